import Geometry

/// The axis about which two segments turn against each other: the symmetrical axis of rotation
/// approach (SARA).
///
/// The axis is the direction that changes least in both segments at once; the point on it is the
/// centre of the symmetrical estimation, which the axis leaves free along itself, taken nearest to a
/// given point.
///
/// Source: Ehrig et al. 2007, J Biomech 40:2150.
public struct AxisOfRotation: Sendable {
  /// The axis in the proximal segment's frame, length one; either of its two senses.
  public let proximalDirection: Vector3
  /// The same axis in the distal segment's frame.
  public let distalDirection: Vector3
  /// A point on the axis in the proximal segment's frame, metres.
  public let proximalPoint: Vector3
  /// A point on the axis in the distal segment's frame, metres.
  public let distalPoint: Vector3
  /// Root mean square distance of the two points, metres.
  public let residual: Double
  /// Frames in which both segments were seen.
  public let frames: Int

  /// Less turning about the axis than this does not tell its direction, radians (root mean square).
  public static let leastTurn = 0.25
  /// The other axes must turn this many times as far as the axis itself, or there is no hinge.
  public static let leastRatio = 2.0

  /// - Parameters:
  ///   - proximal: Poses of one segment, one a frame.
  ///   - distal: Poses of the other.
  ///   - near: The point of the axis wanted is the one nearest to this, in the proximal frame, metres.
  /// - Returns: `nil` where both were seen in too few frames, or no axis stands out.
  public init?(proximal: [Pose], distal: [Pose], near: Vector3 = .zero) {
    guard let motion = RelativeMotion(proximal: proximal, distal: distal), near.isFinite,
      motion.turns[1] >= Self.leastTurn, motion.turns[1] >= Self.leastRatio * motion.turns[0]
    else { return nil }
    let (a, b) = (motion.proximalAxis, motion.distalAxis)
    var rows: [[Double]] = []
    var values: [Double] = []
    for (rotation, position) in zip(motion.rotations, motion.positions) {
      for row in 0..<3 {
        rows.append(
          (0..<3).map { $0 == row ? 1 : 0 } + (0..<3).map { -rotation[row, $0] })
        values.append(position[row])
      }
    }
    // One equation holds the point where it was wanted along the axis; it takes nothing from the
    // others, which do not tell it. Its weight is that of all frames together.
    let weight = Double(motion.rotations.count).squareRoot()
    rows.append([a.x, a.y, a.z, 0, 0, 0].map { $0 * weight })
    values.append(a.dot(near) * weight)
    guard let found = LeastSquares(rows: rows, values: values) else { return nil }
    let c = found.solution
    proximalPoint = Vector3(c[0], c[1], c[2])
    distalPoint = Vector3(c[3], c[4], c[5])
    let squares = zip(motion.rotations, motion.positions).reduce(0.0) { sum, frame in
      sum
        + (Vector3(c[0], c[1], c[2]) - frame.0 * Vector3(c[3], c[4], c[5]) - frame.1)
        .lengthSquared
    }
    residual = (squares / Double(motion.rotations.count)).squareRoot()
    proximalDirection = a
    distalDirection = b
    frames = motion.rotations.count
  }
}
