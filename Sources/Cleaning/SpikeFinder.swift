import Geometry
import Motion
import Signal

/// Finds samples that leap out of a marker's path and come back: ghosts, reflections, mislabelled
/// flashes.
///
/// A run of samples is a spike where it lies far from the path through its neighbours and the marker
/// jumps into it and out of it again. A step that stays (a marker that slipped) jumps once, and so
/// does a foot that stops: they are none.
struct SpikeFinder {
  /// Frames per second, hertz.
  var rate: Double

  /// A longer excursion is a movement or another marker, seconds.
  static let longest = 0.05
  /// No spike is smaller, metres.
  static let smallest = 0.01
  /// A spike stands out of the marker's own roughness by this factor.
  static let outstanding = 6.0
  /// A spike is larger than this share of the step from frame to frame beside it, so that a kink of a
  /// fast path is none.
  static let shareOfStep = 0.4
  /// Both jumps are larger than this share of the spike.
  static let shareOfJump = 0.5

  /// The frames to take out, counted from 0.
  func spikes(in path: Trajectory) -> RangeSet<Int> {
    let count = path.count
    guard count > 4, rate > 0 else { return RangeSet() }
    let single = deviations(path)
    // The middle of some thousand is as good as that of all.
    let sample = stride(from: 0, to: count, by: max(1, count / 4000)).map { single[$0] }
    guard let middle = Statistics.median(of: sample) else { return RangeSet() }
    let limit = max(Self.smallest, Self.outstanding * middle)
    // A spike of any length shows at its edges with at least a third of its size.
    let suspicious = (0..<count).filter { single[$0] > limit / 3 }
    guard !suspicious.isEmpty else { return RangeSet() }
    let longestRun = max(1, Int(Self.longest * rate + 1e-9))
    var runs: Set<Range<Int>> = []
    for frame in suspicious {
      for length in 1...longestRun {
        for start in max(2, frame - length)...(frame + 1) where start + length + 2 <= count {
          runs.insert(start..<(start + length))
        }
      }
    }
    var found = RangeSet<Int>()
    // Taking one spike out may be what shows the next beside it.
    for _ in 0..<3 {
      let candidates = runs.compactMap { run in
        size(of: run, in: path, limit: limit, skipping: found).map { (run: run, size: $0) }
      }
      .sorted {
        ($1.size, $0.run.lowerBound, $0.run.count) < ($0.size, $1.run.lowerBound, $1.run.count)
      }
      let before = found
      for (run, _) in candidates {
        guard !found.intersects(run.extended),
          size(of: run, in: path, limit: limit, skipping: found) != nil
        else { continue }
        found.insert(contentsOf: run)
      }
      if found == before { break }
    }
    return found
  }

  /// The mean distance of a run from the path without it, metres; `nil` where it is no spike.
  private func size(
    of run: Range<Int>, in path: Trajectory, limit: Double, skipping taken: RangeSet<Int>
  ) -> Double? {
    guard let edge = Edge(path, run, skipping: taken) else { return nil }
    let limit = max(limit, Self.shareOfStep * edge.step)
    var sum = 0.0
    for frame in run {
      guard path.isSeen(at: frame), !taken.contains(frame) else { return nil }
      let deviation = (path[frame] - edge.position(at: frame)).length
      guard deviation > limit else { return nil }
      sum += deviation
    }
    let size = sum / Double(run.count)
    let jumpIn = (path[run.lowerBound] - edge.carriedForward(to: run.lowerBound)).length
    let last = run.upperBound - 1
    let jumpOut = (path[last] - edge.carriedBack(to: last)).length
    guard min(jumpIn, jumpOut) > Self.shareOfJump * size else { return nil }
    // Where the two sides do not meet, one of them is a spike itself.
    let missed = (edge.carriedForward(to: run.upperBound) - path[run.upperBound]).length
    return missed < size ? size : nil
  }

  /// The distance of every sample from the cubic through the two before and the two after it, metres;
  /// NaN where one of the five was not seen.
  private func deviations(_ path: Trajectory) -> [Double] {
    var deviations = [Double](repeating: .nan, count: path.count)
    for column in [path.x, path.y, path.z] {
      for i in 2..<(path.count - 2) {
        let expected = (4 * (column[i - 1] + column[i + 1]) - column[i - 2] - column[i + 2]) / 6
        let difference = column[i] - expected
        let square = difference * difference
        deviations[i] = deviations[i].isNaN && square.isFinite ? square : deviations[i] + square
      }
    }
    return deviations.map { $0.squareRoot() }
  }

  /// The two samples before and the two after a run.
  private struct Edge {
    let frames: [Int]
    let points: [Vector3]

    /// - Returns: `nil` where a gap or an end of the path is too near.
    init?(_ path: Trajectory, _ run: Range<Int>, skipping taken: RangeSet<Int>) {
      func nearest(_ candidates: some Sequence<Int>) -> [Int] {
        var found: [Int] = []
        for frame in candidates where !taken.contains(frame) {
          guard path.isSeen(at: frame) else { break }
          found.append(frame)
          if found.count == 2 { break }
        }
        return found
      }
      let before = nearest((max(0, run.lowerBound - Self.reach)..<run.lowerBound).reversed())
      let after = nearest(run.upperBound..<min(path.count, run.upperBound + Self.reach))
      guard before.count == 2, after.count == 2 else { return nil }
      frames = before.reversed() + after
      points = frames.map { path[$0] }
    }

    /// How far to look for a sample that is no spike itself, frames.
    private static let reach = 8

    /// The cubic through the four samples.
    func position(at frame: Int) -> Vector3 {
      var sum = Vector3.zero
      for i in 0..<4 {
        var weight = 1.0
        for j in 0..<4 where j != i {
          weight *= Double(frame - frames[j]) / Double(frames[i] - frames[j])
        }
        sum += points[i] * weight
      }
      return sum
    }

    /// The mean step from frame to frame beside the run, metres.
    var step: Double { ((points[1] - points[0]).length + (points[3] - points[2]).length) / 2 }

    /// The path before the run, carried on straight.
    func carriedForward(to frame: Int) -> Vector3 {
      let velocity = (points[1] - points[0]) / Double(frames[1] - frames[0])
      return points[1] + velocity * Double(frame - frames[1])
    }

    /// The path after the run, carried back straight.
    func carriedBack(to frame: Int) -> Vector3 {
      let velocity = (points[3] - points[2]) / Double(frames[3] - frames[2])
      return points[2] + velocity * Double(frame - frames[2])
    }
  }
}

extension Range<Int> {
  /// With one frame more on each side.
  fileprivate var extended: Range<Int> { (lowerBound - 1)..<(upperBound + 1) }
}

extension RangeSet<Int> {
  fileprivate func intersects(_ range: Range<Int>) -> Bool {
    ranges.contains { $0.overlaps(range) }
  }
}
