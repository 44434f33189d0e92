import Motion

/// What three columns of X, Y and Z hold where their name says that they are no positions:
/// `LHipAngles_x`, `LThigh_acc_x`, `LASI_vx`.
///
/// A name counts by its words, at its beginning or its end; `Triangle` and `LACR` are no quantities.
enum WideCSVQuantity: String {
  case angle = "angles or rotations"
  case moment = "moments"
  case force = "forces"
  case power = "powers"
  case acceleration = "accelerations"
  case angularVelocity = "angular velocities"
  case magnetism = "magnetic fields"
  case velocity = "velocities"

  /// The quantity that a label names before its axis, or `nil` for what may be a marker.
  init?(_ label: String) {
    let words = Self.words(of: label)
    guard let first = words.first, let last = words.last else { return nil }
    if let found = Self.byWord[last] ?? Self.byEnd(last) {
      self = found
    } else if let found = Self.byWord[first], found != .force, found != .power {
      self = found
    } else {
      return nil
    }
  }

  /// The quantity of a label whose axis stands without a separator: `LASI_v` of `LASI_vx`, `a` of `ax`.
  init?(beforeBareAxis label: String) {
    let parts = label.split { separators.contains($0) }
    if let last = parts.last, let found = Self.byLetter[String(last)] {
      self = found
    } else {
      self.init(label)
    }
  }

  private static let byLetter: [String: WideCSVQuantity] = [
    "v": .velocity, "a": .acceleration, "w": .angularVelocity, "q": .angle, "r": .angle,
    "g": .angularVelocity,
  ]

  private static let byWord: [String: WideCSVQuantity] = {
    let groups: [(WideCSVQuantity, [String])] = [
      (
        .angle,
        [
          "angle", "angles", "ang", "euler", "rot", "rotation", "rotations", "orientation", "ori",
          "quat", "quaternion", "quaternions", "q",
        ]
      ),
      (.moment, ["moment", "moments", "torque", "torques"]),
      (.force, ["force", "forces", "grf", "frc"]), (.power, ["power", "powers"]),
      (
        .acceleration,
        ["acc", "accel", "acceleration", "accelerations", "accelerometer", "linacc", "freeacc"]
      ),
      (.angularVelocity, ["gyr", "gyro", "gyroscope", "angvel", "omega"]),
      (.magnetism, ["mag", "magn", "magnetometer"]),
      (.velocity, ["vel", "velocity", "velocities", "speed"]),
    ]
    return Dictionary(
      uniqueKeysWithValues: groups.flatMap { quantity, words in words.map { ($0, quantity) } })
  }()

  /// Long words that stand at the end of another without a mark between them: `lhipangles`.
  private static func byEnd(_ word: String) -> WideCSVQuantity? {
    let ends: [(String, WideCSVQuantity)] = [
      ("angles", .angle), ("moment", .moment), ("moments", .moment), ("quaternion", .angle),
      ("velocity", .velocity), ("acceleration", .acceleration), ("power", .power),
    ]
    return ends.first { word.hasSuffix($0.0) }?.1
  }

  /// The words of a label in lower case, cut at separators and where small letters meet capitals;
  /// digits at a word's end are none of it.
  private static func words(of label: String) -> [String] {
    var words: [String] = []
    for part in label.split(whereSeparator: { separators.contains($0) }) {
      let letters = Array(part)
      var word = ""
      for (index, letter) in letters.enumerated() {
        let before = index > 0 ? letters[index - 1] : letter
        let isNext = index + 1 < letters.count && letters[index + 1].isLowercase
        if letter.isUppercase, before.isLowercase || (before.isUppercase && isNext) {
          words.append(word)
          word = ""
        }
        word.append(letter)
      }
      words.append(word)
    }
    return words.map { word in
      var word = word.lowercased()
      while word.last?.isNumber == true { word.removeLast() }
      return word
    }.filter { !$0.isEmpty }
  }
}

private let separators: Set<Character> = ["_", ".", ":", " ", "-", "/"]
