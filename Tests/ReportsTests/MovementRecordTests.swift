import Foundation
import Geometry
import Motion
import Reports
import Testing

/// What the page's script reads, taken from the finished page.
@Suite("Recordings that a page plays")
struct MovementRecordTests {
  private struct Record: Decodable {
    struct Take: Decodable {
      var name: String
      var trial: String
      var rate: Double
      var frames: Int
      var points: Int
      var bones: [[Int]]
      var heading: Double
      var positions: String
    }
    struct Cycle: Decodable {
      var trial: String
      var side: String
      var start: Double
      var end: Double
    }
    var takes: [Take]
    var cycles: [Cycle]
    var colours: [String: String]
  }

  private func page(_ analysis: SessionAnalysis, animation: Bool = true) -> String {
    SubjectReport.html(for: analysis, options: ReportOptions(hasAnimation: animation))
  }

  private func record(_ page: String) throws -> Record {
    let text = try #require(
      page.firstMatch(of: /id="movement-data">([\s\S]*?)<\/script>/)?.1)
    return try JSONDecoder().decode(Record.self, from: Data(text.utf8))
  }

  /// A person who walks towards y: hips, knees and ankles known in every frame but one.
  private func walker(name: String = "walk01") -> SessionAnalysis {
    var analysis = SampleAnalysis.rich()
    let count = 200
    func path(_ x: Double, _ z: Double) -> [Vector3] {
      (0..<count).map { Vector3(x, Double($0) * 0.01, z) }
    }
    var poses = SegmentPoses(
      frameCount: count, poses: [:],
      centres: [
        .left: [.hip: path(-0.1, 0.9), .knee: path(-0.1, 0.5), .ankle: path(-0.1, 0.1)],
        .right: [.hip: path(0.1, 0.9), .knee: path(0.1, 0.5), .ankle: path(0.1, 0.1)],
      ], progression: .plusY)
    poses.centres[.left]?[.knee]?[4] = .missing
    var trial = Trial(
      name: name, source: "test", task: .walking, rate: 100, frameCount: count,
      markers: [:])
    trial.condition = "stick"
    analysis.trials = [
      TrialAnalysis(
        trial: trial, model: "test", poses: .present(poses), angles: .absent(because: "no angles"))
    ]
    return analysis
  }

  @Test("keep every place to a millimetre, half the frames, and what was not seen")
  func places() throws {
    let record = try record(page(walker()))
    let take = try #require(record.takes.first)
    #expect(take.rate == 50 && take.frames == 100 && take.points == 6)
    #expect(abs(take.heading - .pi / 2) < 1e-3, "facing y")
    let bytes = try #require(Data(base64Encoded: take.positions))
    #expect(bytes.count == take.frames * take.points * 3 * 2)
    func number(_ index: Int) -> Int16 {
      Int16(bitPattern: UInt16(bytes[2 * index]) | UInt16(bytes[2 * index + 1]) << 8)
    }
    // The left hip in the eleventh frame kept, which is the twentieth.
    #expect((0..<3).map { number(10 * 18 + $0) } == [-100, 200, 900])
    // The left knee in the third frame kept was not seen.
    #expect((0..<3).map { number(2 * 18 + 6 + $0) } == [.min, .min, .min])
    #expect(take.bones.contains([0, 2, 1]) && take.bones.contains([1, 3, 2]))
  }

  @Test("name every cycle of the session, and the colours of the sides")
  func cycles() throws {
    let analysis = SampleAnalysis.rich()
    let page = page(analysis)
    let record = try record(page)
    #expect(record.cycles.count == analysis.trials.flatMap(\.cycles).count)
    #expect(record.colours["left"] == "#cc4b37")
  }

  @Test("can be left out, and the still figures remain")
  func stills() {
    let page = page(walker(), animation: false)
    #expect(!page.contains("movement-data\">"))
    #expect(!page.contains("id=\"player\""))
  }

  @Test("end no script early, whatever a trial is called")
  func hostile() throws {
    let name = "</script><script>alert(1)</script>\u{2028}"
    let page = page(walker(name: name))
    #expect(try record(page).takes.first?.trial == name)
    #expect(!page.contains("<script>alert"))
    #expect(MarkupChecker(page).problem == nil)
  }
}
