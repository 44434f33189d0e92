import Geometry
import Motion

/// Hara's regression on leg length alone, from computed tomography of children and adults.
///
/// Positions are those of the bone: a marker's radius is taken off in front.
public enum HaraHipCentre: HipCentreMethod {
  public static let key = "hara"
  public static let name = "Hara's regression"
  public static let citation = Citation("Hara et al.", 2016, "Sci Rep 6:37707")

  public static func centre(_ side: Side, in pelvis: PelvisMeasures) -> Availability<Vector3> {
    guard let leg = pelvis.legLength[side] else {
      return .absent(because: "the \(side.rawValue) leg length is needed")
    }
    let lateral = .millimetres(8) + 0.086 * leg
    return .present(
      Vector3(
        .millimetres(11) - 0.063 * leg - pelvis.markerRadius,
        side == .left ? lateral : -lateral,
        .millimetres(-9) - 0.078 * leg))
  }
}
