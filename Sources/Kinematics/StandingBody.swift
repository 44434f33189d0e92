import Geometry
import Motion

/// A person who stands still with medial knee and ankle markers on.
struct StandingBody {
  private let trial: Trial
  private let markers: PluginGaitMarkers

  /// Lateral and medial markers of knee and ankle, without the side's letter.
  static let joints: [(lateral: String, medial: String)] = [("KNE", "KNM"), ("ANK", "MED")]

  init(_ trial: Trial) {
    self.trial = trial
    markers = PluginGaitMarkers(trial)
  }

  /// The joint markers that the trial does not hold.
  var missingMarkers: [String] {
    Side.allCases.flatMap { side in
      Self.joints.flatMap { [side.letter + $0.lateral, side.letter + $0.medial] }
    }.filter { trial.markers[$0] == nil }
  }

  /// The hip centre's regression, with leg lengths and pelvis width from the person's measures where
  /// they are known, else from the markers.
  func hip(
    measures: SubjectMeasures, functional: FunctionalCalibration, settings: KinematicsSettings,
    notices: inout [Notice]
  ) -> Availability<HipJointCentre> {
    func positive(_ measure: SubjectMeasure) -> Double? {
      measures[measure].flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
    }
    guard let interAsis = positive(.interAsisDistance) ?? markers.meanInterAsis else {
      return .absent(
        because: "the front iliac spines were never seen together in the standing trial "
          + trial.name)
    }
    var lengths: [Side: Double] = [:]
    var measured: [String] = []
    for side in Side.allCases {
      if let known = positive(.legLength(side)) {
        lengths[side] = known
        continue
      }
      guard let found = legLength(side) else {
        return .absent(
          because: "the \(side.rawValue) leg was not seen whole in any frame of the standing trial "
            + trial.name)
      }
      lengths[side] = found
      measured.append("\(side.rawValue) \(Self.millimetres(found))")
    }
    if !measured.isEmpty {
      notices.append(
        Notice(
          .subject,
          "leg lengths were not given; the standing trial gives \(measured.joined(separator: ", ")) "
            + "mm (iliac spine to knee centre to ankle centre)"))
    }
    let radius = positive(.markerDiameter).map { $0 / 2 }
    if radius == nil {
      notices.append(
        Notice(
          .subject,
          "the marker diameter was not given (subject.marker_diameter_m); the hip centres are placed "
            + "as if markers had no thickness, about half a diameter too far forward"))
    }
    return HipJointCentre.centres(
      in: PelvisMeasures(
        interAsis: interAsis, depth: markers.meanDepth, legLength: lengths,
        asisTrochanter: Dictionary(
          uniqueKeysWithValues: Side.allCases.compactMap { side in
            positive(.asisTrochanterDistance(side)).map { (side, $0) }
          }),
        markerRadius: radius ?? 0),
      by: settings.hipCentre ?? HipCentres.ofFittedModels, functional: functional.hipCentres)
  }

  /// Poses and joint centres of every frame.
  ///
  /// - Parameter kneeAxes: The direction of a knee's flexion axis, one a frame, either way round;
  ///   that of its markers where none is given.
  func poses(
    hip: HipJointCentre, footFlat: Bool, kneeAxes: [Side: [Vector3]] = [:]
  ) -> SegmentPoses {
    let frames = 0..<trial.frameCount
    let tracking = PelvisTracking(trial)
    let pelvis = tracking.poses
    var poses: [Segment: [Pose]] = [.pelvis: pelvis]
    var centres: [Side: [Joint: [Vector3]]] = [:]
    for side in Side.allCases {
      var thigh: [Pose] = []
      var shank: [Pose] = []
      var foot: [Pose] = []
      var points: [Joint: [Vector3]] = [:]
      for frame in frames {
        let hipCentre = pelvis[frame].point(hip.local(side))
        let (knee, markerAxis) = joint(side, 0, frame)
        let given = kneeAxes[side]?[frame] ?? markerAxis
        let kneeAxis = given.dot(markerAxis) < 0 ? -given : given
        let (ankle, ankleAxis) = joint(side, 1, frame)
        let thighAxes = PluginGaitConstruction.axes(along: hipCentre - knee, lateral: kneeAxis)
        let shankAxes = PluginGaitConstruction.axes(along: knee - ankle, lateral: ankleAxis)
        var heel = markers.marker(side.letter + "HEE", frame)
        let toe = markers.marker(side.letter + "TOE", frame)
        if footFlat { heel.z = toe.z }
        thigh.append(Self.pose(knee, thighAxes))
        shank.append(Self.pose(ankle, shankAxes))
        foot.append(
          Self.pose(
            ankle, PluginGaitConstruction.axes(along: heel - toe, lateral: shankAxes.y)))
        points[.hip, default: []].append(hipCentre)
        points[.knee, default: []].append(knee)
        points[.ankle, default: []].append(ankle)
      }
      poses[.thigh(side)] = thigh
      poses[.shank(side)] = shank
      poses[.foot(side)] = foot
      centres[side] = points
    }
    return SegmentPoses(
      frameCount: trial.frameCount, poses: poses, centres: centres,
      progression: tracking.progression)
  }

  /// The middle of a joint's markers, and the direction to the left through them.
  private func joint(_ side: Side, _ index: Int, _ frame: Int) -> (Vector3, Vector3) {
    let lateral = markers.marker(side.letter + Self.joints[index].lateral, frame)
    let medial = markers.marker(side.letter + Self.joints[index].medial, frame)
    return ((lateral + medial) * 0.5, (lateral - medial) * -side.sign)
  }

  /// Iliac spine to knee centre to ankle centre, metres, mean of the frames in which all were seen.
  private func legLength(_ side: Side) -> Double? {
    Statistic(
      of: (0..<trial.frameCount).map { frame in
        let (knee, ankle) = (joint(side, 0, frame).0, joint(side, 1, frame).0)
        let spine = markers.marker(side.letter + "ASI", frame)
        return (spine - knee).length + (knee - ankle).length
      })?.mean
  }

  private static func pose(_ origin: Vector3, _ axes: Matrix3) -> Pose {
    axes.isFinite && origin.isFinite ? Pose(origin: origin, axes: axes) : .missing
  }

  private static func millimetres(_ length: Double) -> Int { Int(length.in(.millimetre).rounded()) }
}
