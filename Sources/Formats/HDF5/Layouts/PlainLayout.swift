import HDF5
import Motion

/// What people write with h5py, rhdf5 or a few lines of their own: markers as a group of one dataset
/// each, or as one dataset beside their names, with rate and unit as attributes.
///
///     /markers            rate (fs, fps, …), unit: here, on the datasets or on the root
///     /markers/LASI       frames x 3, or 3 x frames
///
/// Read only where the file says both rate and unit; what it leaves open is for `hdf5.paths`.
enum PlainLayout: HDF5ForeignLayout {
  static let name = "HDF5"

  private static let deepest = 4
  private static let mostGroups = 500
  private static let fewestMarkers = 3

  private struct Choice {
    var path: String
    var rank: Int
    var count: Int
    var frames: Int
    var read: () throws -> (markers: [Trajectory], left: [String], times: [Double]?)
  }

  static func recording(
    of arrays: HDF5Arrays, head: [UInt8], name: String
  ) throws -> Recording? {
    let container = arrays.container
    let isOfProgram = try ["_NCProperties", "PYTABLES_FORMAT_VERSION", "nwb_version", "format"]
      .contains { try container.attribute($0, of: "/") != nil }
    guard !isOfProgram, !head.starts(with: Array("MATLAB".utf8)) else { return nil }
    let groups = try groups(of: container)
    let choices = try groups.flatMap {
      try groupChoice($0, arrays) + arrayChoices($0, arrays) + tableChoices($0, arrays)
    }
    guard let best = choices.map({ ($0.rank, $0.count) }).max(by: <),
      let choice = choices.first(where: { ($0.rank, $0.count) == best })
    else { return nil }
    let attributes = PlainAttributes(arrays)
    let (found, left, times) = try choice.read()
    let (rate, overruled) = try rate(of: choice, times: times, groups, arrays)
    guard let unit = try attributes.unit(of: choice.path) ?? GivenPaths(arrays).text("marker_unit")
    else {
      throw arrays.error(
        choice.path, "expected an attribute unit of the markers (mm, cm or m), found none",
        "give the group or its datasets the attribute unit, or say it in study.yaml under hdf5.paths "
          + "as marker_unit: mm")
    }
    let modelled = found.filter { ModelOutputName.kind(of: $0.label) != nil }
    let (markers, lengthUnit, notices) = try arrays.metres(
      found.filter { ModelOutputName.kind(of: $0.label) == nil }, unit: unit, at: choice.path)
    var recording = Recording(
      name: name, format: Self.name,
      frameRate: try arrays.rate(
        rate, "frames a second", setting: "marker_rate", at: choice.path),
      frameCount: markers.first?.count ?? 0, trajectories: markers, notices: notices)
    recording.prefixes = MarkerLabel.prefixes(of: markers)
    recording.lengthUnit = lengthUnit
    recording.modelOutputs = modelled.map {
      ModelOutput(label: $0.label, kind: .other, unit: nil, columns: [$0.x, $0.y, $0.z])
    }
    recording.notices += overruled
    recording.notices.append(
      Notice(.file, "markers are taken from \(choice.path), \(rate) frames a second"))
    let others = choices.map(\.path).filter { $0 != choice.path } + left
    recording.notices += notRead(others)
    try addAnalog(to: &recording, groups, arrays)
    return recording
  }

  private static func rate(
    of choice: Choice, times: [Double]?, _ groups: [String], _ arrays: HDF5Arrays
  ) throws -> (rate: Double, notices: [Notice]) {
    let attributes = PlainAttributes(arrays)
    let isGiven = try arrays.given("marker_rate") != nil
    // What the file leaves open is what the settings are for.
    let own =
      isGiven
      ? (try? attributes.rate(of: choice.path)) ?? nil : try attributes.rate(of: choice.path)
    if let own {
      let rate = try arrays.rate(
        own, "frames a second", setting: "marker_rate", at: choice.path)
      return (rate, try arrays.overruled(own, by: "marker_rate"))
    }
    return try MATLABRates(arrays).markers(
      in: choice.path, frames: choice.frames, times: times, longer: [],
      mayBeLoose: try !hasUnratedSignals(groups, arrays))
  }

  private static func groups(of container: HDF5File) throws -> [String] {
    var found = ["/"]
    var next = 0
    while next < found.count, found.count < mostGroups {
      let group = found[next]
      next += 1
      guard group.count(where: { $0 == "/" }) < deepest else { continue }
      for child in try container.childrenInOrder(of: group) {
        let path = HDF5Arrays.path(group, child)
        if try container.kind(of: path) == .group { found.append(path) }
      }
    }
    return found
  }

  private static func groupChoice(_ path: String, _ arrays: HDF5Arrays) throws -> [Choice] {
    guard let rank = MarkerPlaceName.rank(of: path),
      let group = try HDF5MarkerGroup(at: path, arrays), group.count >= fewestMarkers
    else { return [] }
    return [
      Choice(path: path, rank: rank, count: group.count, frames: group.frames) {
        var group = group
        let (markers, times) = try group.read()
        return (markers, group.left, times)
      }
    ]
  }

  /// Datasets of all markers, with their names in an attribute or in a dataset beside them.
  private static func arrayChoices(_ group: String, _ arrays: HDF5Arrays) throws -> [Choice] {
    var choices: [Choice] = []
    for child in try arrays.numericChildren(of: group) where child.shape.count == 3 {
      let path = HDF5Arrays.path(group, child.name)
      guard let rank = MarkerPlaceName.rank(of: path) else { continue }
      let fitting = try names(beside: path, in: group, arrays).filter { names in
        // An order that two axes fit is not told.
        names.count >= fewestMarkers && child.shape.count(where: { $0 == names.count }) == 1
          && HDF5Arrays.order(of: child.shape, labels: names.count) != nil
      }
      guard fitting.count == 1, let labels = fitting.first,
        let order = HDF5Arrays.order(of: child.shape, labels: labels.count)
      else { continue }
      choices.append(
        Choice(
          path: path, rank: rank, count: labels.count, frames: child.shape[order.frame]
        ) { (try arrays.markers(in: path, labels: labels).markers, [], nil) })
    }
    return choices
  }

  /// Tables whose columns are named as a wide table names them: `LASI_x`.
  private static func tableChoices(_ group: String, _ arrays: HDF5Arrays) throws -> [Choice] {
    var choices: [Choice] = []
    for child in try arrays.container.childrenInOrder(of: group) {
      let path = HDF5Arrays.path(group, child)
      guard let rank = MarkerPlaceName.rank(of: path), let table = try HDF5Table(at: path, arrays),
        table.markerCount >= fewestMarkers
      else { continue }
      choices.append(
        Choice(path: path, rank: rank, count: table.markerCount, frames: table.rows) {
          (try HDF5Arrays.named(table.names) { try table.column($0) }, [], try table.times())
        })
    }
    return choices
  }

  /// Whether there are signals whose rate nothing says, so that a rate of any name may be theirs.
  private static func hasUnratedSignals(_ groups: [String], _ arrays: HDF5Arrays) throws -> Bool {
    for group in groups {
      for child in try arrays.container.children(of: group) where isOfSignals(child[...]) {
        guard RateName.subject(of: child) == nil else { continue }
        let rate = try PlainAttributes(arrays).rate(
          of: HDF5Arrays.path(group, child), subject: .analog, isOwn: true)
        if rate == nil { return true }
      }
    }
    return false
  }

  private static func isOfSignals(_ name: Substring) -> Bool {
    let lower = name.lowercased()
    return ["analog", "emg"].contains { lower.contains($0) }
  }

  private static func names(
    beside path: String, in group: String, _ arrays: HDF5Arrays
  ) throws -> [[String]] {
    let attributes = PlainAttributes(arrays)
    if let own = try attributes.names(of: path) { return [own] }
    if let above = try attributes.names(of: group) { return [above] }
    var found: [[String]] = []
    for child in try arrays.container.children(of: group) {
      let list = HDF5Arrays.path(group, child)
      guard child.lowercased().contains("name") || child.lowercased().contains("label"),
        try arrays.container.kind(of: list) == .dataset
      else { continue }
      switch try arrays.container.dataset(at: list).datatype {
      case .text: found.append(try arrays.texts(at: list))
      case .variableText where arrays.container.readsVariableTexts:
        found.append(try arrays.texts(at: list))
      default: continue
      }
    }
    return found
  }

  /// Groups of signals whose own attributes say their rate; others are named.
  private static func addAnalog(
    to recording: inout Recording, _ groups: [String], _ arrays: HDF5Arrays
  ) throws {
    let attributes = PlainAttributes(arrays)
    var passed: [String] = []
    for group in groups {
      guard isOfSignals(group.split(separator: "/").last ?? "") else { continue }
      let signals = try arrays.signals(inGroup: group)
        .filter { !RateName.isTime($0.label) }
      guard let longest = signals.map(\.samples.count).max() else { continue }
      let own = try attributes.rate(of: group, subject: .analog, isOwn: true)
      guard let rate = try arrays.given("analog_rate") ?? own else {
        passed.append(group)
        continue
      }
      recording.notices += try arrays.overruled(own, by: "analog_rate")
      let whole = signals.filter { $0.samples.count == longest }
      let units = try whole.map { signal in
        try attributes.unit(of: HDF5Arrays.path(group, signal.label), isOwn: true)
          ?? attributes.unit(of: group, isOwn: true)
      }
      recording.analog += arrays.channels(
        whole, unit: { units[$0] },
        rate: try arrays.rate(rate, "samples a second", setting: "analog_rate", at: group))
    }
    guard !passed.isEmpty else { return }
    recording.notices.append(
      Notice(
        .emg,
        "the signals of \(passed.joined(separator: ", ")) are passed over: no attribute rate of "
          + "theirs; name them in hdf5.paths as analog and analog_rate"))
  }
}
