import Geometry
import Motion

/// The conventional gait model with medial knee and ankle markers in the standing trial.
///
/// There the middle of each pair is the joint's centre, and the line between them its axis; how far
/// the wands stand off those axes is carried into every other trial as a rotation offset. A wand out
/// of its plane, the commonest fault of the conventional set, then does no harm.
///
/// Sources: Davis et al. 1991, Hum Mov Sci 10:575 (model); Leboeuf et al. 2019, Gait Posture 69:235
/// (medial markers in the conventional model).
public struct MedialPluginGait: MarkerModel {
  public static let key = "plug_in_gait_medial"
  public static let name = "Plug-in Gait with medial markers"
  public static let citations =
    PluginGait.citations + [Citation("Leboeuf et al.", 2019, "Gait Posture 69:235")]
  public static let requiredMarkers = PluginGait.requiredMarkers
  public static let requiredStandingMarkers: [[String]] = Side.allCases.flatMap { side in
    [MedialMarkers.knee, MedialMarkers.ankle].map { names in names.map { side.letter + $0 } }
  }
  public static let markers = PluginGait.markers.union(requiredStandingMarkers.joined())

  /// Medial markers serve the standing trial alone.
  public static func markers(of segment: Segment, in trial: Trial) -> Set<String> {
    PluginGait.markers(of: segment, in: trial)
  }

  public static func calibrated(
    for measures: SubjectMeasures, standing: Trial?, settings: KinematicsSettings
  ) -> Availability<any CalibratedModel> {
    calibrated(for: measures, standing: standing, functional: .none, settings: settings)
  }

  public static func calibrated(
    for measures: SubjectMeasures, standing: Trial?, functional: FunctionalCalibration,
    settings: KinematicsSettings
  ) -> Availability<any CalibratedModel> {
    guard let standing else {
      return .absent(because: "\(name) needs a standing trial with the medial markers")
    }
    let medial = MedialCalibration(of: standing)
    if let missing = medial.missing {
      return .absent(
        because: "\(name) needs the medial markers in the standing trial, but \(standing.name) "
          + "does not show \(missing)")
    }
    let markers = PluginGaitMarkers(standing)
    let parameters = PluginGaitParameters.parameters(
      from: measures, measuredInterAsis: markers.meanInterAsis, measuredDepth: markers.meanDepth,
      halfWidths: medial.halfWidths, hipCentre: settings.hipCentre ?? DavisHipCentre.key,
      functional: functional.hipCentres)
    guard case .present(let found) = parameters else {
      return .absent(because: parameters.reason ?? "")
    }
    var construction = PluginGaitConstruction(parameters: found)
    for side in Side.allCases {
      for option in [PluginGaitOptions.Option.torsion, .sole] {
        construction.options[option, side] = measures[option.measure(side)] ?? 0
      }
    }
    // What a laboratory measured of the wands is overruled by the markers; the rest is said.
    let remarks = construction.options.notices
    for side in Side.allCases {
      guard let offsets = medial.offsets(side, hip: found.hip.local(side)) else {
        return .absent(
          because: "\(name) could not be calibrated: the \(side.rawValue) leg was never seen whole "
            + "in \(standing.name)")
      }
      construction.options[.thigh, side] = offsets.thigh
      construction.options[.shank, side] = offsets.shank
    }
    return CalibratedPluginGait.model(
      construction: construction, measures: measures, standing: standing, functional: functional,
      settings: settings, introduction: [introduction(construction)], remarks: remarks)
  }

  private static func introduction(_ construction: PluginGaitConstruction) -> String {
    func degrees(_ option: PluginGaitOptions.Option, _ side: Side) -> String {
      let value = (construction.options[option, side].in(.degree) * 10).rounded() / 10
      return "\(side.rawValue) \(value)\u{B0}"
    }
    func both(_ option: PluginGaitOptions.Option) -> String {
      Side.allCases.map { degrees(option, $0) }.joined(separator: ", ")
    }
    return
      "Segments follow Plug-in Gait (Kadaba et al. 1990; Davis et al. 1991) with knee and ankle "
      + "centres and axes from the medial markers of the standing trial; the wands stand off them "
      + "by \(both(.thigh)) at the thigh and \(both(.shank)) at the shank. Knee rotation holds the "
      + "turn of the ankle's axis against the knee's."
  }
}
