import Geometry
import Motion

/// The cluster model for one person.
struct CalibratedClusters: CalibratedModel {
  var calibration: AnatomicalCalibration
  var solver: AngleSolver

  var notices: [Notice] { calibration.notices }

  var hipCentres: [ModelQuality.HipSpread] { calibration.hipSpread }

  var methods: [String] {
    [
      "Thigh, shank and foot are each carried by their own markers as one rigid body (Cappozzo et "
        + "al. 1995; Söderkvist & Wedin 1993), the pelvis by its spines; the joints are not held "
        + "together."
    ] + calibration.methods + [
      "The knee centre is the mean of where thigh and shank markers carry it, the ankle centre is "
        + "carried by the shank's."
    ]
  }

  func poses(of trial: Trial) -> SegmentPoses {
    let pelvis = PelvisTracking(trial)
    var residuals = MarkerResiduals()
    var poses: [Segment: [Pose]] = [.pelvis: pelvis.poses]
    var centres: [Side: [Joint: [Vector3]]] = [:]
    var gaps: [Side: [Joint: [Vector3]]] = [:]
    for side in Side.allCases {
      let thigh = tracked(.thigh(side), in: trial, &residuals)
      let shank = tracked(.shank(side), in: trial, &residuals)
      let foot = tracked(.foot(side), in: trial, &residuals)
      let length = calibration.shankLength[side] ?? .nan
      poses[.thigh(side)] = thigh
      poses[.shank(side)] = shank
      poses[.foot(side)] = zip(foot, shank).map {
        // The foot hangs at the ankle centre that the shank carries.
        $0.isFinite && $1.isFinite ? Pose(origin: $1.origin, axes: $0.axes) : .missing
      }
      let hip = calibration.hips[side] ?? .missing
      let hips = pelvis.carrying.map { $0.point(hip) }
      let thighTop = Vector3(0, 0, calibration.thighLength[side] ?? .nan)
      let shankKnees = shank.map { $0.point(Vector3(0, 0, length)) }
      centres[side] = [
        .hip: hips, .knee: zip(thigh, shankKnees).map { ($0.origin + $1) * 0.5 },
        .ankle: shank.map(\.origin),
      ]
      gaps[side] = [
        .hip: zip(thigh, hips).map { $0.point(thighTop) - $1 },
        .knee: zip(thigh, shankKnees).map { $1 - $0.origin },
        .ankle: zip(foot, shank).map { $0.origin - $1.origin },
      ]
    }
    var result = SegmentPoses(
      frameCount: trial.frameCount, poses: poses, centres: centres,
      progression: pelvis.progression)
    result.markerResiduals = residuals.byMarker
    result.jointGaps = gaps
    result.notices = residuals.notices + residuals.summary(of: trial)
    return result
  }

  func angles(from poses: SegmentPoses) -> JointAngles { solver.angles(from: poses) }

  func standingAngles() -> JointAngles? { solver.angles(from: calibration.poses) }

  func standingPoses() -> SegmentPoses? { calibration.poses }

  /// Skin lets no marker stray further from its place in a cluster, metres; jumps reach 0.014. Beyond
  /// it the marker has exchanged its name or was seen where it is not. A choice of this project.
  private static let largestStray = 0.04

  /// The marker of a fit that strays too far, where enough others are left to do without it.
  private static func stray(_ fit: PoseFit) -> Int? {
    let seen = fit.residuals.indices.filter { fit.residuals[$0].isFinite }
    guard seen.count > Clusters.smallestCluster,
      let worst = seen.max(by: { fit.residuals[$0] < fit.residuals[$1] }),
      fit.residuals[worst] > largestStray
    else { return nil }
    return worst
  }

  /// A segment carried by its cluster, frame by frame.
  private func tracked(
    _ segment: Segment, in trial: Trial, _ residuals: inout MarkerResiduals
  ) -> [Pose] {
    let markers = calibration.markers[segment] ?? []
    let paths = markers.map { trial.markers[$0.name] }
    let local = markers.map(\.local)
    var poses: [Pose] = []
    poses.reserveCapacity(trial.frameCount)
    var left: [String: Int] = [:]
    for frame in 0..<trial.frameCount {
      let seen = paths.map { $0?[frame] ?? .missing }
      var fit = PoseFit(local: local, seen: seen)
      if let stray = fit.flatMap(Self.stray) {
        var others = seen
        others[stray] = .missing
        if let without = PoseFit(local: local, seen: others) {
          fit = without
          left[markers[stray].name, default: 0] += 1
        }
      }
      let pose = fit?.pose ?? .missing
      poses.append(pose)
      for (index, marker) in markers.enumerated() where paths[index] != nil {
        residuals.add((pose.point(local[index]) - seen[index]).length, marker: marker.name)
      }
    }
    for (name, count) in left.sorted(by: { $0.key < $1.key }) {
      residuals.notices.append(
        Notice(
          .markers, trial: trial.name,
          "\(name): left out of the \(segment.words) in \(count) of \(trial.frameCount) frames, more "
            + "than \(Int(Self.largestStray.in(.millimetre))) mm from its place in the cluster"))
    }
    let fewer = (0..<trial.frameCount).count { frame in
      poses[frame].isFinite && paths.contains { !($0?.isSeen(at: frame) ?? true) }
    }
    if fewer > 0 {
      residuals.notices.append(
        Notice(
          .markers, trial: trial.name,
          "\(segment.words): carried by fewer markers than usual in \(fewer) of "
            + "\(trial.frameCount) frames"))
    }
    return poses
  }
}
