import Motion

/// The lines `# key: value` before a table's header, and `// key=value key=value`, as programs of other
/// laboratories have them.
package struct CSVMetadata: Sendable {
  package struct Entry: Sendable {
    package var key: String
    package var value: String
    package var line: Int
    /// The 1-based column of the value.
    package var column: Int
  }

  package private(set) var entries: [Entry] = []

  /// The last value of a key, or `nil`.
  package subscript(key: String) -> Entry? { entries.last { $0.key == key } }

  /// Reads the lines that begin with `#` or `//`, and blank lines, and stops before the header.
  ///
  /// - Returns: The header's line, or `nil` at the end of the file.
  package mutating func readToHeader(
    _ lines: inout TextLines, of text: TextFile
  ) throws(ReadError) -> Range<Int>? {
    while let line = try lines.next() {
      let row = text.bytes[line].drop { $0 == 32 || $0 == 9 }
      guard let first = row.first else { continue }
      if row.starts(with: Array("//".utf8)) {
        addPairs(text.text(line), line: lines.number)
        continue
      }
      // A comment line that a spreadsheet saved again begins with a quote.
      guard first == UInt8(ascii: "#") || row.starts(with: Array("\"#".utf8)) else { return line }
      add(text.text(line), line: lines.number)
    }
    return nil
  }

  /// Reads the lines that begin with `#`, and gives the header, which must follow.
  ///
  /// - Parameter remedy: What to do where there is none.
  package mutating func header(
    _ lines: inout TextLines, of text: TextFile, remedy: String
  ) throws(ReadError) -> Range<Int> {
    guard let range = try readToHeader(&lines, of: text) else {
      throw text.error(
        line: lines.number + 1,
        problem: "expected a row of column names, found the end of the file", remedy: remedy)
    }
    return range
  }

  /// What stands in the quotes with which a line begins; a doubled one is one.
  private static func unquoted(_ line: String) -> String {
    var inside = ""
    var mayEnd = false
    for character in line.dropFirst() {
      if mayEnd, character != "\"" { break }
      if character == "\"", !mayEnd {
        mayEnd = true
        continue
      }
      inside.append(character)
      mayEnd = false
    }
    return inside
  }

  /// `// fs=100  nSamples=955`.
  private mutating func addPairs(_ text: String, line: Int) {
    for pair in text.drop(while: { $0 == "/" || $0.isWhitespace }).split(
      whereSeparator: \.isWhitespace)
    {
      guard let mark = pair.firstIndex(of: "=") else { continue }
      let value = pair[pair.index(after: mark)...]
      let column = text.distance(from: text.startIndex, to: value.startIndex) + 1
      entries.append(
        Entry(key: String(pair[..<mark]), value: String(value), line: line, column: column))
    }
  }

  private mutating func add(_ text: String, line: Int) {
    var body = text.trimmed
    if body.hasPrefix("\"") { body = Self.unquoted(body) }
    // The separators with which a spreadsheet fills a row up.
    while let last = body.last, ",;\t".contains(last) { body.removeLast() }
    guard let separator = body.firstRange(of: ": ") else { return }
    let key = body[..<separator.lowerBound].drop { $0 == "#" || $0 == " " }
    let value = String(body[separator.upperBound...]).trimmed
    let column = body.distance(from: body.startIndex, to: separator.upperBound) + 1
    entries.append(
      Entry(key: String(key).trimmed, value: value, line: line, column: column))
  }
}
