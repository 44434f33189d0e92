import Geometry
import Motion

/// What a standing trial teaches a model that carries joint centres with markers: where the joints
/// and the segments' axes are, and where every marker sits on its segment.
///
/// Knee and ankle centres are the middle of lateral and medial markers; the hip centre is that of
/// `HipJointCentre`. Segment axes follow the conventions of `SegmentPoses`, so that angles have the
/// same signs as those of every other model: the thigh's and shank's z axes join their joint
/// centres, y lies along the line from the medial to the lateral marker, and the foot's z axis runs
/// from toe to heel.
///
/// Source: Cappozzo et al. 1995, Clin Biomech 10:171 (anatomical calibration).
struct AnatomicalCalibration: Sendable {
  /// A marker on a segment.
  struct Marker: Hashable, Sendable {
    var name: String
    /// Its place in the segment's axes, metres from the segment's origin: the middle of the front
    /// iliac spines, the knee centre (thigh), the ankle centre (shank and foot).
    var local: Vector3
  }

  /// The poses of the standing trial itself.
  var poses: SegmentPoses
  /// The hip centres in the pelvis, metres.
  var hips: [Side: Vector3]
  /// How far the ways to find them disagree.
  var hipSpread: [ModelQuality.HipSpread]
  /// Between the joint centres, metres, mean of the standing trial.
  var thighLength: [Side: Double]
  var shankLength: [Side: Double]
  /// The markers of each segment, in the order of their names' list.
  var markers: [Segment: [Marker]]
  var notices: [Notice]
  var methods: [String]

  /// - Parameters:
  ///   - names: The markers to place on each segment.
  ///   - functional: What movement trials tell about hip centres and knee axes.
  /// - Returns: The calibration, or what is missing.
  static func calibration(
    of standing: Trial?, measures: SubjectMeasures, settings: KinematicsSettings,
    names: [Segment: [String]], functional: FunctionalCalibration = .none
  ) -> Availability<AnatomicalCalibration> {
    guard let standing else {
      return .absent(
        because: "there is no standing trial, which tells where the joints are among the markers")
    }
    let body = StandingBody(standing)
    let missing = body.missingMarkers
    guard missing.isEmpty else {
      return .absent(
        because:
          "the standing trial \(standing.name) has no \(missing.joined(separator: ", ")); the "
          + "middle of lateral and medial markers is needed for knee and ankle centres")
    }
    let hip: HipJointCentre
    var notices = functional.notices
    switch body.hip(
      measures: measures, functional: functional, settings: settings, notices: &notices)
    {
    case .absent(let reason): return .absent(because: reason)
    case .present(let found): hip = found
    }
    notices += hip.notices
    var kneeAxes: [Side: [Vector3]] = [:]
    for side in Side.allCases where settings.kneeAxis == .functional {
      kneeAxes[side] = functional.kneeDirections(side, in: standing)
      if kneeAxes[side] == nil { notices.append(FunctionalCalibration.missingKneeAxis(side)) }
    }
    let poses = body.poses(hip: hip, footFlat: settings.footFlat, kneeAxes: kneeAxes)
    var calibration = AnatomicalCalibration(
      poses: poses, hips: [:], hipSpread: hip.spread, thighLength: [:], shankLength: [:],
      markers: [:], notices: notices,
      methods: [
        "Knee and ankle centres are the middle of lateral and medial markers in the standing trial "
          + "\(standing.name).",
        hip.sentence,
        settings.footFlat
          ? "The feet are taken as flat on the floor in the standing trial."
          : "The feet are taken as the heel and toe markers stand in the standing trial.",
      ]
        + Side.allCases.filter { kneeAxes[$0] != nil }.map(FunctionalCalibration.kneeAxisSentence))
    for side in Side.allCases {
      let centres = { (joint: Joint) in poses.centre(of: joint, side) }
      guard let thigh = mean(zip(centres(.hip), centres(.knee)).map { ($0 - $1).length }),
        let shank = mean(zip(centres(.knee), centres(.ankle)).map { ($0 - $1).length })
      else {
        return .absent(
          because: "the \(side.rawValue) leg was not seen whole in any frame of the standing trial "
            + standing.name)
      }
      calibration.hips[side] = hip.local(side)
      calibration.thighLength[side] = thigh
      calibration.shankLength[side] = shank
    }
    for segment in Segment.all {
      let frames = poses.poses(of: segment)
      calibration.markers[segment] = (names[segment] ?? []).compactMap { name in
        guard let path = standing.markers[name] else { return nil }
        let seen = (0..<standing.frameCount).map { frames[$0].local(path[$0]) }.filter(\.isFinite)
        guard !seen.isEmpty else { return nil }
        return Marker(name: name, local: seen.reduce(.zero, +) / Double(seen.count))
      }
    }
    return .present(calibration)
  }

  private static func mean(_ values: [Double]) -> Double? { Statistic(of: values)?.mean }
}
