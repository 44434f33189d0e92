import Findings
import Foundation
import Motion
import Testing

/// Edges from hip to knee: which fire, on which side, and what is told of their order.
struct ChainsTests {
  private func finding(
    _ rule: String, _ side: Side, task: MovementTask = .walking, condition: String = "walk",
    notes: [String] = []
  ) -> Finding {
    Finding(
      rule: rule, name: rule, state: .present(.mild), side: side, task: task,
      condition: condition, sentence: ".", unit: .degree, signInWords: "+",
      measured: Finding.Measured(value: 1, limit: 0, excess: 1, uncertainty: 0.3, mean: 1),
      showing: 5, windows: 5, confidence: 0.9, evidence: "test", notes: notes, citations: [])
  }

  private func chains(_ findings: [Finding], by rules: RuleBook = .standard) -> [Synopsis.Chain] {
    var session = ChildWalk().session()
    session.findings = findings
    return Synopsis(of: session, by: rules).chains
  }

  @Test(
    "E11: an ankle that bends little stands beside the knee, without an arrow, on its side only")
  func ankle() {
    let squat = finding("MK01", .right, task: .singleLegSquat, condition: "squat")
    let found = chains([finding("P15", .right), squat])
    #expect(found.map(\.edge) == ["E11"])
    #expect(found.first?.sentence.contains("\u{2194}") == true)
    #expect(found.first?.order == "seen in different tasks: no order in time")
    #expect(chains([finding("P15", .left), squat]).isEmpty)
  }

  @Test("E2: the order of hip and knee is told where both were seen in the same repetitions")
  func order() throws {
    let words = "order in time: hip and pelvis pass their limits before the knee's peak"
    func squat(_ rule: String, _ notes: [String] = []) -> Finding {
      finding(rule, .right, task: .singleLegSquat, condition: "squat", notes: notes)
    }
    let told = try #require(chains([squat("P24"), squat("MK01", [words])]).first)
    #expect(told.edge == "E2" && told.order == words)
    #expect(chains([squat("P24"), squat("MK01")]).first?.order == nil)
  }

  @Test("E9: co-contraction is a node only by the laboratory's own limit")
  func contraction() throws {
    var session = ChildWalk().session()
    session.findings = [finding("P10", .right)]
    let value = try #require(Statistic(of: [0.62, 0.60, 0.64, 0.61]))
    session.muscleIndices = [
      MuscleIndex(
        parameter: Parameter(
          name: "co_contraction_falconer_winter_knee_stance", words: "co-contraction",
          unit: .percent, side: .right, task: .walking, condition: "walk", value: .present(value)),
        muscles: [], window: "stance", formula: "")
    ]
    #expect(Synopsis(of: session).chains.isEmpty)
    let own = try RuleBook.standard.changed(by: [
      (
        "rules/P22.yaml",
        "id: P22\nlimits:\n  - name: co-contraction\n    value: 40\n    source: our own people\n"
      )
    ])
    let found = Synopsis(of: session, by: own).chains
    #expect(found.map(\.edge) == ["E9"] && found.first?.to.side == .right)
  }

  @Test("every link explains itself without a banned word, and its nodes are rules")
  func explained() {
    #expect(ChainEdge.all.map(\.id) == (1...12).map { "E\($0)" })
    for edge in ChainEdge.all {
      #expect(ChainEdge.named(edge.id.lowercased())?.id == edge.id)
      #expect(!edge.title.isEmpty && edge.explanation.count > 60)
      #expect(Wording.bannedWords(in: edge.title + edge.explanation).isEmpty, "\(edge.id)")
    }
    #expect(ChainEdge.named("E5")?.title.hasSuffix("opposite leg") == true)
    #expect(ChainEdge.named("E13") == nil)
  }

  @Test("E10: a link without a cut-off is never drawn, and says so where a landing was recorded")
  func withoutCutOff() {
    let walking = Synopsis(of: ChildWalk().session())
    #expect(walking.chainsNotExamined?.contains("E10") != true)
    let landing = Synopsis(of: JumpBuilder.session([.init(trochanters: 0.3)], axis: 3))
    #expect(landing.chainsNotExamined?.contains("(E10) is not drawn: no cut-off") == true)
    #expect(!landing.chains.contains { $0.edge == "E10" })
  }
}
