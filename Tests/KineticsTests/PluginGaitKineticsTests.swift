import Cleaning
import Geometry
import Kinematics
import Kinetics
import Motion
import Synthesis
import Testing

/// A synthetic walker over plates: what must hold whatever the numbers are.
@Suite("Joint moments of a synthetic walker")
struct PluginGaitKineticsTests {
  private static let body = Body(height: 1.6)

  private static func walk(_ change: (inout Recording) -> Void = { _ in }) throws -> (
    trial: Trial, poses: SegmentPoses, events: [GaitEvent]
  ) {
    var walker = Walker(body: body, cycles: 4)
    walker.muscles = []
    let made = walker.trial()
    var recording = made.recording
    change(&recording)
    let trial = try #require(Cleaner().trial(from: recording).value)
    let still = try #require(
      Cleaner().trial(from: StandingPerson(body: body).trial().recording).value)
    let model = try #require(
      PluginGait.calibrated(
        for: body.measures(), standing: still, settings: KinematicsSettings()
      ).value)
    return (trial, model.poses(of: trial), trial.fileEvents)
  }

  private static func kinetics(
    _ walk: (trial: Trial, poses: SegmentPoses, events: [GaitEvent]),
    _ blanking: KineticsSettings.Blanking = .strict
  ) throws -> JointKinetics {
    try #require(
      PluginGaitKinetics(settings: KineticsSettings(blanking: blanking)).kinetics(
        of: walk.trial, poses: walk.poses, events: walk.events, subject: body.measures()
      ).value)
  }

  @Test("on a plate the ground carries about body weight, the ankle pushes, the hip abducts")
  func plausible() throws {
    let walk = try Self.walk()
    let found = try Self.kinetics(walk)
    for side in Side.allCases {
      let leg = try #require(found.legs[side])
      let vertical = leg.groundReaction.map(\.z).filter(\.isFinite)
      let peak = try #require(vertical.max())
      #expect(peak > 9.81 * 0.9 && peak < 9.81 * 1.5)
      let loaded = leg.groundReaction.indices.filter { leg.groundReaction[$0].z > 5 }
      let ankle = loaded.compactMap { leg.moments[.ankle]?[$0].x }.filter(\.isFinite)
      let hip = loaded.compactMap { leg.moments[.hip]?[$0].y }.filter(\.isFinite)
      #expect((ankle.max() ?? 0) > 0.5)
      #expect((Statistic(of: hip)?.mean ?? 0) > 0.2)
    }
  }

  @Test("two feet on one plate: no moment for either, and a notice; Vicon's way divides it")
  func sharedPlate() throws {
    let shared = try Self.walk { recording in
      // One plate under the whole walk.
      recording.plates = Array(recording.plates.prefix(1))
      recording.plates[0].corners = [
        Vector3(20, 20, 0), Vector3(-20, 20, 0), Vector3(-20, -20, 0), Vector3(20, -20, 0),
      ]
    }
    let strict = try Self.kinetics(shared)
    #expect(strict.notices.contains { $0.text.contains("bears two feet") })
    for side in Side.allCases {
      #expect(strict.legs[side]?.groundReaction.contains { $0.isFinite } == false)
    }
    let divided = try Self.kinetics(shared, .vicon)
    #expect(
      Side.allCases.contains { side in
        divided.legs[side]?.groundReaction.contains { $0.isFinite } == true
      })
  }

  @Test("a foot that stands beside every plate has no moments, one in swing has")
  func blanking() throws {
    let bare = try Self.walk { recording in
      for index in recording.plates.indices {
        recording.plates[index].corners = recording.plates[index].corners.map {
          $0 + Vector3(50, 50, 0)
        }
      }
    }
    let found = try Self.kinetics(bare)
    let leg = try #require(found.legs[.left])
    let moments = try #require(leg.moments[.knee])
    let own = bare.events.filter { $0.side == .left }.sorted { $0.time < $1.time }
    let stance = try #require(
      zip(own, own.dropFirst()).first { $0.kind == .initialContact && $1.kind == .footOff })
    let swing = try #require(
      zip(own, own.dropFirst()).first { $0.kind == .footOff && $1.kind == .initialContact })
    let rate = bare.trial.rate
    #expect(!moments[Int((stance.0.time + stance.1.time) / 2 * rate)].isFinite)
    #expect(moments[Int((swing.0.time + swing.1.time) / 2 * rate)].isFinite)
  }

  @Test("no mass, no plates, or other plates: none, with the reason")
  func absent() throws {
    let walk = try Self.walk()
    var light = Self.body.measures()
    light.set(.mass, 0, from: "test")
    let model = PluginGaitKinetics()
    #expect(
      model.kinetics(of: walk.trial, poses: walk.poses, events: [], subject: light).reason?
        .contains("mass_kg") == true)
    let bare = try Self.walk { $0.plates = [] }
    #expect(
      model.kinetics(of: bare.trial, poses: bare.poses, events: [], subject: Self.body.measures())
        .reason == "the trial has no force plates")
    let other = try Self.walk { recording in
      for index in recording.plates.indices { recording.plates[index].kind = .c3d(type: 5) }
    }
    #expect(
      model.kinetics(of: other.trial, poses: other.poses, events: [], subject: Self.body.measures())
        .reason?.contains("C3D type 5") == true)
  }
}
