import Motion

/// A marker's name as a file writes it, cut at the subject prefix: `Daphnee:ASISr`.
package struct MarkerLabel: Hashable, Sendable {
  /// The subject or object before the first colon, or `nil`.
  package var prefix: String?
  package var label: String

  package init(_ text: String) {
    let name = text.trimmed
    if let colon = name.firstIndex(of: ":") {
      let before = String(name[..<colon]).trimmed
      let after = String(name[name.index(after: colon)...]).trimmed
      if !before.isEmpty, !after.isEmpty {
        prefix = before
        label = after
        return
      }
    }
    prefix = nil
    label = name
  }

  /// The prefixes of some trajectories, each once, in the order of the file.
  package static func prefixes(of trajectories: [Trajectory]) -> [String] {
    var seen: Set<String> = []
    return trajectories.compactMap(\.prefix).filter { seen.insert($0).inserted }
  }
}

extension StringProtocol {
  /// Without blanks at both ends.
  package var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
