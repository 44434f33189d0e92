/// How uncertain the places of markers are, and how often the analysis is repeated with others.
public struct PlacementSettings: Hashable, Sendable {
  /// Standard deviation of a marker's place on the segment, each direction, metres.
  public var deviation = 0.005
  /// The same of single markers, by the model's names for them.
  public var deviations: [String: Double] = [:]
  /// Repetitions a session; 0: none, and findings carry no interval.
  public var repetitions = 200

  public init() {}

  /// Standard deviation of one marker, metres.
  public func deviation(of marker: String) -> Double { deviations[marker] ?? deviation }
}
