import Geometry
import Motion
import Plates

/// Events from the force on plates in the floor.
public struct ForcePlateEvents: EventDetector {
  public static let name = "plates"
  public static let title = "Force plates"
  public static let explanation = """
    The vertical force of each plate, less its own zero (at least 50 samples of the free plate), \
    is compared with 20 N, or five standard deviations of the free plate's noise where that is \
    more. Initial contact is where it rises above for 40 ms, foot off where it falls below for 40 \
    ms. The foot is the one that stands over the plate at that instant, by its heel and toe \
    markers; where both do, the instant is not used. A hit is valid where heel and toe lie at least \
    10 mm inside the edge and, in walking with a known body mass, the force reaches 90 % of body \
    weight. Plates of C3D types 1 to 4 and plates in laboratory axes are read.
    """
  public static let citation = Citation("Tirosh & Sparrow", 2003, "J Appl Biomech 19:178")
  public static let counts: [GaitEvent.Kind] = [.initialContact, .footOff]

  /// Least peak of a whole stance in walking, as share of body weight.
  static let leastPeak = 0.9
  static let gravity = 9.81
  /// How soon after a contact and how late before a foot-off the owner is looked for, seconds.
  static let settling = 0.03
  static let looking = 0.12
  /// How long around its instant a foot's place on the plate is looked for, seconds.
  static let placing = 0.35

  public init() {}

  public func detection(in trial: Trial, subject: SubjectMeasures) -> Availability<Detection> {
    guard !trial.plates.isEmpty else { return .absent(because: "the trial has no force plates") }
    guard let feet = PlateFeet(trial) else { return .absent(because: FootPath.missing) }
    let mass = subject[.mass] ?? trial.measures[.mass]
    var hits: [Hit] = []
    var notices: [Notice] = []
    var reasons: [String] = []
    for plate in trial.plates {
      guard let area = PlateArea(plate) else {
        reasons.append(
          "plate \(plate.label) has no position, so no foot can be told to stand on it")
        continue
      }
      switch PlateForce.of(plate) {
      case .absent(let reason): reasons.append(reason)
      case .present(let force):
        if force.isTurned {
          notices.append(.turned(plate, in: trial))
        }
        for contact in force.contacts() {
          let hit = Hit(plate.label, area, contact, feet, trial: trial, mass: mass)
          hits.append(hit)
          notices += hit.notices
        }
      }
    }
    notices += reasons.map { Notice(.plates, trial: trial.name, $0) }
    let found = hits.flatMap { $0.found(beside: hits) }
    guard !found.isEmpty else {
      let reason =
        reasons.isEmpty ? "no foot alone loaded a plate" : reasons.joined(separator: "; ")
      return .absent(because: reason)
    }
    return .present(Detection(found, notices: notices))
  }
}

extension ForcePlateEvents {
  /// One loading of one plate, and whose it is at its beginning and at its end.
  private struct Hit {
    var plate: String
    var contact: PlateForce.Contact
    /// The foot that alone stands on the plate when the loading begins, or ends.
    var first: Side?
    var last: Side?
    var firstDoubt: String?
    var lastDoubt: String?
    var notices: [Notice] = []

    init(
      _ plate: String, _ area: PlateArea, _ contact: PlateForce.Contact, _ feet: PlateFeet,
      trial: Trial, mass: Double?
    ) {
      self.plate = plate
      self.contact = contact
      var weak: String?
      if trial.task == .walking, let mass,
        contact.peak < ForcePlateEvents.leastPeak * mass * ForcePlateEvents.gravity
      {
        weak = "the force on plate \(plate) stays below 90 % of body weight"
      }
      let span = contact.span(of: trial.time(ofFrame: trial.frameCount))
      if let start = contact.start {
        let standing = feet.standing(
          on: area, from: start + ForcePlateEvents.settling,
          to: min(start + ForcePlateEvents.looking, span.upperBound))
        first = note(standing, "begins", start, trial)
        if let first {
          let isWhole = feet.isWhollyOn(
            area, first, from: start + ForcePlateEvents.settling,
            to: min(start + ForcePlateEvents.placing, span.upperBound))
          firstDoubt = isWhole == true ? weak : "the foot is not wholly on plate \(plate)"
        }
      }
      if let end = contact.end {
        let standing = feet.standing(
          on: area, from: max(end - ForcePlateEvents.looking, span.lowerBound),
          to: end - ForcePlateEvents.settling)
        last = note(standing, "ends", end, trial)
        if let last {
          let isWhole = feet.isWhollyOn(
            area, last, from: max(end - ForcePlateEvents.placing, span.lowerBound),
            to: end - ForcePlateEvents.looking)
          lastDoubt = isWhole == true ? weak : "the foot is not wholly on plate \(plate)"
        }
      }
    }

    private mutating func note(
      _ standing: [Side], _ verb: String, _ time: Double, _ trial: Trial
    ) -> Side? {
      // The laboratory's word wins over what the markers show.
      if let given = trial.plateSides[plate] { return given }
      if standing.count == 1 { return standing[0] }
      let who = standing.isEmpty ? "no foot is seen" : "both feet stand"
      notices.append(
        Notice(
          .plates, trial: trial.name,
          "plate \(plate): the load that \(verb) at \(seconds(time)) s gives no event, because "
            + "\(who) on the plate"))
      return nil
    }

    /// The events of this loading, without those at which the same foot also stands on another
    /// plate: a foot across two plates comes down once and leaves once.
    func found(beside others: [Hit]) -> [Detection.Found] {
      var found: [Detection.Found] = []
      if let time = contact.start, let side = first,
        !others.contains(where: { $0.isLoaded(at: time, by: side, on: plate) })
      {
        found.append(
          Detection.Found(
            GaitEvent(.initialContact, side: side, time: time, source: ForcePlateEvents.name),
            doubt: firstDoubt))
      }
      if let time = contact.end, let side = last,
        !others.contains(where: { $0.isLoaded(at: time, by: side, on: plate) })
      {
        found.append(
          Detection.Found(
            GaitEvent(.footOff, side: side, time: time, source: ForcePlateEvents.name),
            doubt: lastDoubt))
      }
      return found
    }

    private func isLoaded(at time: Double, by side: Side, on other: String) -> Bool {
      guard plate != other, first == side, last == side else { return false }
      return contact.span(of: .infinity).contains(time)
    }
  }
}

private func seconds(_ time: Double) -> Double { (time * 1000).rounded() / 1000 }

extension Notice {
  fileprivate static func turned(_ plate: ForcePlate, in trial: Trial) -> Notice {
    Notice(
      .plates, trial: trial.name,
      "plate \(plate.label) pulls wherever it is loaded: its sign was taken the other way round")
  }
}
