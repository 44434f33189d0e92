import HDF5
import Motion

/// A file whose parts a laboratory names itself, in the setting `hdf5.paths`.
struct MappedLayout {
  let arrays: HDF5Arrays
  let paths: HDF5Paths

  func recording(name: String) throws -> Recording {
    var recording = Recording(
      name: name, format: "HDF5, as hdf5.paths says", frameRate: 0, frameCount: 0)
    if let text = try text("up_axis") {
      guard let axis = Axis(named: text) else {
        throw fault("up_axis", "one of +X, -X, +Y, -Y, +Z, -Z, found \"\(text.prefix(20))\"")
      }
      recording.up = axis
    }
    if let path = paths.texts["markers"] {
      let found: [Trajectory]
      if let labels = try labels("marker_labels") {
        found = try arrays.markers(in: path, labels: labels)
      } else {
        guard try arrays.container.kind(of: path) == .group else {
          throw fault("markers", "a group of one dataset a marker, or marker_labels beside it")
        }
        found = try arrays.markers(inGroup: path).markers
      }
      guard !found.isEmpty else {
        throw fault("markers", "datasets of 3 x frames or frames x 3 in \(path), found none")
      }
      let unit = try text("marker_unit") ?? arrays.container.attribute("unit", of: path)?.text
      let (markers, lengthUnit, notices) = try arrays.metres(found, unit: unit, at: path)
      recording.trajectories = markers
      recording.lengthUnit = lengthUnit
      recording.prefixes = MarkerLabel.prefixes(of: markers)
      recording.notices += notices
      recording.frameCount = markers.first?.count ?? 0
      recording.frameRate = try arrays.rate(
        try number("marker_rate"), "marker_rate, frames a second", setting: "marker_rate",
        at: path)
    }
    if let path = paths.texts["analog"] {
      let signals =
        if let labels = try labels("analog_labels") {
          try arrays.signals(in: path, labels: labels)
        } else {
          try arrays.signals(inGroup: path)
        }
      let unit = try text("analog_unit")
      recording.analog = arrays.channels(
        signals, unit: { _ in unit },
        rate: try arrays.rate(
          try number("analog_rate"), "analog_rate, samples a second", setting: "analog_rate",
          at: path))
    }
    guard !recording.trajectories.isEmpty || !recording.analog.isEmpty else {
      throw fault("markers", "a path of markers or of analog signals, found neither")
    }
    return recording
  }

  /// What a setting leads to: an attribute, an object, or the text itself.
  private enum Target {
    case attribute(HDF5Attribute)
    case object(String)
    case text(String)
  }

  private func target(_ setting: String) throws -> Target? {
    guard let text = paths.texts[setting] else { return nil }
    guard text.hasPrefix("/") else { return .text(text) }
    let parts = text.split(separator: "@", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return .object(text) }
    guard let attribute = try arrays.container.attribute(parts[1], of: parts[0]) else {
      throw fault(setting, "the attribute \(parts[1]) of \(parts[0]), found none")
    }
    return .attribute(attribute)
  }

  private func text(_ setting: String) throws -> String? {
    switch try target(setting) {
    case nil: return nil
    case .text(let text)?: return text
    case .attribute(let attribute)?: return attribute.text
    case .object(let path)?: return try arrays.texts(at: path).first
    }
  }

  private func number(_ setting: String) throws -> Double? {
    switch try target(setting) {
    case nil: return nil
    case .text(let text)?: return Double(text)
    case .attribute(let attribute)?: return attribute.number
    case .object(let path)?: return try arrays.number(at: path)
    }
  }

  private func labels(_ setting: String) throws -> [String]? {
    switch try target(setting) {
    case nil: return nil
    case .text(let text)?:
      return text.split(separator: ",").map { String($0).trimmed }
    case .attribute(.texts(let texts, _))?: return texts.map(\.trimmed)
    case .attribute?: throw fault(setting, "texts")
    case .object(let path)?: return try arrays.texts(at: path)
    }
  }

  private func fault(_ setting: String, _ expected: String) -> ReadError {
    arrays.error(
      paths.texts[setting] ?? "/", "expected " + expected,
      "correct hdf5.paths in study.yaml; `marey inspect` lists what the file holds")
  }
}
