import Motion

/// A text file in pieces of whole lines, so that a long table is never in memory as text.
package struct TextPieces: ~Copyable {
  private let reader: FileReader
  private let file: String
  private let pieceSize: Int
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
  }

  /// The next piece; `nil` behind the last.
  ///
  /// - Parameter lines: Number of lines in the pieces before.
  package mutating func next(behind lines: Int) throws(ReadError) -> TextFile? {
    var bytes = rest
    rest = []
    while !hasEnded {
      let count = bytes.count
      bytes = try reader.next(pieceSize, behind: bytes[...])
      hasEnded = bytes.count < count + pieceSize
      if let end = hasEnded ? bytes.count : Self.endOfLastLine(in: bytes) {
        rest = Array(bytes[end...])
        bytes.removeLast(bytes.count - end)
        break
      }
      guard bytes.count <= TextFile.longestLine + pieceSize else { break }
    }
    return bytes.isEmpty ? nil : try TextFile(bytes, file: file, linesBefore: lines)
  }

  /// The place behind the last line end; a CR that ends the bytes may be half of a CRLF.
  private static func endOfLastLine(in bytes: [UInt8]) -> Int? {
    if let feed = bytes.lastIndex(of: 10) { return feed + 1 }
    return bytes.dropLast().lastIndex(of: 13).map { $0 + 1 }
  }
}
