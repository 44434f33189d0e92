import Motion

/// Tracks of a BTS system as it exports them (.emt): keys, then a row a frame between tabs.
///
///     BTS ASCII format
///     Type:<t>Point 3D tracks
///     Measure unit:<t>m
///     Frequency:<t>100 Hz
///     Frame<t>Time<t>r_asis.X<t>r_asis.Y<t>r_asis.Z
///
/// `Point 3D tracks` are markers, `Emg tracks` signals; other kinds are results or hold no markers.
///
/// Layout: as other people's readers of BTS SMART exports have it.
public enum BTSText: TextFormat {
  public static let name = "BTS ASCII"

  private static let title = "BTS ASCII format"

  public static func recognizes(_ head: [UInt8], ending: String) -> Bool {
    let body = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
    return body.starts(with: Array(title.utf8))
  }

  public static func recording(
    of bytes: [UInt8], name: String, file: String
  ) throws(ReadError) -> Recording {
    let text = try TextFile(bytes, file: file)
    var lines = TextLines(text)
    var keys: [String: String] = [:]
    var names: [String] = []
    while names.isEmpty, let range = try lines.next(), lines.number <= 100 {
      var cells = text.text(range).split(separator: "\t", omittingEmptySubsequences: false)
        .map(\.trimmed)
      while cells.last?.isEmpty == true { cells.removeLast() }
      guard let first = cells.first else { continue }
      if first.lowercased() == "frame" {
        names = cells
      } else if first.hasSuffix(":"), cells.count > 1 {
        keys[String(first.dropLast()).lowercased()] = cells[1]
      }
    }
    let line = max(1, lines.number)
    guard names.count > 2, names[1].lowercased() == "time" else {
      throw text.error(
        line: line, problem: "expected a row that begins with Frame and Time, found none",
        remedy: "export the tracks again")
    }
    let type = keys["type"] ?? ""
    guard let kind = Kind(type) else {
      throw ReadError(
        file: file, place: .line(1, column: 1),
        problem: "expected Point 3D tracks or Emg tracks, found "
          + (type.isEmpty ? "no Type" : TextFile.quoted(type)),
        remedy: "nothing, if these are results; otherwise export the tracks, or the trial as C3D",
        isNoRecording: !type.isEmpty)
    }
    let unit = try unit(keys["measure unit"] ?? "", of: kind, line: line, text)
    var table = try NumberTable(
      from: &lines, of: text,
      layout: NumberTable.Layout(
        columns: names.enumerated().map { index, name in
          .init(
            name, factor: index < 2 ? 1 : unit.siFactor, isRequired: index < 2, groupStart: index)
        }, delimiter: NumberScanner.tab, cellsPassedOver: 1))
    guard table.rowCount > 0 else {
      throw text.error(
        line: lines.number + 1, problem: "expected rows of numbers, found none",
        remedy: "export the tracks again")
    }
    let rate = (keys["frequency"] ?? "").split(separator: " ").first.flatMap { Double($0) }
    let clock = try RowClock(
      stated: rate, times: table.columns[1], lines: table.lines, header: line, of: text)
    var recording = Recording(
      name: name, format: self.name, frameRate: kind == .points ? clock.rate : 0,
      frameCount: kind == .points ? table.rowCount : 0,
      firstFrame: Int(exactly: table.columns[0][0]) ?? 1, startTime: clock.startTime)
    recording.notices = clock.notices
    recording.notices += table.cutNotices
    switch kind {
    case .points:
      recording.lengthUnit = unit
      addMarkers(names, &table, to: &recording)
    case .signals:
      for index in names.indices.dropFirst(2) where !names[index].isEmpty {
        recording.analog.append(
          AnalogChannel(
            label: InertName.read(names[index]), unit: unit.si, rate: clock.rate,
            samples: table.take(index)))
      }
    }
    return recording
  }

  private enum Kind {
    case points
    case signals

    init?(_ type: String) {
      switch type.lowercased() {
      case "point 3d tracks": self = .points
      case "emg tracks": self = .signals
      default: return nil
      }
    }
  }

  private static func unit(
    _ symbol: String, of kind: Kind, line: Int, _ text: TextFile
  ) throws(ReadError) -> Unit {
    let quantity: Unit = kind == .points ? .metre : .volt
    guard let unit = Unit(symbol: symbol), unit.si == quantity else {
      throw text.error(
        line: line,
        problem:
          "expected a unit of \(kind == .points ? "length" : "voltage") for Measure unit, found "
          + TextFile.quoted(symbol),
        remedy: "write \(kind == .points ? "m or mm" : "V or mV") there, as the numbers are")
    }
    return unit
  }

  private static func addMarkers(
    _ names: [String], _ table: inout NumberTable, to recording: inout Recording
  ) {
    var passedOver: [String] = []
    var first = 2
    while first < names.count {
      let three = names[first...].prefix(3)
      let label = String(names[first].dropLast(2))
      if three.count == 3, !label.isEmpty,
        zip(three, ["x", "y", "z"]).allSatisfy({ $0.lowercased() == label.lowercased() + "." + $1 })
      {
        let marker = MarkerLabel(InertName.read(label))
        recording.trajectories.append(table.takeTrajectory(marker, [first, first + 1, first + 2]))
        first += 3
      } else {
        passedOver.append(names[first])
        first += 1
      }
    }
    if !passedOver.isEmpty {
      recording.notices.append(
        Notice(.file, "columns passed over: " + FirstNames.joined(passedOver)))
    }
    recording.prefixes = MarkerLabel.prefixes(of: recording.trajectories)
    ZeroGaps.open(in: &recording)
  }
}
