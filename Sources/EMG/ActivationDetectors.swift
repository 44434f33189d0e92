/// Every method that finds when a muscle is active; the first is the default.
public enum ActivationDetectors {
  public static let all: [any ActivationDetector] = [
    ThresholdDetector()
  ]

  /// The method of a name, or `nil`.
  public static func named(_ name: String) -> (any ActivationDetector)? {
    all.first { $0.name == name }
  }
}
