import HDF5
import Motion

/// A data frame of a row a marker and frame: columns time or frame, marker, x, y and z.
///
/// A row that is not there means that the marker was not seen. The names of the markers can be read
/// where pandas keeps them as texts (`format='table'`); as Python objects they are refused.
struct PandasLongTable {
  private let path: String
  private let arrays: HDF5Arrays
  /// The marker of each row.
  private let markers: [String]
  /// The time in seconds, or the frame, of each row.
  private let clock: [Double]
  private let hasTimes: Bool
  private let positions: [[Double]]
  private let unit: Unit?

  /// A column by its name as the table writes it.
  private struct Column {
    var name: String
    var field: String
    /// Its place in the field.
    var place: Int
    var isNumeric: Bool
  }

  /// - Returns: Nothing where the group holds no such table.
  init?(at group: String, _ arrays: HDF5Arrays) throws {
    try Self.refuseObjects(group, arrays)
    let path = group + "/table"
    let container = arrays.container
    guard try container.kind(of: path) == .dataset,
      case .table(let fields, _) = try container.dataset(at: path).datatype
    else { return nil }
    let columns = try Self.columns(fields, at: path, container)
    guard let names = Names(columns.map(\.name)) else { return nil }
    let marker = columns[names.marker]
    guard !marker.isNumeric else { throw Self.refusal(path, marker.name, arrays) }
    func numbers(_ index: Int) throws -> [Double] {
      let column = columns[index]
      let (values, shape) = try container.numbers(of: column.field, at: path)
      return HDF5Arrays.slice(values, shape, [1: column.place])
    }
    let width = fields.first { $0.name == marker.field }?.count ?? 1
    let texts = try container.texts(of: marker.field, at: path)
    self.path = path
    self.arrays = arrays
    markers = stride(from: marker.place, to: texts.count, by: width).map { texts[$0].trimmed }
    let time = WideCSVColumn(columns[names.clock].name, isAnalog: false)
    hasTimes = time.role == .time
    let factor = hasTimes ? time.unit?.siFactor ?? 1 : 1
    clock = try numbers(names.clock).map { $0 * factor }
    positions = try names.positions.map { try numbers($0) }
    let units = Set(names.positions.map { WideCSVColumn.splitUnit(columns[$0].name).unit })
    guard units.count == 1, let unit = units.first else {
      throw arrays.error(
        path, "expected x, y and z in one unit, found several", "write all three in one unit")
    }
    self.unit = unit
    guard
      [clock, positions[0], positions[1], positions[2]].allSatisfy({ $0.count == markers.count })
    else { return nil }
  }

  /// Where the columns are that make such a table.
  private struct Names {
    var marker: Int
    var clock: Int
    var positions: [Int]

    init?(_ names: [String]) {
      let bare = names.map { WideCSVColumn.splitUnit($0).name.lowercased() }
      let roles = names.map { WideCSVColumn($0, isAnalog: false).role }
      let axes = ["x", "y", "z"].compactMap { bare.firstIndex(of: $0) }
      guard axes.count == 3, let marker = bare.firstIndex(where: Self.markers.contains),
        let clock = roles.firstIndex(of: .time) ?? roles.firstIndex(of: .frame)
      else { return nil }
      (self.marker, self.clock, positions) = (marker, clock, axes)
    }

    private static let markers: Set<String> = [
      "marker", "marker_name", "label", "name", "joint", "joint_name", "landmark", "keypoint",
      "bodypart", "body_part",
    ]
  }

  private static func columns(
    _ fields: [HDF5Field], at path: String, _ container: HDF5File
  ) throws -> [Column] {
    try fields.flatMap { field -> [Column] in
      guard field.name.hasPrefix("values_block_") else {
        return field.name == "index" || field.count != 1
          ? []
          : [Column(name: field.name, field: field.name, place: 0, isNumeric: field.isNumeric)]
      }
      let kind = try container.attribute(field.name + "_kind", of: path)?.text ?? ""
      let names = PickledTexts.joined(kind)
      guard names.count == field.count else { return [] }
      return names.enumerated().map { place, name in
        Column(name: name, field: field.name, place: place, isNumeric: field.isNumeric)
      }
    }
  }

  /// A fixed table keeps the names of markers as Python objects, in its columns or as a level of its
  /// rows.
  private static func refuseObjects(_ group: String, _ arrays: HDF5Arrays) throws {
    let container = arrays.container
    var names: [String] = []
    var block = 0
    while try container.kind(of: "\(group)/block\(block)_items") == .dataset {
      let items = "\(group)/block\(block)_items"
      block += 1
      guard case .text = try container.dataset(at: items).datatype else { return }
      names += try container.texts(at: items).texts
    }
    guard block > 0 else { return }
    if try container.kind(of: group + "/axis1_level0") == .dataset {
      throw arrays.error(
        group, "expected a row a frame, found rows of several levels",
        "write the levels as columns: df.reset_index().to_hdf(FILE, key='markers', format='table')")
    }
    guard let found = Names(names) else { return }
    throw refusal(group, names[found.marker], arrays)
  }

  private static func refusal(
    _ path: String, _ column: String, _ arrays: HDF5Arrays
  ) -> ReadError {
    arrays.error(
      path,
      "expected the names of markers in \(column.prefix(20)) as texts, found them as Python objects or "
        + "categories",
      "write the table so that they are texts: df['\(column)'] = df['\(column)'].astype(str), then "
        + "df.to_hdf(FILE, key='markers', format='table')")
  }

  /// The markers, with the clock of their frames.
  func put(into recording: inout Recording) throws {
    let ticks = Set(clock).sorted()
    let frames = try frames(ticks)
    let count = (frames.values.max() ?? -1) + 1
    var labels: [String] = []
    var places: [String: Int] = [:]
    for marker in markers where places[marker] == nil {
      places[marker] = labels.count
      labels.append(marker)
    }
    let cells = count.multipliedReportingOverflow(by: labels.count)
    guard count > 0, !cells.overflow, cells.partialValue <= 64 * markers.count + 1_000_000 else {
      throw arrays.error(
        path,
        "expected rows for most frames, found \(markers.count) rows for \(count) frames of "
          + "\(labels.count) markers", "check the column of times or frames")
    }
    let empty = [Double](repeating: .nan, count: count)
    var axes = [[[Double]]](
      repeating: [[Double]](repeating: empty, count: 3), count: labels.count)
    var isFilled = [[Bool]](
      repeating: [Bool](repeating: false, count: count), count: labels.count)
    for row in markers.indices {
      guard let frame = frames[clock[row]], let marker = places[markers[row]] else { continue }
      guard !isFilled[marker][frame] else {
        throw arrays.error(
          path,
          "expected marker \(markers[row]) once a frame, found it again in row \(row + 1)",
          "save each trial, or each person, as a table of its own")
      }
      isFilled[marker][frame] = true
      for axis in 0..<3 { axes[marker][axis][frame] = positions[axis][row] }
    }
    let found = zip(labels, axes).map { HDF5Arrays.trajectory($0, $1) }
    let (markers, lengthUnit, notices) = try arrays.metres(found, unit: unit?.rawValue, at: path)
    recording.trajectories = markers
    recording.lengthUnit = lengthUnit
    recording.prefixes = MarkerLabel.prefixes(of: markers)
    recording.notices += notices
    recording.frameCount = count
    let own = hasTimes ? TimeAxis(ticks).evenRate : nil
    recording.frameRate =
      hasTimes
      ? try PandasLayout.rate(of: ticks, at: path, arrays)
      : try arrays.rate(nil, "a column time in seconds", setting: "marker_rate", at: path)
    recording.notices += try arrays.overruled(own, by: "marker_rate")
    if hasTimes {
      recording.startTime = ticks.first
    } else {
      recording.firstFrame = ticks.first.flatMap { Int(exactly: $0) } ?? 1
    }
  }

  /// The frame of each time or number, from 0.
  private func frames(_ ticks: [Double]) throws -> [Double: Int] {
    if hasTimes {
      if let row = TimeAxis(ticks).firstUnevenRow {
        throw arrays.error(
          path, "expected even times, found \(ticks[row]) s between them",
          "write a row of each marker for every frame, empty where it was not seen")
      }
      return Dictionary(uniqueKeysWithValues: ticks.enumerated().map { ($1, $0) })
    }
    guard let first = ticks.first, ticks.allSatisfy({ $0 == $0.rounded() && abs($0) < 1e9 }) else {
      throw arrays.error(
        path, "expected whole frame numbers, found \(ticks.first { $0 != $0.rounded() } ?? .nan)",
        "number the frames 1, 2, 3, …, or write a column time in seconds")
    }
    return Dictionary(uniqueKeysWithValues: ticks.map { ($0, Int($0 - first)) })
  }
}
