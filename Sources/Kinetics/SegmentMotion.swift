import Geometry
import Motion
import Signal

/// How one segment moves: angular velocity and acceleration, and the acceleration of its centre of
/// mass, in laboratory axes.
struct SegmentMotion {
  /// Radians per second; missing in the first and last two frames of an unbroken block.
  var angularVelocity: [Vector3]
  /// Radians per second squared; missing in the first and last four.
  var angularAcceleration: [Vector3]
  /// Metres per second squared.
  var acceleration: [Vector3]

  /// - Parameters:
  ///   - axes: The segment's axes, one a frame.
  ///   - centre: Its centre of mass, metres; empty for a segment without mass of its own.
  init(axes: [Matrix3], centre: [Vector3], rate: Double) {
    let count = axes.count
    let span = 4 / rate
    var velocity = Array(repeating: Vector3.missing, count: count)
    for i in 2..<max(2, count - 2) {
      let (before, now, after) = (axes[i - 2], axes[i], axes[i + 2])
      velocity[i] =
        now
        * (Vector3(after.y.dot(before.z), after.z.dot(before.x), after.x.dot(before.y)) / span)
    }
    var turning = Array(repeating: Vector3.missing, count: count)
    for i in 2..<max(2, count - 2) {
      turning[i] = (velocity[i + 2] - velocity[i - 2]) / span
    }
    angularVelocity = velocity
    angularAcceleration = turning
    acceleration = Self.acceleration(of: centre, rate: rate)
  }

  /// The second derivative of a path, on each unbroken block of frames by itself.
  private static func acceleration(of path: [Vector3], rate: Double) -> [Vector3] {
    var result = Array(repeating: Vector3.missing, count: path.count)
    for block in Blocks.unbroken(in: path.map { $0.isFinite ? 0 : .nan }) {
      let columns = (0..<3).map { axis in block.map { path[$0][axis] } }
      guard let spline = GCVSpline(columns, rate: rate) else { continue }
      let found = spline.secondDerivatives()
      for (index, frame) in block.enumerated() {
        result[frame] = Vector3(found[0][index], found[1][index], found[2][index])
      }
    }
    return result
  }
}
