import Motion

/// Why gait rules do not look at a cycle, in the words of a report.
public enum CycleGate: Hashable, Sendable {
  /// The direction of travel turns within the cycle, radians.
  case turning(Double)
  /// The direction of travel turns within the trial, radians.
  case turningTrial(Double)
  /// The events make no stride that a person can take.
  case implausible(String)
  /// The speed changes from the first half of the cycle to the second, as share of their mean;
  /// spatiotemporal parameters are still given.
  case unsteady(Double)

  public var text: String {
    switch self {
    case .turning(let angle):
      "turning: the heading changes by \(Self.whole(angle.in(.degree))) degrees"
    case .turningTrial(let angle):
      "turning: the heading changes by \(Self.whole(angle.in(.degree))) degrees over the trial"
    case .implausible(let why): "implausible: \(why)"
    case .unsteady(let share):
      "unsteady: the speed changes by \(Self.whole(share.in(.percent))) % within the stride, so "
        + "only spatiotemporal parameters are given"
    }
  }

  /// Whether a cycle, for all its gates, may count for spatiotemporal parameters.
  public static func allowsSpatiotemporal(_ cycle: Cycle) -> Bool {
    cycle.gates.allSatisfy { $0.hasPrefix("unsteady") }
  }

  static func whole(_ value: Double) -> String {
    value.isFinite ? String(Int(min(max(value.rounded(), -1e6), 1e6))) : "an unknown number of"
  }
}
