import Foundation
import Geometry
import Motion

/// The vertical plane onto which a leg is projected to see its knee go inwards.
///
/// `forward` is a horizontal unit vector n; with v up, l = v × n points to the person's left, and
/// medial is −l for the left leg and +l for the right. The plane has to be named with every value:
/// turned by 10° it shows an angle of 11.5° at 60° of knee flexion where there is none.
public struct FrontalPlane: Hashable, Sendable {
  public var forward: Vector3

  /// A plane that faces along a direction, or `nil` where that has no horizontal part.
  public init?(facing direction: Vector3) {
    let horizontal = Vector3(direction.x, direction.y, 0)
    guard horizontal.isFinite, horizontal.length > 1e-6 else { return nil }
    forward = horizontal.normalized
  }

  /// The medial direction of a leg, a unit vector.
  public func medial(_ side: Side) -> Vector3 {
    let left = Vector3.unitZ.cross(forward)
    return side == .left ? -left : left
  }

  /// This plane turned about the vertical; radians, counter-clockwise seen from above.
  public func turned(by angle: Double) -> FrontalPlane {
    var turned = self
    turned.forward = Matrix3.rotationZ(angle) * forward
    return turned
  }

  /// The angle to another plane, radians, without sign.
  public func angle(to other: FrontalPlane) -> Double {
    abs(atan2(forward.cross(other.forward).z, forward.dot(other.forward)))
  }

  /// A leg as its three joint centres, metres, z up.
  public struct Leg: Hashable, Sendable {
    public var side: Side
    public var hip: Vector3
    public var knee: Vector3
    public var ankle: Vector3

    public init(side: Side, hip: Vector3, knee: Vector3, ankle: Vector3) {
      self.side = side
      self.hip = hip
      self.knee = knee
      self.ankle = ankle
    }

    public var isFinite: Bool { hip.isFinite && knee.isFinite && ankle.isFinite }

    /// The angle between thigh and shank in space, 0 for a straight leg, radians.
    public var flexion: Double {
      let (thigh, shank) = (hip - knee, ankle - knee)
      return .pi - atan2(thigh.cross(shank).length, thigh.dot(shank))
    }
  }

  /// The frontal plane projection angle of the knee, radians, + where the knee lies medial of the
  /// line from hip to ankle (valgus); NaN where a joint was not seen.
  public func projectionAngle(_ leg: Leg) -> Double {
    let m = medial(leg.side)
    let (thigh, shank) = (leg.hip - leg.knee, leg.ankle - leg.knee)
    let (tm, tv, sm, sv) = (thigh.dot(m), thigh.z, shank.dot(m), shank.z)
    let cross = tm * sv - tv * sm
    let bend = .pi - atan2(abs(cross), tm * sm + tv * sv)
    let offset = medialOffset(leg)
    return offset < 0 ? -bend : bend
  }

  /// Distance of the knee from the line hip-ankle within the plane, metres, + medial.
  public func medialOffset(_ leg: Leg) -> Double {
    let m = medial(leg.side)
    let (line, knee) = (leg.hip - leg.ankle, leg.knee - leg.ankle)
    let (um, uv, km, kv) = (line.dot(m), line.z, knee.dot(m), knee.z)
    let cross = km * uv - kv * um
    // Upside down (a hip below its ankle) the line runs the other way.
    return (uv < 0 ? -cross : cross) / (um * um + uv * uv).squareRoot()
  }

  /// One standard deviation of the projection angle from a plane that is placed to ± 5° (95 %):
  /// half the difference of the angles at +2.5° and −2.5°, radians.
  public func uncertainty(_ leg: Leg) -> Double {
    let (a, b) = (turned(by: .degrees(2.5)), turned(by: .degrees(-2.5)))
    return abs(a.projectionAngle(leg) - b.projectionAngle(leg)) / 2
  }

  /// The projection angles with the plane turned by 5° either way, the smaller first, radians.
  public func range(_ leg: Leg) -> ClosedRange<Double> {
    let a = turned(by: .degrees(5)).projectionAngle(leg)
    let b = turned(by: .degrees(-5)).projectionAngle(leg)
    guard a.isFinite, b.isFinite else { return 0...0 }
    return min(a, b)...max(a, b)
  }
}
