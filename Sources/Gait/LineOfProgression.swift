import Geometry
import Motion

/// The way a person walks in a pass, seen from above.
public enum LineOfProgression {
  /// The horizontal direction of a trial, length one: the first principal component of the path of
  /// the pelvis, signed by travel; for one who stays on the spot, the way the pelvis faces.
  ///
  /// - Returns: `nil` where the pelvis was not seen.
  public static func direction(of trial: Trial) -> Vector3? { PelvisPath(trial)?.progression }
}
