import Motion
import Plates

/// A foot partly beside the plate: the floor takes a part of its force that nobody measures.
struct PartialContact: PlateCheck {
  static let fault = "a foot partly beside the plate"

  /// Nothing but the middle of the loading is looked at, share of it.
  static let middle = 0.1...0.8

  func remarks(on contact: ContactEvidence) -> [PlateRemark] {
    guard let side = contact.owner.side, let area = contact.plate.area, let feet = contact.feet,
      feet.foot(side) != nil
    else { return [] }
    let duration = contact.times.upperBound - contact.times.lowerBound
    let isWhole = feet.isWhollyOn(
      area, side, from: contact.times.lowerBound + Self.middle.lowerBound * duration,
      to: contact.times.lowerBound + Self.middle.upperBound * duration)
    return switch isWhole {
    case true?: []
    case false?:
      [
        .doubt(
          "the \(side.rawValue) foot is not wholly on it: heel and toe marker must lie 10 mm inside "
            + "its edges")
      ]
    case nil: [.doubt("the \(side.rawValue) foot is not seen while it stands on it")]
    }
  }
}
