import HDF5
import Motion

/// Arrays of xarray in netCDF-4, as pyomeca saves markers and analog signals.
///
///     /markers   axis x channel x time, or any order; units, rate
///     /analogs   channel x time, or the reverse; units, rate
///     /channel   the names
///     /time      seconds
enum NetCDFLayout: HDF5ForeignLayout {
  static let name = "netCDF-4"

  static func recording(
    of arrays: HDF5Arrays, head: [UInt8], name: String
  ) throws -> Recording? {
    let container = arrays.container
    guard
      try container.kind(of: "/channel") == .dataset,
      try container.attribute("CLASS", of: "/channel")?.text == "DIMENSION_SCALE",
      container.readsVariableTexts
    else { return nil }
    let labels = try arrays.texts(at: "/channel")
    var recording = Recording(name: name, format: Self.name, frameRate: 0, frameCount: 0)
    for child in try container.childrenInOrder() where !["channel", "axis", "time"].contains(child)
    {
      let path = "/" + child
      guard try container.kind(of: path) == .dataset else { continue }
      let about = try container.dataset(at: path)
      guard about.datatype.isNumeric, about.shape.contains(labels.count) else { continue }
      let unit = try container.attribute("units", of: path)?.text
      if about.shape.count == 3 {
        let (markers, lengthUnit, notices) = try arrays.metres(
          try arrays.markers(in: path, labels: labels), unit: unit, at: path)
        recording.trajectories = markers
        recording.lengthUnit = lengthUnit
        recording.prefixes = MarkerLabel.prefixes(of: markers)
        recording.notices += notices
        recording.frameCount = markers.first?.count ?? 0
        recording.frameRate = try rate(of: path, arrays, setting: "marker_rate")
        // pyomeca counts frames from 0.
        recording.firstFrame =
          (try container.attribute("first_frame", of: path)?.integer ?? 0) + 1
      } else if about.shape.count == 2 {
        recording.analog += arrays.channels(
          try arrays.signals(in: path, labels: labels), unit: { _ in unit },
          rate: try rate(of: path, arrays, setting: "analog_rate"))
      }
    }
    return recording.trajectories.isEmpty && recording.analog.isEmpty ? nil : recording
  }

  /// The attribute `rate`, or what the time axis says, hertz.
  private static func rate(
    of path: String, _ arrays: HDF5Arrays, setting: String
  ) throws -> Double {
    var found = try arrays.container.attribute("rate", of: path)?.number
    if found == nil, try arrays.container.kind(of: "/time") == .dataset {
      let axis = TimeAxis(try arrays.container.numbers(at: "/time").values)
      if axis.firstUnevenRow == nil { found = axis.rate }
    }
    return try arrays.rate(found, "attribute rate in hertz", setting: setting, at: path)
  }
}
