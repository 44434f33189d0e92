import Foundation
import Geometry
import Motion

/// What is known about a synthetic trial.
public struct MotionTruth: Sendable {
  /// One time a muscle was active.
  public struct Burst: Hashable, Sendable {
    public var muscle: String
    public var side: Side
    /// Seconds from the first frame.
    public var onset: Double
    public var offset: Double

    public init(muscle: String, side: Side, onset: Double, offset: Double) {
      self.muscle = muscle
      self.side = side
      self.onset = onset
      self.offset = offset
    }
  }

  /// Every frame, radians, components and signs of `AngleGroup`; pelvis and foot progression
  /// against the laboratory axis that `poses.progression` names.
  public var angles: JointAngles
  /// Segments and joint centres, metres, laboratory axes with z up. Origins: pelvis in the middle
  /// of the front iliac spines, thigh at the knee centre, shank and foot at the ankle centre.
  public var poses: SegmentPoses
  /// Every initial contact and foot off inside the trial, by time; the source is `truth`.
  public var events: [GaitEvent]
  public var bursts: [Burst]
  /// Repetitions of a squat.
  public var repetitions: [Repetition]
  /// Knee angle in the frontal projection plane, one value a frame, radians, medial (valgus)
  /// positive; empty where there is no such task.
  public var frontalPlaneAngle: [Double]
  /// How the trunk moves in the room, signs of the right side, whether it wears markers or not.
  public var trunk: TrunkMotion?

  public init(
    angles: JointAngles, poses: SegmentPoses, events: [GaitEvent] = [], bursts: [Burst] = [],
    repetitions: [Repetition] = [], frontalPlaneAngle: [Double] = []
  ) {
    self.angles = angles
    self.poses = poses
    self.events = events
    self.bursts = bursts
    self.repetitions = repetitions
    self.frontalPlaneAngle = frontalPlaneAngle
  }

  /// The truth of a run of skeletons in laboratory axes.
  init(_ skeletons: [Skeleton], progression: Axis) {
    let forward = progression.vector
    let room = Matrix3(x: forward, y: Vector3.unitZ.cross(forward), z: .unitZ)
    var curves: [Side: [AngleGroup: AngleCurve]] = [:]
    var poses: [Segment: [Pose]] = [.pelvis: skeletons.map(\.pelvis)]
    var centres: [Side: [Joint: [Vector3]]] = [:]
    for side in Side.allCases {
      let legs = skeletons.map { $0[side] }
      poses[.thigh(side)] = legs.map { Pose(origin: $0.knee, axes: $0.thigh) }
      poses[.shank(side)] = legs.map { Pose(origin: $0.ankle, axes: $0.shank) }
      poses[.foot(side)] = legs.map { Pose(origin: $0.ankle, axes: $0.foot) }
      centres[side] = [
        .hip: legs.map(\.hip), .knee: legs.map(\.knee), .ankle: legs.map(\.ankle),
      ]
      var triples: [AngleGroup: [Vector3]] = [:]
      for group in AngleGroup.allCases {
        triples[group] = skeletons.map { Self.angles(of: group, side, in: $0, room: room) }
      }
      curves[side] = triples.mapValues { triple in
        AngleCurve(x: triple.map(\.x), y: triple.map(\.y), z: triple.map(\.z))
      }
    }
    self.init(
      angles: JointAngles(curves),
      poses: SegmentPoses(
        frameCount: skeletons.count, poses: poses, centres: centres, progression: progression))
    let turns = skeletons.map { CardanYXZ(room.transposed * $0.trunk.axes) }
    trunk = TrunkMotion(
      basis: .thorax,
      angles: [.lean: turns.map(\.x), .tilt: turns.map(\.y), .rotation: turns.map(\.z)])
  }

  /// The three angles of one group in one instant, radians.
  private static func angles(
    of group: AngleGroup, _ side: Side, in skeleton: Skeleton, room: Matrix3
  ) -> Vector3 {
    let leg = skeleton[side]
    let (proximal, distal) =
      switch group {
      case .pelvis: (room, skeleton.pelvis.axes)
      case .hip: (skeleton.pelvis.axes, leg.thigh)
      case .knee: (leg.thigh, leg.shank)
      case .ankle: (leg.shank, leg.foot)
      case .footProgress: (room, leg.foot)
      }
    let turn = CardanYXZ(proximal.transposed * distal)
    let k = side.sign
    switch group {
    case .pelvis: return Vector3(turn.y, -k * turn.x, k * turn.z)
    case .hip: return Vector3(-turn.y, k * turn.x, k * turn.z)
    case .knee: return Vector3(turn.y, k * turn.x, k * turn.z)
    case .ankle: return Vector3(-turn.y - .pi / 2, k * turn.z, k * turn.x)
    case .footProgress: return Vector3(turn.y, -k * turn.z, k * turn.x)
    }
  }
}

/// A synthetic recording and what is known about it.
public struct SyntheticTrial: Sendable {
  public var recording: Recording
  public var truth: MotionTruth

  public init(recording: Recording, truth: MotionTruth) {
    self.recording = recording
    self.truth = truth
  }
}
