/// Checks that a page's elements are nested as HTML demands, and collects its text.
struct MarkupChecker {
  /// What is wrong, in words; `nil` for a well-formed page.
  private(set) var problem: String?
  /// Text outside style sheets, in order.
  private(set) var text = ""
  private(set) var identifiers: [String] = []
  private(set) var tags: [String] = []

  private static let void: Set = ["meta", "br", "hr", "img", "link", "input", "!DOCTYPE"]

  init(_ page: String) {
    var open: [String] = []
    // What stands in scripts is no markup; a script ends at the first `</script`, whatever it holds.
    let bare = page.replacing(/(<script[^>]*>)[\s\S]*?(<\/script)/) { $0.output.1 + $0.output.2 }
    for piece in bare.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
      guard let end = piece.firstIndex(of: ">") else {
        problem = "an unclosed tag: \(piece.prefix(40))"
        return
      }
      let tag = piece[..<end]
      let name = String(tag.drop { $0 == "/" }.prefix { !$0.isWhitespace && $0 != "/" })
      tags.append(String(tag))
      for match in tag.matches(of: /\sid="([^"]*)"/) { identifiers.append(String(match.1)) }
      if tag.hasPrefix("/") {
        guard open.popLast() == name else {
          problem = "</\(name)> closes nothing"
          return
        }
      } else if !tag.hasSuffix("/") && !Self.void.contains(name) {
        open.append(name)
      }
      if open.last != "style" && open.last != "script" { text += piece[piece.index(after: end)...] }
    }
    if let last = open.last { problem = "<\(last)> is never closed" }
  }
}
