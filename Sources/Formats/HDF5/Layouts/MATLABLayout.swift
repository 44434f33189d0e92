import HDF5
import Motion

/// Structures of MATLAB 7.3: a user block that says so, `MATLAB_class` on every object, arrays
/// transposed, texts as UTF-16, cells as references into `#refs#`.
///
/// No two laboratories name their fields alike. A structure of 3 x frames arrays, or one array of
/// all markers beside a cell of as many names (`MATLABMarkerArray`), is taken for the markers; of
/// several the one with the most. A rate is a single number beside them, or above, of a usual name. What is not found so
/// is for `hdf5.paths`.
enum MATLABLayout: HDF5ForeignLayout {
  static let name = "MATLAB 7.3"

  private static let rates = [
    "fs", "rate", "framerate", "frame_rate", "samplerate", "samplingrate", "samplingfrequency",
    "frequency", "freq", "fs_markers", "marker_rate",
  ]
  private static let analogRates = [
    "fs_analog", "analog_rate", "analograte", "fsanalog", "fs_emg", "emg_rate",
  ]
  private static let deepest = 6
  private static let mostGroups = 500

  static func recording(
    of arrays: HDF5Arrays, head: [UInt8], name: String
  ) throws -> Recording? {
    let container = arrays.container
    guard head.starts(with: Array("MATLAB 7.3".utf8)) else { return nil }
    let groups = try groups(of: container)
    let array = try MATLABMarkerArray(in: groups, arrays)
    let group = try markerGroup(groups, arrays, moreThan: array?.labels.count ?? 2)
    guard let markerPath = group ?? array?.path else { return nil }
    // A single array has no group of its own.
    let place = group ?? above(markerPath)[1]
    let (found, left) =
      if group == nil, let array {
        (try arrays.markers(in: array.path, labels: array.labels), [String]())
      } else {
        try arrays.markers(inGroup: markerPath)
      }
    let modelled = found.filter { isModelled($0.label) }
    let (markers, lengthUnit, notices) = try arrays.metres(
      found.filter { !isModelled($0.label) }, unit: try unit(near: place, arrays), at: markerPath)
    let rate = try arrays.rate(
      try number(rates, near: place, arrays), "a single number fs or rate, frames a second",
      setting: "marker_rate", at: markerPath)
    var recording = Recording(
      name: name, format: Self.name, frameRate: rate, frameCount: markers.first?.count ?? 0,
      trajectories: markers, notices: notices)
    recording.prefixes = MarkerLabel.prefixes(of: markers)
    recording.lengthUnit = lengthUnit
    recording.notices.append(
      Notice(.file, "markers are taken from \(markerPath), \(rate) frames a second"))
    if !left.isEmpty {
      recording.notices.append(
        Notice(.file, "of another number of frames: " + left.prefix(10).joined(separator: ", ")))
    }
    recording.modelOutputs = modelled.map {
      ModelOutput(label: $0.label, kind: .other, unit: nil, columns: [$0.x, $0.y, $0.z])
    }
    try addAnalog(to: &recording, groups, arrays)
    return recording
  }

  /// Every group but MATLAB's own, parents first.
  private static func groups(of container: HDF5File) throws -> [String] {
    var found = ["/"]
    var next = 0
    while next < found.count, found.count < mostGroups {
      let group = found[next]
      next += 1
      guard group.count(where: { $0 == "/" }) <= deepest else { continue }
      for child in try container.children(of: group) where !child.hasPrefix("#") {
        let path = HDF5Arrays.path(group, child)
        if try container.kind(of: path) == .group { found.append(path) }
      }
    }
    return found
  }

  private static func markerGroup(
    _ groups: [String], _ arrays: HDF5Arrays, moreThan fewest: Int
  ) throws -> String? {
    var best: (path: String, count: Int)?
    for group in groups {
      let count = try arrays.numericChildren(of: group)
        .count { HDF5Arrays.isMarker($0.shape) && !isModelled($0.name) }
      if count > max(fewest, best?.count ?? 0) { best = (group, count) }
    }
    return best?.path
  }

  /// Outputs that Plug-in Gait names so; a structure has no list of them, as a C3D file has.
  private static func isModelled(_ label: String) -> Bool {
    ["Angle", "Angles", "AnglesV", "Moment", "Force", "Power", "GRF"].contains {
      label.hasSuffix($0)
    }
  }

  private static func addAnalog(
    to recording: inout Recording, _ groups: [String], _ arrays: HDF5Arrays
  ) throws {
    for group in groups {
      try addSignalArrays(to: &recording, of: group, arrays)
      let signals = try arrays.numericChildren(of: group).filter { child in
        child.shape.count { $0 != 1 } == 1 && child.shape.reduce(1, *) > 2
      }
      guard signals.count > 1 else { continue }
      guard let rate = try number(analogRates, near: group, arrays) else {
        recording.notices.append(
          Notice(
            .emg,
            "the signals of \(group) are passed over: no single number fs_analog says their "
              + "rate; name it in hdf5.paths as analog and analog_rate"))
        continue
      }
      guard rate.isFinite, rate > 0 else { continue }
      let channels = arrays.channels(
        try arrays.signals(inGroup: group), unit: { _ in nil }, rate: rate)
      let longest = channels.map(\.samples.count).max() ?? 0
      recording.analog += channels.filter { $0.samples.count == longest }
    }
  }

  /// Signals as one array, samples x channels or the reverse, beside a list of as many names; told from
  /// everything else by its own name.
  private static func addSignalArrays(
    to recording: inout Recording, of group: String, _ arrays: HDF5Arrays
  ) throws {
    for child in try arrays.numericChildren(of: group) {
      let name = child.name.lowercased()
      guard child.shape.count == 2, ["analog", "emg"].contains(where: { name.contains($0) }),
        (child.shape.min() ?? 0) > 1,
        let labels = try MATLABLabels.texts(
          near: group, arrays, { $0.count > 1 && $0.count == child.shape.min() })
      else { continue }
      let path = HDF5Arrays.path(group, child.name)
      guard let rate = try number(analogRates, near: group, arrays), rate.isFinite, rate > 0 else {
        recording.notices.append(
          Notice(
            .emg,
            "the signals of \(path) are passed over: no single number fs_analog says their rate; "
              + "name it in hdf5.paths as analog and analog_rate"))
        continue
      }
      recording.analog += arrays.channels(
        try arrays.signals(in: path, labels: labels), unit: { _ in nil }, rate: rate)
    }
  }

  /// A single number of one of the names, in the group itself or in those above it.
  private static func number(
    _ names: [String], near group: String, _ arrays: HDF5Arrays
  ) throws -> Double? {
    for place in above(group) {
      let children = try arrays.container.children(of: place)
      for name in names {
        for child in children where child.lowercased() == name {
          if let value = try arrays.number(at: HDF5Arrays.path(place, child)) { return value }
        }
      }
    }
    return nil
  }

  private static func unit(near group: String, _ arrays: HDF5Arrays) throws -> String? {
    for place in above(group) {
      for child in try arrays.container.children(of: place)
      where ["unit", "units"].contains(child.lowercased()) {
        let path = HDF5Arrays.path(place, child)
        guard try arrays.container.kind(of: path) == .dataset else { continue }
        if let text = try arrays.texts(at: path).first, Motion.Unit(symbol: text)?.si == .metre {
          return text
        }
      }
    }
    return nil
  }

  /// A group and those it lies in, up to the root.
  static func above(_ group: String) -> [String] {
    var parts = group.split(separator: "/")
    var places: [String] = []
    while !parts.isEmpty {
      places.append("/" + parts.joined(separator: "/"))
      parts.removeLast()
    }
    return places + ["/"]
  }
}
