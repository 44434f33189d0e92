import Geometry
import Motion
import Plates

/// Which plates load which foot, frame by frame.
struct FootLoads {
  /// The wrenches on each foot, one list a frame.
  private(set) var wrenches: [Side: [[PlateFrames.Wrench]]]
  /// Frames in which a foot's load is not known, because its plate cannot be trusted.
  private(set) var unknown: [Side: Set<Int>] = [:]

  /// How long before and after a contact the plate's small forces still belong to it, seconds.
  static let tail = 0.05

  private init(count: Int) {
    wrenches = [
      .left: Array(repeating: [], count: count), .right: Array(repeating: [], count: count),
    ]
  }

  /// Gives every plate that is loaded to one foot, as Vicon does: to the foot whose ankle centre is
  /// above it; of two feet, to the one that is slower and nearer to the centre of pressure.
  init(nearest plates: [PlateFrames], ankles: [Side: [Vector3]], rate: Double) {
    let count = ankles.values.map(\.count).max() ?? 0
    self.init(count: count)
    for plate in plates {
      for frame in 0..<min(count, plate.wrenches.count) {
        guard let wrench = plate.wrenches[frame] else { continue }
        let above = Side.allCases.filter { side in
          guard let ankle = ankles[side]?[frame], ankle.isFinite else { return false }
          return plate.isUnder(ankle)
        }
        let owner =
          above.count == 1
          ? above[0]
          : above.min {
            Self.distance(ankles[$0] ?? [], frame, wrench, rate)
              < Self.distance(ankles[$1] ?? [], frame, wrench, rate)
          }
        if let owner { wrenches[owner]?[frame].append(wrench) }
      }
    }
  }

  /// Gives each loading of a plate to the foot whose contact it is, where that can be trusted; where
  /// it cannot, the feet it may have borne have no known load.
  init(contacts: [PlateContact], plates: [PlateFrames], frameCount: Int, rate: Double) {
    self.init(count: frameCount)
    for plate in plates {
      let frames = 0..<min(frameCount, plate.wrenches.count)
      for contact in contacts where contact.plate == plate.label {
        for frame in Self.frames(of: contact, rate: rate).clamped(to: frames) {
          let isBorne = (plate.wrenches[frame]?.force.z ?? 0) > 0
          guard let side = contact.side, contact.isTrusted else {
            for side in Side.sides(of: contact.side) {
              unknown[side, default: []].insert(frame)
            }
            continue
          }
          if isBorne, let wrench = plate.wrenches[frame] { wrenches[side]?[frame].append(wrench) }
        }
      }
    }
  }

  private static func frames(of contact: PlateContact, rate: Double) -> Range<Int> {
    let first = contact.start.map { ($0 - tail) * rate } ?? 0
    let last = contact.end.map { ($0 + tail) * rate } ?? .infinity
    let lower = max(0, Int(first.rounded(.up)))
    return lower..<max(lower, last < 1e9 ? Int(last.rounded(.down)) + 1 : .max)
  }

  private static func distance(
    _ ankle: [Vector3], _ frame: Int, _ wrench: PlateFrames.Wrench, _ rate: Double
  ) -> Double {
    let (before, after) = (max(0, frame - 1), min(ankle.count - 1, frame + 1))
    let speed = (ankle[after] - ankle[before]).length * rate / Double(max(1, after - before))
    let offset = ankle[frame] - wrench.centreOfPressure
    let value = speed * Vector3(offset.x, offset.y, 0).length
    return value.isFinite ? value : .infinity
  }
}
