import Cleaning
import Geometry
import Kinematics
import Kinetics
import Motion
import Synthesis
import Testing

/// A synthetic walk over two plates, whole or with one fault on the first plate.
enum PlateWalk {
  static let body = Body(height: 1.6)

  struct Made {
    var trial: Trial
    var poses: SegmentPoses
    var events: [GaitEvent]

    func examination(mass: Double? = PlateWalk.body.mass) -> PlateExamination {
      PlateDoctor().examination(of: trial, mass: mass, poses: poses, events: events)
    }
  }

  static func made(_ change: (inout ForcePlate) -> Void = { _ in }) throws -> Made {
    var walker = Walker(body: body, cycles: 4)
    walker.muscles = []
    let made = walker.trial()
    var recording = made.recording
    change(&recording.plates[0])
    var trial = try #require(Cleaner().trial(from: recording).value)
    trial.task = .walking
    let still = try #require(
      Cleaner().trial(from: StandingPerson(body: body).trial().recording).value)
    let model = try #require(
      PluginGait.calibrated(
        for: body.measures(), standing: still, settings: KinematicsSettings()
      ).value)
    return Made(trial: trial, poses: model.poses(of: trial), events: trial.fileEvents)
  }

  /// A plate that lies elsewhere under the same step: force and centre of pressure stay where they
  /// are.
  static func move(_ plate: inout ForcePlate, by shift: Vector3) {
    guard let axes = plate.surface?.axes else { return }
    let local = axes.transposed * shift
    plate.corners = plate.corners.map { $0 + shift }
    for index in plate.channels[0].samples.indices {
      let force = Vector3(
        plate.channels[0].samples[index], plate.channels[1].samples[index],
        plate.channels[2].samples[index])
      let moment = local.cross(force)
      for axis in 0..<3 { plate.channels[3 + axis].samples[index] -= moment[axis] }
    }
  }

  static func scale(_ plate: inout ForcePlate, _ channels: Range<Int>, by factor: Double) {
    for index in channels {
      plate.channels[index].samples = plate.channels[index].samples.map { $0 * factor }
    }
  }
}
