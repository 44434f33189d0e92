import Motion
import Signal

/// When each foot is on the floor in a jump or a landing.
///
/// By force plates where they see both ends or the beginning of a contact (20 N); else by markers:
/// a foot is down while its toe, or its heel where the toe was not seen, lies within 40 mm of the
/// third percentile of its height.
struct FloorContacts {
  /// One contact of one foot, seconds.
  struct Contact: Hashable {
    var side: Side
    var start: Double
    /// `nil` where it lasts to the end of the recording.
    var end: Double?
    var isByPlate: Bool
  }

  /// How near to its lowest a marker is on the floor, metres.
  static let height = 0.040
  /// Percentile of a marker's height that stands for its lowest: one sample may be wrong.
  static let lowest = 3.0
  /// Shorter contacts are none, shorter flights too, seconds.
  static let least = 0.05
  /// A plate and the markers speak of one contact when they are so near, seconds.
  static let reach = 0.10

  /// By time.
  let contacts: [Contact]
  /// Whether both feet could be watched.
  let hasBothFeet: Bool

  init(_ trial: Trial) {
    var contacts: [Contact] = []
    var watched = 0
    let plates = ForcePlateEvents().detection(in: trial, subject: trial.measures).value
    for side in Side.allCases {
      let byMarkers = Self.byMarkers(side, in: trial)
      if byMarkers != nil { watched += 1 }
      let starts = plates?.times(.initialContact, side) ?? []
      let ends = plates?.times(.footOff, side) ?? []
      contacts += (byMarkers ?? []).map { contact in
        var contact = contact
        if let start = starts.nearest(to: contact.start),
          abs(start - contact.start) <= Self.reach
        {
          contact.start = start
          contact.isByPlate = true
        }
        if let end = contact.end, let off = ends.nearest(to: end), abs(off - end) <= Self.reach {
          contact.end = off
        }
        return contact
      }
    }
    self.contacts = contacts.sorted { ($0.start, $0.side) < ($1.start, $1.side) }
    hasBothFeet = watched == 2
  }

  private static func byMarkers(_ side: Side, in trial: Trial) -> [Contact]? {
    func level(_ heights: [Double]?) -> Double? {
      heights.flatMap { Statistics.percentile(lowest, of: $0.filter(\.isFinite)) }
    }
    func heights(_ side: Side, _ marker: String) -> [Double]? {
      trial.markers[side.letter + marker]?.z
    }
    guard let marker = ["TOE", "HEE"].first(where: { level(heights(side, $0)) != nil }),
      let heights = heights(side, marker), let own = level(heights)
    else { return nil }
    // A foot that is never put down has its lowest in the air: the other's then is the floor.
    let other = level(trial.markers[side.opposite.letter + marker]?.z) ?? own
    let floor = own - other > height ? other : own
    var runs: [Range<Int>] = []
    for (frame, height) in heights.enumerated() where height <= floor + Self.height {
      if let last = runs.last, Double(frame - last.upperBound) < least * trial.rate {
        runs[runs.count - 1] = last.lowerBound..<(frame + 1)
      } else {
        runs.append(frame..<(frame + 1))
      }
    }
    return runs.filter { Double($0.count) >= least * trial.rate }.map { run in
      Contact(
        side: side, start: trial.time(ofFrame: run.lowerBound),
        end: run.upperBound >= heights.count ? nil : trial.time(ofFrame: run.upperBound),
        isByPlate: false)
    }
  }

  /// Contacts that follow a flight: neither foot was down just before.
  var landings: [(first: Contact, other: Contact?)] {
    var landings: [(first: Contact, other: Contact?)] = []
    for contact in contacts where contact.start > 0 {
      let before = contact.start - Self.least
      let isDown = contacts.contains { other in
        other.start < before && (other.end ?? .infinity) > contact.start - 0.001
      }
      guard before >= 0, !isDown else { continue }
      if let last = landings.last?.first, contact.start - last.start < LandingRepetitions.together,
        last.side != contact.side
      {
        if landings[landings.count - 1].other == nil {
          landings[landings.count - 1].other = contact
        }
      } else {
        landings.append((contact, nil))
      }
    }
    return landings
  }
}
