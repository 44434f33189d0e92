import Motion

/// What participants.tsv says about sex, as limits that differ by it need it.
enum Sex {
  case female
  case male

  init?(of subject: Subject) {
    switch (subject.intake["sex"] ?? "").lowercased() {
    case "m", "male", "man", "boy": self = .male
    case "f", "female", "w", "woman", "girl": self = .female
    default: return nil
    }
  }

  var isMale: Bool { self == .male }
}
