/// Every method that finds when a muscle is active, in the order of their measured accuracy.
public enum ActivationDetectors {
  public static let all: [any ActivationDetector] = [
    ChangePoint(),
    DoubleThreshold(),
    HodgesBui(),
    Mixture(),
    TeagerKaiser(),
  ]

  /// The method of a name, or `nil`.
  public static func named(_ name: String) -> (any ActivationDetector)? {
    all.first { $0.name == name }
  }
}
