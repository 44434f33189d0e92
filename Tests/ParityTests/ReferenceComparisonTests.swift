import Analysis
import Cleaning
import Motion
import Synthesis
import Testing

@Suite("Beside the reference")
struct ReferenceComparisonTests {
  private func analysis(
    _ pace: HealthyPace, age: Double? = 11, without markers: [String] = [],
    own: ReferenceSet? = nil
  ) throws -> SessionAnalysis {
    let body = Body(height: 1.45)
    var walker = Walker(
      body: body, programme: .healthy(at: pace),
      speed: pace.dimensionlessSpeed * (9.81 * body.meanLegLength).squareRoot(), cycles: 5.2)
    walker.muscles = []
    walker.plateCount = 0
    var person = StandingPerson(body: body)
    person.pelvicTilt = walker.programme[.pelvicTilt, .right].base.mean
    var still = try #require(Cleaner().trial(from: person.trial().recording).value)
    still.task = .standing
    var recording = walker.trial().recording
    recording.trajectories.removeAll { markers.contains($0.label) }
    var walk = try #require(Cleaner().trial(from: recording).value)
    walk.task = .walking
    var settings = Settings()
    settings.reference = own
    var measures = body.measures()
    if let age { measures.set(.age, age, from: "test") }
    return SessionAnalyzer(settings: settings).analysis(
      of: Session(
        subject: Subject(label: "P01", measures: measures), standing: [still], trials: [walk],
        standingTrial: [walk.name: still.name]))
  }

  @Test(
    "a healthy walker is matched to the curves of the own speed", arguments: HealthyPace.allCases)
  func matched(pace: HealthyPace) throws {
    let found = try analysis(pace)
    let reference = try #require(found.references.first)
    #expect(abs(try #require(reference.speed) - pace.dimensionlessSpeed) < 0.01)
    let words: [HealthyPace: String] = [.verySlow: "very slow", .slow: "slow", .free: "free"]
    #expect(reference.words.contains("(\(words[pace] ?? ""))"), "\(reference.words)")
    #expect(reference.flags.isEmpty)
    let profile = try #require(found.profiles.first)
    let matched = try #require(profile.speedMatchedScore.overall.value).in(.degree)
    let free = try #require(profile.score.overall.value).in(.degree)
    // The walkers keep within 1.4° of the reference means, but for the knee's rotation.
    #expect(matched < 2.5, "\(matched)")
    if pace == .verySlow {
      #expect(free > matched + 2)
      let peak = try #require(
        found.parameters.first { $0.name == "maximum_knee_flexion_in_swing" })
      #expect(try abs(#require(peak.reference).mean.in(.degree) - 50.6) < 0.5)
      let value = try #require(peak.value.value?.mean)
      #expect(abs(try #require(peak.reference?.z(of: value))) < 1)
    }
  }

  @Test("where the speed is not known the report says so and free speed stands in")
  func unmatched() throws {
    let found = try analysis(.verySlow, without: ["LHEE", "RHEE"])
    let reference = try #require(found.references.first)
    #expect(reference.speed == nil && !reference.isSpeedMatched)
    #expect(reference.words.contains("speed not matched"))
    #expect(reference.flags.contains { $0.contains("speed not matched") })
    let profile = try #require(found.profiles.first)
    #expect(profile.speedMatchedScore.overall.reason?.contains("speed not matched") == true)
    let knee = CycleQuantity.angle(.knee, 0)
    #expect(reference.bands[knee] == Schwartz2008.curves.band(of: knee, at: 0.429))
    #expect(found.methods.contains { $0.contains("speed not matched") })
  }

  @Test("adults, and people whose age is not known, are told that the reference is children")
  func adults() throws {
    for age in [45.0, nil] {
      let found = try analysis(.free, age: age)
      #expect(
        found.references.first?.flags.contains { $0.contains("no adult reference is loaded") }
          == true)
    }
    #expect(try analysis(.free, age: 11).references.first?.flags.isEmpty == true)
  }

  @Test("the laboratory's own people take the children's place")
  func own() throws {
    let children = try analysis(.free)
    let person = try #require(NormsBuilder().people(from: children).first)
    let people = (0..<20).map { number -> LaboratoryNorms.Person in
      var person = person
      person.label = "P\(number)"
      person.age = 40 + Double(number)
      for (quantity, curve) in person.curves {
        person.curves[quantity] = curve.map { $0 + (Double(number) - 9.5) * .degrees(1) }
      }
      return person
    }
    let set = LaboratoryNorms(model: "Plug-in Gait", people: people).referenceSet
    let found = try analysis(.free, age: 45, own: set)
    let reference = try #require(found.references.first)
    #expect(reference.isOwn && reference.flags.isEmpty, "\(reference.flags)")
    #expect(reference.words.hasPrefix("Own reference, 20 people"))
    #expect(found.profiles.first?.isOwn == true)
    #expect(reference.bands[.angle(.knee, 2)] != nil)
    let young = try analysis(.free, age: 11, own: set)
    #expect(young.references.first?.flags.contains { $0.contains("age") } == true)
  }
}
