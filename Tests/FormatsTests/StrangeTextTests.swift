import Formats
import Foundation
import Motion
import TestSupport
import Testing

@Suite("Strange files")
struct StrangeTextTests {
  private static let folder = RealData.fixtures.appendingPathComponent("strange")
  private static let endings: Set<String> = [
    "csv", "trc", "mot", "tsv", "forces", "anc", "xls", "txt",
  ]

  /// Files that are read together with another.
  private static let companions = ["_channels.tsv", "_events.tsv"]

  static var files: [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).filter { name in
      endings.contains((name as NSString).pathExtension)
        && !companions.contains { name.hasSuffix($0) }
    }.sorted()
  }

  @Test("there are some") func exist() { #expect(Self.files.count >= 8) }

  @Test("fail with the diagnostic beside them", arguments: files)
  func diagnostic(name: String) throws {
    let path = Self.folder.appendingPathComponent(name).path
    let expected = try String(contentsOfFile: path + ".expected", encoding: .utf8)
    #expect {
      _ = try RecordingFormats.recording(at: path, file: name)
    } throws: { error in
      let found = (error as? ReadError)?.diagnostic ?? "\(error)"
      return found + "\n" == expected
    }
  }
}
