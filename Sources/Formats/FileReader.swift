import Foundation
import Motion

/// A file on the disk, read from its beginning; only regular files, since a pipe may never end.
package struct FileReader: ~Copyable {
  /// The name to use in diagnostics.
  private let file: String
  private let descriptor: Int32
  /// Bytes of the file when it was opened.
  package let size: Int

  package init(path: String, file: String) throws(ReadError) {
    // Without O_NONBLOCK the opening of a pipe waits for its writer.
    descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    self.file = file
    guard descriptor >= 0 else {
      size = 0
      throw Self.unreadable(file)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      size = 0
      throw Self.unreadable(file)
    }
    size = Int(status.st_size)
    guard size <= FileBytes.largestFile else {
      throw ReadError(
        file: file, problem: "expected at most \(FileBytes.largestFile) bytes, found \(size)",
        remedy: "split the recording")
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// The next bytes, fewer than asked for only at the end of the file.
  package func next(_ count: Int) throws(ReadError) -> [UInt8] {
    var got = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      got = fill(UnsafeMutableRawBufferPointer(buffer))
      filled = max(0, got)
    }
    guard got >= 0 else { throw Self.unreadable(file) }
    return bytes
  }

  /// The next bytes in the place of others, from one of them on.
  ///
  /// - Returns: How many there were, fewer than there is room for only at the end of the file.
  func fill(_ bytes: inout [UInt8], from start: Int = 0) throws(ReadError) -> Int {
    let got = bytes.withUnsafeMutableBytes { bytes in
      fill(UnsafeMutableRawBufferPointer(rebasing: bytes[start...]))
    }
    guard got >= 0 else { throw Self.unreadable(file) }
    return got
  }

  /// Goes to a place of the file, bytes from its beginning.
  func go(to offset: Int) throws(ReadError) {
    guard lseek(descriptor, off_t(offset), SEEK_SET) == off_t(offset) else {
      throw Self.unreadable(file)
    }
  }

  /// Reads until the space or the file ends.
  ///
  /// - Returns: How many bytes there were; negative where the disk failed.
  private func fill(_ space: UnsafeMutableRawBufferPointer) -> Int {
    var filled = 0
    while filled < space.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: space[filled...])
      let got = read(descriptor, rest.baseAddress, rest.count)
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return got < 0 ? -1 : filled }
      filled += got
    }
    return filled
  }

  /// All bytes from the beginning, as long as each piece of them is one to go on behind.
  ///
  /// - Parameter goesOn: Looks at a piece; after the first that it turns down nothing more is read.
  func contents(while goesOn: (UnsafeRawBufferPointer) -> Bool) throws(ReadError) -> [UInt8] {
    var failed = false
    // The memory of what is never read is never used.
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      let whole = UnsafeMutableRawBufferPointer(buffer)
      while filled < size {
        let piece = whole[filled..<min(filled + Self.pieceSize, size)]
        let got = read(
          descriptor, UnsafeMutableRawBufferPointer(rebasing: piece).baseAddress,
          piece.count)
        if got < 0, errno == EINTR { continue }
        guard got > 0 else {
          failed = got < 0
          return
        }
        let begin = filled
        filled += got
        guard goesOn(UnsafeRawBufferPointer(rebasing: whole[begin..<filled])) else { return }
      }
    }
    guard !failed else { throw Self.unreadable(file) }
    return bytes
  }

  private static let pieceSize = 1 << 20

  static func unreadable(_ file: String) -> ReadError {
    ReadError(
      file: file, problem: "expected a readable file, but it could not be opened",
      remedy: "check that the file exists and that you may read it")
  }
}
