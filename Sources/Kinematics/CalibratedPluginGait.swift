import Geometry
import Motion

/// Plug-in Gait for one person.
package struct CalibratedPluginGait: CalibratedModel {
  var construction: PluginGaitConstruction
  /// The foot's static offsets in use.
  package var offsets: [Side: StaticCalibration.Offsets]
  var calibration: StaticCalibration?
  var solver: AngleSolver
  package var notices: [Notice]
  package var methods: [String]

  package var hipCentres: [ModelQuality.HipSpread] { construction.parameters.hip.spread }

  static let pluginGaitSentence =
    "Segments and joint centres follow Plug-in Gait (Kadaba et al. 1990; Davis et al. 1991), "
    + "each frame by itself."

  /// Above this difference a stored static offset is worth a word, radians.
  static let offsetTolerance = Double.degrees(0.01)

  /// - Parameters:
  ///   - introduction: What the model does, for the report's methods.
  ///   - remarks: What the construction has to tell.
  static func model(
    construction given: PluginGaitConstruction, measures: SubjectMeasures, standing: Trial?,
    functional: FunctionalCalibration, settings: KinematicsSettings,
    introduction: [String] = [pluginGaitSentence], remarks: [Notice]
  ) -> Availability<any CalibratedModel> {
    var notices = given.parameters.hip.notices + remarks + functional.notices
    var methods = introduction + [given.parameters.hip.sentence]
    var construction = given
    if settings.kneeAxis == .functional {
      (construction, methods, notices) = withFunctionalKnees(
        construction, functional, standing: standing, methods: methods, notices: notices)
    }
    let measuredInterAsis = standing.flatMap { PluginGaitMarkers($0).meanInterAsis }
    let calibration = standing.flatMap {
      StaticCalibration(of: $0, construction: construction, footFlat: settings.footFlat)
    }
    if measures[.interAsisDistance].map({ $0 > 0 }) != true, let measuredInterAsis {
      let millimetres = (measuredInterAsis.in(.millimetre) * 10).rounded() / 10
      notices.append(
        Notice(
          .subject,
          "the distance between the anterior iliac spines was not given; the markers of the "
            + "standing trial give \(millimetres) mm"))
    }
    var offsets: [Side: StaticCalibration.Offsets] = [:]
    for side in Side.allCases {
      let stored = storedOffsets(side, measures)
      if let computed = calibration?.offsets[side] {
        offsets[side] = computed
        if let stored, differs(stored, computed) {
          notices.append(
            Notice(
              .model,
              "\(side.rawValue) foot: the static offsets stored in the file differ from those of "
                + "the standing trial \(standing?.name ?? ""); the standing trial's are used"))
        }
      } else if let stored {
        offsets[side] = stored
        notices.append(
          Notice(
            .model,
            "\(side.rawValue) foot: no standing trial was usable, so that the static offsets "
              + "stored in the file are used"))
      } else {
        notices.append(
          Notice(
            .model,
            "\(side.rawValue) ankle and foot progression are not available: there is no standing "
              + "trial in which this foot was seen, and no stored static offset"))
      }
    }
    if calibration != nil {
      methods.append(
        "Foot offsets are the mean over the standing trial \(standing?.name ?? ""), the feet "
          + (settings.footFlat ? "taken as flat on the floor." : "as the heel markers stand."))
    }
    methods.append(
      settings.continuity == .vicon
        ? "Angles are carried on from frame to frame by Vicon's own rule."
        : "Angles are carried on from frame to frame by the nearest equivalent rotation.")
    return .present(
      CalibratedPluginGait(
        construction: construction, offsets: offsets, calibration: calibration,
        solver: AngleSolver(continuity: settings.continuity), notices: notices, methods: methods))
  }

  /// The construction with its knee axes laid along those found by movement, where they were.
  private static func withFunctionalKnees(
    _ given: PluginGaitConstruction, _ functional: FunctionalCalibration, standing: Trial?,
    methods: [String], notices: [Notice]
  ) -> (PluginGaitConstruction, [String], [Notice]) {
    var (construction, methods, notices) = (given, methods, notices)
    for side in Side.allCases {
      guard let standing, let axis = functional.kneeAxes[side],
        let offset = FunctionalKneeAxis.offset(
          side, axis: axis, standing: standing, construction: given)
      else {
        notices.append(FunctionalCalibration.missingKneeAxis(side))
        continue
      }
      construction.options[.thigh, side] = offset
      methods.append(FunctionalCalibration.kneeAxisSentence(side))
    }
    return (construction, methods, notices)
  }

  package func poses(of trial: Trial) -> SegmentPoses {
    let (left, right) = (footTurn(.left), footTurn(.right))
    return PluginGaitTracking.poses(
      markers: PluginGaitMarkers(trial), construction: construction
    ) { side, leg, _ in
      (side == .left ? left : right).map { leg.uncorrectedFoot * $0 } ?? .missing
    }
  }

  /// From the foot before the static offsets to the foot; `nil` without offsets.
  private func footTurn(_ side: Side) -> Matrix3? {
    offsets[side].map {
      Matrix3.rotationY(-$0.plantarFlexion) * Matrix3.rotationX(side.sign * $0.rotation)
    }
  }

  package func angles(from poses: SegmentPoses) -> JointAngles { solver.angles(from: poses) }

  package func standingAngles() -> JointAngles? {
    calibration.map { solver.angles(from: $0.poses) }
  }

  package func standingPoses() -> SegmentPoses? { calibration?.poses }

  private static func storedOffsets(
    _ side: Side, _ measures: SubjectMeasures
  ) -> StaticCalibration.Offsets? {
    guard let flexion = measures[.staticPlantarFlexion(side)],
      let rotation = measures[.staticRotation(side)]
    else { return nil }
    return StaticCalibration.Offsets(plantarFlexion: flexion, rotation: rotation)
  }

  private static func differs(
    _ a: StaticCalibration.Offsets, _ b: StaticCalibration.Offsets
  ) -> Bool {
    abs(a.plantarFlexion - b.plantarFlexion) > offsetTolerance
      || abs(a.rotation - b.rotation) > offsetTolerance
  }
}
