import Findings
import Gait
import Motion

/// Puts a session beside its reference: bands, profile scores, and what does not fit.
struct ReferenceComparison {
  /// The laboratory's own people, or the children of Schwartz et al. 2008.
  let reference: ReferenceSet
  let subject: Subject
  let standing: Bool
  let parameters: [Parameter]
  /// Sides whose knee axis is too far out for hip rotation to say much.
  let unreliableKneeAxis: Set<Side>

  /// - Parameter own: The laboratory's own reference, where the settings name one.
  init(own: ReferenceSet?, analysis: SessionAnalysis) {
    reference = own ?? Schwartz2008.curves
    subject = analysis.subject
    standing = analysis.standing.value != nil
    parameters = analysis.parameters
    unreliableKneeAxis = Set(
      Side.allCases.filter { analysis.kneeAxis($0).value?.isReliable == false })
  }

  /// What a group of walking trials is compared with; `nil` for other tasks.
  func conditionReference(for group: TrialGroup) -> ConditionReference? {
    guard group.task == .walking, group.trials.contains(where: { !$0.cycles.isEmpty }) else {
      return nil
    }
    let speed = speed(of: group)
    var bands: [CycleQuantity: NormalBand] = [:]
    for quantity in CycleQuantity.all {
      bands[quantity] = reference.band(of: quantity, at: speed)
    }
    return ConditionReference(
      task: group.task, condition: group.condition, speed: speed,
      words: words(speed: speed, bands: bands), flags: flags(speed: speed), isOwn: reference.isOwn,
      bands: bands)
  }

  /// The profile of a group of walking trials.
  func profile(of group: TrialGroup, against condition: ConditionReference) -> GaitProfile {
    GaitProfileScore(reference: reference, unreliableKneeAxis: unreliableKneeAxis).profile(
      of: group.trials.flatMap(\.cycles), task: group.task, condition: group.condition,
      speed: condition.speed, words: condition.words, standing: standing)
  }

  private func speed(of group: TrialGroup) -> Double? {
    parameters.first {
      $0.name == "dimensionless_speed" && $0.task == group.task && $0.condition == group.condition
    }?.value.value?.mean
  }

  /// `Schwartz et al. 2008, 82 typically developing children, free speed (v* 0.43)`.
  private func words(speed: Double?, bands: [CycleQuantity: NormalBand]) -> String {
    let counts = bands.values.map(\.count)
    let people =
      counts.min().flatMap { least in
        counts.max().map { least == $0 ? "\($0) " : "\(least) to \($0) " }
      } ?? ""
    let standIn =
      reference.groups.indices.contains(reference.standIn)
      ? reference.groups[reference.standIn].words + " speed" : "one speed"
    let at =
      speed.map { "at v* \(Self.twoDecimals($0)) (\(SpeedBand.words($0)))" }
      ?? "\(standIn), speed not matched"
    return "\(reference.name), \(people)\(reference.population), \(at)"
  }

  private func flags(speed: Double?) -> [String] {
    var flags: [String] = []
    if speed == nil {
      flags.append("speed not matched: v* is not known, so free speed stands in")
    }
    switch (subject.age, reference.isOwn) {
    case (let age?, _) where age.isFinite && reference.ages.contains(age): break
    case (let age?, false) where age.isFinite && age >= reference.ages.upperBound:
      flags.append("an adult against children; " + Population.noAdultReference)
    case (let age?, _) where age.isFinite:
      flags.append("the person's age is outside the reference's")
    case (_, false):
      flags.append(
        "age not known, read as an adult against children; " + Population.noAdultReference)
    case (_, true): flags.append("age not known")
    }
    if let speed, reference.isOwn, reference.groups.allSatisfy({ $0.speed != nil }),
      !reference.groups.contains(where: { $0.words == SpeedBand.words(speed) })
    {
      flags.append(
        "nobody of the reference walked at this speed (\(SpeedBand.words(speed))); the nearest "
          + "stand in")
    }
    if reference.isOwn {
      let counts = reference.curves.values.flatMap { $0 }.compactMap { $0?.count }
      if let least = counts.min() {
        if let reason = LaboratoryNorms.refusalOfZ(people: least) {
          flags.append(reason)
        } else if least < LaboratoryNorms.leastCountForBands {
          flags.append(
            "a preliminary band of \(least) people, fewer than "
              + "\(LaboratoryNorms.leastCountForBands)")
        }
      }
    }
    return flags
  }

  private static func twoDecimals(_ value: Double) -> String {
    let hundredths = Int((min(max(value, -99), 99) * 100).rounded())
    let cents = abs(hundredths) % 100
    return (hundredths < 0 ? "-" : "") + "\(abs(hundredths) / 100)." + (cents < 10 ? "0" : "")
      + "\(cents)"
  }
}

extension SessionAnalysis {
  /// Compares every walking condition with the reference.
  mutating func compare(withOwn own: ReferenceSet?) {
    parameters = ParameterComparison(subject: subject).compared(parameters)
    symmetry = SymmetryTable.values(in: parameters)
    let comparison = ReferenceComparison(own: own, analysis: self)
    reference = comparison.reference
    for group in TrialGroup.groups(of: trials) {
      guard let condition = comparison.conditionReference(for: group) else { continue }
      references.append(condition)
      profiles.append(comparison.profile(of: group, against: condition))
    }
  }
}
