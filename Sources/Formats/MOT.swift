import Motion

/// Ground reaction forces and EMG in an OpenSim table (`.mot`, `.sto`).
///
/// Only tables that hold ground reactions (`GroundReactionColumns`) or signals (`MOTSignals`) are
/// recordings. A table of joint angles or moments is sound but holds no recording
/// (`ReadError.isNoRecording`). A header's rate tells times in milliseconds, as OpenSim writes them
/// beside analog signals.
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
    var text = try TextFile(bytes, file: file)
    var lines = TextLines(text)
    let header = try MOTHeader(&lines, text)
    let names = header.names
    guard let time = names.firstIndex(where: { $0.lowercased() == "time" }) else {
      throw text.error(
        line: header.line, problem: "expected a column named time, found none",
        remedy: "export the table again")
    }
    let reactions = GroundReactionColumns(names)
    let signals = MOTSignals(names, header)
    guard !reactions.plates.isEmpty || !signals.signals.isEmpty else {
      throw signals.refusal(names, recording: name, line: header.line, text)
        ?? noReaction(reactions, names, header.line, text)
    }
    if header.holdsVectors { text = try header.cutVectors(text, &lines) }
    let width = (names.lastIndex { !$0.isEmpty } ?? 0) + 1
    var columns = (0..<width).map { index in
      NumberTable.Layout.Column(names[index], groupStart: index)
    }
    columns[time].isRequired = true
    var table = try NumberTable(
      from: &lines, of: text,
      layout: NumberTable.Layout(columns: columns, delimiter: header.delimiter))
    var (axis, clock) = seconds(table.take(time), header)
    var lastRow: Notice?
    if let row = axis.firstUnevenRow, let before = axis.withoutOddLast {
      lastRow = axis.lastRowNotice(line: table.lines[row])
      axis = before
      table.dropLastRow()
    } else if let row = axis.firstUnevenRow {
      throw text.error(
        line: table.lines[row],
        problem: "expected times in even steps, found \(axis.times[row]) s after "
          + "\(axis.times[max(0, row - 1)]) s",
        remedy: axis.repeats
          ? "export the forces again with more decimals of time, and no row twice"
          : "export the forces again without leaving rows out")
    }
    guard let rate = axis.rate else {
      throw text.error(
        line: table.lines.last ?? lines.number + 1,
        problem: "expected at least two rows of forces, found \(table.rowCount)",
        remedy: "export the forces again")
    }
    var recording = Recording(name: name, format: self.name, frameRate: 0, frameCount: 0)
    recording.startTime = axis.times[0]
    recording.notices = [clock, lastRow].compactMap { $0 } + notices(table, header, names)
    for found in reactions.plates {
      var plate = found
      if plate.isShort {
        settleUnit(of: &plate, header, table, &recording)
      } else if plate.pointUnit == nil, let nearest = Self.distances(of: plate, table)?.nearest,
        nearest > farAway
      {
        throw text.error(
          line: header.line,
          problem: "expected points of application in metres, found those of plate \(plate.label) "
            + "at least \((nearest * 10).rounded() / 10) m from the origin under load",
          remedy: "write the unit behind the names, as in ground_force_px(mm) and "
            + "ground_torque_x(Nmm), or the points in metres and the moments in newton-metres")
      }
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
    signals.move(from: &table, rate: rate, to: &recording)
    passOver(reactions, signals, names, time, &recording)
    return recording
  }

  /// The times in seconds, and a word where the table counts milliseconds.
  private static func seconds(
    _ times: [Double], _ header: MOTHeader
  ) -> (axis: TimeAxis, notice: Notice?) {
    let axis = TimeAxis(times)
    guard let stated = header.rate, let measured = StampedTimes.meanRate(times),
      axis.contradicts(stated)
    else { return (axis, nil) }
    let milliseconds = TimeAxis(times.map { $0 / 1000 })
    guard !milliseconds.contradicts(stated) else {
      return (
        axis,
        Notice(
          .file,
          "the header says \(stated) Hz, the time column \(TimeAxis.settled(measured)) Hz; the time "
            + "column is used")
      )
    }
    return (
      milliseconds,
      Notice(
        .file,
        "the time column counts milliseconds, not seconds, as the header's \(stated) Hz shows")
    )
  }

  /// Rows and cells that the header promises and that are not there.
  private static func notices(
    _ table: NumberTable, _ header: MOTHeader, _ names: [String]
  ) -> [Notice] {
    var notices: [Notice] = []
    if let count = header.rowCount, count != table.rowCount {
      notices.append(
        Notice(.file, "the header says \(count) rows, the file holds \(table.rowCount)"))
    }
    notices += table.cutNotices
    if table.widths.shortRows == table.rowCount, table.rowCount > 0 {
      let lost = names[table.widths.mostShortCells...].filter { !$0.isEmpty }
      notices.append(
        Notice(
          .file,
          "every row ends before the columns \(FirstNames.joined(lost, most: 6))"))
    }
    return notices
  }

  /// What is in the table besides whole ground reactions and signals.
  private static func passOver(
    _ reactions: GroundReactionColumns, _ signals: MOTSignals, _ names: [String], _ time: Int,
    _ recording: inout Recording
  ) {
    if !reactions.withoutPoint.isEmpty {
      recording.notices.append(
        Notice(
          .plates,
          "the table gives no point of application for the force "
            + reactions.withoutPoint.joined(separator: ", ") + ", which is passed over"))
    }
    if !reactions.spheres.isEmpty {
      recording.notices.append(
        Notice(
          .plates,
          "forces of contact spheres of a foot model are passed over: "
            + reactions.spheres.joined(separator: ", ")))
    }
    let others =
      names.indices.filter { $0 != time && !names[$0].isEmpty }.count - reactions.columnCount
      - signals.signals.count
    if reactions.plates.isEmpty {
      let taken = Set(signals.signals.map(\.column) + [time])
      let left = names.indices.filter { !taken.contains($0) && !names[$0].isEmpty }.map {
        names[$0]
      }
      guard !left.isEmpty else { return }
      recording.notices.append(
        Notice(.file, "columns passed over: " + FirstNames.joined(left)))
    } else if others > 0 {
      recording.notices.append(
        Notice(.file, "\(others) columns that are no ground reaction are passed over"))
    }
  }

  /// The unit of points and moments under short names: the header's, or millimetres, unless the
  /// points under load would then all lie within a few millimetres.
  private static func settleUnit(
    of plate: inout GroundReactionColumns.Plate, _ header: MOTHeader, _ table: NumberTable,
    _ recording: inout Recording
  ) {
    if let unit = header.lengthUnit {
      plate.pointUnit = unit
      plate.momentUnit = unit == .metre ? .newtonMetre : .newtonMillimetre
      return
    }
    guard let farthest = distances(of: plate, table)?.farthest, farthest < nearest else { return }
    plate.isMillimetres = false
    recording.notices.append(
      Notice(
        .plates,
        "plate \(plate.label): no unit is given; its points lie up to "
          + "\((farthest * 100).rounded() / 100) from the origin, so they are read as m"))
  }

  /// How near and how far the points of a plate come to the origin while it carries something, along
  /// the axis on which they are farthest, in the table's unit; `nil` where it never does.
  private static func distances(
    of plate: GroundReactionColumns.Plate, _ table: NumberTable
  ) -> (nearest: Double, farthest: Double)? {
    let places = plate.columns.prefix(6).compactMap { $0 }
    guard places.count == 6 else { return nil }
    var found = (nearest: Double.infinity, farthest: 0.0)
    for row in 0..<table.rowCount {
      guard places[..<3].contains(where: { abs(table.columns[$0][row]) > loaded }) else { continue }
      let far = places[3...].map { abs(table.columns[$0][row]) }.filter(\.isFinite).max() ?? 0
      guard far > 0 else { continue }
      found = (min(found.nearest, far), max(found.farthest, far))
    }
    return found.farthest > 0 ? found : nil
  }

  /// No laboratory is so large, metres.
  private static let farAway = 50.0
  /// A plate that carries more than this has a point of application, newtons.
  private static let loaded = 20.0
  /// Points nearer to the origin than so many units at every moment are in metres.
  private static let nearest = 10.0

  private static func channels(
    of plate: GroundReactionColumns.Plate, _ table: inout NumberTable, rate: Double
  ) -> [AnalogChannel] {
    let components = ["Fx", "Fy", "Fz", "Px", "Py", "Pz", "Tx", "Ty", "Tz"]
    var channels: [AnalogChannel] = []
    for (place, component) in components.enumerated() {
      let factor = plate.unit(place).factor
      var samples =
        plate.columns[place].map { table.take($0) }
        ?? [Double](repeating: 0, count: table.rowCount)
      if factor != 1 { for index in samples.indices { samples[index] *= factor } }
      channels.append(
        AnalogChannel(
          label: component + plate.label, unit: plate.unit(place).unit, rate: rate,
          samples: samples))
    }
    return channels
  }

  private static func noReaction(
    _ reactions: GroundReactionColumns, _ names: [String], _ line: Int, _ text: TextFile
  ) -> ReadError {
    if !reactions.withoutPoint.isEmpty {
      return text.error(
        line: line,
        problem: "expected ground reaction forces with their points of application, found forces "
          + "alone (\(reactions.withoutPoint.joined(separator: ", ")))",
        remedy: "export the points of application too, in metres, as ground_force_px, _py, _pz")
    }
    if !reactions.spheres.isEmpty {
      return ReadError(
        file: text.file, place: .line(line, column: 1),
        problem:
          "expected ground reaction forces of plates or feet, found those of contact spheres "
          + "of a foot model (\(reactions.spheres.prefix(3).joined(separator: ", ")), …)",
        remedy: "nothing need be done: the table is passed over; the resultant of each foot can be "
          + "read", isNoRecording: true)
    }
    let others = names.filter { !$0.isEmpty && $0.lowercased() != "time" }
    let isMoments = others.contains { $0.lowercased().hasSuffix("_moment") }
    let isAngles = others.contains { name in
      ["_tilt", "flexion", "_angle", "adduction", "_rotation"].contains {
        name.lowercased().contains($0)
      }
    }
    let what = isMoments ? "joint moments" : isAngles ? "joint angles" : "other columns"
    let some = others.map { String(TextFile.quoted($0).dropFirst().dropLast()) }
    return ReadError(
      file: text.file, place: .line(line, column: 1),
      problem: "expected ground reaction forces, found \(what) "
        + "(\(FirstNames.joined(some, most: 3)))",
      remedy: "nothing need be done: the table is passed over", isNoRecording: true)
  }
}
