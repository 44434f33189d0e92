import Motion

/// What a name says of a point that is no marker but a result of a program's model.
///
/// A C3D file lists its results apart; other files, and C3D files that lost their lists, tell them by
/// their names alone: `LHipAngles`, `RAnkleForce`, `LKneePower`, `USERMO3`. Source: the names of
/// Plug-in Gait and Vicon's BodyBuilder.
package enum ModelOutputName {
  /// The kind of result that a label names, or `nil` for one that may be a marker.
  package static func kind(of label: String) -> ModelOutput.Kind? {
    for (word, kind) in user where label.hasPrefix(word) {
      let rest = label.dropFirst(word.count)
      if !rest.isEmpty, rest.allSatisfy(\.isNumber) { return kind }
    }
    for (ending, kind) in endings {
      if label.hasSuffix(ending) { return kind }
      let lower = "_" + ending.lowercased()
      if label.lowercased().hasSuffix(lower) { return kind }
    }
    return nil
  }

  private static let user: [(word: String, kind: ModelOutput.Kind)] = [
    ("USERAN", .angle), ("USERFO", .force), ("USERMO", .moment), ("USERPO", .power),
  ]

  private static let endings: [(ending: String, kind: ModelOutput.Kind)] = [
    ("Angle", .angle), ("Angles", .angle), ("AnglesV", .angle), ("Moment", .moment),
    ("Moments", .moment), ("Force", .force), ("Forces", .force), ("Power", .power),
    ("Powers", .power), ("GRF", .force),
  ]
}
