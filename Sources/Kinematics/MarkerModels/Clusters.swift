import Geometry
import Motion

/// Six-degree-of-freedom segments, each carried by its own cluster of markers.
///
/// Every segment moves freely: nothing holds the joints together, so that their gaps show the skin's
/// movement. Angles are those of the joint coordinate system: flexion about the proximal segment's
/// sideways axis, rotation about the distal one's long axis, adduction about the axis between.
///
/// Sources: Cappozzo et al. 1995, Clin Biomech 10:171; Söderkvist & Wedin 1993, J Biomech 26:1473;
/// Grood & Suntay 1983, J Biomech Eng 105:136; Wu et al. 2002, J Biomech 35:543.
public struct Clusters: MarkerModel {
  public static let key = "cluster"
  public static let name = "six-degree-of-freedom clusters"
  public static let citations = [
    Citation("Cappozzo et al.", 1995, "Clin Biomech 10:171"),
    Citation("Söderkvist & Wedin", 1993, "J Biomech 26:1473"),
    Citation("Grood & Suntay", 1983, "J Biomech Eng 105:136"),
    Citation("Wu et al.", 2002, "J Biomech 35:543"),
  ]
  public static let requiredMarkers: [[String]] =
    [["LASI"], ["RASI"], ["SACR", "LPSI+RPSI"]]
    + Side.allCases.flatMap { [[$0.letter + "HEE"], [$0.letter + "TOE"]] }

  public static let requiredStandingMarkers: [[String]] = Side.allCases.flatMap { side in
    StandingBody.joints.flatMap { [[side.letter + $0.lateral], [side.letter + $0.medial]] }
  }

  public static let markers: Set<String> = Set(
    requiredMarkers.joined().flatMap { names(in: $0) }
      + requiredStandingMarkers.joined()
      + MarkerProfiles.all.flatMap { $0.clusters.values.joined() })

  /// A rigid body needs so many markers.
  static let smallestCluster = 3

  public static func missingMarkers(among names: Set<String>) -> [String] {
    let missing = missing(requiredMarkers, among: names)
    let bodies = MarkerProfiles.all.map { missingClusters(of: $0, among: names) }
    return missing + (bodies.min { $0.count < $1.count } ?? [])
  }

  /// The thighs and shanks of a profile that too few markers carry.
  private static func missingClusters(
    of profile: MarkerProfile, among names: Set<String>
  ) -> [String] {
    Side.allCases.flatMap { side in
      [(Segment.thigh(side), "thigh"), (.shank(side), "shank")].compactMap { segment, word in
        let cluster = profile.clusters[segment] ?? []
        guard cluster.count(where: names.contains) < smallestCluster else { return nil }
        return "three markers of the \(side.rawValue) \(word)"
          + (cluster.isEmpty ? "" : " (\(cluster.joined(separator: ", ")))")
      }
    }
  }

  /// The profile whose clusters are the most whole in a trial.
  static func profile(of trial: Trial) -> MarkerProfile? {
    let names = Set(trial.markers.keys)
    return MarkerProfiles.all.min {
      missingClusters(of: $0, among: names).count < missingClusters(of: $1, among: names).count
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
    let found = AnatomicalCalibration.calibration(
      of: standing, measures: measures, settings: settings,
      names: standing.flatMap { profile(of: $0) }?.clusters ?? [:], functional: functional)
    switch found {
    case .absent(let reason): return .absent(because: reason)
    case .present(let calibration):
      return .present(
        CalibratedClusters(
          calibration: calibration, solver: AngleSolver(continuity: settings.continuity)))
    }
  }
}
