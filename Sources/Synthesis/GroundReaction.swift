import Foundation
import Geometry
import Motion

/// The force of the floor on one foot through one stance.
///
/// Vertical: two humps of 1.1 body weights about a valley of 0.78, from odd sine terms that begin
/// and end at zero in the instants of contact and foot off; over a stance of 60 % of the cycle its
/// mean is half a body weight a cycle. Along the path: first braking, then driving, 0.19 body
/// weights. Sideways: 0.05 body weights towards the middle. The centre of pressure runs from heel
/// to forefoot.
struct GroundReaction {
  /// Body weight, newtons.
  var weight: Double
  /// Points of the sole while the foot is flat, metres, on the floor.
  var heel: Vector3
  var toe: Vector3
  /// Horizontal unit vector of travel.
  var forward: Vector3
  /// Horizontal unit vector towards the middle of the body.
  var medial: Vector3

  /// Force on the subject, newtons; where it acts, metres; free moment about the vertical,
  /// newton-metres.
  struct Sample {
    var force: Vector3
    var point: Vector3
    var freeMoment: Double
  }

  /// - Parameter share: Share of the stance gone by, 0 to 1.
  func sample(at share: Double) -> Sample {
    let (s1, s3, s5) = (sin(.pi * share), sin(3 * .pi * share), sin(5 * .pi * share))
    // 1.1 at 24 %, 0.78 at 50 %, mean 0.83: three equations for three terms.
    let vertical = weight * (1.167 * s1 + 0.403 * s3 + 0.016 * s5)
    let along = -weight * 0.19 * sin(2 * .pi * share)
    let sideways = weight * 0.05 * s1
    let force = Vector3.unitZ * vertical + forward * along + medial * sideways
    let rolled = 0.08 + 0.87 * smoothstep(share, from: -0.15, to: 1.15)
    return Sample(
      force: force, point: heel + (toe - heel) * rolled,
      freeMoment: 0.004 * weight * sin(2 * .pi * share))
  }
}
