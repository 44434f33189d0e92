import Cleaning
import EMG
import Findings
import Gait
import Kinematics
import Kinetics
import Motion

/// Everything a laboratory may choose, composed of the stages' own settings.
public struct Settings: Sendable {
  /// The key of the marker model, or `auto`: chosen from the markers.
  public var model: String
  public var cleaning: CleaningSettings
  public var kinematics: KinematicsSettings
  public var kinetics: KineticsSettings
  public var events: EventSettings
  public var emg: EMGSettings
  /// For files that do not state it, metres; `nil`: such files are refused.
  public var markerDiameter: Double?
  /// The name of the standing trial to use, or `nil` for the nearest earlier one.
  public var standingTrial: String?
  /// The file of the laboratory's own reference, as the settings name it.
  public var referenceFile: String?
  /// SHA-256 of that file, once it was read.
  public var referenceFingerprint: String?
  /// The laboratory's own reference, or `nil` for the children of Schwartz et al. 2008.
  public var reference: ReferenceSet?
  /// The rules of findings: this program's, or with a laboratory's own figures.
  public var rules = RuleBook.standard
  /// Where force plates lie whose files do not say it.
  public var plates = PlatePlaces()
  /// The unit that positions in files are in, instead of the one that a file says.
  public var lengthUnit: Unit?
  /// Where HDF5 files of an unknown layout keep their parts, by the names of `hdf5.paths`.
  public var hdf5Paths: [String: String] = [:]
  /// How uncertain the places of markers are.
  public var placement = PlacementSettings()
  /// What reports hold and how they look.
  public var report = ReportSettings()

  public init(
    model: String = ModelChoice.automatic, cleaning: CleaningSettings = CleaningSettings(),
    kinematics: KinematicsSettings = KinematicsSettings(),
    kinetics: KineticsSettings = KineticsSettings(), events: EventSettings = EventSettings(),
    emg: EMGSettings = EMGSettings(), markerDiameter: Double? = nil, standingTrial: String? = nil
  ) {
    self.model = model
    self.cleaning = cleaning
    self.kinematics = kinematics
    self.kinetics = kinetics
    self.events = events
    self.emg = emg
    self.markerDiameter = markerDiameter
    self.standingTrial = standingTrial
  }

  /// Every setting as it is used, in the order of `SettingKeys.all`.
  public var provenance: [Provenance.Setting] {
    let standard = Settings()
    let keys = SettingKeys.all.map { key in
      let value = key.value(in: self)
      return Provenance.Setting(
        key: key.name, value: value, isDefault: value == key.value(in: standard))
    }
    let changed = rules.changedRules
    guard !changed.isEmpty else { return keys }
    let value = changed.joined(separator: ", ")
    return keys + [Provenance.Setting(key: "rules changed", value: value, isDefault: false)]
  }
}
