import Geometry
import Motion

/// What movement trials tell about a person's joints: hip centres by SCoRE, knee axes by SARA.
///
/// Only markers are used, no anthropometry, so that the result is the same for every model that
/// shares the pelvis frame of the conventional gait model.
public struct FunctionalCalibration: Sendable {
  /// The axis of a knee, carried by a cluster of thigh markers.
  struct KneeAxis: Sendable {
    var cluster: RigidCluster
    /// In the cluster's frame, length one.
    var direction: Vector3
    /// Frames it rests on.
    var frames: Int
  }

  /// Hip centres in the pelvis frame, metres from the middle of the anterior spine markers.
  public private(set) var hipCentres: [Side: Vector3] = [:]
  private(set) var kneeAxes: [Side: KneeAxis] = [:]
  /// What was found and what could not be found, and why.
  public private(set) var notices: [Notice] = []

  /// A centre whose two estimates lie further apart than this is not that of one joint, metres.
  static let largestResidual = 0.02

  /// - Parameter trials: The movement trials, each of one or both hips or knees.
  public init(of trials: [Trial]) {
    for side in Side.allCases {
      findHip(side, in: trials)
      findKnee(side, in: trials)
    }
  }

  /// Whether the axis of a knee was found.
  public func hasKneeAxis(_ side: Side) -> Bool { kneeAxes[side] != nil }

  /// The direction of a knee's axis in every frame of a trial, laboratory axes, either way round; `nil`
  /// where no axis was found, or its thigh markers were not seen.
  func kneeDirections(_ side: Side, in trial: Trial) -> [Vector3]? {
    guard let axis = kneeAxes[side] else { return nil }
    let directions = axis.cluster.poses(in: trial).map { $0.axes * axis.direction }
    return directions.contains(where: \.isFinite) ? directions : nil
  }

  /// What a reader should know where no axis was found.
  static func missingKneeAxis(_ side: Side) -> Notice {
    Notice(
      .model,
      "the \(side.rawValue) knee's axis could not be found from a movement trial and a standing "
        + "trial with three thigh markers; that of the model's markers is used")
  }

  /// One sentence for the report's methods, where an axis is in use.
  static func kneeAxisSentence(_ side: Side) -> String {
    "The \(side.rawValue) knee's axis is the symmetrical axis of rotation of a movement trial "
      + "(Ehrig et al. 2007, J Biomech 40:2150)."
  }

  /// Nothing was found; for sessions without movement trials.
  public static let none = FunctionalCalibration(of: [])

  private mutating func findHip(_ side: Side, in trials: [Trial]) {
    var best: (centre: Vector3, score: CentreOfRotation, trial: String)?
    for trial in trials {
      guard let (pelvis, thigh) = clusters(.pelvis, .thigh(side), in: trial) else { continue }
      let pelvisPoses = pelvis.poses(in: trial)
      guard
        let found = CentreOfRotation(proximal: pelvisPoses, distal: thigh.poses(in: trial)),
        let centre = Self.inPelvis(found.proximal, carriedBy: pelvisPoses, of: trial)
      else { continue }
      if best.map({ found.residual < $0.score.residual }) ?? true {
        best = (centre, found, trial.name)
      }
    }
    guard let best else { return }
    let millimetres = (best.score.residual.in(.millimetre) * 10).rounded() / 10
    guard best.score.residual <= Self.largestResidual else {
      notices.append(
        Notice(
          .model, trial: best.trial,
          "no functional \(side.rawValue) hip centre: the two estimates lie \(millimetres) mm apart"
        ))
      return
    }
    hipCentres[side] = best.centre
    notices.append(
      Notice(
        .model, trial: best.trial,
        "the \(side.rawValue) hip centre was found by movement in \(best.score.frames) frames; the "
          + "two estimates lie \(millimetres) mm apart (root mean square)"))
  }

  private mutating func findKnee(_ side: Side, in trials: [Trial]) {
    var best: (axis: KneeAxis, residual: Double)?
    for trial in trials {
      guard let (thigh, shank) = clusters(.thigh(side), .shank(side), in: trial),
        let found = AxisOfRotation(
          proximal: thigh.poses(in: trial), distal: shank.poses(in: trial))
      else { continue }
      if best.map({ found.residual < $0.residual }) ?? true {
        best = (
          KneeAxis(cluster: thigh, direction: found.proximalDirection, frames: found.frames),
          found.residual
        )
      }
    }
    kneeAxes[side] = best?.axis
  }

  private func clusters(
    _ proximal: Segment, _ distal: Segment, in trial: Trial
  ) -> (RigidCluster, RigidCluster)? {
    guard let a = RigidCluster(SegmentMarkers.names(of: proximal, in: trial), in: trial),
      let b = RigidCluster(SegmentMarkers.names(of: distal, in: trial), in: trial)
    else { return nil }
    return (a, b)
  }

  /// A point carried by the pelvis cluster, in the model's pelvis frame: the mean over the frames.
  private static func inPelvis(
    _ point: Vector3, carriedBy cluster: [Pose], of trial: Trial
  ) -> Vector3? {
    let markers = PluginGaitMarkers(trial)
    let seen = (0..<trial.frameCount).map { frame -> Vector3 in
      PluginGaitConstruction.pelvis(
        left: markers.marker("LASI", frame), right: markers.marker("RASI", frame),
        sacrum: markers.sacrum(frame)
      ).local(cluster[frame].point(point))
    }.filter(\.isFinite)
    return seen.isEmpty ? nil : seen.reduce(.zero, +) / Double(seen.count)
  }
}
