import Formats
import Foundation
import Motion
import TestSupport
import Testing

@Suite("The list of formats")
struct RecordingFormatsTests {
  private static let sources = RealData.repository.appendingPathComponent("Sources/Formats")

  /// The types that say they are formats, from the source files themselves.
  private static func declared() throws -> Set<String> {
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
      .filter { $0.hasSuffix(".swift") }
    var names: Set<String> = []
    for file in files {
      let text = try String(contentsOf: sources.appendingPathComponent(file), encoding: .utf8)
      for line in text.split(separator: "\n") {
        let words = line.split(whereSeparator: { $0 == " " || $0 == ":" })
        guard words.count >= 4, words[0] == "public", words[1] == "enum",
          ["BytesFormat", "TextFormat", "WritableFormat", "RecordingFormat", "ApartFormat"]
            .contains(
              where: words[3].hasPrefix)
        else { continue }
        names.insert(String(words[2]))
      }
    }
    return names
  }

  @Test("every format in the folder has its line, and every line its file")
  func complete() throws {
    let listed = Set(RecordingFormats.all.map { "\($0)" })
    #expect(listed == (try Self.declared()))
  }

  @Test("names and endings are each format's own")
  func unique() {
    #expect(Set(RecordingFormats.all.map { $0.name }).count == RecordingFormats.all.count)
    let endings = RecordingFormats.writable.map { $0.writtenEnding }
    #expect(Set(endings).count == endings.count)
    #expect(Set(endings).isSuperset(of: ["c3d", "csv", "h5"]))
  }

  @Test("no format claims an empty file or plain words as its own without an ending")
  func modest() {
    for head in [[UInt8](), Array("Dear colleague,\nplease find".utf8)] {
      for format in RecordingFormats.all {
        let claims = format.recognizes(head, ending: "")
        #expect(!claims, "\(format.name)")
      }
    }
  }

  @Test("a file that is in no format is refused with a remedy")
  func unknown() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).dat")
    try Data("nothing of the kind".utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    #expect(throws: ReadError.self) { try RecordingFormats.recording(at: url.path) }
    do {
      _ = try RecordingFormats.recording(at: url.path, file: "x.dat")
    } catch {
      #expect(error.diagnostic.hasPrefix("x.dat: error: expected a recording, found plain text"))
      #expect(error.diagnostic.contains("remedy:"))
    }
  }
}
