import HDF5
import Motion

/// A file whose parts a laboratory names itself, in the setting `hdf5.paths`.
struct MappedLayout {
  private let arrays: HDF5Arrays
  private let given: GivenPaths
  private var paths: HDF5Paths { arrays.paths }

  init(_ arrays: HDF5Arrays) {
    self.arrays = arrays
    given = GivenPaths(arrays)
  }

  /// Whether the settings name markers or signals at all, and whether this file has them there.
  var isNamed: Bool { paths.texts["markers"] != nil || paths.texts["analog"] != nil }
  func isHere() throws -> Bool {
    for setting in ["markers", "analog"] {
      guard let path = paths.texts[setting], path.hasPrefix("/") else { continue }
      if try arrays.container.kind(of: path) != nil { return true }
    }
    return false
  }

  func recording(name: String) throws -> Recording {
    var recording = Recording(
      name: name, format: "HDF5, as hdf5.paths says", frameRate: 0, frameCount: 0)
    if let text = try given.text("up_axis", isStrict: true) { recording.up = try axis(text) }
    if let path = paths.texts["markers"] {
      let found: [Trajectory]
      var times: [Double]?
      if let labels = try given.labels("marker_labels") {
        let (markers, notices) = try arrays.markers(in: path, labels: labels)
        found = markers
        recording.notices += notices
      } else {
        if let table = try HDF5Table(at: path, arrays) {
          found = try HDF5Arrays.named(table.names) { try table.column($0) }
          times = try table.times()
        } else if var group = try HDF5MarkerGroup(at: path, arrays) {
          (found, times) = try group.read()
          recording.notices += group.leftOut
        } else {
          found = []
        }
      }
      guard !found.isEmpty else {
        throw given.fault("markers", "datasets of 3 x frames or frames x 3 in \(path), found none")
      }
      let unit =
        try given.text("marker_unit", isStrict: true) ?? PlainAttributes(arrays).unit(of: path)
      let (markers, lengthUnit, notices) = try arrays.metres(found, unit: unit, at: path)
      recording.trajectories = markers
      recording.lengthUnit = lengthUnit
      recording.prefixes = MarkerLabel.prefixes(of: markers)
      recording.notices += notices
      recording.frameCount = markers.first?.count ?? 0
      let (rate, overruled) = try rate(
        given.rate("marker_rate", isStrict: true), "marker_rate, frames a second",
        setting: "marker_rate", at: path
      ) { try PlainAttributes(arrays).rate(of: path) ?? times.flatMap { TimeAxis($0).evenRate } }
      recording.frameRate = rate
      recording.notices += overruled
    }
    if let path = paths.texts["analog"] {
      let signals =
        if let labels = try given.labels("analog_labels") {
          try arrays.signals(in: path, labels: labels)
        } else {
          try arrays.signals(inGroup: path)
        }
      let unit =
        try given.text("analog_unit", isStrict: true)
        ?? PlainAttributes(arrays).unit(of: path, isOwn: true)
      let (rate, overruled) = try rate(
        given.rate("analog_rate", isStrict: true), "analog_rate, samples a second",
        setting: "analog_rate", at: path
      ) { try PlainAttributes(arrays).rate(of: path, subject: .analog, isOwn: true) }
      recording.analog = arrays.channels(signals, unit: { _ in unit }, rate: rate)
      recording.notices += overruled
    }
    guard !recording.trajectories.isEmpty || !recording.analog.isEmpty else {
      throw given.fault("markers", "a path of markers or of analog signals, found neither")
    }
    return recording
  }

  /// The rate that the settings give, or else the file's own.
  private func rate(
    _ given: Double?, _ what: String, setting: String, at path: String,
    own: () throws -> Double?
  ) throws -> (rate: Double, notices: [Notice]) {
    // What the file leaves open is what the settings are for.
    let found = given == nil ? try own() : (try? own()) ?? nil
    return (
      try arrays.rate(given ?? found, what, setting: setting, at: path),
      try arrays.overruled(found, by: setting)
    )
  }

  func axis(_ text: String) throws -> Axis {
    guard let axis = Axis(named: text) else {
      throw given.fault("up_axis", "one of +X, -X, +Y, -Y, +Z, -Z, found \"\(text.prefix(20))\"")
    }
    return axis
  }
}
