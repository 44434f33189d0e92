import Findings
import Foundation
import Motion
import Testing

/// A laboratory's own people in place of the children.
struct OwnReferenceTests {
  /// Adults whose curves are the children's, the hip flexed less by 8°, each moved by a draw.
  static func reference(people count: Int, ages: ClosedRange<Double> = 20...60) -> ReferenceSet {
    let people = (0..<count).map { index -> LaboratoryNorms.Person in
      var random = Seeded(70_000 + index)
      var curves: [CycleQuantity: [Double]] = [:]
      for quantity in CycleQuantity.all {
        let band = Schwartz2008.curves.band(of: quantity, at: 0.429)
        let mean = band?.mean ?? Array(repeating: 0, count: Waveform.count)
        let deviation = quantity.unit == .degree ? Double.degrees(3) : 0.05
        let shift =
          deviation * random.gaussian() + (quantity == .angle(.hip, 0) ? -.degrees(8) : 0)
        // A trunk has no band among children.
        curves[quantity] = mean.map { $0 + shift }
      }
      let age = ages.lowerBound + Double(index % 10) * (ages.upperBound - ages.lowerBound) / 9
      return LaboratoryNorms.Person(
        label: "N\(index)", condition: "walk", side: .left, sex: "F", age: age, speed: 0.43,
        cycles: 10, curves: curves)
    }
    return LaboratoryNorms(model: "Plug-in Gait", people: people).referenceSet
  }

  private func rules(_ people: Int, age: Double? = 40) -> RuleBook {
    var measures = SubjectMeasures()
    if let age { measures.set(.age, age, from: "test") }
    return RuleBook.standard.judged(
      by: Self.reference(people: people), for: Subject(label: "S1", measures: measures))
  }

  private func adult(hip value: Double) -> SessionAnalysis {
    var walk = ChildWalk(noise: 0.5)
    walk.hold(.right, .angle(.hip, 0), at: value, 35...70)
    return walk.session(age: 40)
  }

  @Test("an adult beside the laboratory's own adults may be present, against their limit")
  func verdict() throws {
    let rules = rules(24)
    let limit = try #require(rules["P13"]).limit
    #expect(limit.basis == .own && limit.people == 24)
    // The children's least hip flexion, 8° less, and 2 · 3° of these people.
    let children = Schwartz2008.curves.band(of: .angle(.hip, 0), at: 0.429)?.mean[35...70].min()
    let expected = try #require(children).in(.degree) - 8 + 6
    #expect(abs(limit.value(at: 0.429).in(.degree) - expected) < 2.5)
    let session = adult(hip: 6)
    let against = HipExtension().findings(in: session).first { $0.side == .right }
    #expect(against?.state.isPresent == false)
    let found = try #require(
      HipExtension().findings(in: session, by: rules).first { $0.side == .right })
    #expect(found.state.isPresent, "\(found.sentence)")
    #expect(found.reference?.hasPrefix("people of this laboratory, n = 24") == true)
    #expect(!found.gates.contains { $0.contains("adult against children") })
  }

  @Test("fewer than 15 people, another age, or a rule file of the laboratory change nothing")
  func bounds() throws {
    #expect(rules(14)["P13"]?.limit.basis == .children)
    #expect(rules(24, age: 9)["P13"]?.limit.basis == .children)
    #expect(rules(24, age: nil)["P13"]?.limit.basis == .own)
    let file = try RuleBook.standard.changed(by: [
      ("rules/P13.yaml", "id: P13\nlimits:\n  - name: limit\n    value: 3\n    source: ours\n")
    ]).judged(by: Self.reference(people: 24), for: Subject(label: "S1"))
    #expect(file["P13"]?.limit.value(at: 0.4).in(.degree) == 3)
    #expect(file["P16"]?.limit.basis == .own)
  }

  @Test("what only own people can decide is decided by them: P14 and P23")
  func onlyOwn() throws {
    var walk = ChildWalk(noise: 0.5)
    walk.hold(.right, .angle(.hip, 0), at: 14, 35...70)
    walk.factors[.right] = [.angle(.hip, 2): 0.05]
    let session = walk.session(age: 40)
    let without = HipExcursion().findings(in: session).first { $0.side == .right }
    #expect(without?.state.isAssessed == false)
    let with = try #require(
      HipExcursion().findings(in: session, by: rules(24)).first { $0.side == .right })
    #expect(with.state.isAssessed, "\(with.sentence)")
    #expect(rules(24)["P14"]?.limit.isGiven == true)
    #expect(RuleBook.standard["P14"]?.limit.isGiven == false)
  }

  @Test("every own number names a limit that there is")
  func names() {
    let rules = rules(24)
    let own = rules.rules.flatMap { rule in
      rule.limits.filter { $0.basis == .own && $0.people != nil }
    }
    #expect(own.count >= 30)
    for limit in own { #expect(limit.isGiven && limit.means.count == 5) }
  }
}
