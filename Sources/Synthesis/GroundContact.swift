import Foundation
import Geometry
import Motion

/// Carries a walking body over the floor: moves each instant's skeleton so that the feet that stand
/// stay where they are and no foot goes below the floor.
///
/// Sideways and forwards, the pelvis moves against the part of the sole that bears: the heel after
/// contact, then more and more the forefoot; while both feet stand, the load passes smoothly from
/// one to the other. Upwards, a softened minimum over both soles lies on the floor, so that a foot
/// that stands is 0 to about 2 mm above it. A swinging foot carries nothing: one that a pattern
/// leaves too little room passes through the floor rather than lift the body.
struct GroundContact {
  /// Softness of the minimum, metres.
  private static let softness = 0.0015
  /// How far a foot in the middle of its swing may pass through the floor, metres.
  private static let scuff = 0.08

  var clock: CycleClock
  /// Share of the cycle that each foot stands.
  var stance: (Side) -> Double

  /// How much of the load a foot takes at a phase of its cycle, 0 to 1.
  func load(_ side: Side, at phase: Double) -> Double {
    let share = phase - phase.rounded(.down)
    let other = side == .left ? 1 - clock.leftContact : clock.leftContact
    let end = stance(side)
    let taken = max(0.01, stance(side.opposite) - (1 - other))
    let given = max(0.01, end - other)
    guard share < end else { return 0 }
    return smoothstep(share, from: 0, to: taken)
      * (1 - smoothstep(share, from: end - given, to: end))
  }

  /// How far the bearing part of the sole has moved from heel (0) to forefoot (1).
  func rollover(_ side: Side, at phase: Double) -> Double {
    let share = (phase - phase.rounded(.down)) / stance(side)
    return smoothstep(share, from: 0.1, to: 0.6)
  }

  /// How freely a foot swings at a phase: 0 on the ground and at the ends of swing, 1 between.
  private func freedom(_ side: Side, at phase: Double) -> Double {
    let end = stance(side)
    let share = (phase - phase.rounded(.down) - end) / (1 - end)
    return smoothstep(share, from: 0, to: 0.25) * (1 - smoothstep(share, from: 0.75, to: 1))
  }

  /// The skeletons in their places.
  ///
  /// - Parameters:
  ///   - skeletons: One a frame, each with the pelvis at the origin, z up.
  ///   - rate: Frames a second.
  /// - Returns: The same, moved; the first one's pelvis stands over the origin.
  func placed(_ skeletons: [Skeleton], rate: Double) -> [Skeleton] {
    var placed: [Skeleton] = []
    placed.reserveCapacity(skeletons.count)
    var (x, y) = (0.0, 0.0)
    for (frame, skeleton) in skeletons.enumerated() {
      if frame > 0 {
        let step = step(
          from: skeletons[frame - 1], to: skeleton, at: (Double(frame) - 0.5) / rate)
        x += step.x
        y += step.y
      }
      let height = supportHeight(of: skeleton, at: Double(frame) / rate)
      placed.append(skeleton.moved(offset: Vector3(x, y, -height)))
    }
    return placed
  }

  /// How the pelvis moves between two frames, metres; the vertical part is not used.
  func step(from before: Skeleton, to after: Skeleton, at time: Double) -> Vector3 {
    var moved = Vector3.zero
    var total = 0.0
    for side in Side.allCases {
      let phase = clock.phase(side, at: time)
      let load = load(side, at: phase)
      guard load > 0 else { continue }
      let share = rollover(side, at: phase)
      let heel = after[side].heelSole - before[side].heelSole
      let toe = after[side].toeSole - before[side].toeSole
      moved += (heel * (1 - share) + toe * share) * load
      total += load
    }
    return total > 0 ? moved * (-1 / total) : .zero
  }

  /// The height that lies on the floor: the softened minimum over the soles, each raised by what
  /// it may scuff, metres.
  private func supportHeight(of skeleton: Skeleton, at time: Double) -> Double {
    let heights = Side.allCases.flatMap { side in
      let spare = Self.scuff * freedom(side, at: clock.phase(side, at: time))
      return [skeleton[side].toeSole.z + spare, skeleton[side].heelSole.z + spare]
    }
    let lowest = heights.min() ?? 0
    let sum = heights.reduce(0) { $0 + exp(-($1 - lowest) / Self.softness) }
    return lowest - Self.softness * log(sum)
  }
}
