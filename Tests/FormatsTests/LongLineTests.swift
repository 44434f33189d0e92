import Foundation
import Motion
import Testing

@testable import Formats

/// One endless line costs neither memory nor time, whichever reader meets it.
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
    "a line of 64 MB is refused at its line before it is in memory", arguments: beginnings)
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
    let before = Self.peakMemory
    let error = #expect(throws: ReadError.self) {
      try RecordingFormats.recording(at: path, file: name)
    }
    // The room is for other tests that run meanwhile.
    #expect(Self.peakMemory - before < 60 << 20)
    #expect(error?.place == .line(line, column: 1))
    #expect(error?.problem.contains("lines of at most") == true, "\(error?.problem ?? "")")
    #expect(error?.remedy.isEmpty == false)
  }

  @Test("the same for tables that people write and for a subject's parameters")
  func tables() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try Self.write(
      "participant_id\tmass_kg\nA\t", to: folder.path("participants.tsv"), megabytes: 32)
    let before = Self.peakMemory
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
    #expect(Self.peakMemory - before < 120 << 20)
  }

  /// Writes a text and, behind it, a number of so many digits.
  private static func write(_ text: String, to path: String, megabytes: Int = 64) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    defer { try? handle.close() }
    try handle.seekToEnd()
    let part = Data(repeating: UInt8(ascii: "1"), count: 1 << 20)
    for _ in 0..<megabytes { try handle.write(contentsOf: part) }
  }

  /// The most memory that the process has had, bytes; 0 where the system does not say.
  private static var peakMemory: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) << 10
  }
}
