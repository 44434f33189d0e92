import Foundation
import Geometry
import Motion

/// A drop from a box on paper: both feet fall, land, leave again and land once more, at instants
/// known to the last digit.
struct PaperJump: Sendable {
  var rate = 100.0
  var duration = 3.4
  /// Height of the box, metres.
  var box = 0.36
  /// Initial contact of the first landing, seconds.
  var contact = 1.40
  var footOff = 2.10
  var secondContact = 2.55
  /// Deepest knee flexion after the first landing, seconds.
  var deepest = 1.65
  /// Deepest knee flexion, degrees.
  var depth = 85.0
  /// How much later the left foot lands, seconds.
  var leftDelay = 0.0
  /// A foot that stays in the air, metres over the floor.
  var raised: (side: Side, height: Double)?

  private static let gravity = 9.81

  func height(_ side: Side, at time: Double) -> Double {
    if let raised, raised.side == side { return raised.height + 0.02 * sin(3 * time) }
    let contact = contact + (side == .left ? leftDelay : 0)
    let fall = (2 * box / Self.gravity).squareRoot()
    if time < contact - fall { return box }
    if time < contact { return box - Self.gravity * pow(time - contact + fall, 2) / 2 }
    if time < footOff { return 0 }
    if time < secondContact {
      return Self.gravity / 2 * (time - footOff) * (secondContact - time)
    }
    return 0
  }

  func flexion(at time: Double) -> Double {
    func bump(_ start: Double, _ top: Double, _ end: Double, _ height: Double) -> Double {
      guard time > start, time < end else { return 0 }
      let share = time < top ? (time - start) / (top - start) : (end - time) / (end - top)
      return height * (1 - cos(.pi * share)) / 2
    }
    return .degrees(
      10 + bump(contact - 0.2, deepest, footOff, depth - 10)
        + bump(secondContact - 0.1, secondContact + 0.25, secondContact + 0.8, 50))
  }

  private var frames: Int { Int(duration * rate) }

  func trial(
    _ task: MovementTask = .dropVerticalJump, plates: Bool = false,
    without missing: Set<String> = []
  ) -> Trial {
    var markers: [String: Trajectory] = [:]
    for side in Side.allCases {
      let y = side == .left ? 0.15 : -0.15
      for (name, x, up) in [("HEE", 0.0, 0.05), ("TOE", 0.2, 0.05), ("ANK", 0.05, 0.09)]
      where !missing.contains(side.letter + name) {
        markers[side.letter + name] = Trajectory(
          label: side.letter + name,
          (0..<frames).map { Vector3(x, y, height(side, at: Double($0) / rate) + up) })
      }
    }
    for (name, y) in [("LASI", 0.12), ("RASI", -0.12), ("SACR", 0)] {
      markers[name] = Trajectory(
        label: name,
        (0..<frames).map { frame in
          let time = Double(frame) / rate
          let feet = Side.allCases.filter { $0 != raised?.side }.map { height($0, at: time) }
          return Vector3(
            name == "SACR" ? -0.1 : 0.1, y,
            (feet.max() ?? 0) + 0.95 - 0.4 * (1 - cos(flexion(at: time) / 2)))
        })
    }
    return Trial(
      name: "jump", source: "paper", task: task, rate: rate, frameCount: frames, markers: markers,
      plates: plates ? Side.allCases.map(plate) : [])
  }

  var angles: JointAngles {
    let x = (0..<frames).map { flexion(at: Double($0) / rate) }
    let zero = x.map { _ in 0.0 }
    let curve = AngleCurve(x: x, y: zero, z: zero)
    return JointAngles([.left: [.knee: curve], .right: [.knee: curve]])
  }

  private func plate(_ side: Side) -> ForcePlate {
    let count = Int(duration * 1000)
    let force = (0..<count).map { height(side, at: Double($0) / 1000) == 0 ? -500.0 : 0 }
    let zero = [Double](repeating: 0, count: count)
    let centre = Vector3(0.1, side == .left ? 0.15 : -0.15, 0)
    let corners = [(0.3, -0.14), (-0.3, -0.14), (-0.3, 0.14), (0.3, 0.14)].map {
      centre + Vector3($0.0, $0.1, 0)
    }
    return ForcePlate(
      label: side.letter, kind: .c3d(type: 2), corners: corners,
      channels: ["Fx", "Fy", "Fz", "Mx", "My", "Mz"].map {
        AnalogChannel(
          label: $0, unit: .newton, rate: 1000, samples: $0 == "Fz" ? force : zero)
      })
  }
}
