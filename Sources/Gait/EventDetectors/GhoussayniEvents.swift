import Geometry
import Motion
import Signal

/// Events from the speed of heel and toe in the plane of progression.
public struct GhoussayniEvents: EventDetector {
  public static let name = "ghoussayni"
  public static let title = "Ghoussayni et al. 2004, modified by Bruening & Ridge 2014"
  public static let explanation = """
    Initial contact is where the heel's speed in the vertical plane of progression falls below \
    0.78 of the walking speed, foot off where the toe's rises above 0.66 of it (Ghoussayni: below \
    and above 0.5 m/s; the shares are Bruening and Ridge's). Paths are low-passed at 7 Hz without \
    a shift in time. Early at initial contact: by 30 to 50 ms in the recordings that this program \
    is tested on. Needs heel, toe and pelvis markers, and on a treadmill the belt's speed.
    """
  public static let citation = Citation("Bruening & Ridge", 2014, "Gait Posture 39:472")
  public static let counts: [GaitEvent.Kind] = [.footOff]

  static let smoothing = ZeroPhaseFilter(.lowPass(7), order: 2)
  /// Share of the walking speed at initial contact.
  static let contact = 0.78
  /// Share of the walking speed at foot off.
  static let footOff = 0.66

  public init() {}

  public func detection(in trial: Trial, subject: SubjectMeasures) -> Availability<Detection> {
    let feet = Side.allCases.compactMap { FootPath($0, in: trial) }
    guard !feet.isEmpty else { return .absent(because: FootPath.missing) }
    guard let travel = Travel(trial, feet: feet) else { return .absent(because: Travel.missing) }
    guard travel.isTravelling else { return .absent(because: Travel.standsStill) }
    let plausibility = StridePlausibility(for: trial.task)
    let found = feet.flatMap { foot -> [GaitEvent] in
      func phases(of marker: Trajectory, _ share: Double) -> [RestPhases.Phase] {
        let velocity = travel.velocity(
          of: marker, rate: foot.rate, smoothing: Self.smoothing)
        let speed = zip(velocity, travel.directions).map { velocity, direction in
          let along = velocity.dot(direction)
          return (along * along + velocity.z * velocity.z).squareRoot()
        }
        return RestPhases.phases(
          of: speed, below: travel.speeds.map { share * $0 }, rate: foot.rate)
      }
      return plausibility.events(
        side: foot.side, contacts: phases(of: foot.heel, Self.contact).compactMap(\.start),
        footOffs: phases(of: foot.toe, Self.footOff).compactMap(\.end), source: Self.name)
    }
    guard !found.isEmpty else { return .absent(because: "no foot slows down between swings") }
    return .present(Detection(found.map { Detection.Found($0) }))
  }
}
