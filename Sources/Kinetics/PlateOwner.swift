import Motion
import Plates

/// Whose foot a loading of a plate is, and why.
struct PlateOwner {
  let side: Side?
  let words: String
  /// Feet that the markers show standing on the plate, for at least `leastTime`.
  let standing: [Side]
  /// Whether the laboratory or the file names the foot; then the markers are not asked.
  let isGiven: Bool

  /// A foot that stands on a plate for less time than this only brushes it, seconds.
  static let leastTime = 0.06

  init(_ plate: PlateEvidence, _ times: ClosedRange<Double>, trial: Trial, feet: PlateFeet?) {
    let label = plate.plate.label
    let settling = ContactEvidence.settling
    let inner = (times.lowerBound + settling, times.upperBound - settling)
    if let area = plate.area, let feet {
      standing = feet.feet.map(\.side).filter {
        feet.timeStanding($0, on: area, from: inner.0, to: inner.1) >= Self.leastTime
      }
    } else {
      standing = []
    }
    if let given = trial.plateSides[label] {
      (side, words, isGiven) = (given, "the laboratory says so", true)
    } else if plate.plate.kind == .laboratoryAxes, let named = Self.side(named: label) {
      (side, words, isGiven) = (named, "the file calls it the \(named.rawValue) foot's", true)
    } else {
      isGiven = false
      side = standing.count == 1 ? standing[0] : nil
      words =
        switch standing.count {
        case 1: "it alone stands on it"
        case 0:
          feet == nil
            ? "the heel and toe markers are missing" : "no foot is seen standing on it"
        default: "both feet stand on it"
        }
    }
  }

  /// The side in the name of a table's force, such as `l` or `right`.
  private static func side(named label: String) -> Side? {
    switch label.lowercased() {
    case "l", "left": .left
    case "r", "right": .right
    default: nil
    }
  }
}
