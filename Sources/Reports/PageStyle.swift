import Motion

/// The style sheet of every page (`page/page.css`): calm, for screens from a phone up, and for A4
/// paper.
enum PageStyle {
  /// SHA-256 of `css`, base 64, by which the page's security policy lets it in; a test checks it
  /// and prints the new one.
  static let sha256 = "XhOUpAvfqKZebU/8kYnsbj5EzfL2/w8gQpvH/9WKg1c="

  /// The sheet as the page carries it: an indented line goes on with the one before.
  static let css = (Resource.text(named: "page/page.css") ?? "")
    .split(separator: "\n").reduce(into: "") { sheet, line in
      let rest = line.drop { $0 == " " }
      if line.startIndex == rest.startIndex && !sheet.isEmpty { sheet += "\n" }
      sheet += rest
    }
}
