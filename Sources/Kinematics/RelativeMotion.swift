import Geometry

/// How one segment moves against another: the distal segment's poses in the proximal one's frame.
///
/// Both functional methods rest on the mean of the relative rotations: its singular values say how
/// far each axis kept its direction, 1 for a direction that never changed.
struct RelativeMotion: Sendable {
  /// Frames in which both segments were seen.
  let rotations: [Matrix3]
  let positions: [Vector3]
  /// How far the three principal axes turned, root mean square, radians, the steadiest first: the
  /// first is near zero for a hinge, and all are large for a ball joint that was moved about.
  let turns: [Double]
  /// The steadiest axis, of length one, in the proximal and in the distal frame.
  let proximalAxis: Vector3
  let distalAxis: Vector3

  /// Fewer frames than this are not a movement.
  static let leastFrames = 20

  /// - Returns: `nil` where both were seen in too few frames.
  init?(proximal: [Pose], distal: [Pose]) {
    var rotations: [Matrix3] = []
    var positions: [Vector3] = []
    for (p, d) in zip(proximal, distal) where p.isFinite && d.isFinite {
      rotations.append(p.axes.transposed * d.axes)
      positions.append(p.local(d.origin))
    }
    guard rotations.count >= Self.leastFrames else { return nil }
    self.rotations = rotations
    self.positions = positions
    let share = 1 / Double(rotations.count)
    func mean(_ axis: KeyPath<Matrix3, Vector3>) -> Vector3 {
      rotations.reduce(Vector3.zero) { $0 + $1[keyPath: axis] } * share
    }
    let m = Matrix3(x: mean(\.x), y: mean(\.y), z: mean(\.z))
    let square = m.transposed * m
    guard
      let eigen = SymmetricEigen((0..<3).map { row in (0..<3).map { square[row, $0] } })
    else { return nil }
    turns = eigen.values.map { value in
      let sigma = min(1, max(0, value).squareRoot())
      return (2 * (1 - sigma)).squareRoot()
    }
    let v = eigen.vectors[0]
    distalAxis = Vector3(v[0], v[1], v[2])
    proximalAxis = (m * distalAxis).normalized
  }
}
