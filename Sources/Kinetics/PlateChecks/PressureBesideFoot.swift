import Geometry
import Motion
import Plates

/// A centre of pressure away from the foot that stands on the plate: the plate's place or the marker's
/// is wrong.
struct PressureBesideFoot: PlateCheck {
  static let fault = "the centre of pressure away from the foot"

  /// Root mean square distance from the line of the foot, metres.
  static let limit = 0.07

  func remarks(on contact: ContactEvidence) -> [PlateRemark] {
    guard let side = contact.owner.side, let foot = contact.feet?.foot(side) else { return [] }
    if let step = StepPattern(contact), !step.isSound(.given),
      StepPattern.orders.contains(where: step.isSound)
    {
      return []
    }
    let squares = contact.loaded(above: 0.2).map { frame, wrench in
      FootLine(heel: foot.heel[frame], toe: foot.toe[frame])
        .distance(to: wrench.centreOfPressure)
    }.filter(\.isFinite).map { $0 * $0 }
    guard !squares.isEmpty else { return [] }
    let distance = (squares.reduce(0, +) / Double(squares.count)).squareRoot()
    guard distance > Self.limit else { return [] }
    return [
      .doubt(
        "its centre of pressure lies \(Int((distance * 1000).rounded())) mm from the "
          + "\(side.rawValue) foot, so the plate's place or its origin is wrong")
    ]
  }
}
