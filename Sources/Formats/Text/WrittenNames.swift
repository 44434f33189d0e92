import Motion

/// The names of markers as a text format can hold them, and what of them is lost.
struct WrittenNames {
  /// What people call the format.
  let format: String
  /// One sentence for each name that is changed.
  private(set) var lost: [String] = []

  init(format: String) { self.format = format }

  /// One name a marker, in their order, none empty.
  ///
  /// - Parameters:
  ///   - withPrefix: Whether the subject's prefix is part of the name.
  ///   - mayRepeat: Whether two markers may bear one name.
  ///   - plain: The name without what the format cannot hold.
  mutating func labels(
    of trajectories: [Trajectory], withPrefix: Bool, mayRepeat: Bool,
    plain: (String) -> String
  ) -> [String] {
    var taken: Set<String> = []
    return trajectories.enumerated().map { index, trajectory in
      let prefix = withPrefix ? trajectory.prefix.map { plain($0) + ":" } ?? "" : ""
      let own = plain(trajectory.label)
      var label = own.isEmpty ? "unnamed \(index + 1)" : own
      if own.isEmpty {
        lost.append(
          "the name of marker \(index + 1), which has none: it is \(label) in \(format)")
      } else if own != trajectory.label {
        lost.append(
          "the name \(InertName.shown(trajectory.label)): it is \(label) in \(format)")
      }
      var number = 2
      while !mayRepeat, taken.contains(prefix + label) {
        label = "\(own) \(number)"
        number += 1
      }
      if number > 2 {
        lost.append(
          "the name \(own) of marker \(index + 1), which another marker has: it is \(label) in "
            + format)
      }
      taken.insert(prefix + label)
      return prefix + label
    }
  }
}
