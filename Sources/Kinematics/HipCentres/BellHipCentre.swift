import Geometry
import Motion

/// Bell's fractions of pelvic width: 14 % inwards of the anterior spine, 30 % down, 19 % behind.
///
/// Positions are those of the bone: a marker's radius is taken off in front.
public enum BellHipCentre: HipCentreMethod {
  public static let key = "bell"
  public static let name = "Bell's fractions of pelvic width"
  public static let citation = Citation("Bell et al.", 1990, "J Biomech 23:617")

  public static func centre(_ side: Side, in pelvis: PelvisMeasures) -> Availability<Vector3> {
    let lateral = (0.5 - 0.14) * pelvis.interAsis
    return .present(
      Vector3(
        -0.19 * pelvis.interAsis - pelvis.markerRadius,
        side == .left ? lateral : -lateral,
        -0.30 * pelvis.interAsis))
  }
}
