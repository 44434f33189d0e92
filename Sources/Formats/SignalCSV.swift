import Motion

/// EMG and other signals as EMG systems export them: some lines about the recording, a row of names,
/// rows of numbers.
///
/// The row of names is found by its column of times (`time`, `X[s]`, `EMG 1 Time Series (s)`). Several
/// such columns mean several rates: each holds for the columns up to the next. Rates may stand in a row
/// of their own instead. Units stand in brackets, behind a comma, in a row of their own, or in the lines
/// before (`Label: ... Unit: V`). Columns of words are passed over; those of `Marker` are events.
///
/// Layout: Delsys EMGworks and Trigno Discover, Noraxon myoRESEARCH, as other people's readers of them
/// have it; read by names, so that others' tables do as well.
public enum SignalCSV: TextFormat {
  public static let name = "EMG table (CSV)"

  public static func recognizes(_ head: [UInt8], ending: String) -> Bool {
    guard let text = try? TextFile(head, file: ""), let header = try? SignalHeader(text),
      header.isSignals, !TextFile.text(head.prefix(64)).contains(WideCSVMetadata.format)
    else { return false }
    return header.clocks.count > 1 || !WideCSV.recognizes(head, ending: "")
  }

  public static func recording(
    of bytes: [UInt8], name: String, file: String
  ) throws(ReadError) -> Recording {
    let text = try TextFile(bytes, file: file)
    let header = try SignalHeader(text)
    var lines = header.lines
    let isOnlyClock = header.clocks.count == 1
    let columns = header.columns.enumerated().map { index, column in
      NumberTable.Layout.Column(
        column.label.isEmpty ? "column \(index + 1)" : column.label, factor: column.factor,
        isRequired: column.isTime && isOnlyClock, groupStart: index,
        isIgnored: column.label.isEmpty || column.isPassedOver)
    }
    var table = try NumberTable(
      from: &lines, of: text,
      layout: NumberTable.Layout(columns: columns, delimiter: header.delimiter))
    guard table.rowCount > 0 else {
      throw text.error(
        line: lines.number + 1, problem: "expected rows of numbers, found none",
        remedy: "export the signals again")
    }
    var recording = Recording(name: name, format: self.name, frameRate: 0, frameCount: 0)
    if let column = header.markers, isOnlyClock, let time = header.clocks[0].time {
      recording.events = try SignalEvents.events(
        column, header, times: table.columns[time], lines: table.lines, text)
    }
    var unknown: [String] = []
    var untimed: [String] = []
    for clock in header.clocks {
      let used = clock.columns.filter {
        !header.columns[$0].label.isEmpty && !header.columns[$0].isPassedOver
      }
      guard let rate = try rate(of: clock, used, header, table, text) else {
        untimed += used.map { header.columns[$0].label }
        continue
      }
      let count: Int
      if let time = clock.time {
        let times = table.take(time)
        count = length(of: times)
        if recording.startTime == nil { recording.startTime = times.first }
      } else {
        count =
          used.map { column in
            (table.columns[column].lastIndex { !$0.isNaN } ?? -1) + 1
          }.max() ?? 0
      }
      for column in used {
        let signal = header.columns[column]
        if signal.unit == nil { unknown.append(signal.label) }
        recording.analog.append(
          AnalogChannel(
            label: signal.label, unit: signal.unit?.si, rate: rate,
            samples: Array(table.take(column).prefix(count))))
      }
    }
    if !unknown.isEmpty {
      recording.notices.append(
        Notice(
          .emg,
          "no unit that is known: \(FirstNames.joined(unknown)); timing can be "
            + "read, amplitude cannot"))
    }
    if !header.taken.isEmpty {
      recording.notices.append(
        Notice(
          .emg,
          "EMGworks writes EMG in volts and names no unit; taken so: "
            + FirstNames.joined(header.taken)))
    }
    if !untimed.isEmpty {
      recording.notices.append(
        Notice(
          .emg,
          "signals without an even rate are passed over: "
            + FirstNames.joined(untimed)))
    }
    let others = header.columns.filter { $0.isPassedOver && !$0.label.isEmpty }.map(\.label)
    if !others.isEmpty {
      recording.notices.append(
        Notice(.file, "columns passed over: " + FirstNames.joined(others)))
    }
    if isOnlyClock { recording.notices += table.cutNotices }
    guard !recording.analog.isEmpty else {
      throw text.error(
        line: header.line, problem: "expected a signal with a rate, found none",
        remedy: "export the signals again with their time")
    }
    return recording
  }

  /// Samples per second of a clock, hertz; `nil` for a device beside the EMG that sends when it likes.
  private static func rate(
    of clock: SignalHeader.Clock, _ columns: [Int], _ header: SignalHeader, _ table: NumberTable,
    _ text: TextFile
  ) throws(ReadError) -> Double? {
    if let stated = clock.rate, stated <= 0 { return nil }
    guard let time = clock.time else { return clock.rate }
    let times = table.columns[time]
    do {
      return try RowClock(
        stated: clock.rate, times: Array(times.prefix(length(of: times))), lines: table.lines,
        header: header.line, of: text
      ).rate
    } catch {
      let holdsEMG = columns.contains { header.columns[$0].unit?.si == .volt }
      if header.clocks.count > 1, !holdsEMG { return nil }
      throw error
    }
  }

  /// Rows of a clock: slower signals end earlier, and the rest of their columns is empty or 0.
  private static func length(of times: [Double]) -> Int {
    let end = times.indices.dropFirst().first { row in
      times[row].isNaN || (times[row] == 0 && times[row...].allSatisfy { $0 == 0 || $0.isNaN })
    }
    return end ?? times.count
  }
}
