import Motion

/// A table that no reader takes: what it is, which of its columns say nothing, and whether it is a
/// recording all the same.
///
/// Tables of results lie beside recordings in every study and are passed over; a table with the key of
/// a vendor, or with columns of X, Y and Z, is a recording that must not be lost in silence.
struct ForeignTable {
  let words: String
  let remedy: String
  /// Whether it may be passed over: a table of something else than movement.
  let isNoRecording: Bool

  private static let mayStay = "a table that is no recording may stay as it is"
  private static let asC3D = "export the trial from the program that captured it as C3D, CSV or TRC"

  /// Judges a text whose first lines are a table's.
  init(_ head: [UInt8], lines: [String]) {
    let rows = lines.map { line in
      line.split(omittingEmptySubsequences: false) { "\t,;".contains($0) }.map(\.trimmed)
    }
    if let vendor = Self.vendor(rows) {
      self = vendor
    } else if let header = Self.header(head) {
      self.init(header)
    } else {
      self.init(
        "a table without a column of times or frames",
        "name the column of times `time`; " + Self.mayStay, isNoRecording: true)
    }
  }

  private init(_ words: String, _ remedy: String, isNoRecording: Bool) {
    self.words = words
    self.remedy = remedy
    self.isNoRecording = isNoRecording
  }

  /// Tables that tell by their first cells which program wrote them.
  private static func vendor(_ rows: [[String]]) -> ForeignTable? {
    let first = rows.first?.first?.lowercased() ?? ""
    if first == "scorer" {
      return ForeignTable(
        "a table of DeepLabCut (scorer, bodyparts, coords)",
        "export the positions in three dimensions as CSV with the columns time, nose_x, nose_y, "
          + "nose_z, …", isNoRecording: false)
    }
    if first.hasPrefix("bioware version") {
      return ForeignTable(
        "forces as Kistler's BioWare exports them", "export the trial as C3D", isNoRecording: false)
    }
    if rows.contains(where: { $0.first == "ITEM" }) {
      let kinds = Set(rows.prefix(5).flatMap { $0 }.map { $0.uppercased() })
      let isMeasured = !kinds.isDisjoint(with: ["TARGET", "ANALOG", "FORCE", "COFP", "LANDMARK"])
      return isMeasured
        ? ForeignTable(
          "signals as Visual3D exports them (ASCII)",
          "export the trial from Visual3D as C3D", isNoRecording: false)
        : ForeignTable(
          "results as Visual3D exports them (ASCII)", mayStay, isNoRecording: true)
    }
    if rows.contains(where: {
      $0.count > 2 && $0[0].lowercased() == "frame"
        && $0[1].lowercased().hasPrefix("sub")
    }) {
      return ForeignTable(
        "a table of Vicon Nexus without the lines Trajectories (or Devices) and the rate above it",
        "export the trial from Nexus again as ASCII or C3D: the rate stands nowhere else",
        isNoRecording: false)
    }
    return nil
  }

  /// The row of names as a wide table has it, or `nil`.
  private static func header(_ head: [UInt8]) -> WideCSVHeader? {
    guard let text = try? TextFile(head, file: "") else { return nil }
    var lines = TextLines(text)
    var entries = CSVMetadata()
    guard let range = try? entries.readToHeader(&lines, of: text) else { return nil }
    return try? WideCSVHeader(range, &lines, of: text, metadata: WideCSVMetadata(entries))
  }

  private init(_ header: WideCSVHeader) {
    let others = header.columns.filter { $0.role == .other && !$0.name.isEmpty }.map(\.name)
    let shown = FirstNames.joined(others, most: 4)
    let hasClock = (header.index(of: .time) ?? header.index(of: .frame)) != nil
    let names = Set(header.columns.map { $0.bareName.lowercased() })
    if names.isSuperset(of: ["x", "y", "z"]) {
      self.init(
        "columns x, y and z, but none that names the marker"
          + (shown.isEmpty ? "" : ": \(shown)"),
        "call the column of names `marker`, `joint`, `landmark` or `keypoint`, or name the positions "
          + "LASI_x, LASI_y, LASI_z", isNoRecording: false)
    } else if let marker = header.markers.first(where: { $0.columns.contains { $0 >= 0 } }) {
      let found = header.markers.prefix(3).flatMap(\.columns).filter { $0 >= 0 }
        .map { header.columns[$0].name }.joined(separator: ", ")
      let has = marker.columns.count { $0 >= 0 }
      self.init(
        "a table of positions without all of x, y and z (\(found))",
        "add the columns that are missing; " + Self.mayStay, isNoRecording: has < 3)
    } else if let quantity = header.quantities.first {
      let kinds = Set(header.quantities.map(\.quantity.rawValue)).sorted().joined(separator: ", ")
      self.init(
        "a table without positions of markers: \(kinds) (\(quantity.label))",
        "nothing, if it holds results or sensors; otherwise " + Self.asC3D, isNoRecording: true)
    } else if hasClock {
      self.init(
        "a table of times whose columns tell neither positions nor volts"
          + (shown.isEmpty ? "" : ": \(shown)"),
        "write the unit of signals behind their names, as RF (mV), and the axis behind those of "
          + "markers, as LASI_x; " + Self.mayStay, isNoRecording: true)
    } else {
      self.init(
        "a table without a column of times or frames"
          + (shown.isEmpty ? "" : ", of which no column is understood: \(shown)"),
        "name the column of times `time` (or add the line \"# rate_hz: 100\" before the names), and "
          + "those of markers LASI_x, LASI_y, LASI_z; " + Self.mayStay, isNoRecording: true)
    }
  }
}
