import Motion

/// P23: the hip moves less, towards flexion, with little internal rotation.
public struct HipExcursion: WalkingDetector {
  public static let id = "P23"

  public init() {}

  func finding(on side: Side, in walk: WalkingCondition, by rule: Rule) -> Finding {
    let ranges = walk.cycles(of: side) { curves, _ in curves.range(.hipFlexion) }
    guard ranges.count > 0 else { return walk.notAssessed(rule, side, because: ranges.reason) }
    let axis = walk.analysis.kneeAxis(side).value
    if axis?.light == .red {
      return walk.notAssessed(rule, side, because: KneeAxisCheck.gate)
    }
    let rotations = walk.cycles(of: side) { curves, _ in curves.range(.hipRotation) }
    let least = walk.cycles(of: side) { curves, _ in
      curves.minimum(.hipFlexion, HipExtension.window)
    }
    guard
      let rotation = Grade(
        rotations.values, against: rule["rotation excursion"], at: walk.v,
        error: .transverseAngle),
      let range = Grade(
        ranges.values, against: rule["hip range"], at: walk.v, error: .sagittalAngle)
    else {
      var finding = walk.notAssessed(
        rule, side,
        because: "reference: the excursion of hip rotation needs the laboratory's own people")
      addNumbers(&finding, ranges, rotations)
      return finding
    }
    let extension13 = Grade(
      least.values, against: walk.rules.rule(HipExtension.id)["limit"], at: walk.v,
      error: .sagittalAngle)
    let either = [extension13, range].compactMap(\.self)
    let sagittal = either.decisiveOfAny ?? range
    var basis = WalkingCondition.Basis(ranges)
    basis.crossTalk = axis?.factor ?? 1
    var finding = walk.finding(
      rule, side, [sagittal, rotation].decisiveOfAll, of: either + [rotation], basis)
    addNumbers(&finding, ranges, rotations)
    return finding
  }

  private func addNumbers(
    _ finding: inout Finding, _ ranges: WalkingWindows, _ rotations: WalkingWindows
  ) {
    if let range = Statistic(of: ranges.values)?.mean {
      finding.details.append(.init("hip range", range, .degree))
    }
    if let rotation = Statistic(of: rotations.values)?.mean {
      finding.details.append(.init("excursion of hip rotation", rotation, .degree))
    }
  }
}
