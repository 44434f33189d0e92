import Analysis
import Findings
import Foundation
import Motion
import Synchronization
import Synthesis
import Testing

/// Every case of the demonstration, from markers to findings: what should be said is said, what must
/// not be said is not.
@Suite("Acceptance cases") struct AcceptanceCaseTests {
  /// A recording that cannot be measured.
  struct Unprepared: Error {
    var trial: String
    var reason: String
  }

  /// A person of a case, recorded and analysed in memory.
  ///
  /// - Parameters:
  ///   - misplaced: Standard deviation of every marker's place, metres.
  ///   - shape: Changes to what is recorded.
  ///   - settings: The program's own, but that no analysis is repeated with displaced markers.
  ///   - change: What is done to the person and to every recording before it is analysed.
  static func analysis(
    of demoCase: DemoCase, seed: UInt64 = 1, trials: Int = 3, cycles: Double = 4.5,
    rate: Double = 100, noise: Double = 0.0005, misplaced: Double = 0,
    settings: Settings = unrepeated,
    change: (inout Recording, inout Subject) throws -> Void = { _, _ in },
    shape: (inout DemoStudy.Options) -> Void = { _ in }
  ) throws -> SessionAnalysis {
    var options = DemoStudy.Options()
    options.cases = [demoCase]
    options.seed = seed
    options.walkingTrials = trials
    options.cyclesPerTrial = cycles
    options.rate = rate
    // A laboratory samples its plates a whole number of times a frame.
    options.analogRate = 10 * rate
    options.markerNoise = noise
    shape(&options)
    var member = DemoStudy(options).member(0)
    var subject = Subject(
      label: member.participant.label, measures: member.participant.measures,
      intake: member.participant.intake)
    subject.intake["sex"] = member.participant.sex
    for index in member.trials.indices {
      if misplaced > 0 {
        member.trials[index].recording = member.trials[index].withMisplacedMarkers(
          misplaced, seed: seed)
      }
      try change(&member.trials[index].recording, &subject)
    }
    var session = Session(subject: subject, standing: [], trials: [])
    let preparation = TrialPreparation()
    for (synthetic, told) in zip(member.trials, member.truth.recordings) {
      let prepared = preparation.trial(from: synthetic.recording)
      if let refusal = demoCase.refusal, let reason = prepared.reason {
        #expect(reason.contains(refusal), "\(synthetic.recording.name)")
        continue
      }
      guard var trial = prepared.value else {
        throw Unprepared(trial: synthetic.recording.name, reason: prepared.reason ?? "")
      }
      trial.task = try #require(MovementTask(rawValue: told.task))
      if trial.task == .standing {
        session.standing.append(trial)
      } else {
        session.trials.append(trial)
        session.standingTrial[trial.name] = session.standing.first?.name
      }
    }
    var settings = settings
    settings.rules = try settings.rules.changed(by: demoCase.rules)
    return SessionAnalyzer(settings: settings).analysis(of: session)
  }

  /// The case's analysis as `analysis(of:)` makes it by default, made once.
  static func known(_ demoCase: DemoCase) throws -> SessionAnalysis {
    if let known = analyses.withLock({ $0[demoCase.name] }) { return known }
    let made = try analysis(of: demoCase)
    analyses.withLock { $0[demoCase.name] = made }
    return made
  }

  private static let analyses = Mutex<[String: SessionAnalysis]>([:])

  static let unrepeated: Settings = {
    var settings = Settings()
    settings.placement.repetitions = 0
    return settings
  }()

  @Test("say what is known, and nothing that must not be said", arguments: DemoCase.allCases)
  func expectations(demoCase: DemoCase) throws {
    let analysis = try Self.known(demoCase)
    if demoCase.refusal != nil { #expect(analysis.trials.isEmpty) }
    for expected in demoCase.expectations {
      let found = analysis.findings.filter {
        $0.rule == expected.rule && (expected.side == nil || $0.side?.rawValue == expected.side)
      }
      #expect(
        found.contains { Self.fits($0, expected) },
        "\(demoCase.name) \(expected): \(found.map(Self.words))")
    }
    for rule in demoCase.forbidden {
      let present = analysis.findings.filter { $0.rule == rule && $0.state.name == "present" }
      #expect(present.isEmpty, "\(demoCase.name): \(present.map(Self.words))")
    }
    var texts = analysis.findings.flatMap { [$0.sentence, $0.evidence] + $0.notes + $0.gates }
    texts += analysis.synopsis.chains.flatMap { [$0.sentence] + $0.competing }
    texts += analysis.synopsis.categories.map(\.sentence) + analysis.synopsis.remarks
    for text in texts { #expect(Wording.bannedWords(in: text).isEmpty, "\(text)") }
  }

  private static func fits(_ finding: Finding, _ expected: DemoCase.Expectation) -> Bool {
    guard expected.states.contains(finding.state.name) else { return false }
    if case .present(let severity) = finding.state, !expected.severities.isEmpty,
      !expected.severities.contains(severity.rawValue)
    {
      return false
    }
    if let words = expected.reason {
      guard case .notAssessed(let reason) = finding.state, reason.contains(words) else {
        return false
      }
    }
    if let gate = expected.gate, !finding.gates.contains(where: { $0.contains(gate) }) {
      return false
    }
    guard let note = expected.note else { return true }
    return ([finding.sentence] + finding.notes).contains { $0.contains(note) }
  }

  private static func words(_ finding: Finding) -> String {
    let value = finding.measured.map {
      "\($0.value.in(finding.unit)) limit \($0.limit.in(finding.unit)) u "
        + "\($0.uncertainty.in(finding.unit))"
    }
    var state = finding.state.words
    if case .notAssessed(let reason) = finding.state { state += " (\(reason))" }
    return "\(finding.rule) \(finding.side?.rawValue ?? "") \(state) "
      + "\(finding.showing)/\(finding.windows) \(value ?? "") \(finding.notes) \(finding.gates)"
  }
}
