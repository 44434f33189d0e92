import Geometry

/// Ground reaction, joint moments and joint powers of one leg, one value a frame, per kilogram.
public struct LegKinetics: Codable, Sendable {
  /// Ground reaction force on the foot, laboratory axes with z up, newtons per kilogram; missing
  /// where the foot stands on no plate.
  public var groundReaction: [Vector3]
  /// Internal moments in the distal segment's axes, newton-metres per kilogram; components of
  /// `JointMoment.components`.
  public var moments: [Joint: [Vector3]]
  /// Joint power, watts per kilogram, + generation, − absorption.
  public var powers: [Joint: [Double]]

  public init(
    groundReaction: [Vector3], moments: [Joint: [Vector3]], powers: [Joint: [Double]]
  ) {
    self.groundReaction = groundReaction
    self.moments = moments
    self.powers = powers
  }

  /// External knee adduction moment (KAddM_ext), newton-metres per kilogram, + adduction; one value
  /// a frame, NaN where there is none. Equal to the internal knee abductor moment.
  public var externalKneeAdduction: [Double] { moments[.knee, default: []].map(\.y) }

  /// External knee flexion moment, newton-metres per kilogram, + flexion; one value a frame, NaN
  /// where there is none. Equal to the internal knee extensor moment.
  public var externalKneeFlexion: [Double] { moments[.knee, default: []].map(\.x) }
}

/// The kinetics of both legs over a trial.
public struct JointKinetics: Codable, Sendable {
  public var legs: [Side: LegKinetics]
  public var notices: [Notice]
  /// One sentence a step, for the report's methods.
  public var methods: [String]

  public init(legs: [Side: LegKinetics], notices: [Notice] = [], methods: [String] = []) {
    self.legs = legs
    self.notices = notices
    self.methods = methods
  }
}

/// The components of an internal joint moment, each with its sign in words.
public enum JointMoment {
  public static func components(of joint: Joint) -> [String] {
    switch joint {
    case .hip: ["internal, + extensor", "internal, + abductor", "internal, + external rotator"]
    case .knee: ["internal, + extensor", "internal, + abductor", "internal, + external rotator"]
    case .ankle:
      ["internal, + plantarflexor", "internal, + evertor", "internal, + external rotator"]
    }
  }
}
