import Motion
import Signal

/// How sure a statement is as a measurement: C = q · m.
///
/// q is the product of the data-quality gates; m is the probability that the true value lies on
/// the side of the limit that the finding says, from its excess and uncertainty. The grade of the
/// evidence is another matter and never enters.
public struct MeasurementConfidence: Hashable, Sendable {
  /// How well the model behind a limit fits the person.
  public enum Reference: Sendable {
    case own
    case sameModelAndAge
    case other
    /// The limit comes from no reference population.
    case none

    var factor: Double {
      switch self {
      case .own, .none: 1
      case .sameModelAndAge: 0.9
      case .other: 0.8
      }
    }
  }

  /// Product of the gates, 0 to 1.
  public private(set) var quality = 1.0

  public init() {}

  /// Takes in the share of samples, 0 to 1, in which the markers were seen.
  public mutating func gate(seen share: Double) {
    quality *= share >= 0.95 ? 1 : share >= 0.9 ? 0.8 : 0.5
  }

  /// Takes in the events, for a value that is read at an event or is a time.
  public mutating func gate(events: Cycle.Confidence) { quality *= events == .high ? 1 : 0.9 }

  /// Takes in the reference that the limit comes from.
  public mutating func gate(reference: Reference) { quality *= reference.factor }

  /// Takes in whether a limit that depends on speed was read at the person's speed.
  public mutating func gate(speedMatched: Bool) { quality *= speedMatched ? 1 : 0.6 }

  /// Takes in the cross-talk light of the knee axis, for values that it touches: green 1, amber 0.75,
  /// red 0.3.
  public mutating func gate(crossTalk factor: Double) { quality *= factor }

  /// The confidence of a finding, 0 to 1.
  public func value(
    of state: FindingState, excess: Double, uncertainty: Double, windows: Int
  ) -> Double? {
    guard state.isAssessed, uncertainty > 0 else { return nil }
    let toward = state == .withinReference ? -excess : excess
    let m = Statistics.normalCDF(toward / uncertainty)
    let confidence = quality * m
    return windows < Grading.enoughWindows ? min(confidence, Self.fewWindows) : confidence
  }

  /// The most that one or two windows may reach.
  public static let fewWindows = 0.70

  /// The word for a confidence.
  public static func words(_ confidence: Double) -> String {
    switch confidence {
    case 0.75...: "high"
    case 0.55..<0.75: "moderate"
    case 0.40..<0.55: "low"
    default: "unreliable"
    }
  }
}
