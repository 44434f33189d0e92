import Motion

/// Where the numbers of a table of signals begin, and what its columns are.
struct SignalHeader {
  struct Column {
    var label: String
    var unit: Unit?
    var isTime: Bool
    /// What the numbers are multiplied by: seconds, or SI where the unit is known.
    var factor: Double { unit?.siFactor ?? 1 }
  }

  /// A column of times and the signals that it times.
  struct Clock {
    var time: Int
    var columns: [Int]
  }

  private(set) var line = 0
  private(set) var delimiter = NumberScanner.comma
  private(set) var columns: [Column] = []
  private(set) var clocks: [Clock] = []
  /// Stands before the first row of numbers.
  private(set) var lines: TextLines
  /// Whether the lines before the names speak of EMG or volts.
  private var speaksOfEMG = false

  /// The names must come within so many lines.
  private static let longestHeader = 200

  init(_ text: TextFile) throws(ReadError) {
    lines = TextLines(text)
    var walker = lines
    var units: [String: Unit] = [:]
    while let range = try walker.next(), walker.number <= Self.longestHeader {
      let row = text.bytes[range]
      delimiter = TabularText.delimiter(of: row)
      let names = try? DelimitedRow.cells(
        of: text, in: range, line: walker.number, delimiter: delimiter
      ).map(\.text)
      if let names, names.count > 1, names.contains(where: Self.isTime),
        let start = try begin(behind: walker, names, text)
      {
        line = walker.number
        lines = start.lines
        setColumns(names, unitRow: start.units, units)
        return
      }
      let words = text.text(range)
      if words.lowercased().contains("emg") { speaksOfEMG = true }
      if let (label, unit) = Self.labelledUnit(words) { units[label] = unit }
    }
    throw text.error(
      line: max(1, walker.number),
      problem: "expected a row of column names with a column of times, found none",
      remedy: "export the signals again with their time")
  }

  /// Where the rows begin behind a row of names, which a row of units may follow; `nil` where no
  /// numbers follow.
  private func begin(
    behind names: TextLines, _ cells: [String], _ text: TextFile
  ) throws(ReadError) -> (lines: TextLines, units: [String]?)? {
    var walker = names
    var mark = walker
    var units: [String]?
    let scanner = NumberScanner(delimiter: delimiter)
    for _ in 0..<4 {
      guard let range = try walker.next() else { return nil }
      let row =
        (try? DelimitedRow.cells(
          of: text, in: range, line: walker.number, delimiter: delimiter))?.map(\.text) ?? []
      let filled = row.filter { !$0.isEmpty }
      if filled.isEmpty {
        mark = walker
        continue
      }
      if case .number(let value) = scanner.number(in: filled[0]), !value.isNaN {
        return (mark, units)
      }
      guard units == nil, row.contains(where: { Unit(symbol: Self.bare($0)) != nil }) else {
        return nil
      }
      units = row
      mark = walker
    }
    return nil
  }

  private mutating func setColumns(
    _ names: [String], unitRow: [String]?, _ units: [String: Unit]
  ) {
    var names = names
    while names.last?.isEmpty == true { names.removeLast() }
    for (index, name) in names.enumerated() {
      let (base, inName) = Self.split(name)
      let below = unitRow.flatMap { index < $0.count ? Unit(symbol: Self.bare($0[index])) : nil }
      let isTime = Self.isTime(name)
      let unit = inName ?? below ?? units[name] ?? units[base]
      columns.append(
        Column(label: base, unit: isTime && unit?.si != .second ? nil : unit, isTime: isTime))
      if isTime {
        clocks.append(Clock(time: index, columns: []))
      } else if !clocks.isEmpty {
        clocks[clocks.count - 1].columns.append(index)
      }
    }
    // Columns before the only column of times are timed by it as well.
    if clocks.count == 1 {
      clocks[0].columns = columns.indices.filter { !columns[$0].isTime }
    }
    clocks.removeAll { $0.columns.isEmpty }
    shortenLabels()
  }

  /// `R RECTUS FEMORIS: EMG 2` is called by its muscle where that is enough.
  private mutating func shortenLabels() {
    let short = columns.map { column -> String? in
      guard let colon = column.label.lastIndex(of: ":") else { return nil }
      let rest = column.label[column.label.index(after: colon)...].trimmed.lowercased()
      let first = String(column.label[..<colon]).trimmed
      return rest.hasPrefix("emg") || rest.hasPrefix("demg") ? first : nil
    }
    for index in columns.indices {
      guard let name = short[index], !name.isEmpty, short.count(where: { $0 == name }) == 1,
        name.contains(where: \.isLetter)
      else { continue }
      columns[index].label = name
    }
  }

  /// Whether the table holds signals for certain: volts, newtons, EMG by name, or several clocks.
  var isSignals: Bool {
    guard !clocks.isEmpty else { return false }
    let signals = clocks.flatMap(\.columns).map { columns[$0] }
    return speaksOfEMG || clocks.count > 1
      || signals.contains {
        [.volt, .newton, .newtonMetre].contains($0.unit?.si)
          || $0.label.lowercased().contains("emg")
      }
  }

  /// `time`, `X[s]`, `time,s`, `EMG 1 Time Series (s)`.
  static func isTime(_ name: String) -> Bool {
    let (base, unit) = split(name)
    let lower = base.lowercased()
    if lower == "x" || lower == "t" { return unit?.si == .second }
    return ["time", "times", "timestamp", "zeit", "temps", "tiempo", "tempo"].contains(lower)
      || lower.hasSuffix("time series") || lower.hasPrefix("time ") && unit?.si == .second
  }

  /// The name and the unit in brackets or behind a comma.
  private static func split(_ text: String) -> (name: String, unit: Unit?) {
    let name = text.trimmed
    let (base, unit) = WideCSVColumn.splitUnit(name)
    if unit != nil { return (base.trimmed, unit) }
    if let comma = name.lastIndex(of: ","),
      let unit = Unit(symbol: String(name[name.index(after: comma)...]))
    {
      return (String(name[..<comma]).trimmed, unit)
    }
    return (name, nil)
  }

  /// A unit's text without brackets.
  private static func bare(_ text: String) -> String {
    String(text.trimmed.filter { !"()[]".contains($0) })
  }

  /// `Label: R RF: EMG 1 Sampling frequency: 1925.926 ... Unit: V Domain Unit: s`.
  private static func labelledUnit(_ line: String) -> (label: String, unit: Unit)? {
    guard let label = line.firstRange(of: "Label:"),
      let end = line.firstRange(of: "Sampling frequency:"), label.upperBound < end.lowerBound,
      let start = line.firstRange(of: " Unit:"), end.upperBound <= start.lowerBound,
      let word = line[start.upperBound...].split(whereSeparator: \.isWhitespace).first,
      let unit = Unit(symbol: String(word))
    else { return nil }
    return (String(line[label.upperBound..<end.lowerBound]).trimmed, unit)
  }
}
