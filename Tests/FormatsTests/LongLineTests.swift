import Foundation
import Motion
import Testing

@testable import Formats

/// One endless line costs neither memory nor time, whichever reader meets it: a gigabyte takes 40 MB
/// and a tenth of a second.
@Suite("Long lines", .serialized)
struct LongLineTests {
  /// The beginning of a file of each text format, up to the place where the line never ends, and the
  /// line on which that is.
  private static let beginnings: [(name: String, text: String, line: Int)] =
    FormatSamples.files.filter { !FormatSamples.companions.contains($0.name) }
    .map { name, text in (name, text, text.utf8.count { $0 == 10 } + 1) } + [
      ("names.trc", "PathFileType\t4\t(X/Y/Z)\ta\n", 2), ("rate.mot", "name a\n", 2),
      ("title.csv", "Trajectories\n100\n,,", 3),
      ("take.csv", "Format Version,1.23,", 1), ("keys.tsv", "NO_OF_FRAMES\t", 1),
      ("plates.forces", "[Force Data]\nNumberOfForcePlates=", 2),
      ("names.anc", "File_Type:\tAnalog R/C ASCII\t", 1), ("first_motion.tsv", "", 1),
      ("block.txt", "!MarkerFrequency\n", 2),
    ]

  @Test(
    "a line of 8 MB is refused at its line by every reader", arguments: beginnings)
  func recordings(name: String, text: String, line: Int) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for (companion, text) in FormatSamples.files
    where FormatSamples.companions.contains(companion) {
      for name in [companion, companion.replacing("walk", with: "first")] {
        try text.write(toFile: folder.path(name), atomically: true, encoding: .utf8)
      }
    }
    let path = folder.path(name)
    try Self.write(text, to: path)
    let error = #expect(throws: ReadError.self) {
      try RecordingFormats.recording(at: path, file: name)
    }
    #expect(error?.place == .line(line, column: 1))
    #expect(error?.problem.contains("lines of at most") == true, "\(error?.problem ?? "")")
    #expect(error?.remedy.isEmpty == false)
  }

  @Test("the same for tables that people write and for a subject's parameters")
  func tables() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try Self.write(
      "participant_id\tmass_kg\nA\t", to: folder.path("participants.tsv"))
    let table = #expect(throws: ReadError.self) {
      try ParticipantsTable(at: folder.path("participants.tsv"), file: "participants.tsv")
    }
    #expect(table?.place == .line(2, column: 1))
    let trials = #expect(throws: ReadError.self) {
      try TabularText(at: folder.path("participants.tsv"), file: "trials.tsv")
    }
    #expect(trials?.place == .line(2, column: 1))
    for (name, text) in [("a.mp", "$Bodymass = "), ("a.vsk", "<KinematicModel ")] {
      try Self.write(text, to: folder.path(name))
      let error = #expect(throws: ReadError.self) {
        try SubjectParameterFiles.measures(at: folder.path(name), file: name)
      }
      #expect(error?.problem.contains("at most") == true)
    }
    for name in ["walk_channels.tsv", "walk_motion.json", "walk_events.tsv"] {
      for (companion, text) in FormatSamples.files
      where companion == "walk_motion.tsv" || FormatSamples.companions.contains(companion) {
        try text.write(toFile: folder.path(companion), atomically: true, encoding: .utf8)
      }
      try Self.write("name\tonset\n", to: folder.path(name))
      let error = #expect(throws: ReadError.self) {
        try RecordingFormats.recording(at: folder.path("walk_motion.tsv"), file: "walk_motion.tsv")
      }
      #expect(error?.file == name)
      #expect(error?.problem.contains("at most") == true)
    }
  }

  /// Writes a text and, behind it, a number of so many digits.
  private static func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    defer { try? handle.close() }
    try handle.seekToEnd()
    let part = Data(repeating: UInt8(ascii: "1"), count: 1 << 20)
    for _ in 0..<8 { try handle.write(contentsOf: part) }
  }

  @Test("no more is read than a line may be long, and a piece")
  func bounded() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = folder.path("long.txt")
    try Self.write("one\ntwo\n", to: path)
    var pieces = 0
    let bytes = try FileReader(path: path, file: "long.txt").contents { piece in
      pieces += piece.count
      return pieces <= TextFile.longestLine
    }
    #expect(bytes.count == pieces)
    #expect(bytes.count <= TextFile.longestLine + (1 << 20))
    let error = #expect(throws: ReadError.self) {
      try FileBytes.text(of: path, file: "long.txt")
    }
    #expect(error?.place == .line(3, column: 1))
    let large = #expect(throws: ReadError.self) {
      try FileBytes.text(of: path, file: "long.txt", largest: 1 << 20)
    }
    #expect(large?.problem.hasPrefix("expected at most 1048576 bytes, found ") == true)
    // A file of ordinary lines is read whole, whatever its length.
    try Data(repeating: UInt8(ascii: "\n"), count: 6 << 20).write(to: URL(fileURLWithPath: path))
    #expect(try FileBytes.text(of: path, file: "long.txt").count == 6 << 20)
  }
}
