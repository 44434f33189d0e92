import Motion

/// The light script of a report (`page/page.js`): read-outs, sides, cycles, and the stick figure
/// that moves with the curves. It loads nothing, stores nothing and sends nothing; a page without it
/// is complete.
///
/// All that it needs stands in the page: charts carry their axes, values are read back from the
/// drawn paths, and recordings come as base 64 of little-endian 16-bit numbers in millimetres and
/// newtons.
enum PageScript {
  /// SHA-256 of `text`, base 64, by which the page's security policy lets it in; a test checks it
  /// and prints the new one.
  static let sha256 = "2J7ERxNYaHBuEDZwQm9DcLxmxOBZ10Pw8to5//QwONU="

  /// The script as the page carries it: without its indentation and the lines of its remarks, which
  /// only its file needs.
  static let text = (Resource.text(named: "page/page.js") ?? "")
    .split(separator: "\n").map { $0.drop { $0 == " " } }.filter { !$0.hasPrefix("//") }
    .joined(separator: "\n")
}
