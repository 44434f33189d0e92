import Geometry
import Motion

/// Frames at which two markers jump into each other's path: their names were exchanged there.
struct NameJumps {
  /// Two markers that exchange their names from a frame on.
  struct Exchange {
    var first: String
    var second: String
    var frame: Int
  }

  /// Frames per second, hertz.
  var rate: Double

  /// A marker is where it was going within this, metres, unless something is wrong.
  static let jump = 0.03
  /// Crossing over must explain the jumps this much better than staying.
  static let shareExplained = 0.35
  /// Markers nearer to each other than this are not told apart, metres.
  static let leastDistance = 0.03
  /// Across longer gaps nobody knows where a marker went, seconds.
  static let longestGap = 0.1

  /// Every exchange among some markers, by frame and name.
  func exchanges(in markers: [(name: String, path: Trajectory)]) -> [Exchange] {
    guard rate > 0 else { return [] }
    let jumps = markers.map { frames(ofJumpsIn: $0.path) }
    var found: [(exchange: Exchange, share: Double)] = []
    for a in markers.indices {
      for b in markers.indices.dropFirst(a + 1) {
        // Both must jump; where one was not seen its first sample after the gap does.
        guard !jumps[a].isEmpty, !jumps[b].isEmpty else { continue }
        var last = -1
        for frame in Set(jumps[a] + jumps[b]).sorted() where frame > last {
          guard let exchange = exchange(markers[a], markers[b], around: frame) else { continue }
          last = exchange.exchange.frame
          found.append(exchange)
        }
      }
    }
    return best(of: found)
  }

  /// No marker on a body is turned aside by more than this, metres per second squared: about twice
  /// what a foot meets when it lands.
  static let largestAcceleration = 400.0

  /// The frames into which a marker leaps as no movement makes it.
  func leaps(in path: Trajectory) -> [Int] {
    guard rate > 0 else { return [] }
    let reach = Self.largestAcceleration / (rate * rate)
    var leaps: [Int] = []
    for frame in frames(ofJumpsIn: path, beyond: max(Self.jump, reach)) {
      // Beyond a gap a marker may be anywhere, and after a leap its way is not known yet.
      guard frame > 1, path.isSeen(at: frame - 1), path.isSeen(at: frame - 2),
        leaps.last != frame - 1
      else { continue }
      leaps.append(frame)
    }
    return leaps
  }

  /// The frames in which a marker is not where it was going, by more than a distance, metres.
  private func frames(ofJumpsIn path: Trajectory, beyond distance: Double = jump) -> [Int] {
    var frames: [Int] = []
    var previous: Int?
    for frame in 0..<path.count where path.isSeen(at: frame) {
      defer { previous = frame }
      guard let before = previous, isNear(before, frame) else { continue }
      if (path[frame] - expected(path, from: before, at: frame)).length > distance {
        frames.append(frame)
      }
    }
    return frames
  }

  private func isNear(_ before: Int, _ frame: Int) -> Bool {
    Double(frame - before - 1) <= Self.longestGap * rate
  }

  /// Where a marker should be if it moved on as it did.
  private func expected(_ path: Trajectory, from before: Int, at frame: Int) -> Vector3 {
    let position = path[before]
    guard before > 0, path.isSeen(at: before - 1) else { return position }
    return position + (position - path[before - 1]) * Double(frame - before)
  }

  private func exchange(
    _ a: (name: String, path: Trajectory), _ b: (name: String, path: Trajectory),
    around frame: Int
  ) -> (exchange: Exchange, share: Double)? {
    func bothSeen(_ frame: Int) -> Bool { a.path.isSeen(at: frame) && b.path.isSeen(at: frame) }
    let count = min(a.path.count, b.path.count)
    guard let after = (frame..<max(frame, count)).first(where: bothSeen),
      let before = (0..<frame).last(where: bothSeen), isNear(before, after)
    else { return nil }
    let expectedA = expected(a.path, from: before, at: after)
    let expectedB = expected(b.path, from: before, at: after)
    let (foundA, foundB) = (a.path[after], b.path[after])
    let staying = (foundA - expectedA).length + (foundB - expectedB).length
    let crossing = (foundA - expectedB).length + (foundB - expectedA).length
    guard staying > 2 * Self.jump, (expectedA - expectedB).length > Self.leastDistance,
      crossing < Self.shareExplained * staying
    else { return nil }
    return (Exchange(first: a.name, second: b.name, frame: after), crossing / staying)
  }

  /// Each marker exchanges with one other in a frame: the one that explains the jumps best.
  private func best(of found: [(exchange: Exchange, share: Double)]) -> [Exchange] {
    var taken: Set<String> = []
    var kept: [Exchange] = []
    for (exchange, _) in found.sorted(by: {
      ($0.share, $0.exchange.first, $0.exchange.second) < (
        $1.share, $1.exchange.first, $1.exchange.second
      )
    }) {
      let keys = [exchange.first, exchange.second].map { "\($0) \(exchange.frame)" }
      guard keys.allSatisfy({ !taken.contains($0) }) else { continue }
      taken.formUnion(keys)
      kept.append(exchange)
    }
    return kept.sorted { ($0.frame, $0.first, $0.second) < ($1.frame, $1.first, $1.second) }
  }
}
