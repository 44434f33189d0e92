import Motion

/// A text file in pieces of whole lines, so that a long table is never in memory as text.
package struct TextPieces: ~Copyable {
  private let reader: FileReader
  /// The name to use in diagnostics.
  let file: String
  /// Bytes that are read at once.
  let pieceSize: Int
  /// The beginning of the line that the piece given last left out.
  private var rest: [UInt8] = []
  private var hasEnded = false
  /// Where the next piece begins, bytes from the beginning of the file.
  private(set) var offset = 0

  /// Bytes of the whole file.
  package var size: Int { reader.size }
  /// Whether the piece given last ends the file.
  package var isLast: Bool { hasEnded && rest.isEmpty }

  /// - Parameter pieceSize: Bytes that are read at once; a piece is longer where a line is.
  package init(path: String, file: String, pieceSize: Int = 1 << 20) throws(ReadError) {
    reader = try FileReader(path: path, file: file)
    self.file = file
    self.pieceSize = max(16, pieceSize)
  }

  /// The next piece; `nil` behind the last.
  ///
  /// - Parameter lines: Number of lines in the pieces before.
  package mutating func next(behind lines: Int) throws(ReadError) -> TextFile? {
    var bytes: [UInt8] = []
    guard try next(into: &bytes) else { return nil }
    return try TextFile(bytes, file: file, linesBefore: lines)
  }

  /// The bytes of the next piece, in the place of those of another; whether there is one.
  mutating func next(into bytes: inout [UInt8]) throws(ReadError) -> Bool {
    var filled = rest.count
    var size = max(pieceSize, filled)
    Self.set(size, of: &bytes)
    bytes.replaceSubrange(0..<filled, with: rest)
    rest.removeAll(keepingCapacity: true)
    while !hasEnded {
      filled += try reader.fill(&bytes, from: filled)
      hasEnded = filled < size
      if let end = hasEnded ? filled : Self.endOfLastLine(in: bytes) {
        rest.append(contentsOf: bytes[end..<filled])
        filled = end
        break
      }
      guard size <= TextFile.longestLine + pieceSize else { break }
      size += pieceSize
      Self.set(size, of: &bytes)
    }
    Self.set(filled, of: &bytes)
    offset += filled
    return filled > 0
  }

  /// Makes the piece that begins at an offset the next.
  mutating func goBack(to offset: Int) throws(ReadError) {
    try reader.go(to: offset)
    self.offset = offset
    rest.removeAll(keepingCapacity: true)
    hasEnded = false
  }

  private static func set(_ count: Int, of bytes: inout [UInt8]) {
    if count < bytes.count {
      bytes.removeLast(bytes.count - count)
    } else {
      bytes.append(contentsOf: repeatElement(0, count: count - bytes.count))
    }
  }

  /// The place behind the last line end; a CR that ends the bytes may be half of a CRLF.
  private static func endOfLastLine(in bytes: [UInt8]) -> Int? {
    if let feed = bytes.lastIndex(of: 10) { return feed + 1 }
    return bytes.dropLast().lastIndex(of: 13).map { $0 + 1 }
  }
}
