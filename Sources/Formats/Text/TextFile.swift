import Foundation
import Motion

/// A text file as bytes: checked once, then walked line by line without copying.
///
/// A byte-order mark is skipped. UTF-16 and NUL bytes are refused with their place.
package struct TextFile: Sendable {
  /// The longest line that is read, bytes: `mostColumns` cells of forty characters. The widest
  /// laboratory table is far below it.
  package static let longestLine = 4 << 20
  /// The most columns that a table may have.
  package static let mostColumns = 100_000

  /// The name to use in diagnostics.
  package let file: String
  package let bytes: [UInt8]
  /// Where the text begins: behind a byte-order mark.
  package let start: Int
  /// Lines of the file that stand before these bytes.
  let linesBefore: Int

  /// - Parameter linesBefore: Lines of the file before these bytes, where they are not all of it.
  package init(_ bytes: [UInt8], file: String, linesBefore: Int = 0) throws(ReadError) {
    self.file = file
    self.bytes = bytes
    self.linesBefore = linesBefore
    let head = Array(bytes.prefix(linesBefore == 0 ? 3 : 0))
    start = head == [0xEF, 0xBB, 0xBF] ? 3 : 0
    if head.prefix(2) == [0xFF, 0xFE] || head.prefix(2) == [0xFE, 0xFF]
      || (linesBefore == 0 && bytes.prefix(4).contains(0) && UTF16Text.isLikely(bytes))
    {
      throw ReadError(
        file: file, place: .line(1, column: 1),
        problem: "expected UTF-8 or ASCII text, found UTF-16",
        remedy: "save the file as UTF-8 text")
    }
    if let zero = Self.offset(of: 0, in: bytes, from: start) {
      var lines = TextLines(self)
      var place = (line: linesBefore + 1, start: start)
      while let line = try lines.next(), line.lowerBound <= zero {
        place = (lines.number, line.lowerBound)
      }
      throw error(
        line: place.line, at: zero, from: place.start,
        problem: "expected text, found a NUL byte",
        remedy: "export the file again; UTF-16 text must be saved as UTF-8")
    }
  }

  /// The text of some bytes: UTF-8, or Latin-1 where they are not UTF-8.
  package func text(_ range: Range<Int>) -> String {
    Self.text(bytes[range])
  }

  static func text(_ bytes: some Collection<UInt8>) -> String {
    String(validating: bytes, as: UTF8.self)
      ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }

  /// The 1-based character column of a byte in the line that begins at `lineStart`.
  package func column(of byte: Int, from lineStart: Int) -> Int {
    let before = bytes[min(lineStart, bytes.count)..<min(max(lineStart, byte), bytes.count)]
    return 1 + before.count { $0 & 0xC0 != 0x80 }
  }

  /// The 1-based character column at which a cell of a line begins; 1 where the line is none of these
  /// bytes, or has quotes.
  func column(ofCell cell: Int, line number: Int, delimiter: UInt8) -> Int {
    var lines = TextLines(self)
    while let line = try? lines.next() {
      guard lines.number == number else { continue }
      guard !bytes[line].contains(UInt8(ascii: "\"")) else { return 1 }
      var start = line.lowerBound
      for _ in 0..<cell {
        guard let mark = bytes[start..<line.upperBound].firstIndex(of: delimiter) else { return 1 }
        start = mark + 1
      }
      return column(of: start, from: line.lowerBound)
    }
    return 1
  }

  package func error(
    line: Int, column: Int = 1, problem: String, remedy: String
  ) -> ReadError {
    ReadError(file: file, place: .line(line, column: column), problem: problem, remedy: remedy)
  }

  package func error(
    line: Int, at byte: Int, from lineStart: Int, problem: String, remedy: String
  ) -> ReadError {
    error(line: line, column: column(of: byte, from: lineStart), problem: problem, remedy: remedy)
  }

  /// A cell's text as a diagnostic shows it: in quotes, short, without control characters.
  package static func quoted(_ text: String) -> String {
    let shown = text.prefix(40).map { character in
      character.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 }
        ? String(character) : "?"
    }
    return "\"" + shown.joined() + (text.count > 40 ? "…" : "") + "\""
  }

  /// How many lines there are, if each ends with LF or CRLF.
  static func lineCount(_ bytes: [UInt8]) -> Int {
    var count = 0
    var start = 0
    while start < bytes.count {
      count += 1
      start = (offset(of: 10, in: bytes, from: start) ?? bytes.count) + 1
    }
    return count
  }

  /// The first place of a byte from `start` on, or `nil`.
  static func offset(of byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    return bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress,
        let found = memchr(base + start, Int32(byte), buffer.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }
}

/// Walks the lines of a text; LF, CRLF and CR end a line, in any mixture.
package struct TextLines: Sendable {
  private let text: TextFile
  private var position: Int
  private var nextLF = -1
  private var nextCR = -1
  /// The number of the line given last, from 1.
  package private(set) var number: Int

  package init(_ text: TextFile) {
    self.text = text
    number = text.linesBefore
    position = text.start
  }

  /// The bytes of the next line, without its end; `nil` behind the last.
  package mutating func next() throws(ReadError) -> Range<Int>? {
    let count = text.bytes.count
    guard position < count else { return nil }
    let start = position
    if nextLF < start { nextLF = place(of: 10, from: start) }
    if nextCR < start { nextCR = place(of: 13, from: start) }
    let end = min(nextLF, nextCR)
    position = end + (end == nextCR && nextLF == end + 1 ? 2 : 1)
    number += 1
    guard end - start <= TextFile.longestLine else {
      throw text.error(
        line: number,
        problem: "expected lines of at most \(TextFile.longestLine) bytes, found a longer one",
        remedy: "check that the file is a table of text")
    }
    return start..<end
  }

  private func place(of byte: UInt8, from start: Int) -> Int {
    TextFile.offset(of: byte, in: text.bytes, from: start) ?? text.bytes.count
  }
}
