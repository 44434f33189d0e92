import Foundation
import Motion
import TestSupport
import Testing

@Suite("Embedded files")
struct ResourceTests {
  private static let folder = RealData.repository.appendingPathComponent(
    "Sources/CResources/files")

  private static let names: [String] = {
    let found = FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []
    return found.compactMap { $0 as? String }.filter {
      !URL(fileURLWithPath: $0).pathExtension.isEmpty
    }
    .sorted()
  }()

  @Test("every file of the folder has its entry, and every entry its file")
  func listAndFolder() {
    #expect(!Self.names.isEmpty)
    #expect(Resource.names.sorted() == Self.names)
  }

  @Test("the program carries the same text as the folder", arguments: names)
  func sameText(name: String) throws {
    let text = try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
    #expect(Resource.text(named: name) == text)
  }

  @Test("a name that is none")
  func unknown() { #expect(Resource.text(named: "reference") == nil) }
}
