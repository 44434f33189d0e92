import Geometry
import Motion

/// Which plates load which foot, frame by frame.
struct FootLoads {
  /// The wrenches on each foot, one list a frame.
  private(set) var wrenches: [Side: [[GroundReaction.Wrench]]]
  /// Frames in which two feet share a plate, so that neither's load is known.
  private(set) var shared: [Side: Set<Int>] = [:]
  /// The times at which a plate bears two feet, in words.
  private(set) var sharedWords: [String] = []

  /// A plate belongs to the foot whose ankle centre is above it; of two feet, to the one that is
  /// slower and nearer to the centre of pressure.
  ///
  /// - Parameter stances: When each foot stands; a plate on which both stand at once is given to
  ///   neither over the whole of that loading. A foot that only swings over a plate shares nothing.
  ///   `nil`: every plate is given to one foot, as Vicon does.
  init(
    _ reactions: [GroundReaction], ankles: [Side: [Vector3]], rate: Double,
    stances: [Side: Stances]?
  ) {
    let count = ankles.values.map(\.count).max() ?? 0
    wrenches = [
      .left: Array(repeating: [], count: count), .right: Array(repeating: [], count: count),
    ]
    for reaction in reactions {
      func feet(above frame: Int) -> [Side] {
        Side.allCases.filter { side in
          guard let ankle = ankles[side]?[frame], ankle.isFinite else { return false }
          return reaction.isUnder(ankle)
        }
      }
      let frames = 0..<min(count, reaction.wrenches.count)
      let unusable =
        stances.map { stances in
          setAside(frames, of: reaction, rate: rate) { frame in
            feet(above: frame).filter {
              stances[$0]?.contains(Double(frame) / rate) == true
            }
          }
        } ?? []
      for frame in frames where !unusable.contains(frame) {
        guard let wrench = reaction.wrenches[frame] else { continue }
        let above = feet(above: frame)
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

  /// The frames of every loading of a plate during which two feet stand on it.
  private mutating func setAside(
    _ frames: Range<Int>, of reaction: GroundReaction, rate: Double, feet: (Int) -> [Side]
  ) -> Set<Int> {
    var unusable: Set<Int> = []
    var start = frames.lowerBound
    while start < frames.upperBound {
      guard reaction.wrenches[start] != nil else {
        start += 1
        continue
      }
      let end =
        frames[start...].first { reaction.wrenches[$0] == nil } ?? frames.upperBound
      let above = (start..<end).map(feet)
      if above.contains(where: { $0.count > 1 }) {
        unusable.formUnion(start..<end)
        for side in Set(above.joined()) { shared[side, default: []].formUnion(start..<end) }
        sharedWords.append(
          "plate \(reaction.label) bears two feet between "
            + "\(Self.seconds(start, rate)) and \(Self.seconds(end, rate)) s: no moment is given "
            + "for either")
      }
      start = end
    }
    return unusable
  }

  private static func seconds(_ frame: Int, _ rate: Double) -> Double {
    (Double(frame) / rate * 100).rounded() / 100
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
