import Foundation
import Gait
import Geometry
import Motion
import Testing

struct RepetitionSearchTests {
  static func angles(_ flexion: [Double]) -> JointAngles {
    let zero = flexion.map { _ in 0.0 }
    let curve = AngleCurve(x: flexion, y: zero, z: zero)
    return JointAngles([.left: [.knee: curve], .right: [.knee: curve]])
  }

  /// Degrees over time, from one value to another in a raised cosine.
  static func ramp(_ time: Double, _ from: (Double, Double), _ to: (Double, Double)) -> Double {
    let share = min(1, max(0, (time - from.0) / (to.0 - from.0)))
    return from.1 + (to.1 - from.1) * (1 - cos(.pi * share)) / 2
  }

  static func feet(_ frames: Int, _ task: MovementTask, height: (Side, Double) -> Double) -> Trial {
    var markers: [String: Trajectory] = [:]
    for side in Side.allCases {
      for name in ["HEE", "TOE", "ANK"] {
        markers[side.letter + name] = Trajectory(
          label: side.letter + name,
          (0..<frames).map {
            Vector3(0, side == .left ? 0.1 : -0.1, height(side, Double($0) / 100))
          })
      }
    }
    return Trial(
      name: "t", source: "paper", task: task, rate: 100, frameCount: frames, markers: markers)
  }

  @Test("a squat on both legs has no side")
  func squat() throws {
    let flexion = (0..<600).map { frame -> Double in
      let time = Double(frame) / 100
      return .degrees(
        time < 2.5 ? Self.ramp(time, (1, 5), (2.5, 90)) : Self.ramp(time, (2.5, 90), (4, 5)))
    }
    let trial = Self.feet(600, .squat) { _, _ in 0.08 }
    let found = RepetitionSearch().repetitions(in: trial, angles: Self.angles(flexion))
    let squat = try #require(found.repetitions.first)
    #expect(found.repetitions.count == 1 && squat.side == nil && squat.task == .squat)
    #expect(abs(squat.deepest - 2.5) < 0.03 && squat.phases.map(\.kind) == [.descent, .ascent])
    let raised = Self.feet(600, .squat) { side, _ in side == .left ? 0.3 : 0.08 }
    #expect(
      RepetitionSearch().repetitions(in: raised, angles: Self.angles(flexion)).repetitions.isEmpty)
  }

  @Test("each rise from a chair, from its onset to standing")
  func rise() throws {
    let flexion = (0..<1000).map { frame -> Double in
      let time = Double(frame) / 100
      if time < 3 { return .degrees(Self.ramp(time, (1, 90), (2.5, 8))) }
      if time < 6 { return .degrees(Self.ramp(time, (4, 8), (5.5, 90))) }
      return .degrees(Self.ramp(time, (7, 90), (8.5, 8)))
    }
    let trial = Self.feet(1000, .sitToStand) { _, _ in 0.08 }
    let found = RepetitionSearch().repetitions(in: trial, angles: Self.angles(flexion))
    #expect(found.repetitions.count == 2 && found.notices.isEmpty)
    for (rise, begin) in zip(found.repetitions, [1.0, 7]) {
      #expect(rise.start > begin && rise.start < begin + 0.25)
      #expect(rise.end > begin + 1.1 && rise.end < begin + 1.55)
      #expect(rise.phases.map(\.kind) == [.rising])
    }
    let seated = RepetitionSearch().repetitions(
      in: trial, angles: Self.angles([Double](repeating: .degrees(90), count: 1000)))
    #expect(seated.repetitions.isEmpty && seated.notices.count == 1)
  }

  @Test("steps on stairs, up and down, by the pelvis; level steps are none")
  func stairs() throws {
    func steps(rising: Double) -> (repetitions: [Repetition], notices: [Notice]) {
      var trial = Self.feet(400, .stairs) { _, _ in 0.1 }
      for name in ["LASI", "RASI", "SACR"] {
        trial.markers[name] = Trajectory(
          label: name, (0..<400).map { Vector3(0, 0, 1 + rising * Double($0) / 100) })
      }
      let flexion = (0..<400).map { frame -> Double in
        .degrees(40 + 30 * cos(2 * .pi * (Double(frame) / 100 - 0.7) / 0.7))
      }
      let events = (0..<5).map {
        GaitEvent(
          .initialContact, side: $0 % 2 == 0 ? .left : .right, time: 0.5 + 0.7 * Double($0),
          source: "file")
      }
      return RepetitionSearch().repetitions(
        in: trial, angles: Self.angles(flexion), events: events)
    }
    let up = steps(rising: 0.25).repetitions
    #expect(up.map(\.side) == [.left, .right, .left, .right])
    #expect(up.allSatisfy { $0.phases.map(\.kind) == [.pullUp] && $0.window.upperBound < $0.end })
    let down = steps(rising: -0.25).repetitions
    #expect(down.count == 4)
    #expect(down.allSatisfy { $0.phases.map(\.kind) == [.lowering] })
    #expect(steps(rising: 0.01).repetitions.isEmpty)
  }

  @Test("quiet stance between movements")
  func standing() throws {
    var trial = Self.feet(800, .standing) { _, _ in 0.08 }
    for name in ["LASI", "RASI", "SACR"] {
      trial.markers[name] = Trajectory(
        label: name,
        (0..<800).map { frame in
          let time = Double(frame) / 100
          let sway = time > 3 && time < 4 ? 0.2 * sin(.pi * (time - 3)) : 0
          return Vector3(sway, 0, 1)
        })
    }
    let found = RepetitionSearch().repetitions(in: trial, angles: JointAngles()).repetitions
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.phases.map(\.kind) == [.quietStance] && $0.duration > 2 })
  }

  @Test("nothing, NaN and short columns do no harm", arguments: MovementTask.allCases)
  func strange(_ task: MovementTask) {
    let search = RepetitionSearch()
    let empty = Trial(
      name: "e", source: "paper", task: task, rate: 100, frameCount: 0, markers: [:])
    #expect(search.repetitions(in: empty, angles: JointAngles()).repetitions.isEmpty)
    let unseen = Self.feet(300, task) { _, _ in .nan }
    let nan = Self.angles([Double](repeating: .nan, count: 300))
    #expect(search.repetitions(in: unseen, angles: nan).repetitions.isEmpty)
    var short = Self.feet(300, task) { _, _ in 0.1 }
    short.markers["LTOE"] = Trajectory(label: "LTOE", [.zero])
    short.markers["SACR"] = Trajectory(label: "SACR", [.zero])
    _ = search.repetitions(in: short, angles: Self.angles([0.1]))
    short.rate = .nan
    #expect(search.repetitions(in: short, angles: nan).repetitions.isEmpty)
  }
}
