import Motion

/// The lines up to the column names of an OpenSim table.
struct MOTHeader {
  /// The columns, a vector's three under names of their own.
  private(set) var names: [String] = []
  /// The line of the column names.
  private(set) var line = 0
  private(set) var delimiter = NumberScanner.tab
  /// How many rows the header promises, or `nil`.
  private(set) var rowCount: Int?
  /// The unit of length that the header names, or `nil`.
  private(set) var lengthUnit: Unit?
  /// The unit of voltage that the header names for the whole table, or `nil`.
  private(set) var signalUnit: Unit?
  /// Rows per second that the header names, hertz, or `nil`.
  private(set) var rate: Double?
  /// Whether the header calls the table one of envelopes of EMG.
  private(set) var speaksOfEnvelopes = false
  /// Whether a cell holds three numbers between commas.
  private(set) var holdsVectors = false

  /// Lines within which `endheader` must come.
  private static let longest = 1000

  init(_ lines: inout TextLines, _ text: TextFile) throws(ReadError) {
    var isPastHeader = false
    while let range = try lines.next(), isPastHeader || lines.number <= Self.longest {
      let row = text.bytes[range]
      let blanks: [UInt8] = [9, 32, NumberScanner.comma]
      guard row.contains(where: { !blanks.contains($0) }) else { continue }
      if isPastHeader {
        try readNames(range, lines.number, text)
        return
      }
      let word = row.prefix(64).filter { !blanks.contains($0) }
      isPastHeader = TextFile.text(word).lowercased() == "endheader"
      if !isPastHeader, row.count < 200 { take(text.text(range)) }
    }
    throw text.error(
      line: lines.number + 1,
      problem: isPastHeader
        ? "expected the row of column names, found the end of the file"
        : "expected a line endheader, found none",
      remedy: "export the table again: it is no whole OpenSim table")
  }

  /// `nRows=10`, or `datarows 10` of older programs.
  private mutating func take(_ words: String) {
    if MOTSignals.isEnvelope(words) { speaksOfEnvelopes = true }
    let parts = words.split(maxSplits: 1) { $0 == "=" || $0.isWhitespace }.map(\.trimmed)
    guard parts.count == 2 else { return }
    switch parts[0].lowercased() {
    case "nrows", "datarows": rowCount = Int(parts[1])
    case "datarate": rate = Double(parts[1]).flatMap { $0 > 0 && $0 < 1e7 ? $0 : nil }
    case "datatype": holdsVectors = parts[1].lowercased() == "vec3"
    case "units", "unit":
      let unit = Unit(symbol: parts[1])
      if unit?.si == .metre { lengthUnit = unit }
      if unit?.si == .volt { signalUnit = unit }
    default: break
    }
  }

  private mutating func readNames(
    _ range: Range<Int>, _ number: Int, _ text: TextFile
  ) throws(ReadError) {
    line = number
    let row = text.bytes[range]
    delimiter =
      [NumberScanner.tab, NumberScanner.comma].first { row.contains($0) } ?? NumberScanner.space
    var cells = try DelimitedRow.cells(of: text, in: range, line: number, delimiter: delimiter)
    if delimiter == NumberScanner.space { cells.removeAll { $0.text.isEmpty } }
    holdsVectors = holdsVectors && delimiter == NumberScanner.tab
    for name in cells.map(\.text) {
      if holdsVectors, !name.isEmpty, name.lowercased() != "time" {
        names += (1...3).map { "\(name)_\($0)" }
      } else {
        names.append(name)
      }
    }
  }

  /// The text with the numbers of a vector in cells of their own; `lines` stands where it stood.
  func cutVectors(_ text: TextFile, _ lines: inout TextLines) throws(ReadError) -> TextFile {
    var bytes = text.bytes
    var rest = lines
    while let range = try rest.next() {
      for place in range where bytes[place] == NumberScanner.comma {
        bytes[place] = NumberScanner.tab
      }
    }
    let cut = try TextFile(bytes, file: text.file)
    var walked = TextLines(cut)
    while walked.number < lines.number { _ = try walked.next() }
    lines = walked
    return cut
  }
}
