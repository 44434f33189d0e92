import Motion

/// Where the numbers of a table of signals begin, and what its columns are.
struct SignalHeader {
  struct Column {
    var label: String
    var unit: Unit?
    var isTime: Bool
    /// Whether the column holds words, frame numbers or what no signal is, so that it is passed over.
    var isPassedOver = false
    /// What the numbers are multiplied by: seconds, or SI where the unit is known.
    var factor: Double { unit?.siFactor ?? 1 }
  }

  /// A column of times and the signals that it times.
  struct Clock {
    /// `nil` where only the rate is known.
    var time: Int?
    var columns: [Int]
    /// Samples per second as the header states, hertz; −1 where it says that there is no rate.
    var rate: Double?
  }

  private(set) var line = 0
  private(set) var delimiter = NumberScanner.comma
  private(set) var columns: [Column] = []
  private(set) var clocks: [Clock] = []
  /// Stands before the first row of numbers.
  private(set) var lines: TextLines
  /// Labels of EMG whose unit is that of the program that wrote the file.
  private(set) var taken: [String] = []
  /// Whether the lines before the names speak of EMG or volts.
  private var speaksOfEMG = false

  /// The names must come within so many lines.
  private static let longestHeader = 200

  init(_ text: TextFile) throws(ReadError) {
    lines = TextLines(text)
    var walker = lines
    var units: [String: Unit] = [:]
    var above: [[String]] = []
    while let range = try walker.next(), walker.number <= Self.longestHeader {
      let row = text.bytes[range]
      delimiter = TabularText.delimiter(of: row)
      let names = try? DelimitedRow.cells(
        of: text, in: range, line: walker.number, delimiter: delimiter
      ).map(\.text)
      if let names, names.count > 1, names.contains(where: { $0.contains(where: \.isLetter) }),
        let start = try begin(behind: walker, names, text),
        names.contains(where: Self.isTime) || start.rates != nil || Self.tellsRates(names)
      {
        line = walker.number
        lines = start.lines
        setColumns(names, start, units)
        if let sensors = TrignoSensors(above) {
          let labels = sensors.labels(columns.map(\.label))
          for index in columns.indices { columns[index].label = labels[index] }
        }
        return
      }
      if let names {
        above.append(names)
        if above.count > 3 { above.removeFirst() }
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

  /// Whether every name has a rate behind it: `EMG 1 (1259Hz)`.
  private static func tellsRates(_ names: [String]) -> Bool {
    let filled = names.filter { !$0.isEmpty }
    return !filled.isEmpty && filled.allSatisfy { TrignoSensors.rateBehind($0) != nil }
  }

  /// What stands between a row of names and the rows of numbers.
  private struct Start {
    /// Stands before the first row of numbers.
    var lines: TextLines
    var units: [String]?
    var rates: [Double?]?
    /// Columns whose first cell is a word.
    var words: Set<Int> = []
  }

  /// Where the rows begin behind a row of names, which a row of units and one of rates may follow; `nil`
  /// where no numbers follow.
  private func begin(
    behind names: TextLines, _ cells: [String], _ text: TextFile
  ) throws(ReadError) -> Start? {
    var walker = names
    var start = Start(lines: walker)
    let scanner = NumberScanner(delimiter: delimiter)
    for _ in 0..<5 {
      guard let range = try walker.next() else { return nil }
      let row =
        (try? DelimitedRow.cells(
          of: text, in: range, line: walker.number, delimiter: delimiter))?.map(\.text) ?? []
      let filled = row.filter { !$0.isEmpty }
      if filled.isEmpty {
        start.lines = walker
        continue
      }
      if case .number(let value) = scanner.number(in: filled[0]), !value.isNaN {
        start.words = Set(
          row.indices.filter { index in
            if case .number = scanner.number(in: row[index]) { false } else { true }
          })
        return start
      }
      if start.rates == nil, let rates = TrignoSensors.rates(row) {
        start.rates = rates
      } else if start.units == nil,
        row.contains(where: { Unit(symbol: Self.bare($0)) != nil })
      {
        start.units = row
      } else {
        return nil
      }
      start.lines = walker
    }
    return nil
  }

  private mutating func setColumns(_ names: [String], _ start: Start, _ units: [String: Unit]) {
    var names = names
    while names.last?.isEmpty == true { names.removeLast() }
    for (index, name) in names.enumerated() {
      let behind = TrignoSensors.rateBehind(name)
      let (base, inName) = Self.split(behind?.name ?? name)
      let below = start.units.flatMap {
        index < $0.count ? Unit(symbol: Self.bare($0[index])) : nil
      }
      let isTime = Self.isTime(name)
      let unit = inName ?? below ?? units[name] ?? units[base]
      let isPassedOver =
        start.words.contains(index) || Self.isWords(base) || Self.isOtherProgram(base)
      columns.append(
        Column(
          label: base, unit: isTime && unit?.si != .second ? nil : unit, isTime: isTime,
          isPassedOver: isPassedOver))
      let rate = start.rates.flatMap { index < $0.count ? $0[index] : nil } ?? behind?.rate
      if isTime {
        clocks.append(Clock(time: index, columns: []))
      } else if !clocks.isEmpty, clocks[clocks.count - 1].time != nil {
        clocks[clocks.count - 1].columns.append(index)
        if let rate { clocks[clocks.count - 1].rate = rate }
      } else if let rate {
        clocks.append(Clock(time: nil, columns: [index], rate: rate))
      }
    }
    // Columns before the only column of times are timed by it as well.
    if clocks.count == 1, clocks[0].time != nil {
      clocks[0].columns = columns.indices.filter { !columns[$0].isTime }
    }
    clocks.removeAll { $0.columns.isEmpty }
    takeVolts(names)
    shortenLabels()
  }

  /// EMGworks, whose times are all called `X[s]`, names no unit: its EMG is in volts.
  private mutating func takeVolts(_ names: [String]) {
    for clock in clocks where clock.time.map({ names[$0].lowercased() == "x[s]" }) == true {
      for index in clock.columns where columns[index].unit == nil {
        guard let colon = columns[index].label.lastIndex(of: ":"),
          columns[index].label[colon...].dropFirst().trimmed.lowercased().hasPrefix("emg")
        else { continue }
        columns[index].unit = .volt
        taken.append(String(columns[index].label[..<colon]).trimmed)
      }
    }
  }

  /// Columns of what a person or a program noted.
  private static func isWords(_ name: String) -> Bool {
    ["activity", "marker", "markers", "comment", "comments", "event", "annotation", "frame"]
      .contains(name.lowercased())
  }

  /// Columns of another system's results, which Noraxon puts beside its EMG.
  private static func isOtherProgram(_ name: String) -> Bool {
    name.lowercased().hasPrefix("noraxon myomotion")
  }

  /// The column whose words are events, or `nil`.
  var markers: Int? {
    columns.firstIndex { ["marker", "markers"].contains($0.label.lowercased()) }
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
    return speaksOfEMG || clocks.count > 1 || clocks.contains { $0.rate != nil }
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
    // `RT TIB.ANT. uV`: behind a blank only what cannot be the end of a name.
    if let blank = name.lastIndex(of: " "),
      let unit = Unit(symbol: String(name[name.index(after: blank)...])),
      [.millivolt, .microvolt].contains(unit)
    {
      return (String(name[..<blank]).trimmed, unit)
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
