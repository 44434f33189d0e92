import EMG
import Foundation
import TestSupport
import Testing

struct ActivationDetectorsTests {
  @Test("the list and the folder agree")
  func folder() throws {
    let folder = RealData.repository.appendingPathComponent("Sources/EMG/ActivationDetectors")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }.map { $0.replacingOccurrences(of: ".swift", with: "") }
    #expect(ActivationDetectors.all.map { "\(type(of: $0))" }.sorted() == files.sorted())
  }

  @Test("each cites, has a name, and is less sure in more noise")
  func contract() throws {
    for detector in ActivationDetectors.all {
      #expect(!detector.citations.isEmpty && !detector.words.isEmpty)
      #expect(ActivationDetectors.named(detector.name)?.words == detector.words)
      let levels = [6.0, 8, 10, 12, 20].map(detector.uncertainty(atSignalToNoise:))
      #expect(levels == levels.sorted(by: >) && levels.allSatisfy { $0 > 0 })
    }
    #expect(ActivationDetectors.named("none") == nil)
  }
}
