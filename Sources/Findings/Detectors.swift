import Motion

/// Every detector, in the order of reports.
public enum Detectors {
  public static let all: [any Detector] = [
    PelvicDrop(),
    TrunkLean(),
    HipHiking(),
    Circumduction(),
    Vaulting(),
    StiffKnee(),
    StanceFlexion(),
    JumpPattern(),
    KneeHyperextension(),
    KneeExtensorLoading(),
    UnloadingAsymmetry(),
    LegLengthPattern(),
    HipExtension(),
    AnteriorTilt(),
    LumbarExtension(),
    Equinus(),
    SwingDorsiflexion(),
    FootProgressionAngle(),
    PelvicRetraction(),
    WideBase(),
    Scissoring(),
    HipUnloading(),
    MedialKneeLoading(),
    HipExcursion(),
    MedialKnee(),
    KneeSeparation(),
    KneeAbduction(),
    LandingAbductionMoment(),
    KneeInStride(),
    LandingErrors(),
    ProximalExcess(),
    LandingAsymmetry(),
    ConditionComparison(),
    MuscleTiming(),
    GluteusMediusOnset(),
  ]

  /// What every detector says about a session.
  ///
  /// - Parameter rules: This program's, or a laboratory's own.
  public static func findings(
    in analysis: SessionAnalysis, by rules: RuleBook = .standard
  ) -> [Finding] {
    let invented = InventedSupport(analysis, rules)
    return all.flatMap { $0.findings(in: analysis, by: rules) }.map(invented.noted)
  }

  /// The detector of a rule identifier or another name of its rule, in any case, or `nil`.
  public static func detector(rule name: String) -> (any Detector)? {
    let id = (RuleBook.standard[name]?.id ?? name).lowercased()
    return all.first { $0.rule.lowercased() == id }
  }
}
