import Geometry
import Motion

/// What regressions for the hip centre look at, metres.
public struct PelvisMeasures: Hashable, Sendable {
  /// Between the anterior iliac spines.
  public var interAsis: Double
  /// From the middle of the anterior spine markers to the sacral marker or the middle of the
  /// posterior spine markers; `nil` without a standing trial.
  public var depth: Double?
  /// Anterior iliac spine to inner ankle.
  public var legLength: [Side: Double]
  /// Iliac spine to trochanter in the sagittal plane, where it was measured.
  public var asisTrochanter: [Side: Double]
  public var markerRadius: Double

  public init(
    interAsis: Double, depth: Double? = nil, legLength: [Side: Double],
    asisTrochanter: [Side: Double] = [:], markerRadius: Double
  ) {
    self.interAsis = interAsis
    self.depth = depth
    self.legLength = legLength
    self.asisTrochanter = asisTrochanter
    self.markerRadius = markerRadius
  }
}

/// A way to tell from a person's measures where the hip centre lies in the pelvis.
///
/// To add one, write one file in `HipCentres/` and its line in `HipCentres`.
public protocol HipCentreMethod: Sendable {
  /// The value of the setting `kinematics.hip_centre`.
  static var key: String { get }
  /// What people call it.
  static var name: String { get }
  static var citation: Citation { get }

  /// The hip centre in the pelvis frame of the conventional gait model (x forward, y left, z up),
  /// metres from the middle of the anterior spine markers; or which measure is missing.
  static func centre(_ side: Side, in pelvis: PelvisMeasures) -> Availability<Vector3>
}

/// The regressions for the hip centre, by the value of `kinematics.hip_centre`.
public enum HipCentres {
  public static let all: [any HipCentreMethod.Type] = [
    DavisHipCentre.self,
    HarringtonHipCentre.self,
    HaraHipCentre.self,
    BellHipCentre.self,
  ]

  /// The value of the setting that takes the centre from a movement trial.
  public static let functional = "functional"

  /// The value of the setting that leaves the choice to the model: Davis's regression belongs to
  /// Plug-in Gait.
  public static let automatic = "auto"

  /// The regression of models that carry joint centres with markers.
  ///
  /// Of those without images it lies nearest to them in adults and children (Kainz et al. 2015, Clin
  /// Biomech 30:319). Davis's, drawn up for gait, places the centre some centimetres elsewhere, which
  /// a deeply bent hip turns into degrees of flexion.
  static let ofFittedModels = HarringtonHipCentre.key

  /// Every way to find the centre.
  public static var keys: [String] { all.map { $0.key } + [functional] }

  /// The regression of a key; Davis's for a key that has none, which settings never hold.
  public static func method(_ key: String) -> any HipCentreMethod.Type {
    all.first { $0.key == key } ?? DavisHipCentre.self
  }
}
