import Geometry
import Motion
import Plates

/// One leg of a trial, ready for inverse dynamics.
struct LegDynamics {
  private let side: Side
  private let poses: SegmentPoses
  private let pelvis: SegmentMotion
  private let footLength: Double
  private let motions: [SegmentMotion]
  private let centres: [[Vector3]]
  private let segments: [Segment]

  init(
    side: Side, trial: Trial, poses: SegmentPoses, pelvis: SegmentMotion, markerRadius: Double
  ) {
    self.side = side
    self.poses = poses
    self.pelvis = pelvis
    let length = Self.footLength(side, trial, markerRadius)
    footLength = length
    segments = [.foot(side), .shank(side), .thigh(side)]
    let (hip, knee, ankle) = (
      poses.centre(of: .hip, side), poses.centre(of: .knee, side), poses.centre(of: .ankle, side)
    )
    let foot = poses.poses(of: .foot(side)).indices.map { frame in
      ankle[frame]
        - poses.poses(of: .foot(side))[frame].axes.z * (BodySegment.footCentreShare * length)
    }
    let share = BodySegment.centreShare
    let shank = zip(knee, ankle).map { $0 + ($1 - $0) * share }
    let thigh = zip(hip, knee).map { $0 + ($1 - $0) * share }
    centres = [foot, shank, thigh]
    motions = zip(segments, centres).map { segment, centre in
      SegmentMotion(axes: poses.poses(of: segment).map(\.axes), centre: centre, rate: trial.rate)
    }
  }

  /// The mean distance of heel and toe markers in this trial, less a marker's radius, metres.
  private static func footLength(_ side: Side, _ trial: Trial, _ radius: Double) -> Double {
    guard let heel = trial.markers[side.letter + "HEE"],
      let toe = trial.markers[side.letter + "TOE"],
      let mean = Statistic(of: (0..<trial.frameCount).map { (heel[$0] - toe[$0]).length })?.mean
    else { return .nan }
    return mean - radius
  }

  /// Moments and powers, frame by frame; missing where a segment or its motion is.
  ///
  /// - Parameters:
  ///   - loads: What the ground does to the foot in each frame, for the moments.
  ///   - measured: The same as the plates measured it, for the ground reaction.
  func kinetics(
    loads: [[PlateFrames.Wrench]], measured: [[PlateFrames.Wrench]], mass: Double
  ) -> LegKinetics {
    var reaction: [Vector3] = []
    var moments: [Joint: [Vector3]] = [.ankle: [], .knee: [], .hip: []]
    var powers: [Joint: [Double]] = [.ankle: [], .knee: [], .hip: []]
    for frame in 0..<poses.frameCount {
      let wrenches = frame < loads.count ? loads[frame] : []
      var external = wrenches.map {
        InverseDynamics.Load(
          force: $0.force / mass, moment: $0.moment / mass, point: $0.point)
      }
      let isWhole = motions.allSatisfy {
        $0.angularAcceleration[frame].isFinite && $0.acceleration[frame].isFinite
      }
      let ground = frame < measured.count ? measured[frame] : []
      reaction.append(
        ground.isEmpty || !isWhole
          ? .missing : ground.reduce(.zero) { $0 + $1.force / mass })
      for (index, joint) in [Joint.ankle, .knee, .hip].enumerated() {
        let load = InverseDynamics.proximalLoad(on: link(index, frame), external: external)
        let distal = poses.poses(of: segments[index])[frame].axes
        let local = distal.transposed * load.moment
        moments[joint]?.append(
          local.isFinite ? InverseDynamics.reported(local, at: joint, side) : .missing)
        let proximal = index < 2 ? motions[index + 1] : pelvis
        let relative = motions[index].angularVelocity[frame] - proximal.angularVelocity[frame]
        let power = load.moment.dot(relative)
        powers[joint]?.append(power.isFinite ? power : .nan)
        external = [load.reversed]
      }
    }
    return LegKinetics(groundReaction: reaction, moments: moments, powers: powers)
  }

  private func link(_ index: Int, _ frame: Int) -> InverseDynamics.Link {
    let parts: [BodySegment] = [.foot, .shank, .thigh]
    let part = parts[index]
    let joints: [Joint] = [.ankle, .knee, .hip]
    let proximal = poses.centre(of: joints[index], side)[frame]
    let length =
      index == 0
      ? footLength : (proximal - poses.centre(of: joints[index - 1], side)[frame]).length
    let radius = part.radiusShare * length
    let inertia = part.massShare * radius * radius
    return InverseDynamics.Link(
      mass: part.massShare, inertia: Vector3(inertia, inertia, 0),
      axes: poses.poses(of: segments[index])[frame].axes, centre: centres[index][frame],
      proximal: proximal, acceleration: motions[index].acceleration[frame],
      angularVelocity: motions[index].angularVelocity[frame],
      angularAcceleration: motions[index].angularAcceleration[frame])
  }
}
