/// Why something was not assessed, in the words of the first page.
///
/// The reasons of rules begin with the input they are about, which sorts them in tables and in other
/// programs: `reference: none loaded`. In a sentence that word is a stumbling stone.
package enum PlainReason {
  /// Beginnings that add nothing to what follows them.
  private static let topics = [
    "reference", "plate", "markers", "pelvis", "plane", "population", "no gait events",
  ]

  /// Terms of the trade of measuring, and what a reader of the first page calls them.
  private static let terms = [
    ("the laboratory's own people", "healthy people of this laboratory"),
    (" (mass_kg)", ""),
  ]

  /// A reason without its topic and without counts that differ from reading to reading, so that
  /// like reasons can be counted together.
  package static func words(_ reason: String) -> String {
    var words = reason
    for topic in topics where words.hasPrefix(topic + ": ") {
      words = String(words.dropFirst(topic.count + 2))
    }
    if words.hasPrefix("fewer than "), let colon = words.firstIndex(of: ":") {
      words = String(words[..<colon])
    }
    for (term, plain) in terms {
      guard let place = words.firstRange(of: term) else { continue }
      words.replaceSubrange(place, with: plain)
    }
    return words
  }
}
