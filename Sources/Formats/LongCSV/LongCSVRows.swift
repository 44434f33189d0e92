import Motion

/// The rows of a long table, as columns.
struct LongCSVRows {
  /// The markers, in the order in which they first come.
  private(set) var markers: [String] = []
  /// The line of each row.
  private(set) var lines: [Int] = []
  /// The marker of each row, a place in `markers`.
  private(set) var marker: [Int] = []
  /// The time (or, without one, the frame) of each row.
  private(set) var clock: [Double] = []
  /// The frame number of each row where the table has times as well, or nothing.
  private(set) var frames: [Double] = []
  /// X, Y and Z of each row, in the file's unit.
  private(set) var positions: [[Double]] = [[], [], []]

  private let scanner: NumberScanner
  private let header: LongCSVHeader
  private let clockColumn: Int
  /// The column of frame numbers beside one of times, or `nil`.
  private let frameColumn: Int?
  private let width: Int
  private var places: [String: Int] = [:]
  private var keys: [[UInt8]] = []

  init(
    _ lines: inout TextLines, _ text: TextFile, _ header: LongCSVHeader
  ) throws(ReadError) {
    guard header.isLongTable, let column = header.time ?? header.frame else {
      throw text.error(
        line: header.line, problem: "expected the columns time (or frame), marker, x, y and z",
        remedy: "name the columns so")
    }
    self.header = header
    clockColumn = column
    frameColumn = header.time == nil ? nil : header.frame
    width = (([column, frameColumn ?? 0, header.marker ?? 0] + header.positions).max() ?? 0) + 1
    scanner = NumberScanner(delimiter: header.delimiter)
    let layout = NumberTable.Layout(columns: [], delimiter: header.delimiter)
    let blanks = NumberRowReader(text: text, layout: layout)
    while let line = try lines.next() {
      if blanks.isBlank(line) { continue }
      try append(line, lines.number, text)
    }
    guard !self.lines.isEmpty else {
      throw text.error(
        line: lines.number + 1, problem: "expected rows of positions, found none",
        remedy: "export the trial again")
    }
  }

  private mutating func append(
    _ line: Range<Int>, _ number: Int, _ text: TextFile
  ) throws(ReadError) {
    if text.bytes[line].contains(UInt8(ascii: "\"")) {
      return try appendQuoted(line, number, text)
    }
    let bytes = text.bytes.span
    var position = line.lowerBound
    var column = 0
    var values = [Double](repeating: .nan, count: 5)
    var place: Int?
    while column < width {
      let start = position
      if column == header.marker {
        while position < line.upperBound, bytes[position] != header.delimiter { position += 1 }
        place = marker(text, start..<position)
      } else {
        let cell = scanner.next(bytes, &position, end: line.upperBound)
        if let slot = slot(column) {
          guard case .number(let value) = cell else {
            throw unexpected(
              text.text(start..<position), column, text, number, start, line.lowerBound)
          }
          values[slot] = value
        }
      }
      column += 1
      guard position < line.upperBound else { break }
      position += 1
    }
    try finish(values, place, line, number, text)
  }

  private mutating func appendQuoted(
    _ line: Range<Int>, _ number: Int, _ text: TextFile
  ) throws(ReadError) {
    let cells = try DelimitedRow.cells(
      of: text, in: line, line: number, delimiter: header.delimiter)
    var values = [Double](repeating: .nan, count: 5)
    var place: Int?
    for (column, cell) in cells.enumerated() {
      if column == header.marker, !cell.text.isEmpty { place = self.place(of: cell.text) }
      guard let slot = slot(column) else { continue }
      guard case .number(let value) = scanner.number(in: cell.text) else {
        throw unexpected(cell.text, column, text, number, cell.start, line.lowerBound)
      }
      values[slot] = value
    }
    try finish(values, place, line, number, text)
  }

  private mutating func finish(
    _ values: [Double], _ place: Int?, _ line: Range<Int>, _ number: Int, _ text: TextFile
  ) throws(ReadError) {
    guard let place else {
      throw text.error(
        line: number, problem: "expected the name of a marker, found an empty cell",
        remedy: "name the marker of every row")
    }
    guard !values[3].isNaN else {
      throw text.error(
        line: number,
        problem: "expected a number for \(header.names[clockColumn]), found an empty cell",
        remedy: "every row needs this number: export the trial again")
    }
    guard markers.count <= TextFile.mostColumns else {
      throw text.error(
        line: number, problem: "expected at most \(TextFile.mostColumns) markers, found more",
        remedy: "check that the file is a table of one trial")
    }
    lines.append(number)
    marker.append(place)
    clock.append(values[3])
    if frameColumn != nil { frames.append(values[4]) }
    for axis in 0..<3 { positions[axis].append(values[axis]) }
  }

  /// Where a column's number goes: 0 to 2 for X, Y, Z, 3 for the clock, 4 for frames beside it.
  private func slot(_ column: Int) -> Int? {
    if column == clockColumn { return 3 }
    return column == frameColumn ? 4 : header.positions.firstIndex(of: column)
  }

  /// The marker that some bytes name. Tables are sorted, so the marker of the row before and the
  /// one that followed it last time are tried first, without making a string.
  private mutating func marker(_ text: TextFile, _ range: Range<Int>) -> Int? {
    if let last = marker.last {
      for guess in [(last + 1) % keys.count, last]
      where keys[guess].elementsEqual(text.bytes[range]) { return guess }
    }
    let name = text.text(range).trimmed
    return name.isEmpty ? nil : place(of: name)
  }

  private mutating func place(of name: String) -> Int {
    if let known = places[name] { return known }
    places[name] = markers.count
    markers.append(name)
    keys.append(Array(name.utf8))
    return markers.count - 1
  }

  private func unexpected(
    _ found: String, _ column: Int, _ text: TextFile, _ line: Int, _ start: Int, _ lineStart: Int
  ) -> ReadError {
    text.error(
      line: line, at: start, from: lineStart,
      problem: "expected a number for \(header.names[column]), found "
        + TextFile.quoted(found.trimmed),
      remedy: "leave the cell empty where nothing was seen")
  }
}
