import HDF5
import Motion

/// Structures of MATLAB 7.3: a user block that says so, `MATLAB_class` on every object, arrays
/// transposed, texts as UTF-16, cells as references into `#refs#`.
///
/// No two laboratories name their fields alike. A structure of markers (`HDF5MarkerGroup`), or one
/// array of all beside a cell of as many names (`MATLABMarkerArray`), is taken for the markers; of
/// several that whose name says so, then the one with the most. What the names say is something else,
/// such as angles, is none. For rates see `MATLABRates`, for signals `MATLABSignals`. What is not
/// found so is for `hdf5.paths`.
enum MATLABLayout: HDF5ForeignLayout {
  static let name = "MATLAB 7.3"

  private static let deepest = 6
  private static let mostGroups = 500
  private static let fewestMarkers = 3

  static func recording(
    of arrays: HDF5Arrays, head: [UInt8], name: String
  ) throws -> Recording? {
    guard head.starts(with: Array("MATLAB 7.3".utf8)) else { return nil }
    let (groups, isCut) = try groups(of: arrays.container)
    let lists = MATLABLabels(arrays)
    var recording = Recording(name: name, format: Self.name, frameRate: 0, frameCount: 0)
    let array = try MATLABMarkerArray(in: groups, arrays, lists)
    let choice = try markerGroup(groups, arrays, array)
    let signals: MATLABSignals
    if let group = choice.group {
      signals = try MATLABSignals(groups, markers: group.path, arrays, lists)
      try add(group, to: &recording, arrays, signals)
    } else if let array {
      signals = try MATLABSignals(groups, markers: nil, arrays, lists)
      let place = above(array.path)[1]
      let (markers, notices) = try arrays.markers(in: array.path, labels: array.labels)
      try add(
        markers, at: array.path, near: place, times: nil, to: &recording, arrays, signals)
      recording.notices += notices
    } else {
      signals = try MATLABSignals(groups, markers: nil, arrays, lists)
    }
    let hasMarkers = !recording.trajectories.isEmpty
    let analog = try signals.channels(duration: hasMarkers ? recording.duration : nil)
    guard hasMarkers || !analog.channels.isEmpty else { return nil }
    recording.analog = analog.channels
    recording.notices += analog.notices
    let others = choice.others + (array.map { choice.group == nil ? $0.others : [] } ?? [])
    recording.notices += try notRead(others) + leftOut(groups, arrays)
    if isCut {
      recording.notices.append(
        Notice(.file, "only the first \(mostGroups) structures were looked through"))
    }
    return recording
  }

  /// What stands in a form of its own that is not read: arrays of structures, and the forces of QTM,
  /// whose sign and axes the file does not say for certain.
  private static func leftOut(_ groups: [String], _ arrays: HDF5Arrays) throws -> [Notice] {
    var notices: [Notice] = []
    let forces = try groups.filter { group in
      guard group.hasSuffix("/Force") else { return false }
      let fields = try Set(arrays.container.children(of: group))
      return fields.isSuperset(of: ["Force", "Moment", "COP"])
    }
    if !forces.isEmpty {
      notices.append(
        Notice(
          .plates,
          "force plates of QTM are not read: \(FirstNames.joined(forces, most: 8)); the file does not "
            + "say for certain in which axes they are; export the trial from QTM as C3D, or its forces "
            + "as TSV beside it"))
    }
    let structures = try groups.filter { !forces.contains($0) }
      .compactMap { try MATLABStructArray(at: $0, arrays.container) }
    if let first = structures.first {
      notices.append(
        Notice(
          .file,
          "arrays of structures are not read: "
            + FirstNames.joined(structures.map(\.words), most: 8) + "; " + first.remedy))
    }
    return notices
  }

  private static func add(
    _ group: HDF5MarkerGroup, to recording: inout Recording, _ arrays: HDF5Arrays,
    _ signals: MATLABSignals
  ) throws {
    var group = group
    let (markers, times) = try group.read()
    try add(
      markers, at: group.path, near: group.path, times: times, to: &recording, arrays, signals)
    recording.notices += group.leftOut
  }

  private static func add(
    _ found: [Trajectory], at path: String, near place: String, times: [Double]?,
    to recording: inout Recording, _ arrays: HDF5Arrays, _ signals: MATLABSignals
  ) throws {
    let modelled = found.filter { ModelOutputName.kind(of: $0.label) != nil }
    let (markers, lengthUnit, notices) = try arrays.metres(
      found.filter { ModelOutputName.kind(of: $0.label) == nil },
      unit: try MATLABUnits(arrays).positions(near: place), at: path)
    let frames = markers.first?.count ?? 0
    let (rate, overruled) = try MATLABRates(arrays).markers(
      in: place, frames: frames, times: times, longer: try signals.lengths())
    recording.frameRate = rate
    recording.frameCount = frames
    recording.trajectories = markers
    recording.prefixes = MarkerLabel.prefixes(of: markers)
    recording.lengthUnit = lengthUnit
    recording.notices +=
      notices + overruled
      + [Notice(.file, "markers are taken from \(path), \(rate) frames a second")]
    recording.modelOutputs = modelled.map {
      ModelOutput(label: $0.label, kind: .other, unit: nil, columns: [$0.x, $0.y, $0.z])
    }
    if let first = try firstFrame(near: place, arrays) { recording.firstFrame = first }
  }

  /// Every group but MATLAB's own, parents first, and whether there are more than are looked at.
  private static func groups(of container: HDF5File) throws -> (found: [String], isCut: Bool) {
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
    return (found, next < found.count)
  }

  /// The group that markers are taken from, unless an array holds more, and what else there is.
  private static func markerGroup(
    _ groups: [String], _ arrays: HDF5Arrays, _ array: MATLABMarkerArray?
  ) throws -> (group: HDF5MarkerGroup?, others: [String]) {
    var best: (group: HDF5MarkerGroup, rank: Int)?
    var all: [String] = []
    for path in groups {
      guard let group = try HDF5MarkerGroup(at: path, arrays), group.count >= fewestMarkers else {
        continue
      }
      all.append(path)
      guard let rank = MarkerPlaceName.rank(of: path) else { continue }
      if let known = best, (known.rank, known.group.count) >= (rank, group.count) { continue }
      best = (group, rank)
    }
    if let array {
      let rank = MarkerPlaceName.rank(of: array.path) ?? 0
      if let known = best, (known.rank, known.group.count) <= (rank, array.count) {
        best = nil
      }
    }
    return (best?.group, all.filter { $0 != best?.group.path })
  }

  /// QTM and others say the frame that the trial begins with.
  private static func firstFrame(near group: String, _ arrays: HDF5Arrays) throws -> Int? {
    for place in above(group) where try arrays.container.kind(of: place) == .group {
      for child in try arrays.container.children(of: place)
      where ["startframe", "firstframe", "start_frame", "first_frame"].contains(child.lowercased())
      {
        let value = try arrays.number(at: HDF5Arrays.path(place, child))
        if let first = value.flatMap({ Int(exactly: $0) }), first > 0 { return first }
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
