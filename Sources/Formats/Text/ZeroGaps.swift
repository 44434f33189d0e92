import Motion

/// Opens gaps that a program wrote as positions at the origin.
package enum ZeroGaps {
  /// Takes positions of 0, 0, 0 exactly as not seen, and says so.
  ///
  /// No marker lies in the origin to the last digit; a marker that always does was never seen.
  package static func open(in recording: inout Recording) {
    var opened: [String] = []
    for index in recording.trajectories.indices {
      let trajectory = recording.trajectories[index]
      let frames = (0..<trajectory.count).filter {
        trajectory.x[$0] == 0 && trajectory.y[$0] == 0 && trajectory.z[$0] == 0
      }
      guard !frames.isEmpty else { continue }
      for frame in frames {
        recording.trajectories[index].x[frame] = .nan
        recording.trajectories[index].y[frame] = .nan
        recording.trajectories[index].z[frame] = .nan
      }
      opened.append("\(trajectory.label) (\(frames.count) frames)")
    }
    guard !opened.isEmpty else { return }
    recording.notices.append(
      Notice(
        .markers,
        "positions of 0, 0, 0 exactly count as not seen: " + FirstNames.joined(opened, most: 12)))
  }
}
