import Foundation
import Motion

/// The formats marey reads, in the order in which they are tried, and the door to all of them.
public enum RecordingFormats {
  /// Every format; a test compares this list with the files beside it.
  public static let all: [any RecordingFormat.Type] = [
    C3D.self,
    MotionBIDS.self,
    OpenSignals.self,
    HDF5Recording.self,
    DataLOG.self,
    NexusCSV.self,
    NexusGraph.self,
    MotiveCSV.self,
    QualisysTSV.self,
    TRC.self,
    BTSText.self,
    CortexForces.self,
    AnalogASCII.self,
    MOT.self,
    OrthoTrakText.self,
    GaitLabText.self,
    Visual3DText.self,
    LongCSV.self,
    SignalCSV.self,
    WideCSV.self,
  ]

  /// The formats that can be written.
  public static var writable: [any WritableFormat.Type] {
    all.compactMap { $0 as? any WritableFormat.Type }
  }

  /// The format that a file is in, judged by its content, or `nil`.
  public static func format(at path: String) throws(ReadError) -> (any RecordingFormat.Type)? {
    let head = try FileBytes.head(of: path)
    return all.first { $0.recognizes(head, path: path) }
  }

  /// The files that are read together with a file, those that are there.
  public static func companions(of path: String) -> [String] {
    all.flatMap { $0.companions(of: path) }
  }

  /// Processor cores that the reading of one long table may keep busy; their number changes no
  /// result.
  @TaskLocal public static var cores = 1

  /// What a file is that is in no format marey reads, as a refusal.
  public static func refusal(
    ofForeign path: String, file: String
  ) throws(ReadError) -> ReadError {
    ForeignFile(try FileBytes.head(of: path), path: path).refusal(file: file)
  }

  /// Reads a recording, whatever its format.
  ///
  /// - Parameters:
  ///   - path: Where the file lies.
  ///   - file: The name to use in diagnostics; by default the path as given.
  ///   - lengthUnit: The unit that positions are in, instead of the one that the file says.
  ///   - paths: Where the parts of an HDF5 file of an unknown layout are.
  public static func recording(
    at path: String, file: String? = nil, lengthUnit: Motion.Unit? = nil,
    paths: HDF5Paths = HDF5Paths()
  ) throws(ReadError) -> Recording {
    let file = file ?? path
    guard let format = try format(at: path) else {
      throw try refusal(ofForeign: path, file: file)
    }
    var recording = try recording(at: path, file: file, format: format, paths: paths)
    try BodySize.settle(&recording, unit: lengthUnit, file: file)
    return recording
  }

  /// What a file holds, in the unit that it says.
  static func recording(
    at path: String, file: String, format: any RecordingFormat.Type, paths: HDF5Paths
  ) throws(ReadError) -> Recording {
    guard let apart = format as? any ApartFormat.Type else {
      return try format.recording(at: path, file: file)
    }
    if let pool = ReaderPool.current {
      return try pool.recording(at: path, file: file, paths: paths)
    }
    return try apart.recording(at: path, file: file, paths: paths)
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
