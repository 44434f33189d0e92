import Motion

/// The settings of how files are read.
extension SettingKeys {
  /// The names that `hdf5.paths` may have.
  public static let hdf5PathNames = [
    "markers", "marker_labels", "marker_unit", "marker_rate", "marker_order", "analog",
    "analog_labels", "analog_unit", "analog_rate", "up_axis",
  ]

  static let files: [SettingKey] = [
    SettingKey(
      name: "hdf5.paths", unit: "",
      explanation: "Where HDF5 files of a layout that marey does not know keep their parts, as "
        + "`markers: /trial/data`; `marey inspect` lists a file's objects. An attribute stands "
        + "behind an @, as `marker_rate: /markers@rate`; units, rates and axes may be given "
        + "themselves, as `marker_unit: mm`. Names: " + hdf5PathNames.joined(separator: ", ") + ".",
      source: "no default: layouts that are known need none", names: hdf5PathNames,
      apply: { value, settings in
        guard case .map(let map) = value else {
          return "pairs such as `markers: /trial/data`, with the names "
            + hdf5PathNames.joined(separator: ", ")
        }
        settings.hdf5Paths = map
        return nil
      },
      show: { shown($0.hdf5Paths) })
  ]
}
