import Geometry
import Motion
import Testing

@testable import Results

@Suite("Archives") struct ArchiveTests {
  private struct Sample: Codable, Equatable {
    var numbers: [Double]
    var halves: [Double]
    var vectors: [Vector3]
    var poses: [Pose]
    var sides: [Side: [AngleGroup: [Int]]]
    var words: Set<String>
    var optional: String?
    var ranges: [ClosedRange<Double>]
    var available: Availability<[Side: Double]>
  }

  private static let sample = Sample(
    numbers: [0.1, -.infinity, -0.0, .greatestFiniteMagnitude], halves: [0.5, -2, 1024],
    vectors: [Vector3(1, 2, 3)], poses: [Pose(origin: Vector3(1, 2, 3), axes: .identity)],
    sides: [.left: [.knee: [1, -2], .hip: []], .right: [:]], words: ["é", "", "b", "a"],
    optional: nil, ranges: [0.1...0.3], available: .present([.right: 1]))

  @Test("a value comes back as it was")
  func same() throws {
    let bytes = try #require(Archive.bytes(of: Self.sample).value)
    #expect(Archive.value(Sample.self, of: bytes).value == Self.sample)
    let empty = try #require(Archive.bytes(of: [Waveform]()).value)
    #expect(Archive.value([Waveform].self, of: empty).value == [])
  }

  @Test("NaN comes back as NaN, bit by bit")
  func missing() throws {
    let payload = Double(nan: 5, signaling: false)
    let bytes = try #require(Archive.bytes(of: [1.5, .nan, payload]).value)
    let numbers = try #require(Archive.value([Double].self, of: bytes).value)
    #expect(numbers.map(\.bitPattern) == [1.5, .nan, payload].map(\.bitPattern))
  }

  @Test("dictionaries and sets give the same bytes in whatever order they were filled")
  func order() throws {
    let names = (0..<40).map { "name \($0)" }
    let forwards = Dictionary(uniqueKeysWithValues: names.map { ($0, $0.count) })
    let backwards = Dictionary(uniqueKeysWithValues: names.reversed().map { ($0, $0.count) })
    #expect(Archive.bytes(of: forwards) == Archive.bytes(of: backwards))
    #expect(Archive.bytes(of: Set(names)) == Archive.bytes(of: Set(names.reversed())))
  }

  @Test("a whole analysis gives the same results and the same bytes after its return")
  func analysis() throws {
    let analysis = SampleAnalysis.session()
    let bytes = try #require(Archive.bytes(of: analysis).value)
    let back = try #require(Archive.value(SessionAnalysis.self, of: bytes).value)
    #expect(ResultsFile.text(for: back) == ResultsFile.text(for: analysis))
    #expect(Archive.bytes(of: back).value == bytes)
  }

  @Test("a damaged archive is refused with a reason, and never more")
  func damaged() throws {
    let bytes = try #require(Archive.bytes(of: Self.sample).value)
    for length in 0..<bytes.count {
      #expect(Archive.value(Sample.self, of: Array(bytes.prefix(length))).reason != nil)
    }
    for place in bytes.indices {
      var broken = bytes
      broken[place] ^= 0xFF
      _ = Archive.value(Sample.self, of: broken)
    }
  }
}
