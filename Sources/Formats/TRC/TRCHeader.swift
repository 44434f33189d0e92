import Motion

/// The five header lines of a TRC file, and what the first rows show of their width.
struct TRCHeader {
  /// What separates the cells of the rows.
  private(set) var delimiter: UInt8
  /// Frames per second, hertz, or `nil`.
  private(set) var rate: Double?
  private(set) var frameCount: Int?
  /// The unit of length, or `nil` where the file names none.
  private(set) var unit: Unit?
  private(set) var names: TRCNames
  /// Whether the rows begin with an empty cell.
  private(set) var beginsBlank = false
  /// Whether the header counts markers that it does not name.
  private(set) var countsNameless = false
  /// Whether the header counts as many markers as line 4 has places for.
  private(set) var countsAgree = false
  private(set) var notices: [Notice] = []

  init(from lines: inout TextLines, of text: TextFile) throws(ReadError) {
    let first = try Self.line(&lines, text, "PathFileType")
    guard text.text(first).trimmed.hasPrefix("PathFileType") else {
      throw text.error(
        line: 1,
        problem: "expected PathFileType, found \(TextFile.quoted(text.text(first).trimmed))",
        remedy: "export the trial again as TRC")
    }
    let keys = Self.tokens(text.text(try Self.line(&lines, text, "the names of the header values")))
    let valueLine = try Self.line(&lines, text, "the header values")
    var values = Self.tokens(text.text(valueLine))
    if values.count < keys.count {
      let words = text.text(valueLine).split(whereSeparator: \.isWhitespace).map(String.init)
      if words.count == keys.count { values = words }
    }
    let header = Dictionary(zip(keys.map { $0.lowercased() }, values)) { first, _ in first }
    let scanner = NumberScanner(delimiter: NumberScanner.tab)
    func number(_ names: String...) -> Double? {
      guard let value = names.lazy.compactMap({ header[$0] }).first,
        case .number(let number) = scanner.number(in: value), number > 0
      else { return nil }
      return number
    }
    rate = number("datarate").map { TimeAxis.settled($0) }
    frameCount = number("numframes", "numframe").flatMap { Int(exactly: $0) }
    unit = try Self.unit(header["units"], valueLine, text)

    let nameLine = try Self.line(&lines, text, "the row beginning with Frame#")
    let axes = try Self.axes(&lines, text)
    let rows = try TRCRows(lines, of: text, like: Self.delimiter(of: text.bytes[nameLine]))
    delimiter = rows.delimiter
    let counted = number("nummarkers", "nummarker").flatMap { Int(exactly: $0) }
    names = try TRCNames(nameLine, of: text, axes: axes, counted: counted, rows: rows)
    beginsBlank = rows.beginsBlank(names)
    countsAgree = counted == names.placeCount || axes == names.placeCount
    notices = names.notices
    note(counted)
  }

  /// What a reader should know of the header's count and of names that are there twice.
  private mutating func note(_ counted: Int?) {
    let named = names.markers.count
    if let counted, counted != named, counted != names.placeCount {
      // Cortex writes markers without a name behind the named ones, often more than it counts.
      countsNameless = counted > names.placeCount
      notices.append(
        Notice(
          .markers,
          countsNameless
            ? "markers without a name, behind the \(named) named ones, are passed over"
            : "the header says \(counted) markers, the file names \(named)"))
    }
    let repeated = Dictionary(grouping: names.markers) { $0.label }.filter { $0.value.count > 1 }
    if !repeated.isEmpty {
      let labels = repeated.keys.map(\.label).sorted().joined(separator: ", ")
      notices.append(Notice(.markers, "markers of the same name: \(labels)"))
    }
  }

  /// The unit below Units, with or without brackets; `nil` where there is none.
  private static func unit(
    _ value: String?, _ line: Range<Int>, _ text: TextFile
  ) throws(ReadError) -> Unit? {
    guard let value, !value.isEmpty else { return nil }
    let bare = value.filter { !"()[]{}\"'".contains($0) }.trimmed
    if let unit = Unit(symbol: bare), unit.si == .metre { return unit }
    let words = text.text(line)
    let place = words.firstRange(of: value).map { range in
      words.distance(from: words.startIndex, to: range.lowerBound) + 1
    }
    throw text.error(
      line: 3, column: place ?? 1,
      problem: "expected a unit of length below Units, found " + TextFile.quoted(value),
      remedy: "write mm or m there, if the positions are in it; otherwise export them so")
  }

  /// How many markers the row `X1 Y1 Z1 X2 …` numbers; `nil` where there is no such row.
  private static func axes(_ lines: inout TextLines, _ text: TextFile) throws(ReadError) -> Int? {
    let mark = lines
    guard let line = try lines.next() else { return nil }
    let separators: Set<Character> = ["\t", " ", ",", ";", "\u{A0}"]
    let words = text.text(line).split { separators.contains($0) }
    guard let first = words.first else { return nil }
    guard first.lowercased().hasPrefix("x") else {
      lines = mark
      return nil
    }
    return words.count { $0.lowercased().hasPrefix("x") }
  }

  private static func line(
    _ lines: inout TextLines, _ text: TextFile, _ expected: String
  ) throws(ReadError) -> Range<Int> {
    if let line = try lines.next() { return line }
    throw text.error(
      line: lines.number + 1, problem: "expected \(expected), found the end of the file",
      remedy: "export the trial again: the file is \(text.bytes.isEmpty ? "empty" : "cut off")")
  }

  static func delimiter(of line: ArraySlice<UInt8>) -> UInt8 {
    [NumberScanner.tab, NumberScanner.comma, NumberScanner.semicolon]
      .first { line.contains($0) } ?? NumberScanner.space
  }

  private static func tokens(_ line: String) -> [String] {
    let separator = Character(Unicode.Scalar(delimiter(of: Array(line.utf8)[...])))
    return line.split(separator: separator).map(\.trimmed).filter { !$0.isEmpty }
  }
}

/// The first rows of a TRC file: what separates their cells, and how many there are.
struct TRCRows {
  let delimiter: UInt8
  /// The most cells that a row has, up to its last one that holds something.
  private(set) var cells = 0
  /// Whether every row's first cell is empty.
  private(set) var isIndented: Bool

  /// - Parameters:
  ///   - lines: Stands before the rows.
  ///   - names: What separates the names.
  init(_ lines: TextLines, of text: TextFile, like names: UInt8) throws(ReadError) {
    var ahead = lines
    var found: UInt8?
    var rows = 0
    isIndented = true
    while rows < Self.most, let line = try ahead.next() {
      let row = text.bytes[line]
      guard row.contains(where: { !Self.blanks.contains($0) }) else { continue }
      // Names between blanks may stand above rows between tabs.
      if found == nil {
        found =
          names == NumberScanner.space && row.contains(NumberScanner.tab)
          ? NumberScanner.tab : names
      }
      let cut = row.split(separator: found ?? names, omittingEmptySubsequences: found == 32)
      let filled = cut.lastIndex { $0.contains { $0 != 32 } } ?? -1
      cells = max(cells, filled + 1)
      if cut.first?.contains(where: { $0 != 32 }) ?? false { isIndented = false }
      rows += 1
    }
    if rows == 0 { isIndented = false }
    delimiter = found ?? names
  }

  /// Whether the rows begin with an empty cell that no column of the header stands for.
  func beginsBlank(_ names: TRCNames) -> Bool {
    isIndented && delimiter != NumberScanner.space
      && (names.isAligned || cells >= 3 + 3 * names.placeCount)
  }

  /// How many markers the widest row has numbers for.
  func places(isAligned: Bool) -> Int {
    let before = isIndented && (isAligned || cells % 3 == 0) ? 3 : 2
    return max(0, cells - before + 2) / 3
  }

  /// Rows that are looked at.
  private static let most = 50
  private static let blanks: [UInt8] = [9, 32, NumberScanner.comma, NumberScanner.semicolon]
}
