import Geometry
import Motion

/// What a standing trial teaches Plug-in Gait: how the foot stands against its toe-to-ankle line.
package struct StaticCalibration: Sendable {
  /// How far the foot frame is turned, radians: the mean of the frames' angles.
  package struct Offsets: Hashable, Sendable {
    /// About the medio-lateral axis.
    package var plantarFlexion: Double
    /// About the long axis of the shank, mirrored on the left.
    package var rotation: Double
  }

  /// One pair a side; a side whose foot was never seen is left out.
  package var offsets: [Side: Offsets]
  /// The poses of the standing trial, its foot being the heel-to-toe frame itself.
  package var poses: SegmentPoses

  /// - Parameter footFlat: Whether the heel marker is taken at the toe marker's height.
  /// - Returns: `nil` where the pelvis was never seen.
  init?(of trial: Trial, construction: PluginGaitConstruction, footFlat: Bool) {
    let markers = PluginGaitMarkers(trial)
    var plantarFlexion: [Side: [Double]] = [:]
    var rotation: [Side: [Double]] = [:]
    let tracked = PluginGaitTracking.poses(markers: markers, construction: construction) {
      side, leg, points in
      let foot = Self.standingFoot(
        leg: leg, markers: points, footFlat: footFlat, sole: construction.options[.sole, side])
      let angles = CardanYXZ(leg.uncorrectedFoot.transposed * foot)
      plantarFlexion[side, default: []].append(-angles.y)
      rotation[side, default: []].append(side.sign * angles.x)
      return foot
    }
    guard tracked.poses(of: .pelvis).contains(where: \.isFinite) else { return nil }
    poses = tracked
    offsets = [:]
    for side in Side.allCases {
      if let a = Statistic(of: plantarFlexion[side] ?? []),
        let b = Statistic(of: rotation[side] ?? [])
      {
        offsets[side] = Offsets(plantarFlexion: a.mean, rotation: b.mean)
      }
    }
  }

  /// The foot while standing: z from toe to heel, level where the foot is taken as flat.
  ///
  /// - Parameter sole: How much higher a flat foot's heel marker is taken than the toe marker, metres.
  static func standingFoot(
    leg: PluginGaitConstruction.Leg, markers: PluginGaitMarkers.Leg, footFlat: Bool,
    sole: Double = 0
  ) -> Matrix3 {
    var heel = markers.heel
    if footFlat { heel.z = markers.toe.z + sole }
    return PluginGaitConstruction.axes(along: heel - markers.toe, lateral: leg.proximalShank.y)
  }
}
