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
  /// Further markers on thigh and shank, by name: their places in the segment's axes, metres from the
  /// knee centre (thigh) and the ankle centre (shank).
  var onThigh: [String: Vector3] = [:]
  var onShank: [String: Vector3] = [:]
  var profile: MarkerProfile?

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
    var trial = Trial(
      name: name, source: "synthetic", rate: 100, frameCount: frames,
      markers: Dictionary(
        uniqueKeysWithValues: paths.map { ($0.key, Trajectory(label: $0.key, $0.value)) }))
    trial.markerProfile = profile?.name
    return trial
  }

  /// Puts the clusters of a standing trial on.
  mutating func wear(_ profile: MarkerProfile, as standing: Trial, _ truth: MotionTruth) {
    self.profile = profile
    for (segment, path) in [
      (Segment.thigh(side), \FunctionalPerson.onThigh), (.shank(side), \.onShank),
    ] {
      let pose = truth.poses.poses(of: segment)[0]
      for name in profile.clusters[segment] ?? [] {
        self[keyPath: path][name] = standing.markers[name].map { pose.local($0[0]) }
      }
    }
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
    func thighPoint(_ x: Double, _ y: Double, _ z: Double) -> Vector3 {
      knee + thigh * Vector3(x, out * y, z)
    }
    func shankPoint(_ x: Double, _ y: Double, _ z: Double) -> Vector3 {
      knee + shank * Vector3(x, out * y, z)
    }
    let ankle = knee - shank.z * body[side].shank
    for (name, local) in onThigh.sorted(by: { $0.key < $1.key }) {
      points.append((name, knee + thigh * local))
    }
    for (name, local) in onShank.sorted(by: { $0.key < $1.key }) {
      points.append((name, ankle + shank * local))
    }
    guard profile == nil else { return points }
    let offset = body[side].kneeWidth / 2 + body.markerDiameter / 2
    points += [
      (letter + "THI", thighPoint(0, 0.12, 0.4 * length)),
      (letter + "KNE", thighPoint(0, offset, 0)),
      (letter + "KNM", thighPoint(0, -offset, 0)),
      (letter + "THAP", thighPoint(0.07, 0, 0.65 * length)),
      (letter + "TIB", shankPoint(0, 0.09, -0.2)), (letter + "ANK", shankPoint(0, 0.04, -0.4)),
      (letter + "MED", shankPoint(0, -0.04, -0.4)), (letter + "TIAP", shankPoint(0.05, 0, -0.12)),
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
    #expect(Self.offAxis(found, thighs, turn: .degrees(turn)) < .degrees(0.01))
    #expect(model.methods.contains { $0.contains("Ehrig et al. 2007") })
  }

  /// The largest angle between the sideways axis of found right thighs and the knee's true axis, turned
  /// inwards in the true thigh, seen along the thigh; radians.
  private static func offAxis(_ found: [Pose], _ truth: [Pose], turn: Double) -> Double {
    zip(found, truth).map { pose, truth in
      let axis = truth.axes * (Matrix3.rotationZ(turn) * Vector3.unitY)
      return acos(min(1, pose.axes.y.dot(axis.perpendicular(to: pose.axes.z).normalized)))
    }.max() ?? .nan
  }

  @Test(
    "gives the models that fit markers their hip centre and knee axis",
    arguments: [Clusters.key, Multibody.key])
  func inFittedModels(key: String) throws {
    let type = MarkerModels.model(key)
    var wearer = StandingPerson(body: Body(height: 1.7))
    wearer.markers = .clusters
    let still = wearer.trial()
    let standing = Trial(still, task: .standing).translated(by: .openCap)
    var person = FunctionalPerson(body: wearer.body, side: .right, kneeAxisTurn: .degrees(7))
    person.wear(.openCap, as: standing, still.truth)
    let functional = FunctionalCalibration(of: [person.trial()])
    func poses(_ change: (inout KinematicsSettings) -> Void) throws -> SegmentPoses {
      var settings = KinematicsSettings()
      change(&settings)
      let model = try #require(
        type.calibrated(
          for: wearer.body.measures(), standing: standing, functional: functional,
          settings: settings
        ).value)
      let isUsed = settings.kneeAxis == .functional
      #expect(model.methods.contains { $0.contains("Ehrig et al. 2007") } == isUsed)
      // The left leg was not moved: its axis cannot be known, and that is said.
      #expect(model.notices.contains { $0.text.hasPrefix("the left knee's axis") } == isUsed)
      return try #require(model.standingPoses())
    }
    func hipError(_ poses: SegmentPoses) -> Double {
      zip(poses.centre(of: .hip, .right), still.truth.poses.centre(of: .hip, .right)).map {
        ($0 - $1).length
      }.max() ?? .nan
    }
    #expect(try hipError(poses { $0.hipCentre = HipCentres.functional }) < 1e-6)
    #expect(try hipError(poses { _ in }) > 0.003)
    let thighs = still.truth.poses.poses(of: .thigh(.right))
    let turned = try poses {
      $0.hipCentre = HipCentres.functional
      $0.kneeAxis = .functional
    }
    let found = turned.poses(of: .thigh(.right))
    #expect(Self.offAxis(found, thighs, turn: .degrees(7)) < .degrees(0.01))
    let usual = try poses { $0.hipCentre = HipCentres.functional }.poses(of: .thigh(.right))
    #expect(Self.offAxis(usual, thighs, turn: .degrees(7)) > .degrees(6))
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
