import Foundation
import Motion

/// A file format that recordings are read from.
///
/// To add one, write one file with one conforming type and add its line to `RecordingFormats`.
public protocol RecordingFormat: Sendable {
  /// What people call the format: `C3D`, `Vicon Nexus CSV`.
  static var name: String { get }

  /// Whether a file is of this format, judged by its first bytes (up to 64 KiB) and, where bytes
  /// cannot decide, by its ending in lower case without the dot.
  static func recognizes(_ head: [UInt8], ending: String) -> Bool

  /// The same, for a format whose files are told by their names.
  static func recognizes(_ head: [UInt8], path: String) -> Bool

  /// The paths of the files without which a file cannot be read or dated, those that are there;
  /// judged by names alone.
  static func companions(of path: String) -> [String]

  /// Reads one file.
  ///
  /// - Parameters:
  ///   - path: Where the file lies.
  ///   - file: The name to use in diagnostics.
  /// - Returns: What the file held; laboratory axes, SI units, NaN where nothing was seen.
  static func recording(at path: String, file: String) throws(ReadError) -> Recording
}

extension RecordingFormat {
  public static func recognizes(_ head: [UInt8], path: String) -> Bool {
    recognizes(head, ending: URL(fileURLWithPath: path).pathExtension.lowercased())
  }

  public static func companions(of path: String) -> [String] { [] }
}

/// A format whose files are read from their bytes alone.
public protocol BytesFormat: RecordingFormat {
  /// Reads the bytes of a file.
  ///
  /// - Parameters:
  ///   - name: The recording's name.
  ///   - file: The name to use in diagnostics.
  static func recording(
    of bytes: [UInt8], name: String, file: String
  ) throws(ReadError) -> Recording
}

extension BytesFormat {
  public static func recording(at path: String, file: String) throws(ReadError) -> Recording {
    try recording(
      of: FileBytes.contents(of: path, file: file), name: RecordingName.of(path), file: file)
  }
}

/// A format whose files are text, read from their bytes alone.
public protocol TextFormat: BytesFormat {}

extension TextFormat {
  public static func recording(at path: String, file: String) throws(ReadError) -> Recording {
    try recording(
      of: FileBytes.text(of: path, file: file), name: RecordingName.of(path), file: file)
  }
}

/// A format whose library can crash on a damaged file, so that a `ReaderPool`, where there is one,
/// reads it in a process of its own.
protocol ApartFormat: RecordingFormat {
  /// Reads one file in this process.
  ///
  /// - Parameter paths: Where the parts of an unknown layout are.
  static func recording(
    at path: String, file: String, paths: HDF5Paths
  ) throws(ReadError) -> Recording
}

extension ApartFormat {
  public static func recording(at path: String, file: String) throws(ReadError) -> Recording {
    try recording(at: path, file: file, paths: HDF5Paths())
  }
}

/// A format that recordings are written to.
public protocol WritableFormat: RecordingFormat {
  /// The ending that asks for this format, lower case, without the dot.
  static var writtenEnding: String { get }

  /// Writes a recording as one file, beside its place first and then renamed into it.
  ///
  /// - Returns: One sentence for each thing of the recording that this format cannot hold.
  static func write(_ recording: Recording, to path: String) throws(ReadError) -> [String]
}
