import Foundation
import Motion

/// Bytes from and to the disk.
public enum FileBytes {
  /// Largest file that is read whole, bytes; a laboratory's longest trial is far below it.
  public static let largestFile = 4 << 30

  /// All bytes of a file.
  public static func contents(of path: String, file: String) throws(ReadError) -> [UInt8] {
    do {
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
      guard size <= largestFile else {
        throw ReadError(
          file: file, problem: "expected at most \(largestFile) bytes, found \(size)",
          remedy: "split the recording")
      }
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe))
    } catch let error as ReadError {
      throw error
    } catch {
      throw unreadable(file)
    }
  }

  /// The first 64 KiB of a file, or all of a shorter one.
  public static func head(of path: String) throws(ReadError) -> [UInt8] {
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      return [UInt8](try handle.read(upToCount: 65_536) ?? Data())
    } catch {
      throw unreadable(path)
    }
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

  private static func unreadable(_ file: String) -> ReadError {
    ReadError(
      file: file, problem: "expected a readable file, but it could not be opened",
      remedy: "check that the file exists and that you may read it")
  }
}
