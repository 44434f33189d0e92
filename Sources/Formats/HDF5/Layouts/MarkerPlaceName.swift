/// What the name of a group or an array says about whether markers are in it.
enum MarkerPlaceName {
  /// 2 where a name says markers, 1 where it says nothing, `nil` where it says something else: of the
  /// names of a path the last that says anything counts.
  static func rank(of path: String) -> Int? {
    for name in path.split(separator: "/").reversed() {
      let words = words(of: name)
      if words.contains(where: { word in positions.contains { word.hasPrefix($0) } }) { return 2 }
      if words.contains(where: { word in others.contains { word.hasPrefix($0) } }) { return nil }
    }
    return 1
  }

  /// `jointAngles`, `joint_angles` and `JOINTANGLES` as words of small letters; the last is one word,
  /// of which the ending is a word too.
  private static func words(of name: Substring) -> [String] {
    var words: [String] = []
    var word = ""
    var wasSmall = false
    for character in name {
      if !character.isLetter || (character.isUppercase && wasSmall) {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if character.isLetter { word += character.lowercased() }
      wasSmall = character.isLowercase
    }
    if !word.isEmpty { words.append(word) }
    return words
      + words.flatMap { word in
        (positions + others).filter { $0.count > 4 && word.contains($0) }
      }
  }

  private static let positions = [
    "marker", "traj", "pos", "point", "mocap", "coord", "xyz", "labeled", "labelled",
  ]
  private static let others = [
    "angle", "moment", "torque", "force", "grf", "power", "vel", "acc", "rotation", "quat", "euler",
    "gyro", "imu", "emg", "residual", "plate",
  ]
}
