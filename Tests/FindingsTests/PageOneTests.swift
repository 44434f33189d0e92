import Findings
import Motion
import Testing

struct PageOneTests {
  func finding(_ state: FindingState, confidence: Double?, z: Double? = 3, n: Int = 10) -> Finding {
    Finding(
      rule: "X", name: "x", state: state, side: .left, task: .walking, condition: "",
      sentence: "\(confidence ?? 0)", unit: .degree, signInWords: "",
      measured: .init(value: 1, limit: 0, excess: 1, uncertainty: 1, z: z, mean: 1),
      showing: n, windows: n, confidence: confidence, evidence: "", citations: [])
  }

  @Test("carries present signs of at least moderate confidence, best first, at most five")
  func entries() {
    let findings =
      [0.3, 0.6, 0.9, 0.56, 0.7, 0.8, 0.65].map { finding(.present(.mild), confidence: $0) }
      + [finding(.borderline, confidence: 0.99)]
    let shown = PageOne(findings).entries.map { $0.finding.confidence }
    #expect(shown == [0.9, 0.8, 0.7, 0.65, 0.6])
  }

  @Test("a headline needs high confidence, z of 2.5, and three windows")
  func headline() {
    func mark(_ finding: Finding) -> Bool {
      PageOne([finding]).entries.contains(where: \.isHeadline)
    }
    #expect(mark(finding(.present(.mild), confidence: 0.8)))
    #expect(!mark(finding(.present(.mild), confidence: 0.7)))
    #expect(!mark(finding(.present(.mild), confidence: 0.8, z: 2.4)))
    #expect(!mark(finding(.present(.mild), confidence: 0.8, z: nil)))
    #expect(!mark(finding(.present(.mild), confidence: 0.8, n: 2)))
  }

  @Test("E08: sixty rules assessed lead to 1.4 flags by chance")
  func multiplicity() {
    let assessed = Array(repeating: finding(.withinReference, confidence: 1), count: 60)
    let skipped = finding(.notAssessed(because: "x"), confidence: nil)
    let multiplicity = Multiplicity(assessed + [skipped])
    #expect(multiplicity.assessed == 60)
    #expect(abs(multiplicity.expectedByChance - 1.38) < 1e-9)
    #expect(multiplicity.sentence.contains("about 1.4 flags"))
  }
}
