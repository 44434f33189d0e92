import Geometry

/// The line under a foot, from behind the heel marker to the tips of the toes, seen from above.
struct FootLine {
  let heel: Vector3
  /// The marker on the second metatarsal head.
  let toe: Vector3

  /// How far the toes reach beyond the marker on the second metatarsal head, metres.
  static let toes = 0.06
  /// How far the heel's sole reaches behind its marker at most, metres.
  static let behind = 0.02

  /// Horizontal direction from heel to toe, length one; NaN where the markers were not seen.
  var axis: Vector3 { Vector3(toe.x - heel.x, toe.y - heel.y, 0).normalized }

  /// Distance of a point from the line, seen from above, metres.
  func distance(to point: Vector3) -> Double {
    let axis = axis
    let offset = Vector3(point.x - heel.x, point.y - heel.y, 0)
    let along = offset.dot(axis)
    let length = Vector3(toe.x - heel.x, toe.y - heel.y, 0).length
    let nearest = min(max(along, -Self.behind), length + Self.toes)
    return (offset - axis * nearest).length
  }

  /// How far a point lies to the left of the line, looking towards the toes, metres.
  func left(of point: Vector3) -> Double {
    Vector3(point.x - heel.x, point.y - heel.y, 0).dot(Vector3.unitZ.cross(axis))
  }

  /// How far a point lies towards the toes from the heel marker, metres.
  func along(_ point: Vector3) -> Double {
    Vector3(point.x - heel.x, point.y - heel.y, 0).dot(axis)
  }
}
