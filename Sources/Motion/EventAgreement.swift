/// How well the ways of finding events agree over a trial.
public struct EventAgreement: Hashable, Sendable {
  /// Events in use: initial contacts and foot offs.
  public var count: Int
  /// Those of low confidence.
  public var lowConfidence: Int
  /// The largest distance between the methods that count, seconds; `nil` where one spoke alone.
  public var largestSpread: Double?

  /// - Parameter events: A trial's events; others than contacts and foot offs are passed over.
  public init(of events: [GaitEvent]) {
    let used = events.filter { $0.kind == .initialContact || $0.kind == .footOff }
    count = used.count
    lowConfidence = used.count { $0.confidence == .low }
    largestSpread = used.compactMap(\.spread).filter(\.isFinite).max()
  }
}
