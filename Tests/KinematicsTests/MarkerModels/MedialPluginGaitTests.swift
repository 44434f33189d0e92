import Foundation
import Geometry
import Kinematics
import Motion
import Synthesis
import Testing

@Suite("Plug-in Gait with medial markers")
struct MedialPluginGaitTests {
  static let body: Body = {
    var body = Body(height: 1.55)
    body.left.legLength += 0.006
    body.right.kneeWidth += 0.004
    return body
  }()

  /// A walk and a standing trial, medial markers in the latter, wands turned out of their plane.
  static func trials(wandsTurnedBy turn: Double, medialWhileWalking: Bool = false) -> (
    moving: Trial, standing: Trial, truth: MotionTruth, standingTruth: MotionTruth
  ) {
    var walker = Walker(body: body, cycles: 2)
    walker.muscles = []
    walker.plateCount = 0
    let (walk, still) = (walker.trial(), StandingPerson(body: body).trial())
    var (moving, standing) = (Trial(walk, task: .walking), Trial(still, task: .standing))
    standing.addMedialMarkers(still.truth)
    if medialWhileWalking { moving.addMedialMarkers(walk.truth) }
    for side in Side.allCases {
      moving.turn(["THI"], about: .thigh(side), side, by: turn, walk.truth)
      moving.turn(["TIB"], about: .shank(side), side, by: -turn / 2, walk.truth)
      standing.turn(["THI"], about: .thigh(side), side, by: turn, still.truth)
      standing.turn(["TIB"], about: .shank(side), side, by: -turn / 2, still.truth)
    }
    return (moving, standing, walk.truth, still.truth)
  }

  static func difference(_ a: JointAngles, _ b: JointAngles) throws -> Double {
    var largest = 0.0
    for side in Side.allCases {
      for group in AngleGroup.allCases {
        let (x, y) = (try #require(a[group, side]), try #require(b[group, side]))
        for component in 0..<3 {
          for (p, q) in zip(x[component], y[component]) where !(p.isNaN && q.isNaN) {
            let d = abs(p - q).in(.degree)
            largest = d.isNaN ? .infinity : max(largest, d)
          }
        }
      }
    }
    return largest
  }

  // Both programs work in doubles; the rotated chord is found to 1e-13 rad.
  @Test(
    "prescribed angles come back whatever the wands do", arguments: [0.0, 12, -18], [false, true])
  func recovers(turn: Double, medialWhileWalking: Bool) throws {
    let trials = Self.trials(
      wandsTurnedBy: .degrees(turn), medialWhileWalking: medialWhileWalking)
    let model = try #require(
      MedialPluginGait.calibrated(
        for: Self.body.measures(), standing: trials.standing, settings: KinematicsSettings()
      ).value)
    let found = model.angles(from: model.poses(of: trials.moving))
    #expect(try Self.difference(found, trials.truth.angles) < 1e-6)
    let standing = try #require(model.standingAngles())
    #expect(try Self.difference(standing, trials.standingTruth.angles) < 1e-6)
    // The same wands lead Plug-in Gait astray by about as much as they are turned.
    let conventional = try #require(
      PluginGait.calibrated(
        for: Self.body.measures(), standing: trials.standing, settings: KinematicsSettings()
      ).value)
    let astray = try Self.difference(
      conventional.angles(from: conventional.poses(of: trials.moving)), trials.truth.angles)
    #expect(turn == 0 ? astray < 1e-6 : astray > 0.4 * abs(turn))
  }

  @Test("needs no knee and ankle widths")
  func noWidths() throws {
    let trials = Self.trials(wandsTurnedBy: 0)
    var measures = SubjectMeasures()
    for (measure, entry) in Self.body.measures().entries {
      switch measure {
      case .kneeWidth, .ankleWidth: continue
      default: measures.set(measure, entry.value, from: "test")
      }
    }
    let model = MedialPluginGait.calibrated(
      for: measures, standing: trials.standing, settings: KinematicsSettings())
    #expect(model.value != nil)
    #expect(
      PluginGait.calibrated(
        for: measures, standing: trials.standing, settings: KinematicsSettings()
      ).reason?.contains("knee_width_left_m") == true)
  }

  @Test("says which medial marker is missing")
  func missing() throws {
    var trials = Self.trials(wandsTurnedBy: 0)
    trials.standing.markers["RMED"] = nil
    let reason = try #require(
      MedialPluginGait.calibrated(
        for: Self.body.measures(), standing: trials.standing, settings: KinematicsSettings()
      ).reason)
    #expect(reason.contains("RMED") && !reason.contains("LKNM"))
    #expect(
      MedialPluginGait.calibrated(
        for: Self.body.measures(), standing: nil, settings: KinematicsSettings()
      ).reason?.contains("standing trial") == true)
  }

  @Test("finds the medial markers under their other names")
  func names() {
    var trials = Self.trials(wandsTurnedBy: 0)
    for (usual, other) in [("LKNM", "LKNEM"), ("RMED", "RANM")] {
      trials.standing.markers[other] = trials.standing.markers[usual]
      trials.standing.markers[usual] = nil
    }
    let model = MedialPluginGait.calibrated(
      for: Self.body.measures(), standing: trials.standing, settings: KinematicsSettings())
    #expect(model.value != nil)
  }
}

@Suite("The options of Plug-in Gait")
struct PluginGaitOptionsTests {
  static func angles(
    _ trials: (
      moving: Trial, standing: Trial, truth: MotionTruth, standingTruth: MotionTruth
    ), _ extra: [(SubjectMeasure, Double)]
  ) throws -> JointAngles {
    var measures = MedialPluginGaitTests.body.measures()
    for (measure, value) in extra { measures.set(measure, value, from: "test") }
    let model = try #require(
      PluginGait.calibrated(
        for: measures, standing: trials.standing, settings: KinematicsSettings()
      ).value)
    #expect(model.notices.contains { $0.text.contains("is applied") } == !extra.isEmpty)
    return model.angles(from: model.poses(of: trials.moving))
  }

  // Turning the wand inwards about the thigh by an angle is what an offset of that angle undoes.
  @Test("wand offsets undo wands that stand off", arguments: [-15.0, 10])
  func wands(turn: Double) throws {
    let trials = MedialPluginGaitTests.trials(wandsTurnedBy: .degrees(turn))
    let extra = Side.allCases.flatMap { side -> [(SubjectMeasure, Double)] in
      // The angle is measured from the knee axis to the wand about the long axis, mirrored.
      [(.thighRotation(side), -.degrees(turn)), (.shankRotation(side), .degrees(turn / 2))]
    }
    let found = try Self.angles(trials, extra)
    #expect(try MedialPluginGaitTests.difference(found, trials.truth.angles) < 1e-6)
  }

  @Test("torsion turns the knee's rotation alone, outwards of the shank being inwards of the knee")
  func torsion() throws {
    let trials = MedialPluginGaitTests.trials(wandsTurnedBy: 0)
    let torsion = Double.degrees(14)
    let plain = try Self.angles(trials, [])
    let found = try Self.angles(
      trials, Side.allCases.map { (.tibialTorsion($0), torsion) })
    for side in Side.allCases {
      let (a, b) = (try #require(plain[.knee, side]), try #require(found[.knee, side]))
      for frame in a.x.indices where a.z[frame].isFinite {
        #expect(abs(b.x[frame] - a.x[frame]) < 1e-9)
        #expect(abs(b.y[frame] - a.y[frame]) < 1e-9)
        #expect(abs(b.z[frame] - a.z[frame] + torsion) < 1e-9)
      }
      let (hip, hipBefore) = (try #require(found[.hip, side]), try #require(plain[.hip, side]))
      #expect(hip == hipBefore)
    }
  }

  @Test("a thicker heel tips the standing foot")
  func sole() throws {
    let trials = MedialPluginGaitTests.trials(wandsTurnedBy: 0)
    let plain = try Self.angles(trials, [])
    let found = try Self.angles(trials, [(.soleDelta(.left), 0.01)])
    let (a, b) = (try #require(plain[.ankle, .left]), try #require(found[.ankle, .left]))
    let expected = asin(0.01 / MedialPluginGaitTests.body.left.heelToToe)
    for frame in a.x.indices where a.x[frame].isFinite {
      #expect(abs(abs(b.x[frame] - a.x[frame]) - expected) < .degrees(0.5))
    }
    #expect(found[.ankle, .right] == plain[.ankle, .right])
  }
}
