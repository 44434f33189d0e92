import Motion
import Signal

/// Events from the vertical velocity of the foot's centre.
public struct OConnorEvents: EventDetector {
  public static let name = "oconnor"
  public static let title = "O'Connor et al. 2007"
  public static let explanation = """
    The foot centre is the midpoint of heel and toe marker, low-passed at 7 Hz without a shift in \
    time. Initial contact is the lowest trough of its vertical velocity while the heel is in the \
    lowest 35 % of its height range; foot off is the highest peak. Needs heel and toe markers, no \
    direction of walking.
    """
  public static let citation = Citation("O'Connor et al.", 2007, "Gait Posture 25:469")
  public static let counts: [GaitEvent.Kind] = [.initialContact, .footOff]

  /// Low-pass of heights before the derivative; the authors' choice as recalled, unverified.
  static let smoothing = ZeroPhaseFilter(.lowPass(7), order: 2)
  /// Share of the heel's height range below which a trough can be a contact; the authors' choice as
  /// recalled, unverified.
  static let lowHeel = 0.35
  /// Least prominence of a trough, as share of the velocity's range: above it is more than noise.
  static let troughProminence = 0.02
  /// Least prominence of a peak, as share of the velocity's range: the foot is lifted once a stride.
  static let peakProminence = 0.3
  /// A heel that rises less than this takes no steps, metres.
  static let leastRise = 0.02

  public init() {}

  public func detection(in trial: Trial, subject: SubjectMeasures) -> Availability<Detection> {
    let feet = Side.allCases.compactMap { FootPath($0, in: trial) }
    guard !feet.isEmpty else { return .absent(because: FootPath.missing) }
    let plausibility = StridePlausibility(for: trial.task)
    let found = feet.flatMap { events(of: $0, plausibility: plausibility) }
    guard !found.isEmpty else {
      return .absent(because: "no foot shows the rise and fall of steps")
    }
    return .present(Detection(found.map { Detection.Found($0) }))
  }

  private func events(of foot: FootPath, plausibility: StridePlausibility) -> [GaitEvent] {
    let heel = Self.smoothing.applied(to: foot.heel.z, rate: foot.rate)
    let toe = Self.smoothing.applied(to: foot.toe.z, rate: foot.rate)
    let velocity = Derivative.first(
      of: zip(heel, toe).map { ($0 + $1) / 2 }, rate: foot.rate)
    let heights = heel.filter(\.isFinite)
    let speeds = velocity.filter(\.isFinite)
    guard let floor = heights.min(), let top = heights.max(), top - floor >= Self.leastRise,
      let slowest = speeds.min(), let fastest = speeds.max(), fastest > slowest
    else { return [] }
    let low = floor + Self.lowHeel * (top - floor)
    let range = fastest - slowest
    let extremes = StrideExtremes(rate: foot.rate, plausibility: plausibility)
    let contacts = extremes.times(
      ofMaximaIn: velocity.map { -$0 }, prominence: Self.troughProminence * range
    ) { heel[$0] < low && velocity[$0] < 0 }
    let footOffs = extremes.times(
      ofMaximaIn: velocity, prominence: Self.peakProminence * range
    ) { velocity[$0] > 0 }
    return plausibility.events(
      side: foot.side, contacts: contacts, footOffs: footOffs, source: Self.name)
  }
}
