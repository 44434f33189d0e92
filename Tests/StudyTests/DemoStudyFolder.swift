import Formats
import Foundation
import Motion
import Synthesis

/// A demonstration study as a folder of HDF5 files, with its table of participants.
enum DemoStudyFolder {
  static func write(_ study: DemoStudy, to root: URL) throws {
    for (name, recording) in study.recordings {
      let place = root.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      _ = try RecordingFormats.write(
        recording, to: place.appendingPathComponent(recording.name + ".h5").path)
    }
    let rows = [DemoParticipant.columns] + study.participants.map(\.values)
    try Data(rows.map { $0.joined(separator: "\t") }.joined(separator: "\n").utf8)
      .write(to: root.appendingPathComponent("participants.tsv"))
  }
}
