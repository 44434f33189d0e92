import Analysis
import Formats
import Foundation
import Motion
import TestSupport
import Testing

/// What rules say of real people whose way of moving is known: an adult who was asked to walk in
/// several ways and to land unevenly, and six healthy children who walk straight and turn.
///
/// One or two strides a trial and a child a side: they can show that a rule sees what is there, and
/// that none is bad enough to speak of six healthy children; they prove little about specificity.
enum RealPeople {
  static let adult = "opencaplab-subject4"
  static let children = "biomechzoo-gait-c3d"
  static func isAvailable(_ folder: String) -> Bool {
    RealData.isAvailable && FileManager.default.fileExists(atPath: RealData.path(folder))
  }

  private static func trial(
    _ recording: Recording, _ task: MovementTask, _ condition: String
  ) throws -> Trial {
    let preparation = TrialPreparation()
    var trial = try #require(preparation.trial(from: recording).value, "\(recording.name)")
    trial.task = task
    trial.condition = condition
    return preparation.filtered(trial)
  }

  private static func analysis(_ subject: Subject, _ trials: [Trial]) -> SessionAnalysis {
    var session = Session(
      subject: subject, standing: trials.filter { $0.task == .standing },
      trials: trials.filter { $0.task != .standing })
    for trial in session.trials {
      session.standingTrial[trial.name] = session.standing.first?.name
    }
    return SessionAnalyzer(settings: AcceptanceCaseTests.unrepeated).analysis(of: session)
  }

  /// The adult, whose age is in no file.
  static func adultAnalysis() throws -> SessionAnalysis {
    let names = ["static1"] + OpenCapTests.walks + OpenCapTests.jumps
    return analysis(
      Subject(label: "S4"),
      try names.map { name in
        var recording = try RecordingFormats.recording(
          at: RealData.path("\(adult)/MarkerData/\(name).trc"))
        recording.plates = try RecordingFormats.recording(
          at: RealData.path("\(adult)/ID/\(name)_grf.mot")
        ).plates
        let task: MovementTask =
          name.hasPrefix("static")
          ? .standing : name.hasPrefix("DJ") ? .dropVerticalJump : .walking
        return try trial(recording, task, String(name.reversed().drop { $0.isNumber }.reversed()))
      })
  }

  /// The six children: standing, straight and turning.
  static func childAnalyses() throws -> [(name: String, analysis: SessionAnalysis)] {
    try zip(EventParityTests.straight, EventParityTests.turning).map { straight, turning in
      let child = String(straight.prefix { $0 != "/" })
      func recording(_ path: String) throws -> Recording {
        try RecordingFormats.recording(at: RealData.path("\(children)/\(path).c3d"))
      }
      let stands = try FileManager.default.contentsOfDirectory(
        atPath: RealData.path("\(children)/\(child)/Static")
      ).filter { $0.hasSuffix(".c3d") }.sorted()
      let still = try #require(stands.first)
      // Their ages are in no file; a child's is needed for a rule to say more than borderline.
      var measures = SubjectMeasures()
      measures.set(.age, 11, from: "assumed by this test")
      return (
        child,
        analysis(
          Subject(label: child, measures: measures),
          [
            try trial(recording("\(child)/Static/\(still.dropLast(4))"), .standing, "static"),
            try trial(recording(straight), .walking, "straight"),
            try trial(recording(turning), .walking, "turn"),
          ])
      )
    }
  }
}

@Suite(
  "Rules on an adult whose way of walking and landing is known",
  .enabled(if: RealPeople.isAvailable(RealPeople.adult)))
struct RealAdultTests {
  static let analysis = Result { try RealPeople.adultAnalysis() }

  private func findings(_ rule: String, _ condition: String, _ words: String = "") throws
    -> [Finding]
  {
    try Self.analysis.get().findings.filter {
      $0.rule == rule && $0.condition == condition && (words.isEmpty || $0.name.hasPrefix(words))
    }
  }

  private func one(
    _ rule: String, _ condition: String, _ side: Side?, _ words: String = ""
  ) throws -> Finding {
    try #require(findings(rule, condition, words).first { $0.side == side })
  }

  private func value(_ finding: Finding) throws -> Double {
    try #require(finding.measured, "\(finding.sentence)").value.in(finding.unit)
  }

  // Single-support means of foot progression and of lean towards the stance side, right and left,
  // that an independent program measured in the same recordings.
  static let measured: [(condition: String, foot: [Double], lean: [Double])] = [
    ("walking", [-12.6, -6.3], [1.3, 0.5]), ("walkingTI", [1.7, 18.1], [1.1, 0.5]),
    ("walkingTO", [-25.5, -16.6], [1.8, 0.1]), ("walkingTS", [-10.3, -7.0], [1.6, 12.9]),
  ]

  @Test("values and states of every condition", arguments: measured.indices)
  func values(index: Int) throws {
    let row = Self.measured[index]
    for (place, side) in [Side.right, .left].enumerated() {
      let foot = try one("P17", row.condition, side)
      let lean = try one("P02", row.condition, side)
      print(
        "\(row.condition) \(side.rawValue): foot progression \(try value(foot)) "
          + "(\(row.foot[place])), \(foot.state.words); lean \(try value(lean)) "
          + "(\(row.lean[place])), \(lean.state.words)")
      // Single supports begin and end at events of another method: a degree.
      #expect(try abs(value(foot) - row.foot[place]) < 1)
      // The smaller of raw and standing-corrected lean is graded, hence up to 2°.
      #expect(try abs(value(lean) - row.lean[place]) < 2)
    }
  }

  @Test("natural walking is silent")
  func natural() throws {
    let present = try Self.analysis.get().findings.filter {
      $0.condition == "walking" && $0.state.name == "present"
    }
    #expect(present.isEmpty, "\(present.map(\.sentence))")
  }

  @Test("toe-in: left borderline against children, both against natural, right by 14°, left by 24°")
  func toeIn() throws {
    #expect(try one("P17", "walkingTI", .left).state == .borderline)
    for (side, expected) in [(Side.right, 14.0), (.left, 24)] {
      let found = try one("S01", "walkingTI", side, "foot progression")
      #expect(found.state.name == "present", "\(found.sentence)")
      #expect(try abs(value(found) - expected) < 1.5, "\(found.sentence)")
      #expect(found.sentence.contains("more toe-in than in the natural trials"))
    }
  }

  @Test("toe-out: borderline against children, both against natural, right by 13°, left by 10°")
  func toeOut() throws {
    for (side, expected) in [(Side.right, -13.0), (.left, -10)] {
      #expect(try one("P17", "walkingTO", side).state == .borderline)
      let found = try one("S01", "walkingTO", side, "foot progression")
      #expect(found.state.name == "present", "\(found.sentence)")
      #expect(try abs(value(found) - expected) < 1.5, "\(found.sentence)")
    }
  }

  @Test("trunk sway: a lean to the left in left stance, by 12° against natural, and nothing else")
  func trunkSway() throws {
    let lean = try one("P02", "walkingTS", .left)
    #expect(lean.state.name == "present", "\(lean.sentence)")
    #expect(try one("P02", "walkingTS", .right).state == .withinReference)
    let against = try one("S01", "walkingTS", .left, "trunk lean")
    #expect(against.state.name == "present")
    #expect(try abs(value(against) - 12) < 1.5)
    let others = try findings("S01", "walkingTS").filter {
      $0.state.name == "present" && !$0.name.hasPrefix("trunk lean")
    }
    #expect(others.isEmpty, "\(others.map(\.sentence))")
  }

  @Test("even landings are silent, uneven ones load the right leg more; no medial event")
  func landings() throws {
    #expect(try findings("L01", "DJ").allSatisfy { $0.state.name != "present" })
    let uneven = try #require(findings("L01", "DJAsym").first)
    #expect(uneven.state.name == "present" && uneven.side == .right, "\(uneven.sentence)")
    #expect(uneven.sentence.hasPrefix("Right leg") && uneven.sentence.contains("more load"))
    // SI of impulse and peak: +24.1, +23.0 and +29.3, +43.5 %; the smaller of each landing counts.
    #expect(try abs(value(uneven) - 23.5) < 2, "\(uneven.sentence)")
    for condition in ["DJ", "DJAsym"] {
      #expect(try findings("MK01", condition).allSatisfy { $0.state.name != "present" })
    }
  }

  @Test("no rule against children says more than borderline, and the few strides are said")
  func bounds() throws {
    for found in try Self.analysis.get().findings
    where found.reference?.contains("children") == true {
      #expect(found.state.name != "present", "\(found.sentence)")
    }
    for condition in ["walkingTI", "walkingTO", "walkingTS"] {
      for found in try findings("P02", condition) {
        #expect(found.notes.contains { $0.hasPrefix("seen in") }, "\(found.notes)")
      }
    }
    #expect(try Self.analysis.get().synopsis.entries.allSatisfy { !$0.isHeadline })
  }
}

@Suite(
  "Rules on six healthy children", .enabled(if: RealPeople.isAvailable(RealPeople.children)))
struct RealChildrenTests {
  static let children = Result { try RealPeople.childAnalyses() }

  @Test("nothing is present in straight walking; a table of every rule's value, limit and state")
  func straight() throws {
    let children = try Self.children.get()
    print("one or two strides a side: this proves little about specificity")
    print("rule side  limit | " + children.map(\.name).joined(separator: " | "))
    var rows: [String] = []
    var cells: [String: [String]] = [:]
    for (index, child) in children.enumerated() {
      for found in child.analysis.findings where found.condition == "straight" {
        #expect(found.state.name != "present", "\(child.name): \(found.sentence)")
        let row =
          "\(found.rule) \(found.side?.rawValue ?? "") \(found.rule == "MT01" ? found.name : "")"
        if cells[row] == nil {
          rows.append(row)
          cells[row] = Array(repeating: "none", count: children.count)
        }
        cells[row]?[index] = Self.cell(found)
      }
    }
    for row in rows { print(row + " | " + (cells[row] ?? []).joined(separator: " | ")) }
    #expect(rows.count > 40)
  }

  private static func cell(_ found: Finding) -> String {
    guard let measured = found.measured else {
      if case .notAssessed(let reason) = found.state { return "not assessed (\(reason))" }
      return found.state.words
    }
    func number(_ value: Double) -> String {
      let shown = value.in(found.unit)
      return String(format: abs(shown) < 2 ? "%.2f" : "%.1f", shown)
    }
    return "\(number(measured.value)) (\(number(measured.limit))) \(found.state.words)"
  }

  @Test("every turning cycle is not assessed, because of turning")
  func turning() throws {
    for child in try Self.children.get() {
      let walking = child.analysis.findings.filter {
        $0.condition == "turn" && $0.task == .walking && $0.rule.hasPrefix("P")
      }
      #expect(walking.count > 30, "\(child.name)")
      for found in walking {
        guard case .notAssessed(let reason) = found.state else {
          Issue.record("\(child.name): \(found.sentence)")
          continue
        }
        #expect(!reason.isEmpty)
        if ["P01", "P03", "P06", "P07", "P09", "P13", "P16", "P17", "P18"].contains(found.rule) {
          #expect(reason.hasPrefix("turning"), "\(child.name) \(found.rule): \(reason)")
        }
      }
    }
  }
}
