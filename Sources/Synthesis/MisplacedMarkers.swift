import Geometry
import Motion

extension SyntheticTrial {
  /// The recording with every marker a little beside its place on its segment, the same in every trial
  /// of one seed: what an examiner's hands do.
  ///
  /// - Parameters:
  ///   - deviation: Standard deviation of the place in each of three directions, metres.
  ///   - seed: One a person and visit.
  public func withMisplacedMarkers(_ deviation: Double, seed: UInt64) -> Recording {
    var moved = recording
    for index in moved.trajectories.indices {
      let path = moved.trajectories[index]
      var random = RandomStream(seed: seed, for: "put beside its place \(path.label)")
      let move = Vector3(random.gaussian(), random.gaussian(), random.gaussian()) * deviation
      let axes = axes(carrying: path.label)
      moved.trajectories[index] = Trajectory(
        label: path.label, prefix: path.prefix,
        (0..<path.count).map { path[$0] + axes[min($0, axes.count - 1)] * move })
    }
    return moved
  }

  /// The axes of the segment that carries a marker, one a frame; those of the room where it moves
  /// with none.
  private func axes(carrying label: String) -> [Matrix3] {
    let side: Side = label.hasPrefix("L") ? .left : .right
    let segment: Segment? =
      switch label.dropFirst() {
      case "ASI", "PSI", "ACR", "TRO": .pelvis
      case "THI", "KNE", "KNM": .thigh(side)
      case "TIB", "ANK", "MED": .shank(side)
      case "HEE", "TOE", "LCA", "STL": .foot(side)
      default: nil
      }
    if let segment { return truth.poses.poses(of: segment).map(\.axes) }
    let forward = truth.poses.progression.vector
    let room = Matrix3(x: forward, y: Vector3.unitZ.cross(forward), z: .unitZ)
    guard let trunk = truth.trunk, let tilt = trunk.angles[.tilt], let lean = trunk.angles[.lean],
      let turn = trunk.angles[.rotation]
    else { return Array(repeating: room, count: max(1, recording.frameCount)) }
    return tilt.indices.map { frame in
      room
        * (Matrix3.rotationY(tilt[frame]) * Matrix3.rotationX(lean[frame])
          * Matrix3.rotationZ(turn[frame]))
    }
  }
}
