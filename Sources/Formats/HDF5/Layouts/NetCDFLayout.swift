import HDF5
import Motion

/// Arrays of xarray in netCDF-4, as pyomeca, movement and others save markers and analog signals, in
/// the root or in groups.
///
///     /markers   axis x channel x time, in any order; units, rate
///     /analogs   channel x time, or the reverse; units, rate
///     /channel   the names, also called marker or keypoint
///     /axis      x, y, z
///     /time      with the unit that its attribute says
///
/// The axes are those that the variable itself names (DIMENSION_LIST).
enum NetCDFLayout: HDF5ForeignLayout {
  static let name = "netCDF-4"

  static func recording(
    of arrays: HDF5Arrays, head: [UInt8], name: String
  ) throws -> Recording? {
    let container = arrays.container
    guard container.readsVariableTexts, try isNetCDF(container) else { return nil }
    let variables = try variables(arrays)
    var recording = Recording(name: name, format: Self.name, frameRate: 0, frameCount: 0)
    let cube = try markers(variables, arrays)
    if let cube { try add(cube, to: &recording, arrays) }
    for table in variables where table.isTable {
      guard (MarkerPlaceName.rank(of: table.path) ?? 0) != 2 else { continue }
      let (rate, overruled) = try NetCDFRate(arrays).of(
        table, setting: "analog_rate", plausible: 10...100_000)
      recording.notices += overruled
      try add(table, rate: rate, to: &recording, arrays)
    }
    guard !recording.trajectories.isEmpty || !recording.analog.isEmpty else { return nil }
    let left = variables.filter { $0.isCube && $0.path != cube?.path }.map(\.path)
    if !left.isEmpty {
      recording.notices.append(
        Notice(
          .file,
          "not read: \(left.joined(separator: ", ")); markers are taken from \(cube?.path ?? "none")"
        ))
    }
    return recording
  }

  private static func isNetCDF(_ container: HDF5File) throws -> Bool {
    if try container.attribute("_NCProperties", of: "/") != nil { return true }
    for child in try container.children().prefix(64) {
      let path = "/" + child
      if try container.kind(of: path) == .dataset,
        try container.attribute("CLASS", of: path)?.text == "DIMENSION_SCALE"
      {
        return true
      }
    }
    return false
  }

  /// The variables of the root and of the groups in it.
  private static func variables(_ arrays: HDF5Arrays) throws -> [NetCDFVariable] {
    let container = arrays.container
    var variables: [NetCDFVariable] = []
    for child in try container.childrenInOrder().prefix(mostObjects) {
      let path = "/" + child
      if let variable = try NetCDFVariable(at: path, arrays) { variables.append(variable) }
      guard try container.kind(of: path) == .group else { continue }
      for inner in try container.childrenInOrder(of: path).prefix(mostObjects) {
        if let variable = try NetCDFVariable(at: HDF5Arrays.path(path, inner), arrays) {
          variables.append(variable)
        }
      }
    }
    return variables
  }

  private static let mostObjects = 500

  /// The one variable that is the markers; several that may be are refused.
  private static func markers(
    _ variables: [NetCDFVariable], _ arrays: HDF5Arrays
  ) throws -> NetCDFVariable? {
    let cubes = variables.compactMap { variable -> (variable: NetCDFVariable, rank: Int)? in
      let mayBe = variable.unit.map { $0.isEmpty || Unit(symbol: $0)?.si == .metre } ?? true
      guard variable.isCube, let rank = MarkerPlaceName.rank(of: variable.path) else { return nil }
      // A unit that is not known is refused later, where nothing else says markers.
      return mayBe || rank == 2 ? (variable, rank) : nil
    }
    guard let best = cubes.map(\.rank).max() else { return nil }
    let leading = cubes.filter { $0.rank == best }.map(\.variable)
    if leading.count == 1 { return leading.first }
    let plain = leading.filter { variable in
      let last = variable.path.split(separator: "/").last?.lowercased()
      return last.map { ["markers", "marker", "position", "positions", "points"].contains($0) }
        ?? false
    }
    if plain.count == 1 { return plain.first }
    throw arrays.error(
      "/",
      "expected one variable of markers, found "
        + leading.map(\.path).joined(separator: " and "),
      "save one variable a file, or say in study.yaml under hdf5.paths which it is: markers with "
        + "marker_labels and marker_rate")
  }

  private static func add(
    _ cube: NetCDFVariable, to recording: inout Recording, _ arrays: HDF5Arrays
  ) throws {
    let all = try cube.markers(arrays)
    let modelled = all.filter { ModelOutputName.kind(of: $0.label) != nil }
    let (markers, lengthUnit, notices) = try arrays.metres(
      all.filter { ModelOutputName.kind(of: $0.label) == nil }, unit: cube.unit, at: cube.path)
    recording.trajectories = markers
    recording.lengthUnit = lengthUnit
    recording.prefixes = MarkerLabel.prefixes(of: markers)
    recording.notices += notices
    if !modelled.isEmpty {
      recording.notices.append(
        Notice(
          .model,
          "\(modelled.count) outputs of the capture program's model are passed over, told by their "
            + "names"))
    }
    recording.frameCount = markers.first?.count ?? 0
    let (rate, overruled) = try NetCDFRate(arrays).of(
      cube, setting: "marker_rate", plausible: RateName.fewestFrames...RateName.mostFrames)
    recording.frameRate = rate
    recording.notices += overruled
    // pyomeca counts frames from 0.
    recording.firstFrame =
      (try arrays.container.attribute("first_frame", of: cube.path)?.integer ?? 0) + 1
  }

  /// The one unit of a table is that of its first channel, as pyomeca writes it: kept where it can be
  /// that of all.
  private static func add(
    _ table: NetCDFVariable, rate: Double, to recording: inout Recording, _ arrays: HDF5Arrays
  ) throws {
    var unit = table.unit
    let loads = table.labels.count(where: isLoad)
    let known = unit.flatMap { Unit(symbol: $0) }
    let isMixed = loads > 0 && loads < table.labels.count
    if let written = unit, let known, isMixed || (known.si != .volt && loads == 0) {
      unit = nil
      recording.notices.append(
        Notice(
          .emg,
          "\(table.path): the one unit \(written.prefix(20)) cannot be that of all channels; they are "
            + "read without a unit"))
    }
    recording.analog += arrays.channels(
      try table.signals(arrays), unit: { _ in unit }, rate: rate)
  }

  /// A force or a moment by its name: `Force.Fx1`, `Fz`, `Moment.Mx2`.
  private static func isLoad(_ label: String) -> Bool {
    let lower = label.lowercased()
    if ["force", "moment"].contains(where: { lower.contains($0) }) { return true }
    let letters = Array((lower.split(separator: ".").last ?? "").filter(\.isLetter))
    return letters.count == 2 && "fm".contains(letters[0]) && "xyz".contains(letters[1])
  }
}
