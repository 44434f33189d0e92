import Motion

/// P06: the knee bends little and late in swing.
public struct StiffKnee: WalkingDetector {
  public static let id = "P06"
  /// Below this v* the bending from foot off to the peak tells nothing.
  static let slowest = 0.23
  /// Deficit from the mean at which severity rises, radians.
  static let moderate = Double.degrees(20)
  static let marked = Double.degrees(30)

  public init() {}

  /// The four numbers of one cycle.
  private struct Swing {
    var peak: Double
    var fromFootOff: Double
    var range: Double
    var time: Double

    init?(_ curves: CycleCurves) {
      guard let off = curves.footOffPercent, off < 98,
        let curve = curves.waveformAlongPath(of: .kneeFlexion),
        let range = curves.range(.kneeFlexion)
      else { return nil }
      let swing = (off...100).filter { curve[$0].isFinite }
      guard let at = swing.max(by: { curve[$0] < curve[$1] }), curve[off].isFinite else {
        return nil
      }
      peak = curve[at]
      fromFootOff = curve[at] - curve[off]
      self.range = range
      time = Double(at) / 100
    }
  }

  func finding(on side: Side, in walk: WalkingCondition, by rule: Rule) -> Finding {
    var swings: [Swing] = []
    let windows = walk.cycles(of: side) { curves, _ in
      guard let swing = Swing(curves) else { return nil }
      swings.append(swing)
      return swing.peak
    }
    let criteria: [(name: String, values: [Double], error: MeasurementError)] = [
      ("peak flexion", swings.map(\.peak), .sagittalAngle),
      ("range from foot off", swings.map(\.fromFootOff), .sagittalAngle),
      ("whole range", swings.map(\.range), .sagittalAngle),
      ("time of peak", swings.map(\.time), .cycleTime),
    ].filter { $0.0 != "range from foot off" || (walk.v ?? 1) >= Self.slowest }
    let grades = criteria.compactMap {
      Grade($0.values, against: rule[$0.name], at: walk.v, error: $0.error)
    }
    guard let first = grades.first, grades.count >= 3 else {
      return walk.notAssessed(rule, side, because: windows.reason)
    }
    let counted = grades.filter { $0.excess >= 0 }
    let ranked = grades.sorted { $0.ratio > $1.ratio }
    var decisive = ranked[2].ratio < first.ratio ? ranked[2] : first
    decisive.showing = swings.indices.count { index in
      criteria.count { rule[$0.name].excess(of: $0.values[index], at: walk.v) >= 0 } >= 3
    }
    let deficit = (rule["peak flexion"].reference(at: walk.v)?.mean ?? 0) - first.value
    let severity = Grading.severity(of: deficit, moderate: Self.moderate, marked: Self.marked)
    let state: FindingState
    if counted.count >= 3 {
      state = first.state(severity)
    } else {
      state = counted.count == 2 ? .borderline : .withinReference
    }
    var finding = walk.finding(
      rule, side, decisive, of: grades, .init(windows, readsEvents: true), severity: severity,
      state: state)
    if finding.state.isPresent {
      // What is shown is the first number; the confidence is that of the one nearest its limit.
      finding.measured = first.measured
      finding.unit = .degree
      finding.sentence = Wording.sentence(
        walk.lead(rule, side), finding, quantity: rule.wording.quantity,
        present: rule.wording.present, noun: "cycle")
    }
    for grade in grades {
      finding.details.append(.init(grade.limit.name, grade.value, grade.limit.unit))
    }
    let names = counted.map(\.limit.name).joined(separator: ", ")
    finding.members = counted.map(\.limit.name)
    if counted.count == 1 {
      finding.notes.append("single deviation: \(names)")
    } else if counted.count > 1 {
      finding.notes.append("\(counted.count) of \(grades.count) criteria: \(names)")
    }
    return finding
  }
}
