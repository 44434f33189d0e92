/// A loading that belongs to nobody that the markers show.
struct OwnerKnown: PlateCheck {
  static let fault = "no foot can be named"

  func remarks(on contact: ContactEvidence) -> [PlateRemark] {
    guard contact.owner.side == nil, contact.owner.standing.count < 2 else { return [] }
    return [.doubt(contact.owner.words + ", so it is nobody's")]
  }
}
