import Foundation

/// How far the flexion axis of one knee seems to be turned, and what that does to its angles.
///
/// An axis turned by δ about the long axis of the thigh makes pure flexion look like ab/adduction
/// ("cross-talk"). Estimated from the unloaded swings of walking, pooled over the session.
///
/// Sources: Baker et al. 1999, Hum Mov Sci 18:655; Schache et al. 2006, Gait Posture 24:100.
public struct KneeAxisCheck: Codable, Hashable, Sendable {
  /// How far values that depend on the knee axis can be trusted.
  public enum Light: String, CaseIterable, Codable, Hashable, Sendable, Comparable {
    case green
    case amber
    case red

    public static func < (a: Light, b: Light) -> Bool {
      let order = Light.allCases
      return (order.firstIndex(of: a) ?? 0) < (order.firstIndex(of: b) ?? 0)
    }
  }

  public var side: Side
  public var light: Light
  /// The swing of each cycle judged by itself, in order of trials and time.
  public var cycleLights: [Light]
  /// Change of adduction with flexion over the pooled swing samples, radians per radian; + where
  /// the knee looks adducted (varus) when flexed.
  public var slope: Double
  /// Correlation of adduction with flexion over the same samples, −1 to 1.
  public var correlation: Double
  /// Standard deviation of adduction about the fitted line, radians.
  public var residualDeviation: Double
  /// Range of adduction in swing, mean over the swings, radians.
  public var swingRange: Double
  /// Limits of flexion of the samples in the fit, radians.
  public var flexion: ClosedRange<Double>
  /// Estimated turn of the flexion axis about the long axis of the thigh (δ̂), without sign, radians.
  public var axisError: Double

  public init(
    side: Side, light: Light, cycleLights: [Light], slope: Double, correlation: Double,
    residualDeviation: Double, swingRange: Double, flexion: ClosedRange<Double>, axisError: Double
  ) {
    self.side = side
    self.light = light
    self.cycleLights = cycleLights
    self.slope = slope
    self.correlation = correlation
    self.residualDeviation = residualDeviation
    self.swingRange = swingRange
    self.flexion = flexion
    self.axisError = axisError
  }

  /// Error of knee adduction at a flexion, radians, without sign: `asin(sin δ̂ · sin F)`.
  ///
  /// One standard deviation, to be added in quadrature; NaN where the flexion is.
  public func adductionError(atFlexion flexion: Double) -> Double {
    abs(asin(sin(axisError) * sin(flexion)))
  }

  /// Error of knee rotation at a flexion, radians, without sign: `atan(tan δ̂ · cos F)`.
  ///
  /// The third angle of the same turned axis; NaN where the flexion is.
  public func rotationError(atFlexion flexion: Double) -> Double {
    abs(atan(tan(axisError) * cos(flexion)))
  }

  /// Error of hip rotation, radians, without sign: the turn itself, at every hip position.
  public var hipRotationError: Double { axisError }

  /// Whether knee adduction, knee rotation and hip rotation may be used by rules.
  public var isReliable: Bool { light != .red }

  /// Why rules on those angles are not assessed where the light is red.
  public static let gate = "knee-axis"
}
