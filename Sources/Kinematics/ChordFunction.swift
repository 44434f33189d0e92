import Geometry

/// The conventional gait model's construction of a joint centre from a marker on the joint.
///
/// The centre lies at distance `offset` from the marker, in the plane of the proximal centre, the
/// marker and the wand, on the side away from the wand, such that the line from marker to centre
/// stands upright on the line from centre to proximal centre.
///
/// Source: Davis et al. 1991, Hum Mov Sci 10:575; the closed form is our own algebra.
enum ChordFunction {
  /// The joint centre; missing where a point was not seen or the marker lies within `offset` of the
  /// proximal centre. All in metres.
  static func centre(
    offset: Double, proximal: Vector3, marker: Vector3, wand: Vector3
  ) -> Vector3 {
    let toProximal = proximal - marker
    let distanceSquared = toProximal.lengthSquared
    let ratio = offset * offset / distanceSquared
    guard ratio <= 1 else { return .missing }
    let away = toProximal.cross(toProximal.cross(wand - marker)).normalized
    return marker + toProximal * ratio + away * (offset * (1 - ratio).squareRoot())
  }
}
