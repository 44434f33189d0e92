import Geometry
import Motion
import Signal

/// Fills the gaps of markers, each way within its own limit and none beyond the laboratory's.
struct GapFiller {
  /// Why a marker that was never seen stays so.
  static let neverSeen = "never seen"

  /// The longest gap that is filled, seconds; 0 fills nothing.
  var longest: Double
  /// Frames per second, hertz.
  var rate: Double

  /// Fills what may be filled.
  ///
  /// - Parameters:
  ///   - markers: The trial's markers, metres; filled in place.
  ///   - names: The markers to fill; the others are only looked at as companions.
  ///   - records: What is known of the markers so far; open gaps in it keep their reasons.
  /// - Returns: The records with every gap and what became of it.
  func fill(
    _ markers: inout [String: Trajectory], named names: Set<String>,
    records: [String: MarkerCleaning]
  ) -> [String: MarkerCleaning] {
    let recorded = markers
    let companions = Companions(recorded)
    var records = records
    for (name, path) in recorded.sorted(by: { $0.key < $1.key }) where path.missingCount > 0 {
      var record = records[name] ?? MarkerCleaning(marker: name)
      let known = record.gaps
      record.gaps = []
      let leaps = NameJumps(rate: rate).leaps(in: path)
      for gap in path.gaps {
        let outcome: MarkerCleaning.Outcome
        if let reason = known.first(where: { $0.frames.overlaps(gap) })?.outcome {
          outcome = reason
        } else if !names.contains(name) {
          outcome = .open(because: "the model does not use this marker")
        } else if Self.isBeside(leaps, gap) {
          outcome = .open(because: "beside a leap, where the path itself is in doubt")
        } else {
          outcome = fill(gap, of: path, in: &markers[name, default: path], companions)
        }
        record.gaps.append(MarkerCleaning.Gap(frames: gap, outcome: outcome))
      }
      records[name] = record
    }
    return records
  }

  /// Whether a marker leaps among the frames that a filling would be drawn from.
  private static func isBeside(_ leaps: [Int], _ gap: Range<Int>) -> Bool {
    let reach = GapSpline.reach(for: gap.count)
    return leaps.contains { $0 >= gap.lowerBound - reach && $0 <= gap.upperBound + reach }
  }

  private func fill(
    _ gap: Range<Int>, of path: Trajectory, in filled: inout Trajectory, _ companions: Companions
  ) -> MarkerCleaning.Outcome {
    guard gap.lowerBound > 0, gap.upperBound < path.count else {
      return .open(
        because: gap.count == path.count
          ? Self.neverSeen : "at the end of the recording, where nothing is extrapolated")
    }
    let duration = rate > 0 ? Double(gap.count) / rate : .infinity
    guard longest > 0 else { return .open(because: "nothing is to be filled") }
    // Rounding must not make ten frames at 100 Hz longer than 0.1 s.
    let slack = 1e-9
    guard duration <= longest + slack else {
      return .open(because: "longer than \(longest) s")
    }
    let able = GapFillings.all.filter { duration <= $0.longest + slack }
    for filling in able {
      guard let found = filling.filling(of: gap, in: path, beside: companions) else { continue }
      for (frame, position) in zip(gap, found.positions) {
        filled.x[frame] = position.x
        filled.y[frame] = position.y
        filled.z[frame] = position.z
      }
      return .filled(by: filling.method, from: found.donors)
    }
    return .open(
      because: duration > SplineFilling.longest + slack
        ? "longer than \(SplineFilling.longest) s, and no marker moves along steadily enough"
        : "too few frames seen on one of its sides")
  }
}
