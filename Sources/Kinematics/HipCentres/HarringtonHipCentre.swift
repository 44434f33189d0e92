import Geometry
import Motion

/// Harrington's regression on pelvic width, pelvic depth and leg length, from magnetic resonance
/// images of adults, healthy children and children with cerebral palsy.
///
/// Width and depth are those of the bone: half a marker's diameter is taken off in front and behind.
public enum HarringtonHipCentre: HipCentreMethod {
  public static let key = "harrington"
  public static let name = "Harrington's regression"
  public static let citation = Citation("Harrington et al.", 2007, "J Biomech 40:595")

  public static func centre(_ side: Side, in pelvis: PelvisMeasures) -> Availability<Vector3> {
    guard let markerDepth = pelvis.depth else {
      return .absent(
        because: "the depth of the pelvis is needed, from the rear markers of a standing trial")
    }
    guard let leg = pelvis.legLength[side] else {
      return .absent(because: "the \(side.rawValue) leg length is needed")
    }
    let depth = markerDepth - 2 * pelvis.markerRadius
    let width = pelvis.interAsis
    let lateral = 0.28 * depth + 0.16 * width + .millimetres(7.9)
    return .present(
      Vector3(
        -0.24 * depth - .millimetres(9.9) - pelvis.markerRadius,
        side == .left ? lateral : -lateral,
        -0.16 * width - 0.04 * leg - .millimetres(7.1)))
  }
}
