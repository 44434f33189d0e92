import Motion

/// A way from markers on the skin to the poses of segments and the angles of joints.
///
/// To add one, write one file in `MarkerModels/` and its line in `MarkerModels`.
public protocol MarkerModel: Sendable {
  /// The value of the setting `kinematics.model`.
  static var key: String { get }
  /// What people call the model.
  static var name: String { get }
  static var citations: [Citation] { get }

  /// The markers without which the model finds nothing at all in a trial, each as a list of names
  /// of which one is enough (`SACR`, or both of `LPSI+RPSI`).
  static var requiredMarkers: [[String]] { get }

  /// Markers that the standing trial must hold besides, in the same form.
  static var requiredStandingMarkers: [[String]] { get }

  /// Every marker the model can use.
  static var markers: Set<String> { get }

  /// The markers without which a segment is missing in a frame of a trial, those of the segments it
  /// hangs on among them.
  static func markers(of segment: Segment, in trial: Trial) -> Set<String>
  /// The required markers that are not among those a trial holds, as readers know them; empty where
  /// it can be analysed.
  static func missingMarkers(among names: Set<String>) -> [String]

  /// Adapts the model to one person.
  ///
  /// - Parameters:
  ///   - measures: What is known about the person.
  ///   - standing: The standing trial that belongs to the trials, or `nil`.
  /// - Returns: The model for this person, or what is missing, by name.
  static func calibrated(
    for measures: SubjectMeasures, standing: Trial?, settings: KinematicsSettings
  ) -> Availability<any CalibratedModel>

  /// Adapts the model to one person of whom movement trials tell joint centres and axes as well; a
  /// model that has no use for them need not say so.
  static func calibrated(
    for measures: SubjectMeasures, standing: Trial?, functional: FunctionalCalibration,
    settings: KinematicsSettings
  ) -> Availability<any CalibratedModel>
}

/// A marker model that knows its person.
public protocol CalibratedModel: Sendable {
  /// What the calibration has to tell.
  var notices: [Notice] { get }
  /// One sentence a step of the calibration, for the report's methods.
  var methods: [String] { get }

  /// Where every segment is in a moving trial; a segment is missing in a frame exactly where one of
  /// the markers it depends on is.
  func poses(of trial: Trial) -> SegmentPoses

  /// The angles of a moving trial, radians.
  func angles(from poses: SegmentPoses) -> JointAngles

  /// The angles of the standing trial itself, radians, or `nil` without one.
  func standingAngles() -> JointAngles?

  /// The poses of the standing trial itself, or `nil` without one.
  func standingPoses() -> SegmentPoses?

  /// How far the ways to find the hip centres disagree for this person; empty where the model does
  /// not choose between them.
  var hipCentres: [ModelQuality.HipSpread] { get }
}

extension CalibratedModel {
  public var hipCentres: [ModelQuality.HipSpread] { [] }
}

extension MarkerModel {
  public static func calibrated(
    for measures: SubjectMeasures, standing: Trial?, functional: FunctionalCalibration,
    settings: KinematicsSettings
  ) -> Availability<any CalibratedModel> {
    calibrated(for: measures, standing: standing, settings: settings)
  }

  /// Every marker, for a model that does not say better.
  public static func markers(of segment: Segment, in trial: Trial) -> Set<String> { markers }

  /// Where the segments of a trial rest on samples that were filled in.
  public static func invented(in trial: Trial) -> InventedFrames {
    InventedFrames(
      Dictionary(
        uniqueKeysWithValues: Segment.all.map {
          ($0, trial.cleaning.invented(in: markers(of: $0, in: trial)))
        }))
  }

  public static var requiredStandingMarkers: [[String]] { [] }

  public static func missingMarkers(among names: Set<String>) -> [String] {
    missing(requiredMarkers, among: names)
  }

  /// The required markers that a trial does not hold, as readers know them.
  public static func missingMarkers(in trial: Trial) -> [String] {
    missingMarkers(among: Set(trial.markers.keys))
  }

  /// The markers that a standing trial should hold besides and does not.
  public static func missingStandingMarkers(in trial: Trial) -> [String] {
    missing(requiredStandingMarkers, among: Set(trial.markers.keys))
  }

  /// Whether a trial holds the markers that everything else hangs on: those of the pelvis.
  public static func canBegin(with trial: Trial) -> Bool {
    missing(Array(requiredMarkers.prefix(pelvisMarkerCount)), among: Set(trial.markers.keys))
      .isEmpty
  }

  /// The entries of a list of alternatives of which no alternative is whole among some names.
  static func missing(_ required: [[String]], among names: Set<String>) -> [String] {
    required.filter { alternatives in
      !alternatives.contains { self.names(in: $0).allSatisfy(names.contains) }
    }.map { $0.joined(separator: " or ") }
  }

  /// The markers of one alternative: `LPSI+RPSI` are two.
  static func names(in alternative: String) -> [String] {
    alternative.split(separator: "+").map(String.init)
  }

  /// The markers of the pelvis, one rigid part.
  public static var pelvisMarkers: Set<String> {
    Set(requiredMarkers.prefix(pelvisMarkerCount).joined().flatMap(names(in:)))
  }

  /// Models name the markers of the pelvis first: two anterior spines and the sacrum.
  private static var pelvisMarkerCount: Int { 3 }
}
