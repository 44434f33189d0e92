import Motion

/// What a table gives to a recording.
extension NumberTable {
  /// A marker's trajectory out of its columns of X, Y and Z, which are empty afterwards.
  mutating func takeTrajectory(_ label: MarkerLabel, _ axes: [Int]) -> Trajectory {
    Trajectory(
      label: label.label, prefix: label.prefix, x: take(axes[0]), y: take(axes[1]),
      z: take(axes[2]))
  }

  /// What to say of a file that is cut off; nothing for a whole one.
  var cutNotices: [Notice] {
    cutLine.map {
      [Notice(.file, "the last row, line \($0), is short: the file may be cut off")]
    } ?? []
  }
}
