import Motion

/// A text file in pieces of whole lines, so that a long table is never in memory as text.
package struct TextPieces: ~Copyable {
  private let reader: FileReader
  /// The name to use in diagnostics.
  let file: String
  /// Bytes that are read at once.
  let pieceSize: Int
  /// Where the disk's bytes arrive, a piece long.
  private var input: [UInt8]
  private var rest: [UInt8] = []
  private var hasEnded = false

  /// Bytes of the whole file.
  package var size: Int { reader.size }
  /// Whether the piece given last ends the file.
  package var isLast: Bool { hasEnded && rest.isEmpty }

  /// - Parameter pieceSize: Bytes that are read at once; a piece is longer where a line is.
  package init(path: String, file: String, pieceSize: Int = 1 << 20) throws(ReadError) {
    reader = try FileReader(path: path, file: file)
    self.file = file
    self.pieceSize = max(16, pieceSize)
    input = [UInt8](repeating: 0, count: self.pieceSize)
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
    bytes.replaceSubrange(bytes.indices, with: rest)
    rest.removeAll(keepingCapacity: true)
    while !hasEnded {
      let count = try reader.fill(&input)
      hasEnded = count < input.count
      let end = hasEnded ? count : Self.endOfLastLine(in: input)
      bytes.append(contentsOf: input[..<(end ?? count)])
      if let end {
        rest.append(contentsOf: input[end..<count])
        break
      }
      guard bytes.count <= TextFile.longestLine + pieceSize else { break }
    }
    return !bytes.isEmpty
  }

  /// The place behind the last line end; a CR that ends the bytes may be half of a CRLF.
  private static func endOfLastLine(in bytes: [UInt8]) -> Int? {
    if let feed = bytes.lastIndex(of: 10) { return feed + 1 }
    return bytes.dropLast().lastIndex(of: 13).map { $0 + 1 }
  }
}
