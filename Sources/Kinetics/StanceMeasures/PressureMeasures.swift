import Geometry
import Motion
import Plates

/// The centre of pressure against the foot: the line from the heel marker to the second metatarsal
/// head.
enum PressureMeasures {
  /// Frames with less than this share of the peak force are left out: there the centre of pressure
  /// is hardly known.
  static let leastShare = 0.2

  static func measures(of stance: Stance) -> [StanceMeasure: Double] {
    guard let foot = stance.evidence.feet?.foot(stance.side) else { return [:] }
    let places = stance.evidence.loaded(above: leastShare).compactMap {
      frame, wrench -> (medial: Double, along: Double)? in
      let line = FootLine(heel: foot.heel[frame], toe: foot.toe[frame])
      let left = line.left(of: wrench.centreOfPressure)
      let along = line.along(wrench.centreOfPressure)
      guard left.isFinite, along.isFinite else { return nil }
      return (stance.side == .left ? -left : left, along)
    }
    let medial = places.map(\.medial)
    let along = places.map(\.along)
    guard places.count >= 3, let mean = Statistic(of: medial)?.mean, let inner = medial.max(),
      let outer = medial.min(), let front = along.max(), let back = along.min()
    else { return [:] }
    return [
      .pressureOffset: mean, .pressureExcursion: inner - outer, .pressureLength: front - back,
    ]
  }
}
