import Geometry
import Motion
import Signal

/// Events of running, from the foot's impact and the knee's extension.
public struct RunningEvents: EventDetector {
  public static let name = "running"
  public static let title = "Impact and knee extension"
  public static let explanation = """
    For running: initial contact is the peak of the upward acceleration of the foot's centre \
    (midpoint of heel and toe marker, low-passed at 20 Hz without a shift in time) as it comes \
    down, foot off the following greatest extension of the knee, by the markers of iliac spine, \
    knee and ankle. Always of low confidence. Needs heel and toe markers; for foot-offs also LASI, \
    LKNE, LANK and those of the right side.
    """
  public static let citation = Citation("Dingwell et al.", 2001, "Gait Posture 14:60")
  public static let counts: [GaitEvent.Kind] = []

  static let smoothing = ZeroPhaseFilter(.lowPass(20), order: 2)
  static let kneeSmoothing = ZeroPhaseFilter(.lowPass(10), order: 2)
  /// Share of the foot's height range below which it can touch the ground.
  static let low = 0.35
  /// Least prominence of an impact, as share of the acceleration's range.
  static let prominence = 0.3
  /// The foot leaves within this share of the stride after its contact.
  static let stance = 0.12...0.50

  public init() {}

  public func detection(in trial: Trial, subject: SubjectMeasures) -> Availability<Detection> {
    let feet = Side.allCases.compactMap { FootPath($0, in: trial) }
    guard !feet.isEmpty else { return .absent(because: FootPath.missing) }
    let plausibility = StridePlausibility(for: .running)
    let found = feet.flatMap { foot -> [GaitEvent] in
      let contacts = Self.impacts(of: foot, plausibility: plausibility)
      let footOffs = Self.footOffs(of: foot, after: contacts, in: trial)
      return contacts.map {
        GaitEvent(.initialContact, side: foot.side, time: $0, source: Self.name)
      } + footOffs.map { GaitEvent(.footOff, side: foot.side, time: $0, source: Self.name) }
    }
    guard !found.isEmpty else { return .absent(because: "no foot strikes the ground") }
    return .present(
      Detection(found.map { Detection.Found($0, doubt: "running is timed by markers alone") }))
  }

  private static func impacts(of foot: FootPath, plausibility: StridePlausibility) -> [Double] {
    let heel = smoothing.applied(to: foot.heel.z, rate: foot.rate)
    let toe = smoothing.applied(to: foot.toe.z, rate: foot.rate)
    let height = zip(heel, toe).map { ($0 + $1) / 2 }
    let velocity = Derivative.first(of: height, rate: foot.rate)
    let acceleration = Derivative.second(of: height, rate: foot.rate)
    let finite = height.filter(\.isFinite)
    let accelerations = acceleration.filter(\.isFinite)
    guard let floor = finite.min(), let top = finite.max(), top - floor >= 0.02,
      let least = accelerations.min(), let most = accelerations.max(), most > least
    else { return [] }
    let level = floor + low * (top - floor)
    return StrideExtremes(rate: foot.rate, plausibility: plausibility).times(
      ofMaximaIn: acceleration, prominence: prominence * (most - least)
    ) { height[$0] < level && acceleration[$0] > 0 && velocity[$0] < 0 }
  }

  /// The knee's greatest extension after each contact, seconds.
  private static func footOffs(
    of foot: FootPath, after contacts: [Double], in trial: Trial
  ) -> [Double] {
    let letter = foot.side.letter
    guard let spine = trial.markers[letter + "ASI"], let knee = trial.markers[letter + "KNE"],
      let ankle = trial.markers[letter + "ANK"],
      let stride = Statistics.median(of: zip(contacts, contacts.dropFirst()).map { $1 - $0 })
    else { return [] }
    let count = min(spine.count, knee.count, ankle.count)
    let straightness = (0..<count).map { frame -> Double in
      let thigh = (knee[frame] - spine[frame]).normalized
      return thigh.dot((ankle[frame] - knee[frame]).normalized)
    }
    let smooth = kneeSmoothing.applied(to: straightness, rate: foot.rate)
    return contacts.compactMap { contact in
      let first = Int(((contact + stance.lowerBound * stride) * foot.rate).rounded(.up))
      let last = Int((contact + stance.upperBound * stride) * foot.rate)
      guard first > 0, first < last, last + 1 < smooth.count,
        smooth[first...last].allSatisfy(\.isFinite),
        let top = (first...last).max(by: { smooth[$0] < smooth[$1] }), top > first, top < last
      else { return nil }
      return Peaks.refinedIndex(of: top, in: smooth) / foot.rate
    }
  }
}
