import Motion

/// Analog signals as Motion Analysis Cortex and EVaRT write them as text: `Gait.anc`.
///
/// Rows hold the counts of the converter; the signal is `count * Range / 2^(bits - 1)` for a bipolar
/// board and `count * Range / 2^bits` for a unipolar one, `Range` in millivolts. What a force plate's
/// volts mean is not in the file, so its channels stay volts.
///
/// Layout: `File_Type: Analog R/C ASCII`, generation 2.
public enum AnalogASCII: TextFormat {
  public static let name = "Cortex analog text"

  public static func recognizes(_ head: [UInt8], ending: String) -> Bool {
    let body = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
    let words = TextFile.text(body.prefix(64)).lowercased()
    return words.hasPrefix("file_type:") && words.contains("ascii")
  }

  public static func recording(
    of bytes: [UInt8], name: String, file: String
  ) throws(ReadError) -> Recording {
    let text = try TextFile(bytes, file: file)
    var lines = TextLines(text)
    let header = try Header(&lines, of: text)
    let columns = header.names.enumerated().map { index, label in
      NumberTable.Layout.Column(
        index == 0 ? "the time" : "channel \(label)", factor: header.factor(index),
        isRequired: index == 0, groupStart: index)
    }
    var table = try NumberTable(
      from: &lines, of: text,
      layout: NumberTable.Layout(columns: columns, delimiter: NumberScanner.tab))
    guard table.rowCount > 0 else {
      throw text.error(
        line: lines.number + 1, problem: "expected rows of counts, found none",
        remedy: "export the signals again")
    }
    let clock = try RowClock(
      stated: header.rate, times: table.take(0), lines: table.lines, header: header.line, of: text)
    var recording = Recording(name: name, format: self.name, frameRate: 0, frameCount: 0)
    recording.startTime = clock.startTime
    recording.notices = clock.notices
    recording.notices += table.cutNotices
    if let count = header.rowCount(at: clock.rate), abs(count - table.rowCount) > 1 {
      recording.notices.append(
        Notice(.file, "the header says \(count) rows, the file holds \(table.rowCount)"))
    }
    let nameless = header.names.dropFirst().count { $0.isEmpty }
    if nameless > 0 {
      recording.notices.append(
        Notice(.file, "\(nameless) channels without a name are passed over"))
    }
    for (index, label) in header.names.enumerated().dropFirst() where !label.isEmpty {
      if let own = header.rates[index], abs(own - clock.rate) > 0.01 * clock.rate {
        recording.notices.append(
          Notice(
            .file,
            "\(label) was sampled at \(own) Hz and stands in rows at \(clock.rate) Hz"))
      }
      recording.analog.append(
        AnalogChannel(label: label, unit: .volt, rate: clock.rate, samples: table.take(index)))
    }
    recording.notices.append(
      Notice(
        .plates,
        "the file holds volts; what a force plate's volts mean in newtons is not in it"))
    return recording
  }

  /// The keys before the rows, and the rows Name, Rate and Range.
  private struct Header {
    var line = 0
    /// Rows per second, hertz, or `nil`.
    var rate: Double?
    /// How long the trial is, seconds, or `nil`.
    var duration: Double?
    var bits = 0.0
    var isBipolar = true
    /// The first column is the time.
    var names: [String] = []
    var rates: [Double?] = []
    /// Millivolts, by column.
    var ranges: [Double?] = []

    init(_ lines: inout TextLines, of text: TextFile) throws(ReadError) {
      let scanner = NumberScanner(delimiter: NumberScanner.tab)
      func number(_ cell: String) -> Double? {
        guard case .number(let value) = scanner.number(in: cell), value > 0 else { return nil }
        return value
      }
      while ranges.isEmpty, let range = try lines.next(), lines.number <= 100 {
        var cells = text.text(range).split(separator: "\t", omittingEmptySubsequences: false)
          .map(\.trimmed)
        while cells.last?.isEmpty == true { cells.removeLast() }
        line = lines.number
        switch cells.first?.lowercased() {
        case "name": names = cells
        case "rate": rates = cells.map(number)
        case "range": ranges = cells.map(number)
        default:
          for (key, value) in zip(cells, cells.dropFirst()) {
            switch key.lowercased() {
            case "bitdepth:": bits = number(value) ?? 0
            case "preciserate:": rate = number(value)
            case "duration(sec.):": duration = number(value)
            case "polarity:": isBipolar = value.lowercased() != "unipolar"
            default: break
            }
          }
        }
      }
      guard names.count > 1, rates.count == names.count, ranges.count == names.count else {
        throw text.error(
          line: line,
          problem: "expected rows Name, Rate and Range of the same channels, found "
            + "\(max(0, names.count - 1)), \(max(0, rates.count - 1)) and "
            + "\(max(0, ranges.count - 1))",
          remedy: "export the signals again")
      }
      guard (1...32).contains(bits) else {
        throw text.error(
          line: 4, problem: "expected BitDepth from 1 to 32, found \(bits)",
          remedy: "export the signals again")
      }
      if let column = (1..<names.count).first(where: { ranges[$0] == nil }) {
        throw text.error(
          line: line,
          problem: "expected a range in millivolts for \(names[column]), found none",
          remedy: "export the signals again")
      }
      rate = rate ?? rates.compactMap { $0 }.max()
    }

    /// How many rows the duration makes, or `nil`.
    func rowCount(at rate: Double) -> Int? {
      duration.flatMap { Int(exactly: ($0 * rate).rounded()) }
    }

    /// Volts per count of a column; 1 for the time.
    func factor(_ column: Int) -> Double {
      guard column > 0, let range = ranges[column] else { return 1 }
      let steps = Double(sign: .plus, exponent: Int(isBipolar ? bits - 1 : bits), significand: 1)
      return range * Unit.millivolt.siFactor / steps
    }
  }
}
