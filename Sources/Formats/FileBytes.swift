import Foundation
import Motion

/// Bytes from and to the disk.
public enum FileBytes {
  /// Largest file that is read whole, bytes; a laboratory's longest trial is far below it.
  public static let largestFile = 4 << 30

  /// All bytes of a file.
  public static func contents(of path: String, file: String) throws(ReadError) -> [UInt8] {
    let reader = try FileReader(path: path, file: file)
    // A file that grows meanwhile is read as it was.
    return try reader.next(reader.size)
  }

  /// All bytes of a text file; a line that no table has is refused before the rest is read, so that
  /// a file of one endless line costs neither memory nor time.
  ///
  /// - Parameter largest: The largest file of its kind, bytes.
  public static func text(
    of path: String, file: String, largest: Int = largestFile
  ) throws(ReadError) -> [UInt8] {
    let reader = try FileReader(path: path, file: file)
    guard reader.size <= largest else {
      throw ReadError(
        file: file, problem: "expected at most \(largest) bytes, found \(reader.size)",
        remedy: "check that the file is what its name says")
    }
    var sinceLineEnd = 0
    let bytes = try reader.contents { piece in
      let end = piece.lastIndex { $0 == 10 || $0 == 13 }
      sinceLineEnd = end.map { piece.count - 1 - $0 } ?? sinceLineEnd + piece.count
      return sinceLineEnd <= TextFile.longestLine
    }
    if sinceLineEnd > TextFile.longestLine {
      // The walk over the lines says which it is.
      var lines = TextLines(try TextFile(bytes, file: file))
      while try lines.next() != nil {}
    }
    return bytes
  }

  /// How long a file is; 0 where there is none.
  static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// The first 64 KiB of a file, or all of a shorter one.
  public static func head(of path: String) throws(ReadError) -> [UInt8] {
    try FileReader(path: path, file: path).next(65_536)
  }

  /// Writes a whole file: beside its place first, then renamed, so that no half file is ever seen.
  public static func replace(_ path: String, with bytes: [UInt8]) throws(ReadError) {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw ReadError(
        file: path, problem: "expected to write the file, but the disk refused",
        remedy: "check that the folder exists, that it may be written to, and that there is space")
    }
  }
}
