import Foundation
import HDF5
import Motion

/// Data frames that pandas stores through PyTables, with columns as a wide table names them.
///
///     fixed   <key>/axis0 (names), axis1 (index), block<n>_items, block<n>_values
///     table   <key>/table with fields index and values_block_<n>; the names in
///             values_block_<n>_kind, a pickled list of texts
///
/// The index is time in seconds where it grows evenly in steps below one, otherwise frame numbers,
/// which say no rate.
enum PandasLayout: HDF5ForeignLayout {
  static let name = "pandas HDF5"

  private struct Table {
    var path: String
    var index: [Double]
    var names: [String]
    var columns: [[Double]]
  }

  static func recording(
    of arrays: HDF5Arrays, head: [UInt8], name: String
  ) throws -> Recording? {
    let container = arrays.container
    guard try container.attribute("PYTABLES_FORMAT_VERSION", of: "/") != nil else { return nil }
    var recording = Recording(name: name, format: Self.name, frameRate: 0, frameCount: 0)
    var passedOver: [String] = []
    for key in try container.children() {
      guard try container.kind(of: "/" + key) == .group,
        let table = try fixed("/" + key, arrays) ?? appendable("/" + key, arrays)
      else { continue }
      let roles = table.names.map { WideCSVColumn($0, isAnalog: false) }
      let markers = markers(of: table, roles)
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
      let others = roles.indices.filter { index in
        if case .marker = roles[index].role { false } else { true }
      }
      guard markers.isEmpty, !others.isEmpty else { continue }
      guard let rate = TimeAxis(table.index).evenRate else {
        passedOver.append(key)
        continue
      }
      for index in others {
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

  private static func fixed(_ path: String, _ arrays: HDF5Arrays) throws -> Table? {
    let container = arrays.container
    guard try container.kind(of: path + "/axis0") == .dataset,
      try container.kind(of: path + "/axis1") == .dataset,
      try container.dataset(at: path + "/axis1").datatype.isNumeric
    else { return nil }
    var table = Table(
      path: path, index: try container.numbers(at: path + "/axis1").values, names: [], columns: [])
    var block = 0
    while try container.kind(of: "\(path)/block\(block)_values") == .dataset {
      let values = "\(path)/block\(block)_values"
      let items = "\(path)/block\(block)_items"
      block += 1
      let kind = try container.attribute("value_type", of: values)?.text
      guard try container.dataset(at: values).datatype.isNumeric, kind == nil,
        case .text = try container.dataset(at: items).datatype
      else { continue }
      let names = try container.texts(at: items).texts
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
      path: path, index: try container.numbers(of: "index", at: path).values, names: [],
      columns: [])
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
    return table
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
