import Geometry
import Motion

/// Vicon's Plug-in Gait, lower limb: the conventional gait model with wand markers.
///
/// Sources: Kadaba et al. 1990, J Orthop Res 8:383; Davis et al. 1991, Hum Mov Sci 10:575.
public struct PluginGait: MarkerModel {
  public static let key = "plug_in_gait"
  public static let name = "Plug-in Gait"
  public static let citations = [
    Citation("Kadaba et al.", 1990, "J Orthop Res 8:383"),
    Citation("Davis et al.", 1991, "Hum Mov Sci 10:575"),
  ]
  public static let requiredMarkers: [[String]] = [
    ["LASI"], ["RASI"], ["SACR", "LPSI+RPSI"], ["LTHI"], ["LKNE"], ["LTIB"], ["LANK"], ["LTOE"],
    ["RTHI"], ["RKNE"], ["RTIB"], ["RANK"], ["RTOE"],
  ]

  public static let markers: Set<String> = Set(
    requiredMarkers.joined().flatMap { names(in: $0) }
      + ["LHEE", "RHEE"])

  public static func markers(of segment: Segment, in trial: Trial) -> Set<String> {
    switch segment {
    case .pelvis: Set(["LASI", "RASI"] + PluginGaitMarkers.sacrumNames(in: trial))
    case .thigh(let side):
      markers(of: .pelvis, in: trial).union([side.letter + "THI", side.letter + "KNE"])
    case .shank(let side):
      markers(of: .thigh(side), in: trial).union([side.letter + "TIB", side.letter + "ANK"])
    case .foot(let side): markers(of: .shank(side), in: trial).union([side.letter + "TOE"])
    }
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
    let standingMarkers = standing.map { PluginGaitMarkers($0) }
    let parameters = PluginGaitParameters.parameters(
      from: measures, measuredInterAsis: standingMarkers?.meanInterAsis,
      measuredDepth: standingMarkers?.meanDepth,
      hipCentre: settings.hipCentre ?? DavisHipCentre.key,
      functional: functional.hipCentres)
    guard case .present(let found) = parameters else {
      return .absent(because: parameters.reason ?? "")
    }
    let construction = PluginGaitConstruction(
      parameters: found, options: PluginGaitOptions(measures))
    return CalibratedPluginGait.model(
      construction: construction, measures: measures, standing: standing, functional: functional,
      settings: settings, remarks: construction.options.notices)
  }
}
