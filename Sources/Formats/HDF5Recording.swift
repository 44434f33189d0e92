import Foundation
import HDF5
import Motion

/// marey's own recordings: plain HDF5 that h5py, MATLAB and R read, and that loses nothing.
///
///     /                      format = "marey-recording", version, rate_hz, first_frame,
///                            frame_count, up_axis, forward_axis, start_time_s, prefixes
///     /markers/<label>       frames x 3, unit; prefix
///     /analog/<channel>      samples, unit, rate_hz
///     /force_plates/<n>/     label, kind, type, rate_hz, zero_range;
///                            corners (4 x 3), origin (3), calibration (rows x columns),
///                            channels/<channel>
///     /events/               label, side, time, source: one entry an event
///     /subject               <measure> and <measure>_source
///     /model_outputs/<label> frames x columns, unit, kind
///     /notices/              topic, trial, text
///
/// Numbers are in SI units and 64-bit; NaN where nothing was seen. A unit may also be another of
/// the same kind (`mm`, `mV`), which is turned into SI on reading. Texts have fixed length. The
/// order of markers and channels is that in which they were made. Labels that HDF5 cannot hold as
/// names are written as `HDF5Label` says.
public enum HDF5Recording: WritableFormat, ApartFormat {
  public static let name = "marey HDF5"
  public static let writtenEnding = "h5"

  public static func recognizes(_ head: [UInt8], ending: String) -> Bool {
    HDF5File.signatureOffset(in: head) != nil
  }

  /// Texts of variable length, which can crash the library, are read only where that does no harm.
  static var limits: HDF5Limits {
    var limits = HDF5Limits()
    limits.readsVariableTexts = ReaderChild.mayBeLost
    return limits
  }

  static func recording(
    at path: String, file: String, paths: HDF5Paths
  ) throws(ReadError) -> Recording {
    let head = try FileBytes.head(of: path)
    do {
      let container = try HDF5File(path: path, limits: limits)
      let name = RecordingName.of(path)
      guard try container.attribute("format", of: "/")?.text == HDF5Layout.format else {
        return try foreign(container, head: head, file: file, name: name, paths: paths)
      }
      var reader = HDF5RecordingReader(container: container, file: file)
      return try reader.recording(name: name)
    } catch let error as HDF5Error {
      throw ReadError(error, file: file)
    } catch let error as ReadError {
      throw error
    } catch {
      throw ReadError(
        file: file, problem: "the file could not be read", remedy: "export the trial again")
    }
  }

  /// A recording of another program, with the positions of 0, 0, 0 that such programs write where a
  /// marker was not seen taken for gaps.
  private static func foreign(
    _ container: HDF5File, head: [UInt8], file: String, name: String, paths: HDF5Paths
  ) throws -> Recording {
    var recording = try foreignAsWritten(
      container, head: head, file: file, name: name, paths: paths)
    ZeroGaps.open(in: &recording)
    return recording
  }

  private static func foreignAsWritten(
    _ container: HDF5File, head: [UInt8], file: String, name: String, paths: HDF5Paths
  ) throws -> Recording {
    let arrays = HDF5Arrays(container: container, file: file, paths: paths)
    // A study may hold files of several layouts: what the settings name counts where it is.
    let mapped = MappedLayout(arrays)
    if try mapped.isHere() { return try mapped.recording(name: name) }
    for layout in HDF5ForeignLayouts.all {
      if var recording = try layout.recording(of: arrays, head: head, name: name) {
        if let text = try GivenPaths(arrays).text("up_axis") {
          recording.up = try mapped.axis(text)
        }
        return recording
      }
    }
    if mapped.isNamed { return try mapped.recording(name: name) }
    throw try HDF5ForeignFile(container, head: head).refusal(file: file)
  }

  public static func write(_ recording: Recording, to path: String) throws(ReadError) -> [String] {
    do {
      var writer = HDF5RecordingWriter(container: try HDF5Writer(path: path))
      return try writer.write(recording)
    } catch {
      throw ReadError(
        file: path, place: .object(error.path), problem: error.problem,
        remedy: error.cause == .disk
          ? "check that the folder exists, that it may be written to, and that there is space"
          : "convert to another format, and report this")
    }
  }
}

/// Names and words of the layout that reader and writer share.
enum HDF5Layout {
  static let format = "marey-recording"
  static let version = 1
  static let markers = "/markers"
  static let analog = "/analog"
  static let plates = "/force_plates"
  static let events = "/events"
  static let subject = "/subject"
  static let modelOutputs = "/model_outputs"
  static let notices = "/notices"
}

extension ReadError {
  /// A failure inside the container, as a failure of a file.
  init(_ error: HDF5Error, file: String) {
    let remedy =
      switch error.cause {
      case .disk: "check that the file exists and that you may read it"
      case .notHDF5: "export the trial again"
      case .missing, .mismatch: "write the recording again with `marey convert`"
      case .refused:
        "write the values into this file itself, plain or with deflate: no links into other files, "
          + "no external storage, no other filters (h5py: compression='gzip'; pandas: "
          + "complib='zlib')"
      case .newer:
        "write the file again in the form of HDF5 1.10; in h5py, libver=('earliest', 'v110')"
      case .damaged where error.problem.contains("h5clear"):
        "the program that wrote the file did not close it: close it there, or run h5clear -s on a copy"
      case .damaged: "copy the file again from where it came from; this one is not whole"
      }
    self.init(file: file, place: .object(error.path), problem: error.problem, remedy: remedy)
  }
}
