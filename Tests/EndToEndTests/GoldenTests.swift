import Foundation
import TestSupport
import Testing

/// The small synthetic studies, analysed by the built command and compared with what they gave
/// before.
@Suite("Golden results")
struct GoldenTests {
  @Test("of the small studies", arguments: ["csv", "hdf5"])
  func results(study: String) throws {
    let folder = try TemporaryFolder()
    let recordings = RealData.fixtures.appendingPathComponent("recordings/" + study)
    let run = try MareyCommand("run", recordings.path, folder.path("out"))
    #expect(run.status == 0, "\(run.errors)")
    for (made, kept) in [("sub-P01/results.json", "results.json"), ("run.json", "run.json")] {
      let golden = RealData.fixtures.appendingPathComponent("golden/\(study)/\(kept)")
      let text = try Data(contentsOf: URL(fileURLWithPath: folder.path("out/" + made)))
      if ProcessInfo.processInfo.environment["MAREY_RECORD"] == "1" {
        try text.write(to: golden)
        Issue.record("recorded \(study)/\(kept) anew; run again without MAREY_RECORD")
        continue
      }
      let differences = Self.differences(
        try JSONSerialization.jsonObject(with: Data(contentsOf: golden)),
        try JSONSerialization.jsonObject(with: text), at: kept)
      #expect(differences.isEmpty, "\(differences.prefix(5))")
    }
  }

  /// Where two JSON values differ; numbers may differ by a millionth of their size.
  private static func differences(_ a: Any, _ b: Any, at path: String) -> [String] {
    switch (a, b) {
    case (let a as [String: Any], let b as [String: Any]):
      return Set(a.keys).union(b.keys).sorted().flatMap { key -> [String] in
        guard let x = a[key], let y = b[key] else { return ["\(path).\(key): only in one"] }
        return differences(x, y, at: path + "." + key)
      }
    case (let a as [Any], let b as [Any]):
      guard a.count == b.count else { return ["\(path): \(a.count) and \(b.count) elements"] }
      return a.indices.flatMap { differences(a[$0], b[$0], at: "\(path)[\($0)]") }
    case (let a as NSNumber, let b as NSNumber):
      let (x, y) = (a.doubleValue, b.doubleValue)
      return abs(x - y) <= 1e-6 * max(1, abs(x)) ? [] : ["\(path): \(x) and \(y)"]
    case (let a as String, let b as String): return a == b ? [] : ["\(path): \(a) and \(b)"]
    case (is NSNull, is NSNull): return []
    default: return ["\(path): different kinds"]
    }
  }
}
