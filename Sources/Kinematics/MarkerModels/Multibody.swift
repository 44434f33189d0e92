import Geometry
import Motion

/// A chain of pelvis, thighs, shanks and feet, fitted to all markers at once.
///
/// The hip is a ball joint at its regression or functional centre, the knee has the freedom that
/// `kinematics.multibody_knee` chooses, the ankle turns about its centre. Lengths and the markers'
/// places on the segments come from the standing trial.
///
/// Source: Lu & O'Connor 1999, J Biomech 32:129.
public struct Multibody: MarkerModel {
  public static let key = "multibody"
  public static let name = "multibody fit"
  public static let citations = [
    Citation("Lu & O'Connor", 1999, "J Biomech 32:129"),
    Citation("Cappozzo et al.", 1995, "Clin Biomech 10:171"),
  ]
  public static let requiredMarkers: [[String]] = Clusters.requiredMarkers
  public static let requiredStandingMarkers: [[String]] = Clusters.requiredStandingMarkers
  public static let markers: Set<String> = Clusters.markers.union(
    MarkerProfiles.all.flatMap { $0.others.values.joined() })

  public static func missingMarkers(among names: Set<String>) -> [String] {
    Clusters.missingMarkers(among: names)
  }

  /// The markers of the pelvis, of which those that a trial holds are fitted.
  private static let pelvis = ["LASI", "RASI", "LPSI", "RPSI", "SACR"]

  public static func calibrated(
    for measures: SubjectMeasures, standing: Trial?, settings: KinematicsSettings
  ) -> Availability<any CalibratedModel> {
    calibrated(for: measures, standing: standing, functional: .none, settings: settings)
  }

  public static func calibrated(
    for measures: SubjectMeasures, standing: Trial?, functional: FunctionalCalibration,
    settings: KinematicsSettings
  ) -> Availability<any CalibratedModel> {
    var names: [Segment: [String]] = [.pelvis: pelvis]
    if let standing, let profile = Clusters.profile(of: standing) {
      for segment in Segment.all where segment != .pelvis {
        names[segment] =
          (profile.clusters[segment] ?? []) + (profile.others[segment] ?? [])
      }
    }
    switch AnatomicalCalibration.calibration(
      of: standing, measures: measures, settings: settings, names: names, functional: functional)
    {
    case .absent(let reason): return .absent(because: reason)
    case .present(let calibration):
      return .present(CalibratedMultibody(calibration: calibration, settings: settings))
    }
  }
}
