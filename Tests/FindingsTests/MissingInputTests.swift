import Findings
import Foundation
import Geometry
import Motion
import TestSupport
import Testing

/// Every input of every rule left out in turn: the rule is then not assessed and says why, and a sign
/// that was there is never within reference for want of an input.
struct MissingInputTests {
  /// Something a laboratory may not have recorded.
  struct Input: Sendable, CustomTestStringConvertible {
    var words: String
    /// The rules that cannot do without it.
    var neededBy: [String]
    var remove: @Sendable (inout SessionAnalysis) -> Void

    var testDescription: String { words }
  }

  private static func eachCycle(
    _ change: @escaping @Sendable (inout CycleCurves) -> Void
  ) -> @Sendable (inout SessionAnalysis) -> Void {
    { session in
      for trial in session.trials.indices {
        for cycle in session.trials[trial].cycles.indices {
          change(&session.trials[trial].cycles[cycle])
        }
      }
    }
  }

  private static func eachTrial(
    _ change: @escaping @Sendable (inout TrialAnalysis) -> Void
  ) -> @Sendable (inout SessionAnalysis) -> Void {
    { session in
      for trial in session.trials.indices { change(&session.trials[trial]) }
    }
  }

  private static func group(_ group: AngleGroup, _ rules: [String]) -> Input {
    Input(words: "angles of \(group.rawValue)", neededBy: rules) { session in
      eachCycle { $0.angles[group] = nil }(&session)
    }
  }

  static let inputs: [Input] = [
    group(.pelvis, ["P01", "P03", "P12", "P13b", "P18"]),
    group(.hip, ["P08", "P13", "P13b", "P20", "P21", "P23"]),
    group(.knee, ["P06", "P07", "P08", "P09", "P10"]),
    group(.ankle, ["P08", "P15", "P16"]),
    group(.footProgress, ["P17"]),
    Input(words: "moments", neededBy: ["P10", "P22"], remove: eachCycle { $0.moments = [:] }),
    Input(words: "trunk of the walk", neededBy: ["P02"], remove: eachCycle { $0.trunk = [:] }),
    Input(
      words: "foot off and the other foot's events", neededBy: ["P05", "P06", "P11"],
      remove: eachCycle {
        $0.cycle.footOff = nil
        $0.cycle.oppositeFootOff = nil
        $0.cycle.oppositeInitialContact = nil
      }),
    Input(
      words: "every complete cycle", neededBy: ["P01", "P03", "P06", "P09", "P13", "P16", "P18"],
      remove: eachTrial { $0.cycles = [] }),
    Input(
      words: "segments and joint centres",
      neededBy: ["P04", "P19", "P20", "MK01", "MK02"],
      remove: eachTrial { $0.poses = .absent(because: "markers: the model had none") }),
    Input(
      words: "markers", neededBy: ["P05", "MK02"], remove: eachTrial { $0.trial.markers = [:] }),
    Input(
      words: "angles of squats and landings", neededBy: ["P24", "MK03"],
      remove: eachTrial { $0.angles = .absent(because: "markers: the model had none") }),
    Input(
      words: "force plates", neededBy: ["MK04", "L01"],
      remove: eachTrial {
        $0.kinetics = .absent(because: "no force plate was recorded")
        $0.plateContacts = []
        $0.plateReactions = []
      }),
    Input(words: "standing trial", neededBy: ["P12"]) {
      $0.standing = .absent(because: "no standing trial was recorded")
    },
    Input(words: "age", neededBy: ["P19"]) { $0.subject.measures.remove(.age) },
    Input(words: "sex", neededBy: ["MK04"]) { $0.subject.intake["sex"] = nil },
    Input(words: "mass", neededBy: ["MK04"]) { $0.subject.measures.remove(.mass) },
    Input(words: "knee axes", neededBy: ["MK03"]) { $0.kneeAxes = [:] },
    Input(words: "muscles", neededBy: []) { $0.muscleTiming = [] },
  ]

  private struct Key: Hashable {
    var rule, task, condition: String
    var side: Side?

    init(_ finding: Finding) {
      rule = finding.rule
      task = finding.task.rawValue
      condition = finding.condition
      side = finding.side
    }
  }

  /// Rules that a session without a sign cannot be assessed by, input or not.
  private static let whole = HealthyPerson.session(3)

  @Test(
    "without an input the rules that need it are not assessed, because of it", arguments: inputs)
  func needed(input: Input) {
    let before = Detectors.findings(in: Self.whole)
    var session = Self.whole
    input.remove(&session)
    let after = Detectors.findings(in: session)
    for rule in input.neededBy {
      #expect(before.contains { $0.rule == rule }, "\(rule) says nothing of the whole session")
    }
    for finding in after {
      if case .notAssessed(let reason) = finding.state {
        #expect(reason.count > 2, "\(finding.rule)")
        #expect(finding.measured == nil && finding.confidence == nil, "\(finding.rule)")
        #expect(!finding.sentence.isEmpty, "\(finding.rule)")
      } else if input.neededBy.contains(finding.rule) {
        // The rule may look at another task, whose input is there.
        let same = before.first { Key($0) == Key(finding) }
        let isElsewhere = finding.task != .walking && input.words.hasSuffix("cycle")
        #expect(
          isElsewhere && same?.state == finding.state,
          "\(finding.rule) without \(input.words): \(finding.sentence)")
      }
    }
  }

  @Test("a sign never becomes within reference for want of an input", arguments: inputs)
  func signs(input: Input) throws {
    var sessions: [(rule: String, session: SessionAnalysis)] = WalkingRuleCase.all.map { one in
      var walk = ChildWalk(noise: 0.5)
      walk.trunkLean = [.right: 0, .left: 0]
      one.set(&walk, one.limit + one.sense * 100)
      return (one.rule, walk.session())
    }
    for row in RuleDose.all where ["MK", "L0"].contains(row.dose.rule.prefix(2)) {
      guard let u = row.uncertainty else { continue }
      sessions.append((row.dose.rule, row.session(at: 8, uncertainty: u, seed: 1)))
    }
    for (rule, whole) in sessions {
      let detector = try #require(Detectors.detector(rule: rule))
      let before = detector.findings(in: whole).filter(\.state.isPresent)
      var session = whole
      input.remove(&session)
      let after = detector.findings(in: session)
      for finding in before {
        guard let found = after.first(where: { Key($0) == Key(finding) }) else { continue }
        #expect(
          found.state != .withinReference,
          "\(rule) without \(input.words): \(found.sentence) \(found.notes) \(found.gates)")
      }
    }
  }
}
