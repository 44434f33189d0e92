/// Two feet on one plate: neither's force is known.
struct DoubleContact: PlateCheck {
  static let fault = "two feet on one plate"

  func remarks(on contact: ContactEvidence) -> [PlateRemark] {
    guard contact.owner.standing.count > 1, !contact.owner.isGiven else { return [] }
    return [.doubt("it bears two feet, so neither's force is known")]
  }
}
