import Motion

/// One section of a Nexus export: five header lines and rows of numbers.
struct NexusSection {
  /// What the section's first line calls it.
  enum Kind: String, CaseIterable {
    case trajectories = "trajectories"
    case devices = "devices"
    case modelOutputs = "model outputs"
    case joints = "joints"
    case segments = "segments"
    /// What Vicon Tracker exports: turn and place of rigid objects.
    case objects = "objects"
    case events = "events"
    /// Results of Nexus in rows of words.
    case gaitCycleParameters = "gait cycle parameters"

    /// The kind that a section's first cell names, or `nil`.
    init?(title: String) { self.init(rawValue: title.trimmed.lowercased()) }
  }

  /// Neighbouring columns under one name in the third line: a marker, a device, an output.
  struct Group {
    struct Column {
      var index: Int
      /// `X`, `Fx`, `EMG1`, …
      var component: String
      /// The unit as the file writes it.
      var unitText: String
      var unit: Unit? { Unit(symbol: unitText) }
      /// The byte of the unit's cell, for diagnostics.
      var unitStart: Int?
    }

    var name: String
    var columns: [Column]

    /// The column with a component's name, in any case.
    func column(_ component: String) -> Column? {
      columns.first { $0.component.lowercased() == component.lowercased() }
    }

    /// The columns with the components' names, in their order; empty where one is missing.
    func columns(_ components: [String]) -> [Column] {
      let found = components.compactMap(column)
      return found.count == components.count ? found : []
    }
  }

  var kind: Kind
  /// The line of the section's name.
  var line: Int
  /// Rows per second as the second line says, hertz.
  var rate: Double
  var groups: [Group]
  var table: NumberTable
  var firstFrame: Int
  /// Rows a frame: 1 but for devices, which count sub frames.
  var rowsPerFrame: Int
  var frameCount: Int { (table.rowCount + rowsPerFrame - 1) / rowsPerFrame }
  var frames: Range<Int> { firstFrame..<firstFrame + frameCount }

  /// A column, moved to another range of frames: NaN before and behind the section's own.
  mutating func column(_ index: Int, in range: Range<Int>) -> [Double] {
    let own = table.take(index)
    if range == frames, own.count == frameCount * rowsPerFrame { return own }
    var moved = [Double](repeating: .nan, count: range.count * rowsPerFrame)
    let offset = (firstFrame - range.lowerBound) * rowsPerFrame
    for (row, value) in own.enumerated() where moved.indices.contains(row + offset) {
      moved[row + offset] = value
    }
    return moved
  }
}

/// Reads one section after the other.
struct NexusSectionReader {
  let text: TextFile
  let delimiter: UInt8
  var lines: TextLines

  init(_ text: TextFile, delimiter: UInt8) {
    self.text = text
    self.delimiter = delimiter
    lines = TextLines(text)
  }

  /// The kind and the line of the next section's name; `nil` at the end of the file.
  mutating func nextTitle() throws(ReadError) -> (kind: NexusSection.Kind, line: Int)? {
    while let row = try nextRow() {
      guard let first = row.cells.first(where: { !$0.text.isEmpty }) else { continue }
      guard let kind = NexusSection.Kind(title: first.text) else {
        throw text.error(
          line: row.line, at: first.start, from: row.start,
          problem: "expected the name of a section (Trajectories, Devices, Model Outputs), found "
            + TextFile.quoted(first.text),
          remedy: "export the trial from Nexus again as ASCII")
      }
      return (kind, row.line)
    }
    return nil
  }

  /// Passes over a section of words, up to the name of another section or the end of the file.
  mutating func skip() throws(ReadError) {
    var mark = lines
    while let line = try lines.next() {
      let first = try DelimitedRow.cells(
        of: text, in: line, line: lines.number, delimiter: delimiter
      ).first { !$0.text.isEmpty }
      if let first, NexusSection.Kind(title: first.text) != nil {
        lines = mark
        return
      }
      mark = lines
    }
  }

  /// One row of the header, cut into cells.
  struct Row {
    var cells: [DelimitedRow.Cell]
    var line: Int
    var start: Int

    func text(_ index: Int) -> String { index < cells.count ? cells[index].text : "" }
  }

  mutating func nextRow() throws(ReadError) -> Row? {
    guard let line = try lines.next() else { return nil }
    let cells = try DelimitedRow.cells(
      of: text, in: line, line: lines.number, delimiter: delimiter)
    return Row(cells: cells, line: lines.number, start: line.lowerBound)
  }

  private mutating func headerRow(_ expected: String) throws(ReadError) -> Row {
    guard let row = try nextRow() else {
      throw text.error(
        line: lines.number + 1,
        problem: "expected \(expected), found the end of the file",
        remedy: "export the trial again: the file is cut off")
    }
    return row
  }

  /// The rate on the second line of a section, hertz.
  mutating func rate() throws(ReadError) -> Double {
    let row = try headerRow("the section's rate in hertz")
    let scanner = NumberScanner(delimiter: delimiter)
    var words = row.text(0)
    if words.lowercased().hasSuffix("hz") { words = String(words.dropLast(2)).trimmed }
    guard case .number(let rate) = scanner.number(in: words), rate > 0, rate < 1e7 else {
      throw text.error(
        line: row.line,
        problem: "expected the section's rate in hertz, found \(TextFile.quoted(row.text(0)))",
        remedy: "export the trial from Nexus again as ASCII")
    }
    return rate
  }

  /// Reads a section of numbers, whose title has been read.
  mutating func section(
    _ kind: NexusSection.Kind, line: Int
  ) throws(ReadError) -> NexusSection {
    let rate = try rate()
    let names = try headerRow("the row of names")
    let components = try headerRow("the row beginning with Frame")
    guard components.text(0).lowercased() == "frame",
      components.text(1).lowercased().hasPrefix("sub")
    else {
      throw text.error(
        line: components.line,
        problem: "expected the columns Frame and Sub Frame, found "
          + TextFile.quoted(components.text(0)) + " and " + TextFile.quoted(components.text(1)),
        remedy: "export the trial from Nexus again as ASCII")
    }
    let units = try headerRow("the row of units")
    let scanner = NumberScanner(delimiter: delimiter)
    if case .number(let value) = scanner.number(in: units.text(0)), !value.isNaN {
      throw text.error(
        line: units.line, problem: "expected the row of units, found numbers",
        remedy: "export the trial from Nexus again with its units")
    }
    let groups = try groups(names: names, components: components, units: units)
    let layout = try layout(of: groups, kind: kind, units: units)
    let table = try NumberTable(from: &lines, of: text, layout: layout)
    let (first, rowsPerFrame) = try frames(of: table, kind: kind)
    return NexusSection(
      kind: kind, line: line, rate: rate, groups: groups, table: table, firstFrame: first,
      rowsPerFrame: rowsPerFrame)
  }

  private func groups(
    names: Row, components: Row, units: Row
  ) throws(ReadError) -> [NexusSection.Group] {
    var groups: [NexusSection.Group] = []
    let width = (components.cells.lastIndex { !$0.text.isEmpty } ?? 1) + 1
    for index in 2..<max(2, width) {
      if !names.text(index).isEmpty {
        groups.append(NexusSection.Group(name: names.text(index), columns: []))
      }
      guard !groups.isEmpty else {
        throw text.error(
          line: names.line,
          problem: "expected a name above the column \(TextFile.quoted(components.text(index)))"
            + " (cell \(index + 1)), found none",
          remedy: "export the trial from Nexus again as ASCII")
      }
      guard !components.text(index).isEmpty else { continue }
      groups[groups.count - 1].columns.append(
        NexusSection.Group.Column(
          index: index, component: components.text(index), unitText: units.text(index),
          unitStart: index < units.cells.count ? units.cells[index].start : nil))
    }
    return groups
  }

  private func layout(
    of groups: [NexusSection.Group], kind: NexusSection.Kind, units: Row
  ) throws(ReadError) -> NumberTable.Layout {
    let width = (groups.compactMap { $0.columns.last?.index }.max() ?? 1) + 1
    var columns = (0..<width).map { index in
      NumberTable.Layout.Column("column \(index + 1)", groupStart: index)
    }
    columns[0] = .init("the frame number", isRequired: true, groupStart: 0)
    columns[1] = .init("the sub frame", isRequired: true, groupStart: 0)
    for group in groups {
      let isVector = kind != .devices || NexusDevices.isPlate(group)
      let label = MarkerLabel(group.name).label
      for column in group.columns {
        let words =
          switch kind {
          case .trajectories: "marker \(label), \(column.component)"
          default: "\(label), \(column.component)"
          }
        var factor = 1.0
        if kind == .devices { factor = column.unit?.siFactor ?? 1 }
        if kind == .trajectories, ["x", "y", "z"].contains(column.component.lowercased()) {
          guard let unit = column.unit, unit.si == .metre else {
            throw text.error(
              line: units.line, at: column.unitStart ?? units.start, from: units.start,
              problem: "expected a unit of length for \(words), found "
                + TextFile.quoted(column.unitText),
              remedy: "export the trial from Nexus again with its units")
          }
          factor = unit.siFactor
        }
        columns[column.index] = .init(
          words, factor: factor,
          groupStart: isVector ? group.columns[0].index : column.index)
      }
    }
    return NumberTable.Layout(columns: columns, delimiter: delimiter, endsAtBlankRow: true)
  }

  /// The first frame and the rows a frame; frames and sub frames must count up one by one.
  private func frames(
    of table: NumberTable, kind: NexusSection.Kind
  ) throws(ReadError) -> (first: Int, rowsPerFrame: Int) {
    let frames = table.columns[0]
    let subFrames = table.columns[1]
    guard let first = frames.first else { return (1, 1) }
    let rowsPerFrame =
      kind == .devices ? frames.firstIndex { $0 != first } ?? frames.count : 1
    guard let firstFrame = Int(exactly: first), abs(firstFrame) < 1_000_000_000 else {
      throw text.error(
        line: table.lines[0], problem: "expected a whole frame number, found \(first)",
        remedy: "export the trial from Nexus again as ASCII")
    }
    for row in frames.indices {
      let frame = firstFrame + row / rowsPerFrame
      let subFrame = row % rowsPerFrame
      guard frames[row] == Double(frame), subFrames[row] == Double(subFrame) else {
        throw text.error(
          line: table.lines[row],
          problem: "expected frame \(frame), sub frame \(subFrame), found frame "
            + "\(plain(frames[row])), sub frame \(plain(subFrames[row]))",
          remedy: "export the trial again without leaving rows out")
      }
    }
    return (firstFrame, rowsPerFrame)
  }

  private func plain(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }
}
