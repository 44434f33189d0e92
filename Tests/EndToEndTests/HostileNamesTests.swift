import Formats
import Foundation
import Motion
import Testing

/// Names that were made to do harm come out of a run as names.
@Suite("Hostile names")
struct HostileNamesTests {
  private static let labels = [
    "=cmd()", "+1", "@x", "-2+3", "a\tb", "a\nb", "a\u{1B}[2J", "n\u{202E}e", "../../x",
    "<script>alert(1)</script>", "\"><img src=x>", String(repeating: "x", count: 200),
  ]

  /// A study of one person whose walk bears hostile names in itself and as its file.
  private func study(in folder: borrowing TemporaryFolder) throws {
    let demo = try MareyCommand(
      "demo", folder.path("study"), "--participants", "1", "--trials", "1", "--cycles", "2.5",
      "--formats", "hdf5")
    #expect(demo.status == 0)
    let walk = folder.path("study/sub-P01/walk01.h5")
    var recording = try RecordingFormats.recording(at: walk)
    for label in Self.labels {
      let own = recording.trajectories[0]
      recording.trajectories.append(Trajectory(label: label, x: own.x, y: own.y, z: own.z))
      if let channel = recording.analog.first {
        recording.analog.append(
          AnalogChannel(
            label: label, unit: channel.unit, rate: channel.rate, samples: channel.samples))
      }
      recording.events.append(GaitEvent(.other(label), side: .left, time: 0.1, source: label))
    }
    try FileManager.default.removeItem(atPath: walk)
    _ = try RecordingFormats.write(
      recording, to: folder.path("study/sub-P01/=walk\u{202E}<b>01.h5"))
  }

  @Test("nothing that a run writes is a formula, markup or a control of a terminal")
  func run() throws {
    let folder = try TemporaryFolder()
    try study(in: folder)
    let run = try MareyCommand("run", folder.path("study"), folder.path("out"))
    #expect(run.status == 0, "\(run.errors)")
    let steering: [Unicode.Scalar] = ["\u{1B}", "\u{202E}", "\u{0}"]
    for text in [run.output, run.errors] {
      #expect(!text.unicodeScalars.contains { steering.contains($0) })
    }
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path("out"))
    #expect(names.count > 10)
    for name in names {
      #expect(!name.unicodeScalars.contains { steering.contains($0) || $0 == "<" || $0 == "=" })
      #expect(!name.contains(".."))
      let ending = (name as NSString).pathExtension
      guard ["html", "csv", "json"].contains(ending),
        let data = FileManager.default.contents(atPath: folder.path("out/" + name))
      else { continue }
      let text = String(decoding: data, as: UTF8.self)
      // JSON keeps a name as it is; what steers is escaped or harmless in it.
      #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{0}" }, "\(name)")
      if ending != "json" {
        #expect(!text.unicodeScalars.contains("\u{202E}"), "\(name)")
      }
      if ending == "html" {
        #expect(!text.contains("<script>alert") && !text.contains("<img"), "\(name)")
      }
      if ending == "csv" {
        let cells = text.split { ",\r\n".contains($0) }
        #expect(
          !cells.contains { cell in
            let body = cell.drop { $0 == "\"" }
            return body.hasPrefix("=") || body.hasPrefix("@") || body.hasPrefix("+")
          }, "\(name)")
      }
    }
    // Nothing was written beside the outputs.
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
        == ["out", "study"])
  }
}
