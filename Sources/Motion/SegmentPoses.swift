import Geometry

/// Where every segment is in every frame of a trial, and the joint centres.
///
/// Laboratory axes turned so that z is up; metres. A segment that could not be found in a frame is
/// `Pose.missing` there. Segment axes are those of the conventional gait model: x anterior, y to
/// the left on both sides, z proximal; for the foot x up, y left, z from toe to heel.
public struct SegmentPoses: Codable, Sendable {
  public var frameCount: Int
  /// One pose a frame for each segment found.
  public var poses: [Segment: [Pose]]
  /// One point a frame for each joint of each side.
  public var centres: [Side: [Joint: [Vector3]]]
  /// The laboratory direction that the model calls forward, a horizontal axis.
  public var progression: Axis
  /// How far the shank's axes, which are those of the ankle, stand turned outwards against the
  /// knee's, radians; the angles of the knee are those of the shank turned back. Empty: not at all.
  public var tibialTorsion: [Side: Double] = [:]
  /// How far each marker lies from where the fitted segment would have it, by marker, one distance a
  /// frame, metres; NaN where it was not seen or not fitted. Empty for a model that fits nothing.
  public var markerResiduals: [String: [Double]] = [:]
  /// How far a joint's centre, carried by the segment below it, lies from where the segment above it
  /// carries it: one vector a frame, metres, laboratory axes. Empty for a model whose segments share
  /// their joint centres.
  public var jointGaps: [Side: [Joint: [Vector3]]] = [:]
  /// What the tracking of this trial has to tell.
  public var notices: [Notice] = []

  public init(
    frameCount: Int, poses: [Segment: [Pose]], centres: [Side: [Joint: [Vector3]]],
    progression: Axis
  ) {
    self.frameCount = frameCount
    self.poses = poses
    self.centres = centres
    self.progression = progression
  }

  /// The poses of a segment; all missing where the model did not find it.
  public func poses(of segment: Segment) -> [Pose] {
    poses[segment] ?? Array(repeating: .missing, count: frameCount)
  }

  /// The centre of a joint, one point a frame, metres; all missing where it was not found.
  public func centre(of joint: Joint, _ side: Side) -> [Vector3] {
    centres[side]?[joint] ?? Array(repeating: .missing, count: frameCount)
  }
}
