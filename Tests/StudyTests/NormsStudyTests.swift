import Analysis
import Cleaning
import Foundation
import Motion
import Study
import Synthesis
import TestSupport
import Testing

@Suite("A laboratory's own norms")
struct NormsStudyTests {
  /// Forty walkers with offsets of their own, and what their markers give.
  private static let walkers: [(truth: [CycleQuantity: Double], person: LaboratoryNorms.Person)] =
    (0..<40).compactMap { number in
      var random = RandomStream(seed: 11, for: "walker \(number)")
      var programme = AngleProgramme.healthy
      let tilt = Double.degrees(4) * random.gaussian()
      let rotation = Double.degrees(6) * random.gaussian()
      let knee = Double.degrees(3) * random.gaussian()
      let progression = Double.degrees(5) * random.gaussian()
      programme.add(tilt, to: .pelvicTilt)
      programme.add(rotation, to: .hipRotation)
      programme.add(-rotation, to: .kneeRotation)
      programme.add(knee, to: .kneeFlexion)
      programme.add(progression, to: .footProgression)
      var walker = Walker(
        body: Body(height: 1.4 + 0.01 * Double(number)), programme: programme, cycles: 2.6)
      walker.muscles = []
      walker.plateCount = 0
      walker.markerNoise = 0
      let still = StandingPerson(body: walker.body).trial().recording
      guard var walk = Cleaner().trial(from: walker.trial().recording).value,
        var standing = Cleaner().trial(from: still).value
      else { return nil }
      walk.task = .walking
      standing.task = .standing
      let analysis = SessionAnalyzer().analysis(
        of: Session(
          subject: Subject(
            label: "P\(number)", measures: walker.body.measures(age: 9 + Double(number % 8))),
          standing: [standing], trials: [walk], standingTrial: [walk.name: standing.name]))
      guard let person = NormsBuilder().people(from: analysis).first else { return nil }
      return (
        [
          .angle(.pelvis, 0): tilt, .angle(.hip, 2): rotation, .angle(.knee, 0): knee,
          .angle(.footProgress, 2): progression,
        ], person
      )
    }

  @Test("forty synthetic walkers give back mean and deviation of what they were given")
  func recovery() throws {
    #expect(Self.walkers.count == 40)
    let norms = LaboratoryNorms(model: "Plug-in Gait", people: Self.walkers.map(\.person))
    let sides = Set(norms.people.map(\.side))
    #expect(sides == [.left, .right])
    let set = norms.referenceSet
    #expect(set.groups.map(\.words) == ["free"])
    let base = AngleProgramme.healthy
    for (quantity, course) in [
      (CycleQuantity.angle(.pelvis, 0), base[.pelvicTilt, .right]),
      (.angle(.knee, 0), base[.kneeFlexion, .right]),
      (.angle(.hip, 2), base[.hipRotation, .right]),
    ] {
      let band = try #require(set.band(of: quantity, at: 0.43))
      #expect(band.count == 40 && band.allowsZ)
      let given = try #require(Statistic(of: Self.walkers.compactMap { $0.truth[quantity] }))
      let deviation = try #require(given.standardDeviation)
      for percent in stride(from: 0, through: 100, by: 10) {
        let mean = course.value(at: Double(percent) / 100) + given.mean
        // 5 % of the spread that people have.
        #expect(
          abs(band.mean[percent] - mean) < 0.05 * deviation, "\(quantity.name) \(percent) %")
        #expect(
          abs(band.standardDeviation[percent] / deviation - 1) < 0.05,
          "\(quantity.name) \(percent) %")
      }
    }
    let rates = NormsBuilder().curveFlagRates(of: norms)
    #expect(rates.contains { $0.name == "knee_flexion" && $0.people == 40 })
    // Gaussian offsets: about one in twenty lies beyond two deviations.
    let flagged = rates.filter {
      ["pelvic_tilt", "knee_flexion", "hip_rotation"].contains($0.name)
    }
    #expect(flagged.allSatisfy { $0.share <= 0.15 })
  }

  @Test("the drawn side depends on the label alone")
  func drawnSide() {
    let sides = (0..<200).map { NormsBuilder.side(of: "P\($0)") }
    #expect(sides == (0..<200).map { NormsBuilder.side(of: "P\($0)") })
    let left = sides.count { $0 == .left }
    #expect((60...140).contains(left))
  }

  @Test("people with two sessions give the error between sessions")
  func repeated() {
    let found = NormsBuilder().measurementErrors(
      of: [
        ("A", ["step_length": 0.60]), ("A", ["step_length": 0.64]), ("B", ["step_length": 0.5]),
        ("C", ["step_length": 0.70]), ("C", ["step_length": 0.70]),
      ])
    #expect(found.people == 2)
    // Variances 0.0008 and 0: root of their mean.
    #expect(abs((found.errors["step_length"] ?? 0) - 0.02) < 1e-9)
  }

  @Test(
    "six real children: bands with n, and no z with the reason", .enabled(if: RealData.isAvailable))
  func realChildren() async throws {
    let summary = try await NormsStudy(
      RunOptions(study: RealData.path("biomechzoo-gait-c3d"), output: "", jobs: 2, version: "test")
    ).build()
    let labels = Set(summary.norms.people.map(\.label))
    #expect(labels.count == 6)
    for band in summary.norms.bands {
      #expect(LaboratoryNorms.refusalOfZ(people: band.people.count) != nil)
    }
    #expect(summary.lines.contains { $0.contains("no z: z needs at least 15 people") })
    #expect(summary.norms.curveFlagRates.isEmpty && summary.norms.ruleFlagRates.isEmpty)
    let set = summary.norms.referenceSet
    let bands = CycleQuantity.all.compactMap { set.band(of: $0, at: 0.43) }
    #expect(!bands.isEmpty)
    #expect(bands.allSatisfy { !$0.allowsZ && $0.z(of: Waveform($0.mean)) == nil })
  }

  @Test("a study without walking has nothing to make norms of")
  func nothing() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "marey-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    await #expect(throws: StudyError.self) {
      _ = try await NormsStudy(RunOptions(study: folder.path, output: "")).build()
    }
  }
}
