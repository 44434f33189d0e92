import Foundation
import HDF5
import Motion

/// Data frames that pandas stores through PyTables, with columns as a wide table names them.
///
///     fixed   <key>/axis0 (names), axis1 (index), block<n>_items, block<n>_values
///     table   <key>/table with fields index and values_block_<n>; the names in
///             values_block_<n>_kind, a pickled list of texts
///
/// A table of a row a marker and frame is read as `PandasLongTable` says.
///
/// The time is a column called so, or the index: a duration or a date in its own unit, or numbers that
/// grow evenly in steps below one. Any other index counts frames, and says no rate.
enum PandasLayout: HDF5ForeignLayout {
  static let name = "pandas HDF5"

  private struct Table {
    var path: String
    var index: [Double]
    var names: [String]
    var columns: [[Double]]
    /// What the index is called, where it has a name.
    var indexName: String?

    /// A column of times goes before an index, which then counts rows; both in the unit that their name
    /// says, `time_ms`, or else seconds.
    mutating func takeTimes() {
      let place = names.firstIndex { WideCSVColumn($0, isAnalog: false).role == .time }
      guard let place, columns[place].count == index.count else {
        if let factor = indexName.flatMap(Self.seconds) { index = index.map { $0 * factor } }
        return
      }
      let factor = Self.seconds(names[place]) ?? 1
      index = factor == 1 ? columns[place] : columns[place].map { $0 * factor }
      names.remove(at: place)
      columns.remove(at: place)
    }

    private static func seconds(_ name: String) -> Double? {
      let column = WideCSVColumn(name, isAnalog: false)
      return column.role == .time ? column.unit?.siFactor : nil
    }
  }

  static func recording(
    of arrays: HDF5Arrays, head: [UInt8], name: String
  ) throws -> Recording? {
    let container = arrays.container
    guard try container.attribute("PYTABLES_FORMAT_VERSION", of: "/") != nil else { return nil }
    var recording = Recording(name: name, format: Self.name, frameRate: 0, frameCount: 0)
    var passedOver: [String] = []
    var others: [String] = []
    var curves: [String] = []
    for key in try keys(of: container) {
      if let long = try PandasLongTable(at: key, arrays) {
        if recording.trajectories.isEmpty {
          try long.put(into: &recording)
        } else {
          others.append(key)
        }
        continue
      }
      guard var table = try fixed(key, arrays) ?? appendable(key, arrays) else { continue }
      table.takeTimes()
      let roles = table.names.map { WideCSVColumn($0, isAnalog: false) }
      let markers = markers(of: table, roles)
      if !markers.isEmpty, !recording.trajectories.isEmpty { others.append(key) }
      if !markers.isEmpty, recording.trajectories.isEmpty {
        let (scaled, lengthUnit, notices) = try arrays.metres(
          markers, unit: try unit(of: roles, at: table.path, arrays), at: table.path)
        recording.trajectories = scaled
        recording.lengthUnit = lengthUnit
        recording.prefixes = MarkerLabel.prefixes(of: scaled)
        recording.notices += notices
        recording.frameCount = scaled.first?.count ?? 0
        recording.frameRate = try rate(of: table.index, at: table.path, arrays)
        recording.notices += try arrays.overruled(
          TimeAxis(table.index).evenRate, by: "marker_rate")
        recording.startTime = table.index.first
      }
      let signals = roles.indices.filter { index in
        if case .marker = roles[index].role { false } else { true }
      }
      guard markers.isEmpty, !signals.isEmpty else { continue }
      guard !Self.areCurves(table.names) else {
        curves.append(key)
        continue
      }
      guard let rate = TimeAxis(table.index).evenRate else {
        passedOver.append(key)
        continue
      }
      for index in signals {
        let unit = roles[index].unit
        recording.analog.append(
          AnalogChannel(
            label: WideCSVColumn.splitUnit(table.names[index]).name, unit: unit?.si, rate: rate,
            samples: table.columns[index].map { $0 * (unit?.siFactor ?? 1) }))
      }
    }
    if recording.trajectories.isEmpty, recording.analog.isEmpty { return nil }
    if !passedOver.isEmpty {
      recording.notices.append(
        Notice(.file, "tables without a time in seconds: " + passedOver.joined(separator: ", ")))
    }
    if !curves.isEmpty {
      recording.notices.append(
        Notice(.file, "tables of joint curves, not read: " + curves.joined(separator: ", ")))
    }
    if !others.isEmpty {
      recording.notices.append(
        Notice(
          .file,
          "only the first table of markers is read; left are "
            + FirstNames.joined(others, most: 8)
            + "; save each trial as a file of its own"))
    }
    return recording
  }

  private static func markers(of table: Table, _ roles: [WideCSVColumn]) -> [Trajectory] {
    var places: [String: [Int: Int]] = [:]
    var order: [String] = []
    for (index, role) in roles.enumerated() {
      guard case .marker(let label, let axis) = role.role else { continue }
      if places[label] == nil { order.append(label) }
      places[label, default: [:]][axis] = index
    }
    return order.compactMap { text in
      guard let axes = places[text], let x = axes[0], let y = axes[1], let z = axes[2] else {
        return nil
      }
      let label = MarkerLabel(text)
      return Trajectory(
        label: label.label, prefix: label.prefix, x: table.columns[x], y: table.columns[y],
        z: table.columns[z])
    }
  }

  /// The one unit that the names of the positions say, or `nil` where they say none.
  private static func unit(
    of roles: [WideCSVColumn], at path: String, _ arrays: HDF5Arrays
  ) throws -> String? {
    let positions = roles.filter { if case .marker = $0.role { true } else { false } }
    let units = Set(positions.map(\.unit))
    guard units.count > 1 else { return positions.first?.unit?.rawValue }
    throw arrays.error(
      path,
      "expected positions of one unit, found "
        + units.map { $0?.rawValue ?? "none" }.sorted().joined(separator: " and "),
      "write all columns in one unit")
  }

  /// Rows a second, hertz, of an index or a column of times in seconds.
  static func rate(
    of times: [Double], at path: String, _ arrays: HDF5Arrays
  ) throws -> Double {
    let axis = TimeAxis(times)
    if axis.evenRate == nil, axis.firstUnevenRow == nil, times.count > 1,
      try arrays.given("marker_rate") == nil
    {
      throw arrays.error(
        path,
        "expected an index of even times in seconds, found one that grows by \(times[1] - times[0]) a "
          + "row and may count frames or milliseconds",
        "say it in study.yaml under hdf5.paths as marker_rate: 100, or whatever it is; or give the "
          + "table a column time in seconds, or one called time_ms")
    }
    return try arrays.rate(
      axis.evenRate, "an index of even times in seconds", setting: "marker_rate", at: path)
  }

  /// The groups that may hold a table, `/walk01` or `/subject/walk01`.
  private static func keys(of container: HDF5File) throws -> [String] {
    var keys: [String] = []
    var pending = try container.children().map { ("/" + $0, 1) }
    pending.reverse()
    while let (path, depth) = pending.popLast(), keys.count < mostKeys {
      guard try container.kind(of: path) == .group else { continue }
      keys.append(path)
      guard depth < deepest else { continue }
      pending += try container.children(of: path).reversed().map { (path + "/" + $0, depth + 1) }
    }
    return keys
  }

  private static let mostKeys = 500
  private static let deepest = 4

  /// Whether the columns are curves of joints, and no signals: by their names, all of them.
  private static func areCurves(_ names: [String]) -> Bool {
    let words = [
      "angle", "flex", "exten", "adduc", "abduc", "rotation", "tilt", "obliquity", "moment",
      "power",
      "progress",
    ]
    return names.allSatisfy { name in
      let lower = name.lowercased()
      return words.contains { lower.contains($0) } || ModelOutputName.kind(of: name) != nil
    }
  }

  /// Seconds of one step of an index that pandas keeps as whole numbers: `datetime64[ns]`; `nil` for
  /// an index of plain numbers.
  private static func step(ofKind kind: String?) -> Double? {
    guard let kind, kind.hasPrefix("datetime64") || kind.hasPrefix("timedelta64") else {
      return nil
    }
    let units: [(mark: String, seconds: Double)] = [("[us]", 1e-6), ("[ms]", 1e-3), ("[s]", 1)]
    return units.first { kind.contains($0.mark) }?.seconds ?? 1e-9
  }

  /// Times in seconds from the first on: a date in nanoseconds has more digits than a double.
  private static func seconds(_ index: [Double], kind: String?) -> [Double] {
    guard let step = step(ofKind: kind), let first = index.first else { return index }
    return index.map { (($0 - first) * step * 1e6).rounded() / 1e6 }
  }

  /// The names of a fixed table's columns; those of several levels are joined: `LASI_x`.
  private static func items(at base: String, _ arrays: HDF5Arrays) throws -> [String]? {
    let container = arrays.container
    if try container.kind(of: base) == .dataset {
      guard case .text = try container.dataset(at: base).datatype else { return nil }
      return try container.texts(at: base).texts
    }
    var names: [String] = []
    var level = 0
    while try container.kind(of: "\(base)_level\(level)") == .dataset,
      try container.kind(of: "\(base)_label\(level)") == .dataset
    {
      guard case .text = try container.dataset(at: "\(base)_level\(level)").datatype else {
        return nil
      }
      let texts = try container.texts(at: "\(base)_level\(level)").texts
      let codes = try container.numbers(at: "\(base)_label\(level)").values
      let parts = codes.map { code -> String in
        Int(exactly: code).flatMap { texts.indices.contains($0) ? texts[$0] : nil } ?? ""
      }
      if level == 0 {
        names = parts
      } else {
        guard parts.count == names.count else { return nil }
        names = zip(names, parts).map { $0 + "_" + $1 }
      }
      level += 1
    }
    return names.isEmpty ? nil : names
  }

  private static func fixed(_ path: String, _ arrays: HDF5Arrays) throws -> Table? {
    let container = arrays.container
    guard try container.kind(of: path + "/block0_values") == .dataset,
      try container.kind(of: path + "/axis1") == .dataset,
      try container.dataset(at: path + "/axis1").datatype.isNumeric
    else { return nil }
    var table = Table(
      path: path,
      index: seconds(
        try container.numbers(at: path + "/axis1").values,
        kind: try container.attribute("kind", of: path + "/axis1")?.text), names: [], columns: [],
      indexName: try container.attribute("name", of: path + "/axis1")?.text)
    var block = 0
    while try container.kind(of: "\(path)/block\(block)_values") == .dataset {
      let values = "\(path)/block\(block)_values"
      let items = "\(path)/block\(block)_items"
      block += 1
      let kind = try container.attribute("value_type", of: values)?.text
      guard try container.dataset(at: values).datatype.isNumeric, kind == nil,
        let names = try Self.items(at: items, arrays)
      else { continue }
      let (numbers, shape) = try container.numbers(at: values)
      guard shape == [table.index.count, names.count] else { continue }
      table.names += names
      table.columns += names.indices.map { HDF5Arrays.slice(numbers, shape, [1: $0]) }
    }
    return table
  }

  private static func appendable(_ group: String, _ arrays: HDF5Arrays) throws -> Table? {
    let container = arrays.container
    let path = group + "/table"
    guard try container.kind(of: path) == .dataset,
      case .table(let fields, _) = try container.dataset(at: path).datatype,
      fields.contains(where: { $0.name == "index" && $0.isNumeric })
    else { return nil }
    var table = Table(
      path: path,
      index: seconds(
        try container.numbers(of: "index", at: path).values,
        kind: try container.attribute("index_kind", of: path)?.text), names: [], columns: [],
      indexName: try container.attribute("info", of: group)?.text
        .flatMap { PickledTexts.value(of: "index_name", in: $0) })
    for field in fields where field.name.hasPrefix("values_block_") && field.isNumeric {
      guard let kind = try container.attribute(field.name + "_kind", of: path)?.text else {
        continue
      }
      let names = PickledTexts.joined(kind)
      let (numbers, shape) = try container.numbers(of: field.name, at: path)
      guard names.count == field.count else { continue }
      table.names += names
      table.columns += names.indices.map { HDF5Arrays.slice(numbers, shape, [1: $0]) }
    }
    // Columns that can be searched are fields of their own.
    for field in fields where field.isNumeric && field.count == 1 {
      guard field.name != "index", !field.name.hasPrefix("values_block_") else { continue }
      table.names.append(field.name)
      table.columns.append(try container.numbers(of: field.name, at: path).values)
    }
    return table.names.isEmpty ? nil : table
  }
}

extension TimeAxis {
  /// The rate of even times in seconds, hertz; `nil` for uneven ones and for counted frames.
  var evenRate: Double? { firstUnevenRow == nil ? rate.flatMap { $0 > 1 ? $0 : nil } : nil }
}
