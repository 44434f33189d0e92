import Geometry
import Motion

/// The markers of the trunk: neck, back, breastbone and both shoulders.
///
/// The middle of C7 and clavicle stands over the middle of T10 and sternum along the trunk's long
/// axis, and the middle of the shoulders over the middle of the pelvis, so that every customary
/// definition of the trunk's line gives the prescribed lean. Places are shares of body height
/// chosen here.
enum TrunkMarkers {
  static let labels = ["C7", "T10", "CLAV", "STRN", "LSHO", "RSHO"]

  /// The markers in the order of `labels`, metres.
  static func positions(on trunk: Pose, body: Body) -> [Vector3] {
    let height = body.height
    let shoulders = 0.27 * height
    let places = [
      Vector3(-0.055 * height, 0, shoulders + 0.015 * height),
      Vector3(-0.060 * height, 0, shoulders / 2),
      Vector3(0.045 * height, 0, shoulders - 0.015 * height),
      Vector3(0.050 * height, 0, shoulders / 2),
      Vector3(0, 0.129 * height, shoulders),
      Vector3(0, -0.129 * height, shoulders),
    ]
    return places.map(trunk.point)
  }
}
