import Foundation
import Geometry
import Kinematics
import Motion
import Synthesis
import Testing

@Suite("The fit of the knee axis")
struct KneeAxisFitTests {
  /// A hinged walker whose knee marker and thigh wand are turned about the thigh.
  static func analysis(
    turnedBy turn: Double, walker: Walker = .hinged()
  ) throws -> TrialAnalysis {
    let moving = walker.trial()
    let still = StandingPerson(body: walker.body).trial()
    var trial = Trial(moving, task: .walking)
    var standing = Trial(still, task: .standing)
    for side in Side.allCases {
      trial.turn(["KNE", "THI"], about: .thigh(side), side, by: turn, moving.truth)
      standing.turn(["KNE", "THI"], about: .thigh(side), side, by: turn, still.truth)
    }
    let model = try #require(
      PluginGait.calibrated(
        for: walker.body.measures(), standing: standing, settings: KinematicsSettings()
      ).value)
    return TrialAnalysis(
      trial, angles: model.angles(from: model.poses(of: trial)), events: moving.truth.events)
  }

  // The knee bends to about 60° in swing, where the formula gives 4.3, 8.6 and 12.9° of apparent
  // adduction; with a perfect correlation 5° stay green (below 7°), 10° and 15° are amber.
  @Test(
    "a knee axis turned by 5, 10, 15 degrees gives the light and the error of the formula",
    arguments: [(0.0, "green"), (5, "green"), (10, "amber"), (15, "amber")], [1.0, -1])
  func turned(example: (turn: Double, light: String), direction: Double) throws {
    let turn = Double.degrees(example.turn)
    let analysis = try Self.analysis(turnedBy: direction * turn)
    for side in Side.allCases {
      let check = try #require(KneeAxisFit.check(side, in: [analysis]).value)
      #expect(check.light.rawValue == example.light)
      #expect(Set(check.cycleLights.map(\.rawValue)) == [example.light])
      // A line through a curved course misses its chord by less than a tenth.
      #expect(abs(check.axisError - turn) <= 0.1 * turn + 1e-6)
      let knee = try #require(analysis.angles.value?[.knee, side])
      let peak = try #require(knee.x.filter(\.isFinite).max())
      let expected = asin(sin(turn) * sin(peak))
      #expect(abs(check.adductionError(atFlexion: peak) - expected) <= 0.1 * expected + 1e-6)
      // What the knee seems to adduct is what the formula says, frame by frame.
      for (flexion, adduction) in zip(knee.x, knee.y) where flexion.isFinite {
        // Seen through the turned axis the bend itself is a little smaller: tan F' = cos δ tan F.
        let bend = atan(tan(flexion) / cos(turn))
        #expect(abs(abs(adduction) - abs(asin(sin(turn) * sin(bend)))) < 1e-6)
      }
      if example.turn > 0 { #expect(abs(check.correlation) > 0.99) }
    }
  }

  @Test("bends without weight tell the axis where nobody walks, and only there")
  func bends() throws {
    let turn = Double.degrees(10)
    var analysis = try Self.analysis(turnedBy: turn)
    let walking = try #require(KneeAxisFit.check(.left, in: [analysis]).value)
    analysis.trial.task = .unknown
    let name = analysis.trial.name
    #expect(KneeAxisFit.check(.left, in: [analysis]).reason?.contains("movement trial") == true)
    let bent = try #require(KneeAxisFit.check(.left, in: [analysis], bending: [name]).value)
    #expect(abs(bent.axisError - turn) < 0.1 * turn && bent.light == walking.light)
    // A walk of the same session is asked first.
    var other = try Self.analysis(turnedBy: 0)
    other.trial.name = "walk"
    other.trial.task = .walking
    let both = try #require(
      KneeAxisFit.check(.left, in: [analysis, other], bending: [name]).value)
    #expect(both.axisError < 1e-6)
    // A knee that stays straight tells nothing.
    analysis.angles = .present(
      JointAngles([
        .left: [
          .knee: AngleCurve(
            x: Array(repeating: 0, count: 100), y: Array(repeating: 0, count: 100),
            z: Array(repeating: 0, count: 100))
        ]
      ]))
    #expect(KneeAxisFit.check(.left, in: [analysis], bending: [name]).value == nil)
  }

  @Test("a knee turned far enough is red")
  func red() throws {
    let analysis = try Self.analysis(turnedBy: .degrees(20))
    let check = try #require(KneeAxisFit.check(.left, in: [analysis]).value)
    #expect(check.light == .red && !check.isReliable)
  }

  // Ranges in degrees; the limits are those of the design.
  @Test(
    "the light follows range and correlation",
    arguments: [
      (9.9, 0.69, "green"), (6.9, 0.99, "green"), (7.1, 0.7, "amber"), (10.1, 0, "amber"),
      (14.9, 0.99, "amber"), (15.1, 0.5, "red"), (15.1, -0.9, "red"), (15.1, 0.49, "amber"),
      (0, 1, "green"),
    ])
  func light(range: Double, correlation: Double, expected: String) {
    let light = KneeAxisFit.light(range: .degrees(range), correlation: correlation)
    #expect(light.rawValue == expected)
  }

  @Test("left and right exchange when the walker is mirrored")
  func mirrored() throws {
    var walker = Walker.hinged()
    walker.programme[.kneeAdduction, .left] = AngleCourse(constant: .degrees(3))
    let a = try Self.analysis(turnedBy: .degrees(8), walker: walker)
    var mirror = walker
    mirror.programme = walker.programme.mirrored
    mirror.body = walker.body.mirrored
    let b = try Self.analysis(turnedBy: .degrees(8), walker: mirror)
    let left = try #require(KneeAxisFit.check(.left, in: [a]).value)
    let right = try #require(KneeAxisFit.check(.right, in: [b]).value)
    #expect(abs(left.axisError - right.axisError) < .degrees(0.2))
    #expect(left.light == right.light)
  }

  @Test("says why it has none")
  func absent() throws {
    let none = KneeAxisFit.check(.left, in: [])
    #expect(none.reason?.contains("no swing") == true)
    var analysis = try Self.analysis(turnedBy: 0)
    analysis.trial.task = .squat
    #expect(KneeAxisFit.check(.left, in: [analysis]).value == nil)
    analysis.trial.task = .walking
    for index in analysis.cycles.indices { analysis.cycles[index].cycle.gates = ["turning"] }
    #expect(KneeAxisFit.check(.left, in: [analysis]).value == nil)
    var stiff = Walker.hinged()
    for side in Side.allCases {
      stiff.programme[.kneeFlexion, side] = AngleCourse(constant: .degrees(12))
    }
    let reason = KneeAxisFit.check(.left, in: [try Self.analysis(turnedBy: 0.1, walker: stiff)])
      .reason
    #expect(reason?.contains("too little") == true)
  }
}

@Suite("The correction of the knee axis")
struct KneeAxisCorrectionTests {
  @Test(
    "takes away adduction that follows flexion, and leaves the raw angles", arguments: [-12.0, 6])
  func removes(turn: Double) throws {
    let analysis = try KneeAxisFitTests.analysis(turnedBy: .degrees(turn))
    for side in Side.allCases {
      let correction = try #require(KneeAxisCorrection(side, in: [analysis]))
      let raw = try #require(analysis.angles.value?[.knee, side])
      let corrected = correction.corrected(raw)
      func largest(_ curve: AngleCurve) -> Double {
        curve.y.filter(\.isFinite).map { abs($0) }.max() ?? .nan
      }
      // What is left is the bow of the sine against a line.
      #expect(largest(corrected) < 0.15 * largest(raw))
      #expect(corrected.z == raw.z)
      let slope = corrected.y.count
      #expect(slope == raw.y.count)
    }
  }

  @Test("does nothing to a knee that only bends, and needs a cycle")
  func hinge() throws {
    let analysis = try KneeAxisFitTests.analysis(turnedBy: 0)
    let correction = try #require(KneeAxisCorrection(.left, in: [analysis]))
    #expect(abs(correction.turn) < 1e-6)
    #expect(KneeAxisCorrection(.left, in: []) == nil)
    var squat = analysis
    squat.trial.task = .singleLegSquat
    #expect(KneeAxisCorrection(.left, in: [squat]) == nil)
  }
}
