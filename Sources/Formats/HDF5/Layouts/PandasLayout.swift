import Foundation
import HDF5
import Motion

/// Data frames that pandas stores through PyTables, with columns as a wide table names them.
///
///     fixed   <key>/axis0 (names), axis1 (index), block<n>_items, block<n>_values
///     table   <key>/table with fields index and values_block_<n>; the names in
///             values_block_<n>_kind, a pickled list of texts
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

    /// A column of times goes before an index, which then counts rows.
    mutating func takeTimes() {
      guard
        let place = names.firstIndex(where: { WideCSVColumn($0, isAnalog: false).role == .time }),
        columns[place].count == index.count
      else { return }
      index = columns[place]
      names.remove(at: place)
      columns.remove(at: place)
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
      guard var table = try fixed(key, arrays) ?? appendable(key, arrays) else { continue }
      table.takeTimes()
      let roles = table.names.map { WideCSVColumn($0, isAnalog: false) }
      let markers = markers(of: table, roles)
      if !markers.isEmpty, !recording.trajectories.isEmpty { others.append(key) }
      if !markers.isEmpty, recording.trajectories.isEmpty {
        let (scaled, lengthUnit, notices) = try arrays.metres(markers, unit: nil, at: table.path)
        recording.trajectories = scaled
        recording.lengthUnit = lengthUnit
        recording.prefixes = MarkerLabel.prefixes(of: scaled)
        recording.notices += notices
        recording.frameCount = scaled.first?.count ?? 0
        recording.frameRate = try rate(of: table, arrays, setting: "marker_rate")
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
            + others.prefix(8).joined(separator: ", ")
            + (others.count > 8 ? ", and \(others.count - 8) more" : "")
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

  private static func rate(
    of table: Table, _ arrays: HDF5Arrays, setting: String
  ) throws -> Double {
    try arrays.rate(
      TimeAxis(table.index).evenRate, "an index of even times in seconds", setting: setting,
      at: table.path)
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
        kind: try container.attribute("kind", of: path + "/axis1")?.text), names: [], columns: [])
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
        kind: try container.attribute("index_kind", of: path)?.text), names: [], columns: [])
    for field in fields where field.name.hasPrefix("values_block_") && field.isNumeric {
      guard let kind = try container.attribute(field.name + "_kind", of: path)?.text else {
        continue
      }
      let names = pickledTexts(kind)
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

  /// The texts of a list in Python's pickle, protocol 0: each a line `V<text>`, or `S'<text>'`; the
  /// pickle is taken for a text and never run.
  static func pickledTexts(_ pickle: String) -> [String] {
    pickle.split(separator: "\n").compactMap { line in
      let body = line.hasPrefix("a") ? line.dropFirst() : line[...]
      if body.hasPrefix("V") { return String(body.dropFirst()) }
      if body.hasPrefix("S'"), body.hasSuffix("'"), body.count > 2 {
        return String(body.dropFirst(2).dropLast())
      }
      return nil
    }
  }
}

extension TimeAxis {
  /// The rate of even times in seconds, hertz; `nil` for uneven ones and for counted frames.
  var evenRate: Double? { firstUnevenRow == nil ? rate.flatMap { $0 > 1 ? $0 : nil } : nil }
}
