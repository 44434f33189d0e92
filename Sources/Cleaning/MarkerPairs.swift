import Motion

/// Names of markers by side and place, as the conventional gait models write them: `LKNE` is the left
/// one of the pair `KNE`.
enum MarkerPairs {
  /// Places from the pelvis down that have a marker on each side.
  static let pelvis = ["ASI", "PSI"]
  static let legs = ["THI", "KNE", "TIB", "ANK", "HEE", "TOE"]
  /// The markers along a leg, from the hip down.
  static let alongLeg = ["THI", "KNE", "TIB", "ANK"]

  static func name(_ place: String, _ side: Side) -> String { side.letter + place }

  static func both(_ place: String) -> [String] { [name(place, .left), name(place, .right)] }

  /// The place that two names share on opposite sides, or `nil`.
  static func sharedPlace(_ first: String, _ second: String) -> String? {
    (pelvis + legs).first { Set(both($0)) == [first, second] }
  }
}
