import Geometry

/// The point about which two segments turn against each other: the symmetrical centre of rotation
/// estimation (SCoRE).
///
/// Neither segment counts as resting; each carries its own estimate of the centre, and the two are
/// brought as close as can be over all frames.
///
/// Source: Ehrig et al. 2006, J Biomech 39:2798.
public struct CentreOfRotation: Sendable {
  /// The centre in the proximal segment's frame, metres.
  public let proximal: Vector3
  /// The centre in the distal segment's frame, metres.
  public let distal: Vector3
  /// Root mean square distance of the two, metres.
  public let residual: Double
  /// Frames in which both segments were seen.
  public let frames: Int

  /// A joint whose steadiest axis turns less than this is moved like a hinge, and a hinge has no
  /// centre, radians (root mean square).
  public static let leastTurn = 0.10

  /// - Parameters:
  ///   - proximal: Poses of one segment, one a frame.
  ///   - distal: Poses of the other.
  /// - Returns: `nil` where both were seen in too few frames, or the joint hardly turned about a
  ///   second axis.
  public init?(proximal: [Pose], distal: [Pose]) {
    guard let motion = RelativeMotion(proximal: proximal, distal: distal),
      motion.turns[0] >= Self.leastTurn
    else { return nil }
    // centre in proximal frame − rotation · centre in distal frame = position of the distal origin
    var rows: [[Double]] = []
    var values: [Double] = []
    for (rotation, position) in zip(motion.rotations, motion.positions) {
      for row in 0..<3 {
        rows.append(
          (0..<3).map { $0 == row ? 1 : 0 } + (0..<3).map { -rotation[row, $0] })
        values.append(position[row])
      }
    }
    guard let found = LeastSquares(rows: rows, values: values) else { return nil }
    let c = found.solution
    self.proximal = Vector3(c[0], c[1], c[2])
    self.distal = Vector3(c[3], c[4], c[5])
    residual = found.rootMeanSquare * 3.0.squareRoot()
    frames = motion.rotations.count
  }
}
