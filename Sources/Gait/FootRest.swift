import Geometry
import Motion
import Signal

/// When the heel and the toe of one foot come to rest and move again.
struct FootRest {
  /// Low-pass of paths before their velocity is taken.
  static let smoothing = ZeroPhaseFilter(.lowPass(7), order: 2)
  /// Share of the walking speed below which a marker that comes down rests.
  ///
  /// Bonci et al. 2022 give 0.5 for the heel; 0.4 lies nearer to the plates of all recordings and
  /// to the walkers of known truth that this project compares.
  static let contact = 0.4
  /// Share of the walking speed that the last marker exceeds when the foot leaves (Bonci et al. 2022,
  /// forefoot).
  static let footOff = 0.8
  /// Farther apart than this, heel and toe speak of different steps, seconds.
  static let oneStep = 0.3

  let side: Side
  private let heel: [Double]
  private let toe: [Double]
  private let speeds: [Double]
  private let rate: Double

  init(_ foot: FootPath, travel: Travel) {
    side = foot.side
    rate = foot.rate
    speeds = travel.speeds
    heel = travel.velocity(of: foot.heel, rate: foot.rate, smoothing: Self.smoothing)
      .map(\.length)
    toe = travel.velocity(of: foot.toe, rate: foot.rate, smoothing: Self.smoothing).map(\.length)
  }

  /// Speed of the slower of both markers.
  private var slower: [Double] {
    zip(heel, toe).map { $0.isFinite && $1.isFinite ? min($0, $1) : .nan }
  }

  /// When the first of both markers comes to rest, seconds.
  var contacts: [Double] { phases(of: slower, Self.contact).compactMap(\.start) }

  /// When the last of both markers moves again, seconds.
  var footOffs: [Double] { phases(of: slower, Self.footOff).compactMap(\.end) }

  private func phases(of speed: [Double], _ share: Double) -> [RestPhases.Phase] {
    RestPhases.phases(of: speed, below: speeds.map { share * $0 }, rate: rate)
  }

  /// How much later the toe comes to rest than the heel in each step, by the earlier of both;
  /// negative where the toe is first. Seconds.
  var order: [(time: Double, toeAfterHeel: Double)] {
    let toes = phases(of: toe, Self.contact).compactMap(\.start)
    return phases(of: heel, Self.contact).compactMap(\.start).compactMap { heel in
      let nearest = toes.min { abs($0 - heel) < abs($1 - heel) }
      guard let nearest, abs(nearest - heel) <= Self.oneStep else { return nil }
      return (min(heel, nearest), nearest - heel)
    }
  }
}
