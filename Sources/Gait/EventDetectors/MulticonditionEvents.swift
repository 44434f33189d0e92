import Motion

/// Events from the first marker of a foot that comes to rest and the last that moves again.
public struct MulticonditionEvents: EventDetector {
  public static let name = "multicondition"
  public static let title = "Vancanneyt et al. 2025"
  public static let explanation = """
    Initial contact is where the first of heel and toe marker comes to rest, foot off where the \
    last of them moves again, so that a foot which lands on its toes is timed by its toes. At rest \
    means a speed in space, low-passed at 7 Hz without a shift in time, below 0.4 of the walking \
    speed at contact and 0.8 at foot off (Bonci et al. 2022 give 0.5 for the heel and 0.8 for the \
    forefoot). Needs heel, toe and pelvis markers, and on a treadmill the belt's speed.
    """
  public static let citation = Citation("Vancanneyt et al.", 2025, "J Neuroeng Rehabil 22")
  public static let counts: [GaitEvent.Kind] = [.initialContact, .footOff]

  public init() {}

  public func detection(in trial: Trial, subject: SubjectMeasures) -> Availability<Detection> {
    let feet = Side.allCases.compactMap { FootPath($0, in: trial) }
    guard !feet.isEmpty else { return .absent(because: FootPath.missing) }
    guard let travel = Travel(trial, feet: feet) else { return .absent(because: Travel.missing) }
    guard travel.isTravelling else { return .absent(because: Travel.standsStill) }
    let plausibility = StridePlausibility(for: trial.task)
    let found = feet.flatMap { foot -> [GaitEvent] in
      let rest = FootRest(foot, travel: travel)
      return plausibility.events(
        side: foot.side, contacts: rest.contacts, footOffs: rest.footOffs, source: Self.name)
    }
    guard !found.isEmpty else { return .absent(because: "no foot comes to rest between swings") }
    return .present(Detection(found.map { Detection.Found($0) }))
  }
}
