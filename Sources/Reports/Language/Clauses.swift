/// The parts that a text falls into by itself: lines, else sentences, else clauses between semicolons;
/// what stands in brackets is not taken apart.
struct Clauses {
  static let sentenceEnd = ". "

  /// At least one; a sentence keeps its full stop.
  private(set) var parts: [String] = []
  /// What stands between the parts; `nil` for a text of one part.
  private(set) var separator: String?

  init(of text: String) {
    for separator in ["\n", Self.sentenceEnd, "; "] where text.contains(separator) {
      let parts = Self.parts(of: Array(text), at: Array(separator))
      if parts.count > 1 {
        self.parts = parts
        self.separator = separator
        return
      }
    }
    parts = [text]
  }

  private static func parts(of text: [Character], at separator: [Character]) -> [String] {
    let isSentence = separator == Array(sentenceEnd)
    var parts: [String] = []
    var start = 0
    var depth = 0
    var place = 0
    while place < text.count {
      if text[place] == "(" { depth += 1 }
      if text[place] == ")" { depth = max(0, depth - 1) }
      let next = place + separator.count
      // `et al. 2008` ends no sentence.
      let isEnd =
        (depth == 0 || separator == ["\n"]) && text[place...].starts(with: separator)
        && (!isSentence || (next < text.count && text[next].isUppercase))
      guard isEnd else {
        place += 1
        continue
      }
      parts.append(String(text[start..<(isSentence ? place + 1 : place)]))
      place = next
      start = next
    }
    return parts + [String(text[start...])]
  }
}
