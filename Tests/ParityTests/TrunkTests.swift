import Analysis
import Cleaning
import Foundation
import Geometry
import Kinematics
import Motion
import Synthesis
import TestSupport
import Testing

@Suite("The trunk")
struct TrunkTests {
  static let moving = ViconParityTests.study.flatMap { subject, _, straight, turn in
    [("Straight", straight), ("Turn", turn)].map { folder, number in
      "biomechzoo-gait-c3d/\(subject)/\(folder)/\(subject)\(number).c3d"
    }
  }

  /// Lean is minus the stored second angle on both sides. The limit is that of the other angles; in
  /// one file every stored value differs by the same hundredths of a degree, as if one marker had
  /// been edited after Nexus computed them.
  @Test("equals Vicon's thorax", .enabled(if: RealData.isAvailable), arguments: moving)
  func vicon(path: String) throws {
    let trial = try ViconParityTests.trial(path)
    let model = try ViconParityTests.model(
      trial, nil, ViconParityTests.Pair(standing: "", moving: path))
    let poses = model.poses(of: trial)
    let found = try #require(
      TrunkTracking().motion(of: trial, progression: poses.progression.vector, poses: poses).value)
    #expect(found.basis == .thorax)
    let limit = path.contains("HC036A10") ? 0.15 : 0.001
    for side in Side.allCases {
      let stored = try #require(
        trial.modelOutputs.first { $0.label == side.letter + "ThoraxAngles" })
      for (component, angle) in [TrunkAngle.tilt, .lean, .rotation].enumerated() {
        let values = try #require(found.values(angle, side: side))
        let sign: Double = angle == .lean ? -1 : 1
        var count = 0
        for (frame, value) in stored.columns[component].enumerated()
        where value.isFinite && values[frame].isFinite {
          let difference = sign * values[frame].in(.degree) - value
          #expect(abs(difference) < limit, "\(angle) \(side) frame \(frame)")
          count += 1
        }
        #expect(count > 100)
      }
    }
  }

  static let allMarkers = ["C7", "T10", "CLAV", "STRN", "LSHO", "RSHO"]

  private func analysis(
    lean: Double, over side: Side, heading: Heading, markers: [String], standing: Double = 0
  ) throws -> SessionAnalysis {
    let body = Body(height: 1.45)
    var walker = Walker(body: body, cycles: 5)
    walker.heading = heading
    walker.muscles = []
    walker.plateCount = 0
    walker.markers = .lowerBodyAndTrunk
    if lean != 0 { walker.programme.hold(.trunkLean, at: lean, over: 0.10...0.50, of: side) }
    var person = StandingPerson(body: body)
    person.markers = .lowerBodyAndTrunk
    person.trunkLean = standing
    func trial(_ made: SyntheticTrial, _ task: MovementTask) throws -> Trial {
      var recording = made.recording
      recording.trajectories.removeAll {
        Self.allMarkers.contains($0.label) && !markers.contains($0.label)
      }
      var trial = try #require(Cleaner().trial(from: recording).value)
      trial.task = task
      return trial
    }
    let still = try trial(person.trial(), .standing)
    let walk = try trial(walker.trial(), .walking)
    let session = Session(
      subject: Subject(label: "P01", measures: body.measures(age: 10)), standing: [still],
      trials: [walk], standingTrial: [walk.name: still.name])
    return SessionAnalyzer().analysis(of: session)
  }

  @Test(
    "a lean of 9° in single support comes back on its side, with every set of markers",
    arguments: Side.allCases,
    [allMarkers, ["LSHO", "RSHO"], ["C7"]])
  func lean(side: Side, markers: [String]) throws {
    for heading in [Heading(.plusX), Heading(angle: 2.1)] {
      let found = try analysis(
        lean: .degrees(9), over: side, heading: heading, markers: markers)
      let leans = found.parameters.filter { $0.name == "trunk_lean_in_single_support" }
      let own = try #require(leans.first { $0.side == side }?.value.value?.mean).in(.degree)
      let other = try #require(
        leans.first { $0.side == side.opposite }?.value.value?.mean
      ).in(.degree)
      // The path is the pelvis's own, which sways a little about the way walked; C7 alone stands a
      // little behind the trunk's line.
      #expect(abs(own - 9) < (markers.count == 1 ? 0.6 : 0.3), "\(own)")
      #expect(abs(other) < 1.5, "\(other)")
    }
  }

  @Test("without markers on it the trunk is absent, with what would be needed")
  func missing() throws {
    let found = try analysis(
      lean: .degrees(9), over: .right, heading: Heading(.plusX), markers: [])
    #expect(found.trials[0].trunk.reason?.contains("C7") == true)
    #expect(!found.parameters.contains { $0.name.contains("trunk") })
    #expect(found.standing.value?.trunk.value == nil)
    #expect(found.standing.value?.gates.isEmpty == true)
  }

  @Test("a standing trunk that leans by more than 5° does not correct moving trials")
  func standing() throws {
    let upright = try analysis(
      lean: 0, over: .right, heading: Heading(.plusX), markers: Self.allMarkers,
      standing: .degrees(4))
    let posture = try #require(upright.standing.value?.trunk.value)
    #expect(abs(try #require(posture.value(.lean, side: .right)).in(.degree) - 4) < 0.01)
    #expect(abs(try #require(posture.value(.lean, side: .left)).in(.degree) + 4) < 0.01)
    #expect(upright.standing.value?.gates.isEmpty == true)
    let leaning = try analysis(
      lean: 0, over: .right, heading: Heading(.plusX), markers: Self.allMarkers,
      standing: .degrees(-6))
    #expect(leaning.standing.value?.gates == ["the trunk leans by 6.0° to the left"])
  }
}
