import Foundation
import Geometry
import Motion

/// Davis's regression with the constants of Vicon's Plug-in Gait (angles of exactly 0.5 and 0.314
/// rad).
///
/// The mean leg length decides how far inwards and down the centre lies, the own leg's length how
/// far behind.
public enum DavisHipCentre: HipCentreMethod {
  public static let key = "davis"
  public static let name = "Davis's regression"
  public static let citation = Citation("Davis et al.", 1991, "Hum Mov Sci 10:575")

  private static let theta = 0.5
  private static let beta = 0.314

  public static func centre(_ side: Side, in pelvis: PelvisMeasures) -> Availability<Vector3> {
    guard let left = pelvis.legLength[.left], let right = pelvis.legLength[.right],
      let own = pelvis.legLength[side]
    else { return .absent(because: "both leg lengths are needed") }
    let c = 0.115 * (left + right) / 2 - 0.0153
    let depth =
      (pelvis.asisTrochanter[side] ?? 0.1288 * own - 0.04856) + pelvis.markerRadius
    let (cosTheta, sinTheta) = (cos(Self.theta), sin(Self.theta))
    let (cosBeta, sinBeta) = (cos(Self.beta), sin(Self.beta))
    let lateral = pelvis.interAsis / 2 - c * sinTheta
    return .present(
      Vector3(
        c * cosTheta * sinBeta - depth * cosBeta,
        side == .left ? lateral : -lateral,
        -c * cosTheta * cosBeta - depth * sinBeta))
  }
}
