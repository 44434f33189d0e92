import Foundation
import Geometry
import Motion

/// The force of the floor on one foot through one stance.
///
/// Vertical: two humps of 1.1 body weights about a valley of 0.78, from odd sine terms that begin
/// and end at zero in the instants of contact and foot off; over a stance of 60 % of the cycle its
/// mean is half a body weight a cycle. The centre of pressure runs from heel to forefoot, under the
/// ankle at a sixth of the stance. Forwards and sideways the force points at a pivot above the hips,
/// so that it brakes first and drives later, and joint moments have their ordinary signs.
/// - SeeAlso: Maus et al., "Upright human gait did not provide a major mechanical challenge for our
///   ancestors", Nat Commun 1:70, 2010 (forces meet near a point above the centre of mass).
struct GroundReaction {
  /// Body weight, newtons; for a stance other than 60 % of the cycle, so much more or less that
  /// both feet together still carry one body weight on average.
  var weight: Double
  /// Points of the sole while the foot is flat, metres, on the floor.
  var heel: Vector3
  var toe: Vector3
  /// Horizontal unit vector of travel.
  var forward: Vector3

  /// Force on the subject, newtons; where it acts, metres; free moment about the vertical,
  /// newton-metres.
  struct Sample {
    var force: Vector3
    var point: Vector3
    var freeMoment: Double
  }

  /// - Parameters:
  ///   - share: Share of the stance gone by, 0 to 1.
  ///   - pivot: Where the force points, metres.
  func sample(at share: Double, towards pivot: Vector3) -> Sample {
    let (s1, s3, s5) = (sin(.pi * share), sin(3 * .pi * share), sin(5 * .pi * share))
    // 1.1 at 24 %, 0.78 at 50 %, mean 0.83: three equations for three terms.
    let vertical = weight * (1.167 * s1 + 0.403 * s3 + 0.016 * s5)
    let rolled = 0.06 + 0.92 * (1 - pow(1 - share, 1.8))
    let point = heel + (toe - heel) * rolled
    let line = pivot - point
    return Sample(
      force: line * (vertical / line.z), point: point,
      freeMoment: 0.004 * weight * sin(2 * .pi * share))
  }
}
