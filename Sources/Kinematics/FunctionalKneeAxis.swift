import Geometry
import Motion

/// The rotation offset of the thigh wand that lays the model's knee axis along one found by
/// movement.
enum FunctionalKneeAxis {
  /// The centre moves a little with the axis; each round brings them together by more than a digit.
  private static let rounds = 8

  /// The offset, radians, mean over the standing trial; `nil` where thigh or axis were never seen.
  static func offset(
    _ side: Side, axis: FunctionalCalibration.KneeAxis, standing: Trial,
    construction: PluginGaitConstruction
  ) -> Double? {
    let markers = PluginGaitMarkers(standing)
    let thigh = axis.cluster.poses(in: standing)
    let offsets = (0..<standing.frameCount).map { frame -> Double in
      guard thigh[frame].isFinite else { return .nan }
      let points = markers.leg(side, frame)
      let hip = PluginGaitConstruction.pelvis(
        left: markers.marker("LASI", frame), right: markers.marker("RASI", frame),
        sacrum: markers.sacrum(frame)
      ).point(construction.parameters.hip.local(side))
      let direction = thigh[frame].axes * axis.direction
      var offset = 0.0
      for _ in 0..<rounds {
        let knee = ChordFunction.centre(
          offset: construction.parameters.kneeOffset[side] ?? .nan, proximal: hip,
          marker: points.knee, wand: points.thigh, rotation: -side.sign * offset)
        let lateral = direction.dot(points.knee - knee) < 0 ? -direction : direction
        offset =
          -side.sign
          * WandOffset.angle(
            proximal: hip, joint: knee, lateral: lateral, wand: points.thigh)
      }
      return offset
    }
    return Statistic(of: offsets)?.mean
  }
}
