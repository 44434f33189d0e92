import Motion

/// What the columns of a `..._motion.tsv` are.
struct MotionBIDSChannels {
  struct Row {
    var name: String
    /// `POS`, `ORNT`, `LATENCY`, ...
    var type: String
    /// `x`, `y`, `z`, ...
    var component: String
    var point: String
    var unit: Unit?
    var frame: String?
    /// What its numbers are multiplied by.
    var factor: Double {
      type == "POS" || type == "LATENCY" ? unit?.siFactor ?? 1 : 1
    }
  }

  struct Marker {
    var point: String
    var axes: [Int]
  }

  private(set) var rows: [Row] = []
  private(set) var markers: [Marker] = []
  private(set) var notices: [Notice] = []
  /// Samples per second as the channels say, hertz, or `nil`.
  private(set) var rate: Double?
  /// The rate that the samples really have, where the channels say it, hertz, or `nil`.
  private(set) var effectiveRate: Double?

  init(_ siblings: MotionBIDSSiblings) throws(ReadError) {
    guard let table = try siblings.table("_channels.tsv") else {
      throw ReadError(
        file: siblings.name("_motion.tsv"),
        problem: "expected \(siblings.name("_channels.tsv")) beside it, found none",
        remedy: "copy the file of channels beside the motion: it names the columns")
    }
    var bad: [String] = []
    for row in table.rows {
      guard let name = row["name"], let type = row["type"] else {
        throw table.error(
          row["name"] == nil ? "name" : "type", in: row,
          problem: "expected a name and a type for every channel, found an empty cell",
          remedy: "check the file with the BIDS validator")
      }
      let unit = row["units"].flatMap { Unit(symbol: $0) }
      if type.uppercased() == "POS", row["units"] != nil, unit?.si != .metre {
        throw table.error(
          "units", in: row,
          problem: "expected a unit of length for \(name), found "
            + TextFile.quoted(row["units"] ?? ""),
          remedy: "write m or mm there")
      }
      if type.uppercased() == "LATENCY", row["units"] != nil, unit?.si != .second {
        throw table.error(
          "units", in: row,
          problem: "expected a unit of time for \(name), found "
            + TextFile.quoted(row["units"] ?? ""),
          remedy: "write s or ms there")
      }
      if rate == nil {
        rate = try table.number("sampling_frequency", in: row, expected: "a rate in hertz")
      }
      if effectiveRate == nil {
        effectiveRate = try table.number(
          "sampling_frequency_effective", in: row, expected: "a rate in hertz")
      }
      if row["status"]?.lowercased() == "bad" { bad.append(name) }
      rows.append(
        Row(
          name: name, type: type.uppercased(), component: row["component"]?.lowercased() ?? "",
          point: row["tracked_point"] ?? name, unit: unit, frame: row["reference_frame"]))
    }
    try collect(table)
    if !bad.isEmpty {
      notices.append(
        Notice(
          .markers,
          "channels that the file calls bad are read all the same: "
            + FirstNames.joined(bad, most: 12)))
    }
  }

  private mutating func collect(_ table: TabularText) throws(ReadError) {
    var points: [String] = []
    var axes: [String: [Int?]] = [:]
    for (index, row) in rows.enumerated() where row.type == "POS" {
      guard let axis = ["x", "y", "z"].firstIndex(of: row.component) else {
        throw table.error(
          "component", in: table.rows[index],
          problem: "expected x, y or z for \(row.name), found "
            + (row.component.isEmpty ? "an empty cell" : TextFile.quoted(row.component)),
          remedy: "check the file with the BIDS validator")
      }
      if axes[row.point] == nil { points.append(row.point) }
      var known = axes[row.point] ?? [nil, nil, nil]
      guard known[axis] == nil else {
        throw table.error(
          "component", in: table.rows[index],
          problem: "expected \(row.component) of \(row.point) once, found it again",
          remedy: "give every tracked point a name of its own")
      }
      known[axis] = index
      axes[row.point] = known
    }
    for point in points {
      let found = (axes[point] ?? []).compactMap { $0 }
      if found.count == 3 {
        markers.append(Marker(point: point, axes: found))
      } else {
        notices.append(
          Notice(.markers, "\(point) is passed over: it has \(found.count) of x, y and z"))
      }
    }
    let others = Set(rows.map(\.type)).subtracting(["POS", "LATENCY"]).sorted()
    if !others.isEmpty {
      notices.append(
        Notice(.file, "channels of type \(others.joined(separator: ", ")) are passed over"))
    }
    if !hasUnit, let row = rows.firstIndex(where: { $0.type == "POS" && $0.unit != nil }) {
      throw table.error(
        "units", in: table.rows[row],
        problem: "expected a unit for every position or for none, found some",
        remedy: "write the unit of every position")
    }
    guard !markers.isEmpty else {
      throw ReadError(
        file: table.file, problem: "expected channels of type POS with x, y and z, found none",
        remedy: "export the positions of the tracked points", isNoRecording: true)
    }
  }

  /// Whether every position has a unit of its own.
  var hasUnit: Bool { rows.allSatisfy { $0.type != "POS" || $0.unit != nil } }

  /// The unit of all positions, or `nil` where they have several.
  var unit: Unit? {
    let units = Set(rows.filter { $0.type == "POS" }.map(\.unit))
    return units.count == 1 ? units.first ?? nil : nil
  }

  func index(ofType type: String) -> Int? { rows.firstIndex { $0.type == type } }

  /// Which way is up and forward, by the `SpatialAxes` of the markers' frame of reference.
  func axes(_ siblings: MotionBIDSSiblings) throws(ReadError) -> (up: Axis?, forward: Axis?) {
    guard let object = try siblings.object("_channels.json") else { return (nil, nil) }
    let levels = (object["reference_frame"] as? [String: Any])?["Levels"] as? [String: Any]
    let frames = Set(rows.filter { $0.type == "POS" }.compactMap(\.frame)).sorted()
    let letters = Set(
      frames.compactMap { frame in
        (levels?[frame] as? [String: Any])?["SpatialAxes"] as? String
      } + (frames.isEmpty ? [object["SpatialAxes"] as? String].compactMap { $0 } : []))
    guard letters.count == 1, let axes = letters.first?.uppercased(), axes.count == 3 else {
      return (nil, nil)
    }
    return (
      Self.axis(axes, towards: "US", from: "DI"), Self.axis(axes, towards: "FA", from: "BP")
    )
  }

  private static func axis(_ axes: String, towards: String, from: String) -> Axis? {
    for (letter, names) in zip(
      axes, [(Axis.plusX, Axis.minusX), (.plusY, .minusY), (.plusZ, .minusZ)])
    {
      if towards.contains(letter) { return names.0 }
      if from.contains(letter) { return names.1 }
    }
    return nil
  }
}
