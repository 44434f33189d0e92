/// One item of the Landing Error Scoring System that three-dimensional data can answer.
enum LandingItem: Int, CaseIterable {
  case kneeFlexionAtContact = 1
  case hipFlexionAtContact
  case trunkFlexionAtContact
  case flatFootAtContact
  case kneeMedialAtContact
  case trunkLeanAtContact
  case wideStance
  case narrowStance
  case footTurnedOut
  case footTurnedIn
  case unevenContact
  case kneeFlexionDisplacement
  case hipFlexionDisplacement
  case trunkFlexionDisplacement
  case medialKneeDisplacement

  /// `1 knee flexion at contact`.
  var title: String {
    let words = [
      "knee flexion at contact", "hip flexion at contact", "trunk flexion at contact",
      "heel or flat foot first", "knee medial of the foot at contact",
      "trunk leaning sideways at contact", "wide stance", "narrow stance", "foot turned out",
      "foot turned in", "uneven contact", "knee flexion displacement",
      "hip flexion displacement", "trunk flexion displacement", "medial knee displacement",
    ]
    return "\(rawValue) \(words[rawValue - 1])"
  }
}
