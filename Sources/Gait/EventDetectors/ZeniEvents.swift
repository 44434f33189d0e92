import Geometry
import Motion
import Signal

/// Events from how far heel and toe are before or behind the sacrum.
public struct ZeniEvents: EventDetector {
  public static let name = "zeni"
  public static let title = "Zeni et al. 2008"
  public static let explanation = """
    Initial contact is where the heel is farthest before the sacrum, foot off where the toe is \
    farthest behind it, both along the direction of travel. That direction is the displacement of \
    the pelvis over one stride around each instant, so that a person may turn. Paths are low-passed \
    at 6 Hz without a shift in time. Early at initial contact: by about 40 ms in the \
    recordings that this program is tested on. Needs heel, toe and pelvis markers.
    """
  public static let citation = Citation("Zeni et al.", 2008, "Gait Posture 27:710")
  public static let counts: [GaitEvent.Kind] = []

  static let smoothing = ZeroPhaseFilter(.lowPass(6), order: 2)
  /// Least prominence of an extreme, as share of the signal's range: the foot swings once a stride.
  static let prominence = 0.3
  /// A foot that swings less than this takes no steps, metres.
  static let leastSwing = 0.1

  public init() {}

  public func detection(in trial: Trial, subject: SubjectMeasures) -> Availability<Detection> {
    let feet = Side.allCases.compactMap { FootPath($0, in: trial) }
    guard !feet.isEmpty else { return .absent(because: FootPath.missing) }
    guard let travel = Travel(trial, feet: feet), let sacrum = PelvisPath.sacrum(in: trial) else {
      return .absent(because: Travel.missing)
    }
    let plausibility = StridePlausibility(for: trial.task)
    let found = feet.flatMap { foot in
      events(of: foot, sacrum: sacrum, directions: travel.directions, plausibility: plausibility)
    }
    guard !found.isEmpty else {
      return .absent(because: "no foot swings past the pelvis")
    }
    return .present(Detection(found.map { Detection.Found($0) }))
  }

  private func events(
    of foot: FootPath, sacrum: [Vector3], directions: [Vector3], plausibility: StridePlausibility
  ) -> [GaitEvent] {
    let extremes = StrideExtremes(rate: foot.rate, plausibility: plausibility)
    func times(of marker: Trajectory, sign: Double) -> [Double] {
      let count = min(marker.count, sacrum.count, directions.count)
      let ahead = (0..<count).map { sign * (marker[$0] - sacrum[$0]).dot(directions[$0]) }
      let smooth = Self.smoothing.applied(to: ahead, rate: foot.rate)
      let finite = smooth.filter(\.isFinite)
      guard let low = finite.min(), let high = finite.max(), high - low >= Self.leastSwing
      else { return [] }
      return extremes.times(
        ofMaximaIn: smooth, prominence: Self.prominence * (high - low)
      ) { _ in true }
    }
    return plausibility.events(
      side: foot.side, contacts: times(of: foot.heel, sign: 1),
      footOffs: times(of: foot.toe, sign: -1), source: Self.name)
  }
}
