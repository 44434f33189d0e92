import Foundation
import Geometry
import Kinematics
import Motion
import Synthesis
import Testing

/// A person who moves one leg so that its joints can be found: a star-arc of the hip, then bends of
/// the knee.
struct FunctionalPerson {
  var body = Body(height: 1.7)
  var side = Side.left
  /// Standard deviation of noise on every coordinate, metres.
  var noise = 0.0
  /// The knee's true axis, turned inwards of the sideways axis about the thigh, radians.
  var kneeAxisTurn = 0.0
  var frames = 900

  /// The hip centre in the pelvis frame that markers without noise would show, metres.
  var hipCentre: Vector3 { body.hipCentre(side) }

  func trial(_ name: String = "functional01") -> Trial {
    var random = RandomStream(seed: 5, for: name)
    var paths: [String: [Vector3]] = [:]
    for frame in 0..<frames {
      for (label, point) in points(Double(frame) / Double(frames)) {
        let shaken = Vector3(random.gaussian(), random.gaussian(), random.gaussian()) * noise
        paths[label, default: []].append(point + shaken)
      }
    }
    return Trial(
      name: name, source: "synthetic", rate: 100, frameCount: frames,
      markers: Dictionary(
        uniqueKeysWithValues: paths.map { ($0.key, Trajectory(label: $0.key, $0.value)) }))
  }

  private func points(_ share: Double) -> [(String, Vector3)] {
    let sway = Matrix3.rotationZ(0.4 + 0.05 * sin(5 * share)) * Matrix3.rotationY(0.08 * share)
    let pelvis = Pose(origin: Vector3(0.2, 0.1, 1), axes: sway)
    let half = body.interAsisDistance / 2
    let rear = Vector3(-body.pelvicDepth, 0, 0)
    let aside = Vector3(0, body.interPsisDistance / 2, 0)
    var points = [
      ("LASI", pelvis.point(Vector3(0, half, 0))), ("RASI", pelvis.point(Vector3(0, -half, 0))),
      ("LPSI", pelvis.point(rear + aside)), ("RPSI", pelvis.point(rear - aside)),
    ]
    let bending = share > 0.6
    let hipTurn =
      bending ? Matrix3.rotationY(-0.3) : MovingCluster.starArc(share / 0.6)
    let thigh = sway * hipTurn
    let hip = pelvis.point(hipCentre)
    let length = body[side].thigh
    let knee = hip - thigh.z * length
    let bend = bending ? 0.6 * (1 - cos(2 * .pi * 4 * (share - 0.6) / 0.4)) : 0.2
    let turn = Matrix3.rotationZ(side.sign * kneeAxisTurn)
    let shank = thigh * turn * Matrix3.rotationY(bend) * turn.transposed
    let (out, letter) = (-side.sign, side.letter)
    func onThigh(_ x: Double, _ y: Double, _ z: Double) -> Vector3 {
      knee + thigh * Vector3(x, out * y, z)
    }
    func onShank(_ x: Double, _ y: Double, _ z: Double) -> Vector3 {
      knee + shank * Vector3(x, out * y, z)
    }
    let offset = body[side].kneeWidth / 2 + body.markerDiameter / 2
    points += [
      (letter + "THI", onThigh(0, 0.12, 0.4 * length)), (letter + "KNE", onThigh(0, offset, 0)),
      (letter + "KNM", onThigh(0, -offset, 0)),
      (letter + "THAP", onThigh(0.07, 0, 0.65 * length)),
      (letter + "TIB", onShank(0, 0.09, -0.2)), (letter + "ANK", onShank(0, 0.04, -0.4)),
      (letter + "MED", onShank(0, -0.04, -0.4)), (letter + "TIAP", onShank(0.05, 0, -0.12)),
    ]
    return points
  }
}

@Suite("Functional calibration")
struct FunctionalCalibrationTests {
  @Test("finds the hip centre in the model's pelvis", arguments: Side.allCases)
  func exact(side: Side) throws {
    let person = FunctionalPerson(side: side)
    let found = FunctionalCalibration(of: [person.trial()])
    let centre = try #require(found.hipCentres[side])
    #expect((centre - person.hipCentre).length < 1e-6)
    #expect(found.hipCentres[side.opposite] == nil)
    #expect(found.notices.contains { $0.text.contains("found by movement") })
  }

  @Test("finds it within 1 mm under 1 mm of noise, and the knee's axis within a degree")
  func noisy() throws {
    let person = FunctionalPerson(side: .right, noise: 0.001, kneeAxisTurn: .degrees(9))
    let found = FunctionalCalibration(of: [person.trial()])
    let centre = try #require(found.hipCentres[.right])
    #expect((centre - person.hipCentre).length < 0.001)
    #expect(found.hasKneeAxis(.right))
  }

  @Test("gives the model its hip centre, where a regression errs")
  func inModel() throws {
    let person = FunctionalPerson()
    let calibration = FunctionalCalibration(of: [person.trial()])
    // A tape measure read 60 mm too long leads the regression astray.
    var measures = person.body.measures()
    for side in Side.allCases {
      measures.set(.legLength(side), person.body[side].legLength + 0.06, from: "test")
    }
    let still = StandingPerson(body: person.body).trial()
    let standing = Trial(still, task: .standing)
    func error(_ key: String) throws -> Double {
      var settings = KinematicsSettings()
      settings.hipCentre = key
      let model = try #require(
        PluginGait.calibrated(
          for: measures, standing: standing, functional: calibration, settings: settings
        ).value)
      let hips = try #require(model.standingPoses()).centre(of: .hip, .left)
      return zip(hips, still.truth.poses.centre(of: .hip, .left)).map { ($0 - $1).length }.max()
        ?? .nan
    }
    #expect(try error("functional") < 1e-6)
    #expect(try error("davis") > 0.003)
  }

  @Test("without a movement trial the regression is used, and said to be")
  func fallback() throws {
    let body = Body(height: 1.7)
    var settings = KinematicsSettings()
    settings.hipCentre = HipCentres.functional
    let model = try #require(
      PluginGait.calibrated(for: body.measures(), standing: nil, settings: settings).value)
    let said = model.notices.filter { $0.text.contains("could not be found from a movement trial") }
    #expect(said.count == 2)
  }

  @Test("lays the knee axis along the one about which the knee turned", arguments: [-8.0, 11])
  func kneeAxis(turn: Double) throws {
    let person = FunctionalPerson(side: .right, kneeAxisTurn: .degrees(turn))
    let calibration = FunctionalCalibration(of: [person.trial()])
    let still = StandingPerson(body: person.body).trial()
    var standing = Trial(still, task: .standing)
    standing.addMedialMarkers(still.truth)
    // The cluster's markers stand where the functional trial has them.
    let thighs = still.truth.poses.poses(of: .thigh(.right))
    let length = person.body.right.thigh
    standing.markers["RTHAP"] = Trajectory(
      label: "RTHAP", thighs.map { $0.point(Vector3(0.07, 0, 0.65 * length)) })
    standing.move("RTHI") { frame, _ in thighs[frame].point(Vector3(0, -0.12, 0.4 * length)) }
    var settings = KinematicsSettings()
    settings.kneeAxis = .functional
    let model = try #require(
      PluginGait.calibrated(
        for: person.body.measures(), standing: standing, functional: calibration,
        settings: settings
      ).value)
    let found = try #require(model.standingPoses()).poses(of: .thigh(.right))
    for (pose, truth) in zip(found, thighs) {
      // The axis in the true thigh: turned inwards, right-handed on the right side.
      let axis = truth.axes * (Matrix3.rotationZ(.degrees(turn)) * Vector3.unitY)
      let off = acos(min(1, pose.axes.y.dot(axis.perpendicular(to: pose.axes.z).normalized)))
      #expect(off < .degrees(0.01))
    }
    #expect(model.methods.contains { $0.contains("Ehrig et al. 2007") })
  }

  @Test("nothing in, nothing out, no crash")
  func empty() {
    #expect(FunctionalCalibration.none.hipCentres.isEmpty)
    let blank = Trial(name: "functional", source: "test", rate: 100, frameCount: 0, markers: [:])
    #expect(FunctionalCalibration(of: [blank]).hipCentres.isEmpty)
    let still = Trial(StandingPerson(body: Body(height: 1.5)).trial(), task: .standing)
    #expect(FunctionalCalibration(of: [still]).hipCentres.isEmpty)
  }
}
