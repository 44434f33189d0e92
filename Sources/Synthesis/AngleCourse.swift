import Foundation
import Motion

/// One angle over the cycle: a periodic base, and what was done to it.
public struct AngleCourse: Hashable, Sendable {
  /// A stretch of the cycle over which the angle is held at a value.
  ///
  /// Outside the window it joins the base over a shoulder shaped as half a cosine, so that the
  /// value inside is exact.
  public struct Plateau: Hashable, Sendable {
    /// The window, in cycles; may run over 1 into the next cycle.
    public var window: ClosedRange<Double>
    /// The angle within, radians.
    public var value: Double
    /// Length of the shoulder on either side, in cycles.
    public var shoulder: Double

    public init(_ value: Double, over window: ClosedRange<Double>, shoulder: Double = 0.05) {
      self.value = value
      self.window = window
      self.shoulder = shoulder
    }

    /// How much of the plateau holds at a phase: 1 inside, 0 away from it.
    func weight(at phase: Double) -> Double {
      let middle = (window.lowerBound + window.upperBound) / 2
      let half = (window.upperBound - window.lowerBound) / 2
      let turns = phase - middle
      let distance = abs(turns - turns.rounded())
      return 1 - raisedCosine(distance, from: half, to: half + max(shoulder, 1e-9))
    }
  }

  public var base: FourierSeries
  /// Added over the whole cycle, radians.
  public var offset: Double
  /// Applied one after another.
  public var plateaus: [Plateau]

  public init(_ base: FourierSeries, offset: Double = 0, plateaus: [Plateau] = []) {
    self.base = base
    self.offset = offset
    self.plateaus = plateaus
  }

  /// An angle that does not change, radians.
  public init(constant: Double) { self.init(FourierSeries(mean: constant)) }

  /// The angle at a phase, radians.
  ///
  /// - Parameter shift: Added to base and offset before the plateaus, radians.
  public func value(at phase: Double, shift: Double = 0) -> Double {
    var value = base.value(at: phase) + offset + shift
    for plateau in plateaus {
      let weight = plateau.weight(at: phase)
      value += weight * (plateau.value - value)
    }
    return value
  }
}
