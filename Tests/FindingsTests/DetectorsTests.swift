import Findings
import Foundation
import Motion
import TestSupport
import Testing

/// What every detector keeps, whoever wrote it.
struct DetectorsTests {
  /// A session in which every detector has something to say, and in all states.
  static let rich = SessionBuilder.session(trials: [
    SessionBuilder.walking(cycles: 10) { side, percent in
      side == .right ? 9 * SessionBuilder.plateau(30...45, percent) : 3.5
    },
    MuscleBuilder.trial(.gluteusMedius) { _ in [0.06...0.38] },
    MuscleBuilder.trial(.gastrocnemius, side: .left, cycles: 3) { _ in [0.16...0.5] },
    SquatBuilder.trial(Array(repeating: .rising(from: 4, to: 19), count: 5)),
    SquatBuilder.trial([.steady(11.5)], side: .left),
    ChildWalk(condition: "walk").trial("walk02"),
    ChildWalk(condition: "walkingTO").trial("walkingTO1"),
    JumpBuilder.trial(
      "DJ1", condition: "DJ",
      JumpBuilder.Landing(force: [.left: 600, .right: 900], moment: 0.5, trochanters: 0.3)),
  ])

  @Test("the list and the folder agree")
  func folder() throws {
    let folder = RealData.repository.appendingPathComponent("Sources/Findings/Detectors")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }.map { $0.replacingOccurrences(of: ".swift", with: "") }
    let listed = Detectors.all.map { String(describing: type(of: $0)) }
    #expect(listed.sorted() == files.sorted())
  }

  @Test("each explains itself, cites, and has a rule of its own", arguments: Detectors.all.indices)
  func explanation(index: Int) {
    let detector = Detectors.all[index]
    #expect(detector.explanation.count > 200)
    #expect(!detector.citations.isEmpty)
    #expect(!detector.name.isEmpty && !detector.rule.isEmpty)
    #expect(Detectors.all.count { $0.rule == detector.rule } == 1)
    #expect(Detectors.detector(rule: detector.rule.lowercased())?.name == detector.name)
    #expect(Wording.bannedWords(in: detector.explanation).isEmpty)
  }

  @Test("each is silent on an empty session", arguments: Detectors.all.indices)
  func silent(index: Int) {
    let empty = SessionAnalysis(
      subject: Subject(label: "S1"), standing: .absent(because: "none"), trials: [])
    #expect(Detectors.all[index].findings(in: empty).isEmpty)
  }

  @Test(
    "each says the same twice, in sentences without a banned word, with its numbers in order",
    arguments: Detectors.all.indices)
  func sentences(index: Int) throws {
    let detector = Detectors.all[index]
    let findings = detector.findings(in: Self.rich)
    #expect(!findings.isEmpty)
    let again = detector.findings(in: Self.rich)
    #expect(findings.map { "\($0)" } == again.map { "\($0)" })
    for finding in findings {
      #expect(finding.rule == detector.rule)
      let texts = [finding.sentence, finding.evidence] + finding.notes + finding.gates
      for text in texts {
        #expect(Wording.bannedWords(in: text).isEmpty, "\(text)")
      }
      #expect(finding.sentence.hasSuffix("."))
      #expect(!finding.citations.isEmpty && !finding.signInWords.isEmpty)
      #expect(finding.showing <= finding.windows)
      switch finding.state {
      case .notAssessed(let reason):
        #expect(!reason.isEmpty && finding.confidence == nil)
        #expect(finding.measured == nil)
      default:
        let measured = try #require(finding.measured)
        #expect(measured.uncertainty > 0)
        #expect((0...1).contains(try #require(finding.confidence)))
      }
    }
  }

  @Test("banned words are found whatever their case")
  func banned() {
    #expect(Wording.bannedWords(in: "A Diagnosis of tightness") == ["diagnos", "tight"])
    #expect(Wording.bannedWords(in: "outside reference").isEmpty)
  }
}
