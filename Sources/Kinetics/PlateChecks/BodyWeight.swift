import Motion
import Plates

/// A force that does not fit the person's weight.
struct BodyWeight: PlateCheck {
  static let fault = "a force that does not fit the body weight"

  static let gravity = 9.81
  /// Least and largest peak of a step in walking, share of body weight.
  static let walking = 0.9...2.0
  /// Nobody who does not jump presses more, share of body weight.
  static let still = 1.6

  func remarks(on contact: ContactEvidence) -> [PlateRemark] {
    guard let mass = contact.mass, mass > 0, contact.owner.side != nil else { return [] }
    let peak = contact.span.peak / (mass * Self.gravity)
    let percent = Int((peak * 100).rounded())
    if contact.trial.task == .walking, contact.isStep {
      if peak < Self.walking.lowerBound {
        return [
          .doubt(
            "its force reaches \(percent) % of body weight, less than the 90 % of a whole step")
        ]
      }
      if peak > Self.walking.upperBound {
        return [
          .doubt("its force reaches \(percent) % of body weight, more than walking ever does")
        ]
      }
    }
    let isStill = contact.trial.task == .standing || contact.trial.task == .singleLegSquat
    if isStill, peak > Self.still {
      return [.doubt("its force reaches \(percent) % of body weight without a jump")]
    }
    return []
  }
}
