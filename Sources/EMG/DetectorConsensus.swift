import Motion

/// What several detectors agree on.
///
/// A burst is asserted where at least two detectors (or the one, where only one is asked for) are
/// active at once. Its onset is that of the detector with the smallest measured error which another
/// confirms within the agreement time (20 ms); where none is confirmed it is that of the detector
/// with the smallest error, and its uncertainty widens by the distance to the next.
public struct DetectorConsensus: Sendable {
  /// How near two detectors must be to confirm each other, seconds.
  public var agreement: Double
  /// How many must be active at once.
  public var needed: Int

  public init(agreement: Double = 0.020, needed: Int = 2) {
    self.agreement = agreement
    self.needed = needed
  }

  /// One detector's bursts with its error.
  struct Reading {
    var name: String
    var bursts: [ClosedRange<Double>]
    /// Seconds, at the channel's signal to noise.
    var error: Double
  }

  struct Outcome {
    var bursts: [ClosedRange<Double>] = []
    var agreement: [MuscleActivity.BurstAgreement] = []
    /// Bursts that too few detectors found.
    var unconfirmed = 0
  }

  /// - Parameter readings: In any order; a detector that could not judge is left out.
  func outcome(of readings: [Reading]) -> Outcome {
    let ordered = readings.sorted { ($0.error, $0.name) < ($1.error, $1.name) }
    let cores = self.cores(ordered.map(\.bursts))
    var outcome = Outcome()
    for (index, core) in cores.enumerated() {
      let floor = outcome.bursts.last?.upperBound ?? -.infinity
      let ceiling = index + 1 < cores.count ? cores[index + 1].lowerBound : .infinity
      var found: [(reading: Reading, onset: Double, offset: Double)] = []
      for reading in ordered {
        let hits = reading.bursts.filter { $0.overlaps(core) }
        guard let first = hits.first, let last = hits.last else { continue }
        found.append((reading, first.lowerBound, last.upperBound))
      }
      // A burst that another detector cut in two says nothing of the cut.
      let onsets = found.filter { $0.onset >= floor }.map { ($0.onset, $0.reading.error) }
      let offsets = found.filter { $0.offset <= ceiling }.map { ($0.offset, $0.reading.error) }
      let onset = edge(onsets, else: core.lowerBound)
      let offset = edge(offsets, else: core.upperBound)
      guard offset.time > onset.time else { continue }
      outcome.bursts.append(onset.time...offset.time)
      outcome.agreement.append(
        MuscleActivity.BurstAgreement(
          detectors: found.map(\.reading.name), onsetDistance: onset.distance,
          offsetDistance: offset.distance, onsetUncertainty: onset.uncertainty,
          offsetUncertainty: offset.uncertainty))
    }
    outcome.unconfirmed = ordered.reduce(0) { count, reading in
      count + reading.bursts.count { burst in !cores.contains { $0.overlaps(burst) } }
    }
    return outcome
  }

  /// The stretches in which enough detectors are active at once.
  private func cores(_ all: [[ClosedRange<Double>]]) -> [ClosedRange<Double>] {
    var changes: [(time: Double, step: Int)] = []
    for bursts in all {
      for burst in bursts {
        changes.append((burst.lowerBound, 1))
        changes.append((burst.upperBound, -1))
      }
    }
    // A burst that ends where another begins does not overlap it.
    changes.sort { ($0.time, $0.step) < ($1.time, $1.step) }
    let needed = min(self.needed, max(1, all.count))
    var cores: [ClosedRange<Double>] = []
    var active = 0
    var start: Double?
    for change in changes {
      active += change.step
      if active >= needed, start == nil {
        start = change.time
      } else if active < needed, let begun = start {
        // A gap under 30 ms is none, whoever sees it.
        if let last = cores.last, begun - last.upperBound < BurstRules.shortestGap {
          cores[cores.count - 1] = last.lowerBound...change.time
        } else if change.time > begun {
          cores.append(begun...change.time)
        }
        start = nil
      }
    }
    return cores.filter { $0.upperBound - $0.lowerBound >= BurstRules.shortestBurst }
  }

  private struct Edge {
    var time: Double
    var distance: Double?
    var uncertainty: Double
  }

  private func edge(_ edges: [(time: Double, error: Double)], else time: Double) -> Edge {
    guard let best = edges.first else {
      return Edge(time: time, distance: nil, uncertainty: 2 * agreement)
    }
    func nearest(to index: Int) -> Double? {
      edges.indices.filter { $0 != index }.map { abs(edges[$0].time - edges[index].time) }.min()
    }
    if let distance = nearest(to: 0), distance <= agreement {
      return Edge(time: best.time, distance: distance, uncertainty: best.error)
    }
    // Nobody confirms it: what was asked for is one detector alone, or they disagree.
    guard let distance = nearest(to: 0) else {
      let error =
        needed > 1 ? (best.error * best.error + agreement * agreement).squareRoot() : best.error
      return Edge(time: best.time, distance: nil, uncertainty: error)
    }
    return Edge(
      time: best.time, distance: distance,
      uncertainty: (best.error * best.error + distance * distance).squareRoot())
  }
}
