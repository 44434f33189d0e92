import Foundation
import Motion
import Testing

@testable import Formats

/// Names and files that were made to do harm are inert or refused.
@Suite("Hostile files")
struct HostileFilesTests {
  private static let names = [
    "../../x", "/etc/passwd", "<script>alert(1)</script>", "=cmd()", "+1+1", "@SUM(A1)",
    "a\u{1B}[2J",
    "a\nb", "a,b", "a\"b", "%2e%2e%2f", ".", "", "C:\\x", "né\u{202E}e",
    String(repeating: "x", count: 300),
  ]

  private static var recording: Recording {
    var recording = Recording(
      name: "walk", format: "test", frameRate: 100, frameCount: 4, up: .plusZ)
    recording.trajectories = names.enumerated().map { index, name in
      let column = (0..<4).map { Double($0) * 0.1 + Double(index) }
      return Trajectory(label: name, x: column, y: column, z: column)
    }
    return recording
  }

  @Test(
    "names stay names in every format that is written: nothing is written elsewhere, nothing is lost",
    arguments: ["h5", "csv", "c3d", "trc"])
  func names(ending: String) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try FileManager.default.createDirectory(
      atPath: folder.path("in"), withIntermediateDirectories: true)
    let path = folder.path("in/a." + ending)
    _ = try RecordingFormats.write(Self.recording, to: path)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("")) == ["in"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("in")) == ["a." + ending])
    do throws(ReadError) {
      let back = try RecordingFormats.recording(at: path)
      #expect(back.trajectories.count == Self.names.count)
    } catch {
      #expect(!error.problem.isEmpty && !error.remedy.isEmpty)
      #expect(!error.diagnostic.contains("\u{1B}"))
    }
  }

  @Test("no cell of a text that is written is a formula, and nothing in it steers a terminal")
  func inertCells() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    var recording = Self.recording
    recording.analog = Self.names.map {
      AnalogChannel(label: $0, unit: .volt, rate: 100, samples: [1, 2, 3, 4])
    }
    recording.plates = ["=cmd()", "a,=cmd()", "\"=cmd()"].map { label in
      ForcePlate(
        label: label, kind: .plateAxes, corners: [],
        channels: ["Fx", "Fy", "Fz", "Mx", "My", "Mz"].map {
          AnalogChannel(label: $0, unit: .newton, rate: 100, samples: [1, 2, 3, 4])
        })
    }
    recording.events = ["a,=cmd()", "=x", "b\tc"].map {
      GaitEvent(.other($0), side: .left, time: 0.01, source: "=" + $0)
    }
    for name in ["a.csv", "a.trc"] {
      _ = try RecordingFormats.write(recording, to: folder.path(name))
    }
    for name in ["a.csv", "a_analog.csv", "a.trc"] {
      let bytes = try FileBytes.contents(of: folder.path(name), file: name)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(
        !text.unicodeScalars.contains { $0 != "\n" && $0 != "\t" && InertName.steers($0) },
        "\(name)")
      let file = try TextFile(bytes, file: name)
      for delimiter in [NumberScanner.comma, NumberScanner.semicolon, NumberScanner.tab]
      where name != "a.trc" || delimiter == NumberScanner.tab {
        var lines = TextLines(file)
        while let line = try lines.next() {
          // A row of numbers may begin its cells with a minus.
          guard file.text(line).contains("(") || file.text(line).contains("#") else { continue }
          let cells =
            (try? DelimitedRow.cells(of: file, in: line, line: 1, delimiter: delimiter))
            ?? file.text(line).split(separator: Character(Unicode.Scalar(delimiter))).map {
              DelimitedRow.Cell(text: String($0), start: 0)
            }
          for cell in cells {
            #expect(
              InertName.written(cell.text.trimmed) == cell.text.trimmed
                || cell.text.trimmed.hasPrefix("'"), "\(name): \(cell.text)")
          }
        }
      }
    }
  }

  @Test(
    "a name behind an apostrophe is itself again, whatever it begins with",
    arguments: [
      "=a", "'=a", "''=a", "'a", "a", " =a", "'", "", "-1", "+", "@x", "\u{FF1D}1", "'' +",
    ])
  func apostrophes(name: String) {
    let written = InertName.written(name)
    #expect(InertName.read(written) == name)
    #expect(!"=+-@".contains(written.trimmed.first ?? "a"))
  }

  @Test("one line of eight megabytes is refused at its line")
  func longLine() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = folder.path("long.csv")
    let handle = try {
      try Data("frame,time,A_x,A_y,A_z\n1,0,1,1,1\n".utf8).write(to: URL(fileURLWithPath: path))
      return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }()
    try handle.seekToEnd()
    let part = Data(repeating: UInt8(ascii: "1"), count: 1 << 20)
    for _ in 0..<8 { try handle.write(contentsOf: part) }
    try handle.close()
    let error = #expect(throws: ReadError.self) {
      try RecordingFormats.recording(at: path, file: "long.csv")
    }
    #expect(error?.place == .line(3, column: 1))
    #expect(error?.problem.contains("lines of at most") == true)
  }

  @Test(
    "text of another encoding is refused or read, and never crashes",
    arguments: [
      [0xFF, 0xFE] + Array("frame".utf8).flatMap { [$0, 0] },
      [0xFE, 0xFF] + Array("frame".utf8).flatMap { [0, $0] },
      Array("frame,time,K\u{F6}rper_x,a_y,a_z\n".utf8),
      Array("frame,time,".utf8) + [0xF6, 0x5F, 0x78],
      [0xEF, 0xBB, 0xBF], [0, 0, 0xFE, 0xFF], [0x1F, 0x8B, 8, 0],
    ] as [[UInt8]])
  func encodings(bytes: [UInt8]) {
    for format in RecordingFormats.all {
      guard let format = format as? any BytesFormat.Type else { continue }
      do throws(ReadError) {
        _ = try format.recording(of: bytes, name: "a", file: "a")
      } catch {
        #expect(!error.problem.isEmpty && !error.remedy.isEmpty)
      }
    }
  }
}
