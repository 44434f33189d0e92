import Foundation
import Motion

/// The formats marey reads, in the order in which they are tried, and the door to all of them.
public enum RecordingFormats {
  /// Every format; a test compares this list with the files beside it.
  public static let all: [any RecordingFormat.Type] = [
    C3D.self,
    OpenSignals.self,
    HDF5Recording.self,
    DataLOG.self,
    NexusCSV.self,
    TRC.self,
    MOT.self,
    LongCSV.self,
    WideCSV.self,
  ]

  /// The formats that can be written.
  public static var writable: [any WritableFormat.Type] {
    all.compactMap { $0 as? any WritableFormat.Type }
  }

  /// The format that a file is in, judged by its content, or `nil`.
  public static func format(at path: String) throws(ReadError) -> (any RecordingFormat.Type)? {
    let head = try FileBytes.head(of: path)
    let ending = URL(fileURLWithPath: path).pathExtension.lowercased()
    return all.first { $0.recognizes(head, ending: ending) }
  }

  /// Reads a recording, whatever its format.
  ///
  /// - Parameters:
  ///   - path: Where the file lies.
  ///   - file: The name to use in diagnostics; by default the path as given.
  public static func recording(at path: String, file: String? = nil) throws(ReadError) -> Recording
  {
    let file = file ?? path
    guard let format = try format(at: path) else {
      throw ReadError(
        file: file,
        problem: "expected a recording (\(all.map { $0.name }.joined(separator: ", "))), "
          + "but found none of these formats",
        remedy: "export the trial again as C3D, CSV or TRC, or leave the file out of the study")
    }
    return try format.recording(at: path, file: file)
  }

  /// Writes a recording in the format that the path's ending asks for.
  ///
  /// - Returns: One sentence for each thing of the recording that the format cannot hold.
  public static func write(_ recording: Recording, to path: String) throws(ReadError) -> [String] {
    let ending = URL(fileURLWithPath: path).pathExtension.lowercased()
    guard let format = writable.first(where: { $0.writtenEnding == ending }) else {
      let known = writable.map { "." + $0.writtenEnding }.joined(separator: ", ")
      throw ReadError(
        file: path,
        problem: "expected an ending that can be written (\(known)), found "
          + (ending.isEmpty ? "none" : "." + ending),
        remedy: "give the output one of these endings")
    }
    return try format.write(recording, to: path)
  }
}
