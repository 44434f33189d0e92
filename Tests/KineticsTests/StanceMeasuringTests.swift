import Geometry
import Kinetics
import Motion
import Synthesis
import Testing

@Suite("Measures of a stance on a plate")
struct StanceMeasuringTests {
  private static func analysis(
    _ walk: PlateWalk.Made, subject: SubjectMeasures = PlateWalk.body.measures()
  ) -> TrialAnalysis {
    let examination = walk.examination(mass: subject[.mass])
    var analysis = TrialAnalysis(
      trial: walk.trial, model: "test", poses: .present(walk.poses), angles: .absent(because: ""),
      events: walk.events)
    analysis.kinetics = PluginGaitKinetics().kinetics(
      of: walk.trial, poses: walk.poses, events: walk.events, subject: subject,
      examination: examination)
    analysis.plateContacts = StanceMeasuring(trial: analysis, subject: subject)
      .measured(examination)
    return analysis
  }

  @Test("what the synthetic force holds is found: two humps of 1.1 about a valley of 0.78")
  func force() throws {
    let found = Self.analysis(try PlateWalk.made())
    for contact in found.plateContacts {
      let m = contact.measures
      // The walker's stance need not be 60 % of the cycle: the force is scaled by so much.
      let first = try #require(m[.verticalForceFirstPeak])
      let second = try #require(m[.verticalForceSecondPeak])
      let valley = try #require(m[.verticalForceValley])
      #expect(abs(first - second) < 0.02 && first > 1 && first < 1.25)
      #expect(abs(valley / first - 0.78 / 1.1) < 0.01)
      let start = try #require(contact.start)
      let end = try #require(contact.end)
      // Mean 0.83 where the humps are 1.1.
      #expect(abs((m[.verticalImpulse] ?? 0) / (end - start) / first - 0.83 / 1.1) < 0.02)
      #expect((m[.brakingForcePeak] ?? 0) > 0.05 && (m[.propulsionForcePeak] ?? 0) > 0.05)
      #expect((m[.brakingImpulse] ?? 0) > 0.005 && (m[.propulsionImpulse] ?? 0) > 0.005)
      #expect((m[.averageLoadingRate] ?? 0) > 1)
      #expect((m[.highestLoadingRate] ?? 0) >= (m[.averageLoadingRate] ?? .infinity))
      // The walker's force runs along the line of the sole.
      #expect(abs(m[.pressureOffset] ?? 1) < 0.02)
      #expect((m[.pressureLength] ?? 0) > 0.1)
    }
  }

  @Test("both normalisations agree, and moments are those of the curves")
  func moments() throws {
    let found = Self.analysis(try PlateWalk.made())
    for contact in found.plateContacts {
      let m = contact.measures
      let plain = try #require(m[.kneeAdductionFirstPeak])
      let scaled = try #require(m[.kneeAdductionFirstPeakScaled])
      #expect(abs(plain - scaled * 9.81 * PlateWalk.body.height) < 1e-12)
      let leg = try #require(contact.side.flatMap { found.kinetics.value?.legs[$0] })
      let start = Int(((contact.start ?? 0) * 100).rounded(.up))
      let middle = ((contact.start ?? 0) + (contact.end ?? 0)) / 2 * 100
      let curve = leg.externalKneeAdduction[start...Int(middle.rounded(.down))]
      #expect(curve.max() == plain)
      #expect((m[.plantarflexorPeak] ?? 0) > 0.5)
      #expect((m[.ankleWorkGenerated] ?? 0) > 0)
    }
  }

  @Test("what is missing is absent with its reason")
  func absent() throws {
    var bare = SubjectMeasures()
    for (measure, entry) in PlateWalk.body.measures().entries where measure != .height {
      bare.set(measure, entry.value, from: "test")
    }
    let walk = try PlateWalk.made()
    let parameters = KineticParameters.parameters(
      of: [Self.analysis(walk, subject: bare)], task: .walking, condition: "", subject: bare)
    func value(_ measure: StanceMeasure) -> Availability<Statistic>? {
      parameters.first { $0.name == measure.rawValue && $0.side == .left }?.value
    }
    #expect(value(.kneeAdductionFirstPeakScaled)?.reason?.contains("height_m") == true)
    #expect(value(.kneeAdductionFirstPeak)?.value?.count == 1)

    var light = SubjectMeasures()
    for (measure, entry) in PlateWalk.body.measures().entries where measure != .mass {
      light.set(measure, entry.value, from: "test")
    }
    let none = KineticParameters.parameters(
      of: [Self.analysis(walk, subject: light)], task: .walking, condition: "", subject: light)
    let reasons = none.filter { $0.name == StanceMeasure.verticalForceFirstPeak.rawValue }
      .compactMap(\.value.reason)
    #expect(reasons.count == 2 && reasons.allSatisfy { $0.contains("mass_kg") })

    let doubted = KineticParameters.parameters(
      of: [Self.analysis(try PlateWalk.made { PlateWalk.move(&$0, by: Vector3(0.25, 0, 0)) })],
      task: .walking, condition: "", subject: PlateWalk.body.measures())
    #expect(doubted.contains { $0.value.reason?.contains("not wholly") == true })
    let noPlates = KineticParameters.parameters(
      of: [], task: .walking, condition: "", subject: PlateWalk.body.measures())
    #expect(noPlates.allSatisfy { $0.value.value == nil })
  }

  @Test("symmetry: the same force on both sides is none")
  func symmetry() throws {
    let parameters = KineticParameters.parameters(
      of: [Self.analysis(try PlateWalk.made())], task: .walking, condition: "",
      subject: PlateWalk.body.measures())
    let index = parameters.first {
      $0.name == StanceMeasure.verticalForceFirstPeak.rawValue + StanceMeasure.symmetrySuffix
    }
    #expect(abs(index?.value.value?.mean ?? 1) < 0.03)
    #expect(parameters.allSatisfy { $0.isKinetic })
  }
}
