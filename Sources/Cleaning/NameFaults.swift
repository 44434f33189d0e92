import Geometry
import Motion

/// Finds names that were exchanged, by the jumps they leave and by the build of the body.
struct NameFaults {
  /// Frames per second, hertz.
  var rate: Double

  /// Exchanges of one leg's markers that begin and end within so many frames of each other are one.
  static let tolerance = 3

  /// The faults among a trial's markers, by frame.
  ///
  /// - Parameters:
  ///   - markers: z up, metres.
  ///   - names: The markers to look at.
  func faults(in markers: [String: Trajectory], among names: Set<String>) -> [MarkerFault] {
    let watched = markers.filter {
      names.contains($0.key) && $0.value.missingCount < $0.value.count
    }
    .sorted { $0.key < $1.key }.map { (name: $0.key, path: $0.value) }
    guard let frameCount = watched.first?.path.count, frameCount > 0 else { return [] }
    var faults = fromJumps(watched, markers, frameCount)
    // The rest is asked of the markers as they are once those exchanges are undone.
    var undone = markers
    for fault in faults { Self.exchange(fault, in: &undone) }
    let order = NameOrder(
      BodyGeometry(undone.filter { names.contains($0.key) }, in: 0..<frameCount))
    faults =
      order.contradictions.map {
        MarkerFault(kind: $0.kind, markers: $0.markers, frames: 0..<frameCount, words: $0.words)
      } + faults
    return faults
  }

  /// Gives the markers of a fault each other's samples in its frames.
  static func exchange(_ fault: MarkerFault, in markers: inout [String: Trajectory]) {
    for index in stride(from: 0, to: fault.markers.count - 1, by: 2) {
      let (first, second) = (fault.markers[index], fault.markers[index + 1])
      guard let a = markers[first], let b = markers[second] else { continue }
      markers[first]?.take(fault.frames, from: b)
      markers[second]?.take(fault.frames, from: a)
    }
  }

  // MARK: - Exchanges in the middle of a trial

  private func fromJumps(
    _ watched: [(name: String, path: Trajectory)], _ markers: [String: Trajectory],
    _ frameCount: Int
  ) -> [MarkerFault] {
    let exchanges = NameJumps(rate: rate).exchanges(in: watched)
    var byPair: [[String]: [Int]] = [:]
    for exchange in exchanges {
      byPair[[exchange.first, exchange.second], default: []].append(exchange.frame)
    }
    var ranges: [(pair: [String], frames: Range<Int>)] = []
    for (pair, frames) in byPair.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let edges = [0] + frames + [frameCount]
      let phases = zip(edges, edges.dropFirst()).map { $0..<$1 }
      let even = phases.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
      let odd = phases.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
      for range in isWrong(odd, rather: even, pair, markers) ? odd : even {
        ranges.append((pair, range))
      }
    }
    return joined(ranges).sorted {
      ($0.frames.lowerBound, $0.markers.first ?? "") < (
        $1.frames.lowerBound, $1.markers.first ?? ""
      )
    }
  }

  /// Whether the names are wrong in the odd stretches of an exchanged pair: by the build of the body,
  /// else in the shorter of the two.
  private func isWrong(
    _ odd: [Range<Int>], rather even: [Range<Int>], _ pair: [String],
    _ markers: [String: Trajectory]
  ) -> Bool {
    func isRight(_ stretches: [Range<Int>]) -> Bool? {
      NameOrder(BodyGeometry(markers, in: stretches.joined())).isRight(pair[0], pair[1])
    }
    switch (isRight(odd), isRight(even)) {
    case (false, true), (false, nil), (nil, true): return true
    case (true, false), (true, nil), (nil, false): return false
    default: return odd.reduce(0) { $0 + $1.count } <= even.reduce(0) { $0 + $1.count }
    }
  }

  /// Three or more pairs of left and right that exchange names together are the two legs.
  private func joined(_ ranges: [(pair: [String], frames: Range<Int>)]) -> [MarkerFault] {
    var faults: [MarkerFault] = []
    var rest = ranges
    while let first = rest.first {
      let together = rest.filter { other in
        MarkerPairs.sharedPlace(other.pair[0], other.pair[1]) != nil
          && abs(other.frames.lowerBound - first.frames.lowerBound) <= Self.tolerance
          && abs(other.frames.upperBound - first.frames.upperBound) <= Self.tolerance
      }
      if together.count >= 3, together.contains(where: { $0.pair == first.pair }) {
        let start = together.map(\.frames.lowerBound).min() ?? first.frames.lowerBound
        let end = together.map(\.frames.upperBound).max() ?? first.frames.upperBound
        faults.append(
          MarkerFault(
            kind: .legs, markers: together.flatMap(\.pair), frames: start..<end,
            words: together.contains { $0.pair[0].hasSuffix("ASI") }
              ? "all left and right markers exchange their names"
              : "the markers of the left and of the right leg exchange their names"))
        rest.removeAll { other in
          together.contains { $0.pair == other.pair && $0.frames == other.frames }
        }
      } else {
        faults.append(
          MarkerFault(
            kind: .pair, markers: first.pair, frames: first.frames,
            words:
              "\(first.pair[0]) and \(first.pair[1]) exchange their names: each jumps into the "
              + "other's path"))
        rest.removeFirst()
      }
    }
    return faults
  }
}

extension Trajectory {
  /// Takes the samples of some frames from another path.
  mutating func take(_ frames: Range<Int>, from other: Trajectory) {
    let frames = frames.clamped(to: 0..<min(count, other.count))
    x.replaceSubrange(frames, with: other.x[frames])
    y.replaceSubrange(frames, with: other.y[frames])
    z.replaceSubrange(frames, with: other.z[frames])
  }

  /// Marks some frames as not seen.
  mutating func hide(_ frames: Range<Int>) {
    for frame in frames.clamped(to: 0..<count) {
      x[frame] = .nan
      y[frame] = .nan
      z[frame] = .nan
    }
  }
}
