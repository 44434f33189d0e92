import Geometry
import Motion

/// The multibody model for one person.
struct CalibratedMultibody: CalibratedModel {
  private let calibration: AnatomicalCalibration
  private let solver: AngleSolver
  private let knee: KneeFreedom
  private let fit: MultibodyFit
  private let names: [String]
  /// The numbers of each segment's markers.
  private let bySegment: [[Int]]
  /// The joint angles of standing, radians: the start of a fit, and where what is not free stays.
  private let neutral: [Double]

  init(calibration: AnatomicalCalibration, settings: KinematicsSettings) {
    self.calibration = calibration
    solver = AngleSolver(continuity: settings.continuity)
    knee = settings.knee
    let legs = [Side.left, .right].map { side in
      MultibodyChain.Leg(
        hip: calibration.hips[side] ?? .zero, thigh: calibration.thighLength[side] ?? 0,
        shank: calibration.shankLength[side] ?? 0)
    }
    var markers: [MultibodyFit.Marker] = []
    var names: [String] = []
    for (index, segment) in MultibodyChain.segments.enumerated() {
      for marker in calibration.markers[segment] ?? [] {
        markers.append(
          MultibodyFit.Marker(
            segment: index, local: marker.local, weight: settings.markerWeights[marker.name] ?? 1))
        names.append(marker.name)
      }
    }
    let isFree = (0..<18).map { angle in
      angle / 3 % 3 == 1 ? angle % 3 < settings.knee.count : true
    }
    fit = MultibodyFit(chain: MultibodyChain(legs: legs), markers: markers, isFree: isFree)
    self.names = names
    bySegment = MultibodyChain.segments.indices.map { segment in
      markers.indices.filter { markers[$0].segment == segment }
    }
    neutral = Self.neutral(of: calibration.poses)
  }

  var notices: [Notice] { calibration.notices }

  var methods: [String] {
    let freedom =
      switch knee {
      case .flexion: "the knee only flexes, about the standing trial's knee axis"
      case .adduction: "the knee flexes and adducts"
      case .ball: "the knee turns freely about its centre"
      }
    return [
      "Pelvis, thighs, shanks and feet are a chain fitted to all markers at once by least squares "
        + "(Lu & O'Connor 1999): the hip and the ankle turn freely about their centres, "
        + "\(freedom); lengths and the markers' places are those of the standing trial."
    ] + calibration.methods
  }

  func angles(from poses: SegmentPoses) -> JointAngles { solver.angles(from: poses) }

  func standingAngles() -> JointAngles? { solver.angles(from: calibration.poses) }

  func standingPoses() -> SegmentPoses? { calibration.poses }

  func poses(of trial: Trial) -> SegmentPoses {
    let paths = names.map { trial.markers[$0] }
    var posture = MultibodyChain.Posture(pelvis: .missing, angles: neutral)
    // Whether the last frame fitted a segment, so that its angles are a good start.
    var wasActive = [Bool](repeating: false, count: MultibodyChain.segmentCount)
    var work = MultibodyFit.Workspace()
    var poses = [[Pose]](
      repeating: Array(repeating: .missing, count: trial.frameCount),
      count: MultibodyChain.segmentCount)
    var residuals = MarkerResiduals()
    var unsolved = 0
    for frame in 0..<trial.frameCount {
      let seen = paths.map { $0?[frame] ?? .missing }
      var isActive = activeSegments(seen)
      if isActive[0], let pelvis = rigidPose(of: 0, seen) {
        posture.pelvis = pelvis
        start(&posture, seen, isActive: isActive, wasActive: wasActive)
        if !fit.fit(seen, isActive: isActive, posture: &posture, using: &work) {
          unsolved += 1
          isActive = Array(repeating: false, count: isActive.count)
        }
      } else {
        isActive = Array(repeating: false, count: isActive.count)
      }
      for segment in isActive.indices where isActive[segment] {
        poses[segment][frame] = work.state.poses[segment]
      }
      for (index, marker) in fit.markers.enumerated() where paths[index] != nil {
        residuals.add(
          isActive[marker.segment]
            ? (poses[marker.segment][frame].point(marker.local) - seen[index]).length : .nan,
          marker: names[index])
      }
      wasActive = isActive
      if !isActive[0] { posture.angles = neutral }
    }
    var result = segmentPoses(poses, frameCount: trial.frameCount)
    result.markerResiduals = residuals.byMarker
    result.notices =
      notices(of: result, unsolved: unsolved, trial: trial) + residuals.summary(of: trial)
    return result
  }

  // MARK: - Starting a frame

  /// The segments with enough seen markers: three on the pelvis; two on others, which hang on a
  /// joint; and none below one that is missing.
  private func activeSegments(_ seen: [Vector3]) -> [Bool] {
    var counts = [Int](repeating: 0, count: MultibodyChain.segmentCount)
    for (index, marker) in fit.markers.enumerated()
    where seen[index].isFinite && marker.weight > 0 {
      counts[marker.segment] += 1
    }
    var isActive = counts.enumerated().map { $1 >= ($0 == 0 ? 3 : 2) }
    for segment in 1..<isActive.count {
      let above = (segment - 1) % 3 == 0 ? 0 : segment - 1
      isActive[segment] = isActive[segment] && isActive[above]
    }
    return isActive
  }

  /// Where a segment's own markers carry it, or `nil` where they cannot.
  private func rigidPose(of segment: Int, _ seen: [Vector3]) -> Pose? {
    let own = bySegment[segment]
    return PoseFit(local: own.map { fit.markers[$0].local }, seen: own.map { seen[$0] })?.pose
  }

  /// Starts joints that were not fitted in the frame before from their segments' own markers.
  private func start(
    _ posture: inout MultibodyChain.Posture, _ seen: [Vector3], isActive: [Bool],
    wasActive: [Bool]
  ) {
    for side in 0..<2 {
      let leg = (1 + side * 3)..<(4 + side * 3)
      guard leg.contains(where: { isActive[$0] && !wasActive[$0] }) else { continue }
      var proximal: Matrix3? = posture.pelvis.axes
      for segment in leg {
        let own = rigidPose(of: segment, seen)?.axes
        if isActive[segment], !wasActive[segment] {
          let first = (segment - 1) * 3
          var angles = Array(neutral[first..<(first + 3)])
          if let own, let proximal {
            let found = CardanYXZ(proximal.transposed * own)
            for (angle, value) in [found.y, found.x, found.z].enumerated()
            where fit.isFree[first + angle] && value.isFinite {
              angles[angle] = value
            }
          }
          posture.angles.replaceSubrange(first..<(first + 3), with: angles)
        }
        proximal = own
      }
    }
  }

  /// The mean Cardan angles of the standing trial's joints; zero where a side was not seen, the foot
  /// at a right angle.
  private static func neutral(of poses: SegmentPoses) -> [Double] {
    var angles: [Double] = []
    for side in [Side.left, .right] {
      let chain: [Segment] = [.pelvis, .thigh(side), .shank(side), .foot(side)]
      for (joint, (proximal, distal)) in zip(chain, chain.dropFirst()).enumerated() {
        let found = zip(poses.poses(of: proximal), poses.poses(of: distal)).map {
          CardanYXZ($0.axes.transposed * $1.axes)
        }
        let standard = [joint == 2 ? -Double.pi / 2 : 0, 0, 0]
        for (angle, values) in [found.map(\.y), found.map(\.x), found.map(\.z)].enumerated() {
          angles.append(Statistic(of: values)?.mean ?? standard[angle])
        }
      }
    }
    return angles
  }

  // MARK: - Results

  private func segmentPoses(_ poses: [[Pose]], frameCount: Int) -> SegmentPoses {
    var bySegment: [Segment: [Pose]] = [:]
    for (index, segment) in MultibodyChain.segments.enumerated() {
      bySegment[segment] = poses[index]
    }
    var centres: [Side: [Joint: [Vector3]]] = [:]
    for (number, side) in [Side.left, .right].enumerated() {
      let thigh = poses[1 + number * 3]
      let shank = poses[2 + number * 3]
      centres[side] = [
        .hip: poses[0].map { $0.point(fit.chain.legs[number].hip) },
        .knee: thigh.map(\.origin), .ankle: shank.map(\.origin),
      ]
    }
    let half = Vector3(0, 0.1, 0)
    return SegmentPoses(
      frameCount: frameCount, poses: bySegment, centres: centres,
      progression: Progression.axis(
        left: poses[0].map { $0.point(half) }, right: poses[0].map { $0.point(-half) },
        pelvis: poses[0]))
  }

  private func notices(of poses: SegmentPoses, unsolved: Int, trial: Trial) -> [Notice] {
    var notices: [Notice] = []
    for segment in MultibodyChain.segments {
      let missing = poses.poses(of: segment).count { !$0.isFinite }
      guard missing > 0 else { continue }
      notices.append(
        Notice(
          .model, trial: trial.name,
          "\(segment.words): not fitted in \(missing) of \(trial.frameCount) frames, where too few "
            + "of its markers, or of those above it, were seen"))
    }
    if unsolved > 0 {
      notices.append(
        Notice(
          .model, trial: trial.name,
          "the multibody fit came to no rest in \(unsolved) of \(trial.frameCount) frames; nothing "
            + "is reported there"))
    }
    return notices
  }
}
