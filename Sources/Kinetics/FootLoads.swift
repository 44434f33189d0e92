import Geometry
import Motion

/// Which plates load which foot, frame by frame.
struct FootLoads {
  /// The wrenches on each foot, one list a frame.
  private(set) var wrenches: [Side: [[GroundReaction.Wrench]]]

  /// A plate belongs to the foot whose ankle centre is above it; of two feet, to the one that is
  /// slower and nearer to the centre of pressure.
  init(_ reactions: [GroundReaction], ankles: [Side: [Vector3]], rate: Double) {
    let count = ankles.values.map(\.count).max() ?? 0
    wrenches = [
      .left: Array(repeating: [], count: count), .right: Array(repeating: [], count: count),
    ]
    for reaction in reactions {
      for frame in 0..<min(count, reaction.wrenches.count) {
        guard let wrench = reaction.wrenches[frame] else { continue }
        let above = Side.allCases.filter { side in
          guard let ankle = ankles[side]?[frame], ankle.isFinite else { return false }
          return reaction.isUnder(ankle)
        }
        let owner: Side?
        switch above.count {
        case 0: owner = nil
        case 1: owner = above[0]
        default:
          owner = above.min {
            Self.distance(ankles[$0] ?? [], frame, wrench, rate)
              < Self.distance(ankles[$1] ?? [], frame, wrench, rate)
          }
        }
        if let owner { wrenches[owner]?[frame].append(wrench) }
      }
    }
  }

  private static func distance(
    _ ankle: [Vector3], _ frame: Int, _ wrench: GroundReaction.Wrench, _ rate: Double
  ) -> Double {
    let (before, after) = (max(0, frame - 1), min(ankle.count - 1, frame + 1))
    let speed = (ankle[after] - ankle[before]).length * rate / Double(max(1, after - before))
    let offset = ankle[frame] - wrench.centreOfPressure
    let value = speed * Vector3(offset.x, offset.y, 0).length
    return value.isFinite ? value : .infinity
  }
}
