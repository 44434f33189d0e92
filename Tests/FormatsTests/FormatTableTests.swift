import Formats
import Foundation
import Motion
import TestSupport
import Testing

/// The README's table of formats says what the readers do.
@Suite("The table of formats")
struct FormatTableTests {
  private struct Row {
    var name: String
    var reads: Set<String>
    var isWritten: Bool
  }

  private static func rows() throws -> [Row] {
    let url = RealData.repository.appendingPathComponent("README.md")
    let lines = try String(contentsOf: url, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.hasPrefix("| format | reads | written |") })
    return lines[(start + 2)...].prefix { $0.hasPrefix("|") }.map { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      return Row(
        name: cells[1],
        reads: Set(
          cells[2].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }),
        isWritten: cells[3] == "yes")
    }
  }

  @Test("has a row for every format, and says which are written")
  func complete() throws {
    let rows = try Self.rows().filter { !$0.name.contains(".vsk") }
    #expect(Set(rows.map(\.name)) == Set(RecordingFormats.all.map { $0.name }))
    #expect(rows.count == RecordingFormats.all.count)
    let written = Set(RecordingFormats.writable.map { $0.name })
    for row in rows { #expect(row.isWritten == written.contains(row.name), "\(row.name)") }
  }

  /// What a recording holds, in the table's words.
  private static func kinds(_ recording: Recording) -> Set<String> {
    var kinds: Set<String> = []
    if !recording.trajectories.isEmpty { kinds.insert("markers") }
    if !recording.analog.isEmpty { kinds.insert("signals") }
    if !recording.plates.isEmpty { kinds.insert("plates") }
    if !recording.events.isEmpty { kinds.insert("events") }
    if !recording.modelOutputs.isEmpty { kinds.insert("stored outputs") }
    if !recording.measures.entries.isEmpty { kinds.insert("body measures") }
    return kinds
  }

  @Test("names exactly what samples of each format yield")
  func yields() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in FormatSamples.files {
      try text.write(
        to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    _ = try RecordingFormats.write(
      C3DWriterTests.whole, to: folder.appendingPathComponent("whole.c3d").path)
    _ = try RecordingFormats.write(
      HDF5RecordingTests.full(), to: folder.appendingPathComponent("whole.h5").path)
    var found: [String: Set<String>] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    where !FormatSamples.companions.contains(name) {
      let recording = try RecordingFormats.recording(
        at: folder.appendingPathComponent(name).path, file: name)
      found[recording.format, default: []].formUnion(Self.kinds(recording))
    }
    #expect(found.count >= RecordingFormats.all.count - 6, "\(found.keys.sorted())")
    for row in try Self.rows() {
      guard let kinds = found[row.name] else { continue }
      #expect(kinds == row.reads, "\(row.name)")
    }
  }
}
