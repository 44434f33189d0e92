import Motion

/// Ground reaction forces in an OpenSim table (`.mot`, `.sto`).
///
/// Only tables that hold ground reactions are recordings. A table of joint angles or moments is
/// sound but holds no recording (`ReadError.isNoRecording`).
///
/// Source: OpenSim Documentation, Storage and Motion files; Seth et al. 2018, PLoS Comput Biol.
public enum MOT: TextFormat {
  public static let name = "OpenSim ground reactions"

  public static func recognizes(_ head: [UInt8], ending: String) -> Bool {
    guard !["csv", "tsv", "c3d", "trc"].contains(ending) || ending.isEmpty else { return false }
    if ending == "mot" || ending == "sto" { return true }
    let text = TextFile.text(head.prefix(16_384))
    return text.split(whereSeparator: \.isNewline).contains {
      $0.trimmed.lowercased() == "endheader"
    }
  }

  public static func recording(
    of bytes: [UInt8], name: String, file: String
  ) throws(ReadError) -> Recording {
    let text = try TextFile(bytes, file: file)
    var lines = TextLines(text)
    let header = try columnRow(&lines, text)
    let names = header.cells.map(\.text)
    guard let time = names.firstIndex(where: { $0.lowercased() == "time" }) else {
      throw text.error(
        line: header.line, problem: "expected a column named time, found none",
        remedy: "export the table again")
    }
    let reactions = GroundReactionColumns(names)
    guard !reactions.plates.isEmpty else { throw noReaction(names, header.line, text) }
    let width = (names.lastIndex { !$0.isEmpty } ?? 0) + 1
    var columns = (0..<width).map { index in
      NumberTable.Layout.Column(names[index], groupStart: index)
    }
    columns[time].isRequired = true
    for plate in reactions.plates {
      for (place, column) in plate.columns.enumerated() {
        if let column { columns[column].factor = plate.unit(place).factor }
      }
    }
    var table = try NumberTable(
      from: &lines, of: text,
      layout: NumberTable.Layout(columns: columns, delimiter: header.delimiter))
    let axis = TimeAxis(table.take(time))
    if let row = axis.firstUnevenRow {
      throw text.error(
        line: table.lines[row],
        problem: "expected times in even steps, found \(axis.times[row]) s after "
          + "\(axis.times[max(0, row - 1)]) s",
        remedy: "export the forces again without leaving rows out")
    }
    guard let rate = axis.rate else {
      throw text.error(
        line: table.lines.last ?? lines.number + 1,
        problem: "expected at least two rows of forces, found \(table.rowCount)",
        remedy: "export the forces again")
    }
    var recording = Recording(name: name, format: self.name, frameRate: 0, frameCount: 0)
    recording.startTime = axis.times[0]
    for plate in reactions.plates {
      recording.plates.append(
        ForcePlate(
          label: plate.label, kind: .laboratoryAxes, corners: [],
          channels: channels(of: plate, &table, rate: rate)))
      if plate.columns.suffix(3).contains(nil) {
        recording.notices.append(
          Notice(
            .plates,
            "plate \(plate.label): the file names no full free moment; what is missing is zero"))
      }
    }
    let others =
      names.indices.filter { $0 != time && !names[$0].isEmpty }.count
      - reactions.columnCount
    if others > 0 {
      recording.notices.append(
        Notice(.file, "\(others) columns that are no ground reaction are passed over"))
    }
    return recording
  }

  private static func channels(
    of plate: GroundReactionColumns.Plate, _ table: inout NumberTable, rate: Double
  ) -> [AnalogChannel] {
    let components = ["Fx", "Fy", "Fz", "Px", "Py", "Pz", "Tx", "Ty", "Tz"]
    var channels: [AnalogChannel] = []
    for (place, component) in components.enumerated() {
      let samples =
        plate.columns[place].map { table.take($0) }
        ?? [Double](repeating: 0, count: table.rowCount)
      channels.append(
        AnalogChannel(
          label: component + plate.label, unit: plate.unit(place).unit, rate: rate,
          samples: samples))
    }
    return channels
  }

  /// The row of column names behind `endheader`.
  private static func columnRow(
    _ lines: inout TextLines, _ text: TextFile
  ) throws(ReadError) -> (cells: [DelimitedRow.Cell], line: Int, delimiter: UInt8) {
    var isPastHeader = false
    while let line = try lines.next(), isPastHeader || lines.number <= longestHeader {
      let row = text.bytes[line]
      let blanks: [UInt8] = [9, 32, NumberScanner.comma]
      guard row.contains(where: { !blanks.contains($0) }) else { continue }
      if isPastHeader {
        let delimiter =
          [NumberScanner.tab, NumberScanner.comma].first { row.contains($0) }
          ?? NumberScanner.space
        var cells = try DelimitedRow.cells(
          of: text, in: line, line: lines.number, delimiter: delimiter)
        if delimiter == NumberScanner.space { cells.removeAll { $0.text.isEmpty } }
        return (cells, lines.number, delimiter)
      }
      let word = row.prefix(64).filter { !blanks.contains($0) }
      isPastHeader = TextFile.text(word).lowercased() == "endheader"
    }
    throw text.error(
      line: lines.number + 1,
      problem: isPastHeader
        ? "expected the row of column names, found the end of the file"
        : "expected a line endheader, found none",
      remedy: "export the table again: it is no whole OpenSim table")
  }

  /// Lines within which `endheader` must come.
  private static let longestHeader = 1000

  private static func noReaction(_ names: [String], _ line: Int, _ text: TextFile) -> ReadError {
    let others = names.filter { !$0.isEmpty && $0.lowercased() != "time" }
    let isMoments = others.contains { $0.lowercased().hasSuffix("_moment") }
    let isAngles = others.contains { name in
      ["_tilt", "flexion", "_angle", "adduction", "_rotation"].contains {
        name.lowercased().contains($0)
      }
    }
    let what = isMoments ? "joint moments" : isAngles ? "joint angles" : "other columns"
    let some = others.prefix(3).map { TextFile.quoted($0).dropFirst().dropLast() }
    return ReadError(
      file: text.file, place: .line(line, column: 1),
      problem: "expected ground reaction forces, found \(what) "
        + "(\(some.joined(separator: ", "))\(others.count > 3 ? ", …" : ""))",
      remedy: "nothing need be done: the table is passed over", isNoRecording: true)
  }
}
