import Motion

/// Every detector, in the order of reports.
public enum Detectors {
  public static let all: [any Detector] = [
    PelvicDrop(),
    MedialKnee(),
    MuscleTiming(),
    GluteusMediusOnset(),
  ]

  /// What every detector says about a session.
  public static func findings(in analysis: SessionAnalysis) -> [Finding] {
    all.flatMap { $0.findings(in: analysis) }
  }

  /// The detector with a rule identifier, in any case, or `nil`.
  public static func detector(rule: String) -> (any Detector)? {
    all.first { $0.rule.lowercased() == rule.lowercased() }
  }
}
