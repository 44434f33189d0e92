import Geometry
import Motion
import Signal

/// Heel, toe and ankle markers of one foot through a trial.
struct FootPath {
  var side: Side
  var rate: Double
  /// Marker at the back of the heel, as seen.
  var heel: Trajectory
  /// Marker on the second metatarsal head, as seen.
  var toe: Trajectory
  /// Marker on the lateral malleolus, if there is one.
  var ankle: Trajectory?

  /// Frames per second with which anything can be done, hertz: outside, the file is wrong.
  static let usableRates = 1.0...1e6

  /// - Returns: `nil` where the heel or the toe marker does not exist over the whole trial.
  init?(_ side: Side, in trial: Trial) {
    guard let heel = trial.markers[side.letter + "HEE"],
      let toe = trial.markers[side.letter + "TOE"], Self.usableRates.contains(trial.rate),
      heel.count == trial.frameCount, toe.count == trial.frameCount
    else { return nil }
    self.side = side
    rate = trial.rate
    self.heel = heel
    self.toe = toe
    ankle = trial.markers[side.letter + "ANK"].flatMap { $0.count == heel.count ? $0 : nil }
  }

  /// The reason to give where `init` returns `nil` for both feet.
  static let missing = "the heel and toe markers (LHEE, LTOE, RHEE, RTOE) are needed"

  /// The heel's place at an instant, metres; NaN where it was not seen.
  func heel(at time: Double) -> Vector3 {
    let index = time * rate
    return Vector3(
      Resampling.value(of: heel.x, at: index),
      Resampling.value(of: heel.y, at: index),
      Resampling.value(of: heel.z, at: index))
  }
}
