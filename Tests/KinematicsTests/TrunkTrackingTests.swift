import Foundation
import Geometry
import Kinematics
import Motion
import Testing

@Suite("Trunk")
struct TrunkTrackingTests {
  /// A person who walks along a direction with a trunk turned as told; markers and pelvis.
  private func trial(
    tilt: Double, lean: Double, rotation: Double, heading: Double = 0,
    markers: Set<String> = ["C7", "T10", "CLAV", "STRN", "LSHO", "RSHO", "LASI", "RASI", "SACR"]
  ) -> (trial: Trial, poses: SegmentPoses, path: Vector3) {
    let room = Matrix3.rotationZ(heading)
    let trunk = room * CardanYXZ(y: tilt, x: lean, z: rotation).rotation
    let pelvis = Pose(origin: Vector3(1, 2, 0.9), axes: room)
    let sacrum = pelvis.point(Vector3(-0.15, 0, 0))
    let centre = pelvis.point(Vector3(-0.075, 0, 0))
    let c7 = sacrum + trunk.z * 0.45
    let points: [String: Vector3] = [
      "LASI": pelvis.point(Vector3(0, 0.12, 0)), "RASI": pelvis.point(Vector3(0, -0.12, 0)),
      "SACR": sacrum, "LPSI": sacrum + pelvis.axes.y * 0.04, "RPSI": sacrum - pelvis.axes.y * 0.04,
      "C7": c7, "T10": c7 - trunk.z * 0.2, "CLAV": c7 + trunk.x * 0.12 - trunk.z * 0.05,
      "STRN": c7 + trunk.x * 0.12 - trunk.z * 0.2,
      "LSHO": centre + trunk.z * 0.4 + trunk.y * 0.17,
      "RSHO": centre + trunk.z * 0.4 - trunk.y * 0.17,
    ]
    var paths: [String: Trajectory] = [:]
    for (name, point) in points where markers.contains(name) {
      paths[name] = Trajectory(label: name, [point, point])
    }
    let poses = SegmentPoses(
      frameCount: 2, poses: [.pelvis: [pelvis, pelvis]], centres: [:], progression: .plusX)
    return (
      Trial(name: "walk", source: "test", rate: 100, frameCount: 2, markers: paths), poses,
      room.x
    )
  }

  private func motion(
    _ made: (trial: Trial, poses: SegmentPoses, path: Vector3)
  ) throws -> TrunkMotion {
    try #require(
      TrunkTracking().motion(of: made.trial, progression: made.path, poses: made.poses).value)
  }

  @Test(
    "comes back from each set of markers, whichever way the person walks",
    arguments: [0.0, 0.7, 2.5, -1.8], TrunkBasis.allCases)
  func truth(heading: Double, basis: TrunkBasis) throws {
    let markers: Set<String> =
      switch basis {
      case .thorax: ["C7", "T10", "CLAV", "STRN", "LASI", "RASI", "SACR"]
      case .shoulders: ["LSHO", "RSHO", "LASI", "RASI", "SACR"]
      case .spine: ["C7", "LPSI", "RPSI", "LASI", "RASI"]
      }
    let (tilt, lean, rotation) = (Double.degrees(6), Double.degrees(9), Double.degrees(-4))
    let found = try motion(
      trial(tilt: tilt, lean: lean, rotation: rotation, heading: heading, markers: markers))
    #expect(found.basis == basis)
    for (angle, value) in [
      (TrunkAngle.lean, lean), (.tilt, tilt), (.rotation, rotation), (.leanOnPelvis, lean),
      (.tiltOnPelvis, tilt), (.rotationOnPelvis, rotation),
    ] {
      let isRotation = angle == .rotation || angle == .rotationOnPelvis
      if basis == .spine, isRotation {
        #expect(found.angles[angle] == nil)
      } else {
        #expect(abs((found.angles[angle]?.first ?? .nan) - value) < 1e-12, "\(angle)")
      }
    }
  }

  @Test("a lean to the right is towards the right side and away from the left; tilt has no side")
  func signs() throws {
    let found = try motion(trial(tilt: 0.1, lean: 0.2, rotation: 0))
    #expect(abs((found.values(.lean, side: .right)?[0] ?? .nan) - 0.2) < 1e-12)
    #expect(abs((found.values(.lean, side: .left)?[0] ?? .nan) + 0.2) < 1e-12)
    #expect(abs((found.values(.tilt, side: .left)?[0] ?? .nan) - 0.1) < 1e-12)
  }

  @Test("the best set of markers is taken, and without any the trunk is absent, not upright")
  func choice() throws {
    #expect(try motion(trial(tilt: 0, lean: 0, rotation: 0)).basis == .thorax)
    let bare = trial(tilt: 0, lean: 0, rotation: 0, markers: ["LASI", "RASI", "SACR"])
    let absent = TrunkTracking().motion(
      of: bare.trial, progression: bare.path, poses: bare.poses)
    #expect(absent.reason?.contains("C7") == true)
  }

  @Test("a frame without one marker is not seen, and a trunk never seen is absent")
  func gaps() throws {
    var made = trial(tilt: 0, lean: 0.1, rotation: 0, markers: ["C7", "T10", "CLAV", "STRN"])
    let c7 = try #require(made.trial.markers["C7"])
    made.trial.markers["C7"] = Trajectory(label: "C7", [.missing, c7[1]])
    let found = try motion(made)
    #expect(found.angles[.lean]?[0].isNaN == true)
    #expect(abs((found.angles[.lean]?[1] ?? .nan) - 0.1) < 1e-12)
    made.trial.markers["C7"] = Trajectory(label: "C7", [.missing, .missing])
    #expect(
      TrunkTracking().motion(of: made.trial, progression: made.path, poses: nil).value == nil)
  }
}
