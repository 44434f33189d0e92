import Foundation
import Gait
import Geometry
import Motion
import Testing

/// A walk on paper, seen from a room that the belt carries along: the person stays in place.
struct TreadmillTests {
  static let walk = AnalyticWalk()
  static var onBelt: Trial {
    var trial = walk.trial()
    trial.markers = trial.markers.mapValues { path in
      Trajectory(
        label: path.label,
        (0..<path.count).map {
          path[$0] - Vector3(walk.speed * trial.time(ofFrame: $0), 0, 0)
        })
    }
    return trial
  }

  private func parameters(_ trial: Trial) -> [Parameter] {
    let selected = EventSelection().events(in: trial, subject: trial.measures)
    let cycles = CycleSegmentation().cycles(in: trial, at: selected).cycles
    return Spatiotemporal().parameters(
      of: [Spatiotemporal.Walk(trial, cycles: cycles)], task: .walking, condition: "",
      subject: trial.measures)
  }

  private func value(_ name: String, _ side: Side?, _ parameters: [Parameter]) -> Double? {
    parameters.first { $0.name == name && $0.side == side }?.value.value?.mean
  }

  @Test("with the belt's speed: the same events, lengths and speed as on the floor")
  func belt() throws {
    let settings = EventSettings(beltSpeed: Self.walk.speed)
    let trial = Treadmill(settings).set(in: Self.onBelt)
    #expect(trial.beltSpeed == Self.walk.speed)
    #expect(trial.notices.contains { $0.text.contains("belt") })
    for name in EventDetectorsTests.coordinates {
      let method = try #require(EventSettings.Method(named: name))
      let selection = EventSelection(EventSettings(method: method))
      let found = selection.events(in: trial, subject: trial.measures).events
      let floor = selection.events(in: Self.walk.trial(), subject: trial.measures).events
      #expect(found.count == floor.count, "\(name)")
      for (a, b) in zip(found, floor) { #expect(abs(a.time - b.time) < 0.006, "\(name) \(a)") }
    }
    let parameters = parameters(trial)
    #expect(abs((value("speed", nil, parameters) ?? 0) - Self.walk.speed) < 0.02)
    let stride = Self.walk.speed * Self.walk.stride
    #expect(abs((value("stride_length", .left, parameters) ?? 0) - stride) < 0.02)
  }

  @Test("without it: said, and lengths and speed are not assessed; times are")
  func withoutSpeed() {
    let trial = Self.onBelt
    let selected = EventSelection().events(in: trial, subject: trial.measures)
    #expect(selected.events.count > 15)
    let notices = CycleSegmentation().cycles(in: trial, at: selected).notices
    #expect(notices.contains { $0.text.contains("gait.belt_speed_m_per_s") })
    let parameters = parameters(trial)
    #expect(value("speed", nil, parameters) == nil)
    #expect(value("stride_length", .left, parameters) == nil)
    #expect(abs((value("stride_time", .left, parameters) ?? 0) - Self.walk.stride) < 0.02)
  }

  @Test("a walk over the floor is no treadmill, whatever the setting says")
  func overGround() {
    let trial = Self.walk.trial()
    #expect(Treadmill(EventSettings(beltSpeed: 1.2)).set(in: trial).beltSpeed == nil)
    let selected = EventSelection().events(in: trial, subject: trial.measures)
    let notices = CycleSegmentation().cycles(in: trial, at: selected).notices
    #expect(!notices.contains { $0.text.contains("belt") })
  }
}
