import Geometry

/// A step whose horizontal force drives before it brakes although its centre of pressure is right:
/// the signs of the horizontal channels are turned.
struct HorizontalSigns: PlateCheck {
  static let fault = "horizontal forces with the wrong sign"

  /// Share of the vertical force by which a step must go the wrong way before it is doubted.
  static let least = 0.03

  func remarks(on contact: ContactEvidence) -> [PlateRemark] {
    guard let step = StepPattern(contact), step.drive(.given) < -Self.least,
      !StepPattern.orders.contains(where: step.isSound)
    else { return [] }
    return [
      .doubt("its horizontal force drives before it brakes: its sign is the wrong way round")
    ]
  }
}
