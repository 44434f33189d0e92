import Geometry
import Motion
import Signal

/// Events from the way of heel and toe with the progression filtered out.
public struct DesaillyEvents: EventDetector {
  public static let name = "desailly"
  public static let title = "Desailly et al. 2009"
  public static let explanation = """
    The way of heel and toe along the direction of travel is high-passed, so that progression \
    goes and the swing to and fro remains: initial contact is the heel's foremost point, foot off \
    the toe's hindmost. Edges of the filter: 0.5 of the stride frequency for contacts, 1.1 for \
    foot-offs (recalled, unverified); no pelvis is needed for the swing, only for the direction. \
    Early at initial contact: by about 40 ms in the recordings that this program is tested on. \
    Needs heel, toe and pelvis markers.
    """
  public static let citation = Citation("Desailly et al.", 2009, "Gait Posture 29:76")
  public static let counts: [GaitEvent.Kind] = []

  static let smoothing = ZeroPhaseFilter(.lowPass(6), order: 2)
  /// Edges of the high-pass as shares of the stride frequency.
  static let contactEdge = 0.5
  static let footOffEdge = 1.1
  /// Least prominence of an extreme, as share of the signal's range: the foot swings once a stride.
  static let prominence = 0.3
  /// A foot that swings less than this takes no steps, metres.
  static let leastSwing = 0.1

  public init() {}

  public func detection(in trial: Trial, subject: SubjectMeasures) -> Availability<Detection> {
    let feet = Side.allCases.compactMap { FootPath($0, in: trial) }
    guard !feet.isEmpty else { return .absent(because: FootPath.missing) }
    guard let travel = Travel(trial, feet: feet) else { return .absent(because: Travel.missing) }
    let plausibility = StridePlausibility(for: trial.task)
    let found = feet.flatMap { foot -> [GaitEvent] in
      let extremes = StrideExtremes(rate: foot.rate, plausibility: plausibility)
      func times(of marker: Trajectory, sign: Double, edge: Double) -> [Double] {
        let way = Self.way(of: marker, along: travel.directions)
        let swing = ZeroPhaseFilter(.highPass(edge / travel.stride), order: 2).applied(
          to: Self.smoothing.applied(to: way, rate: foot.rate), rate: foot.rate
        ).map { sign * $0 }
        let finite = swing.filter(\.isFinite)
        guard let low = finite.min(), let high = finite.max(), high - low >= Self.leastSwing
        else { return [] }
        return extremes.times(
          ofMaximaIn: swing, prominence: Self.prominence * (high - low)
        ) { _ in true }
      }
      return plausibility.events(
        side: foot.side, contacts: times(of: foot.heel, sign: 1, edge: Self.contactEdge),
        footOffs: times(of: foot.toe, sign: -1, edge: Self.footOffEdge), source: Self.name)
    }
    guard !found.isEmpty else { return .absent(because: "no foot swings to and fro") }
    return .present(Detection(found.map { Detection.Found($0) }))
  }

  /// How far a marker has come along the direction of travel, metres; a gap begins anew.
  private static func way(of marker: Trajectory, along directions: [Vector3]) -> [Double] {
    var way: [Double] = []
    var sum = 0.0
    var last: Vector3?
    for frame in 0..<min(marker.count, directions.count) {
      let place = marker[frame]
      guard place.isFinite, directions[frame].isFinite else {
        way.append(.nan)
        last = nil
        continue
      }
      if let last { sum += (place - last).dot(directions[frame]) }
      way.append(sum)
      last = place
    }
    return way
  }
}
