import Findings
import Motion
import Testing

struct RuleBookTests {
  @Test("every file is read, and every detector with a file has its rule")
  func complete() {
    let files = Set(RuleBook.standard.rules.map(\.id))
    let detectors = Set(Detectors.all.filter { $0 is any RuledDetector }.map(\.rule))
    #expect(files == detectors)
  }

  @Test("every limit names its source, and a recalled one is unverified wherever it is printed")
  func tags() {
    var recalled = 0
    for rule in RuleBook.standard.rules {
      #expect(!rule.sources.isEmpty && !rule.confounders.isEmpty, "\(rule.id)")
      for limit in rule.limits {
        #expect(!limit.source.isEmpty)
        #expect(limit.words.contains("unverified") == limit.isUnverified)
        #expect(limit.evidence.contains("unverified") == limit.isUnverified)
      }
      let printed = rule.explanation.components(of: "unverified")
      #expect(printed == rule.unverifiedCount, "\(rule.id)")
      recalled += rule.unverifiedCount
    }
    // Of which crouch has three, the leg-length pattern three.
    #expect(recalled == 10)
  }

  @Test("limits that follow children equal mean and deviation of the reference")
  func reference() {
    for rule in RuleBook.standard.rules {
      for limit in rule.limits where limit.isBySpeed && limit.basis == .children {
        guard !limit.means.isEmpty, rule.id != "P01", rule.id != "P04" else { continue }
        for speed in SpeedBands.groupMeans {
          guard let reference = limit.reference(at: speed) else { continue }
          let expected = reference.mean + limit.sense * 2 * reference.deviation
          let off = abs(limit.value(at: speed) - expected).in(limit.unit)
          let tolerance = limit.unit == .degree ? 0.35 : 0.011
          #expect(off < tolerance, "\(rule.id) \(limit.name) at \(speed): off by \(off)")
        }
      }
    }
  }

  @Test("reference figures are those of the table the program carries")
  func table() throws {
    let pairs = [
      ("P13", "limit", "minimum_hip_flexion"),
      ("P06", "peak flexion", "maximum_knee_flexion_in_swing"),
      ("P13b", "tilt", "mean_pelvic_tilt"), ("P13b", "tilt range", "pelvic_tilt_range"),
      ("P08", "hip at contact", "hip_flexion_at_contact"),
    ]
    for (id, name, variable) in pairs {
      let limit = try #require(RuleBook.standard[id])[name]
      let own = try #require(Schwartz2008.discreteValues[variable], "\(variable)")
      for index in own.means.indices {
        #expect(abs(limit.means[index] - own.means[index]).in(.degree) < 0.06)
        #expect(abs(limit.deviations[index] - own.standardDeviations[index]).in(.degree) < 0.06)
      }
    }
  }

  // MARK: - A laboratory's own figures

  private func changed(_ text: String) throws -> RuleBook {
    try RuleBook.standard.changed(by: [("rules/P13.yaml", text)])
  }

  @Test("a laboratory changes one figure, and all else stays")
  func override() throws {
    let text = """
      id: P13
      limits:
        - name: limit
          by_speed: [1, 2, 3, 4, 5]
          source: our own people, 2025
          tag: verified
      """
    let book = try changed(text)
    let (own, standard) = (try #require(book["P13"]), try #require(RuleBook.standard["P13"]))
    #expect(own.limit.value(at: 0.429).in(.degree) == 3)
    #expect(own.summary == standard.summary && own.limit.means == standard.limit.means)
    #expect(book.changedRules == ["P13"])
    #expect(book.rules.count == RuleBook.standard.rules.count)
    var walk = ChildWalk(noise: 0)
    walk.hold(.right, .angle(.hip, 0), at: 6, 35...70)
    let found = HipExtension().findings(in: walk.session(), by: book).first { $0.side == .right }
    #expect(found?.state.isPresent == true, "3° past the laboratory's own limit of 3°")
  }

  @Test(
    "an unknown key, rule, limit or word is an error with its line",
    arguments: [
      ("id: P13\nlimit: 3\n", "rules/P13.yaml:2:1: error: unknown key \"limit\""),
      ("id: P99\n", "rules/P13.yaml:1:5: error: unknown rule \"P99\""),
      (
        "id: P13\nlimits:\n  - name: limits\n    value: 3\n    source: x\n",
        "rules/P13.yaml:3:11: error: unknown limit \"limits\" of P13"
      ),
      (
        "id: P13\nlimits:\n  - name: limit\n    by_speed: [1, 2]\n",
        "rules/P13.yaml:4:15: error: expected five numbers, found 2"
      ),
      ("id: P13\nunit: degrees\n", "rules/P13.yaml:2:7: error: unknown unit \"degrees\""),
      (
        "id: P13\nwording:\n  present: tight hip flexors\n",
        "rules/P13.yaml:3:3: error: found \"tight\""
      ),
    ])
  func errors(text: String, expected: String) {
    #expect {
      _ = try changed(text)
    } throws: { error in
      (error as? RuleError)?.diagnostic.hasPrefix(expected) == true
    }
  }

  @Test("two files for one rule are one too many")
  func twice() {
    #expect(throws: RuleError.self) {
      try RuleBook.standard.changed(by: [
        ("rules/a.yaml", "id: P13\nname: a\n"), ("rules/b.yaml", "id: P13\nname: b\n"),
      ])
    }
  }

  @Test("marey explain finds a rule by any of its names")
  func names() {
    for name in ["valgus-collapse", "VALGUS", "mk01", "medial knee event"] {
      #expect(Detectors.detector(rule: name)?.rule == "MK01", "\(name)")
    }
    let text = Detectors.detector(rule: "valgus-collapse")?.explanation ?? ""
    for words in [
      "frontal plane", "5°", "Herrington and Munro 2010", "May mislead", "Why hip and knee",
      "What would change it", "Not to be taken for it", "Needs: three repetitions",
    ] {
      #expect(text.contains(words))
    }
  }
}

extension String {
  /// How often a word occurs.
  fileprivate func components(of word: String) -> Int { ranges(of: word).count }
}
