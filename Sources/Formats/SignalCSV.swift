import Motion

/// EMG and other signals as EMG systems export them: some lines about the recording, a row of names,
/// rows of numbers.
///
/// The row of names is found by its column of times (`time`, `X[s]`, `EMG 1 Time Series (s)`). Several
/// such columns mean several rates: each holds for the columns up to the next. Units stand in brackets,
/// behind a comma, in a row of their own, or in the lines before (`Label: ... Unit: V`).
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
    let columns = header.columns.enumerated().map { index, column in
      NumberTable.Layout.Column(
        column.label.isEmpty ? "column \(index + 1)" : column.label, factor: column.factor,
        isRequired: column.isTime && header.clocks.count == 1, groupStart: index,
        isIgnored: column.label.isEmpty)
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
    var unknown: [String] = []
    for clock in header.clocks {
      let times = table.take(clock.time)
      let count = Self.length(of: times)
      let axis = try RowClock(
        stated: nil, times: Array(times.prefix(count)), lines: table.lines, header: header.line,
        of: text)
      if recording.startTime == nil { recording.startTime = axis.startTime }
      for column in clock.columns where !header.columns[column].label.isEmpty {
        let signal = header.columns[column]
        if signal.unit == nil { unknown.append(signal.label) }
        recording.analog.append(
          AnalogChannel(
            label: signal.label, unit: signal.unit?.si, rate: axis.rate,
            samples: Array(table.take(column).prefix(count))))
      }
    }
    if !unknown.isEmpty {
      recording.notices.append(
        Notice(
          .emg,
          "no unit that is known: \(unknown.prefix(10).joined(separator: ", ")); timing can be "
            + "read, amplitude cannot"))
    }
    if let cut = table.cutLine, header.clocks.count == 1 {
      recording.notices.append(
        Notice(.file, "the last row, line \(cut), is short: the file may be cut off"))
    }
    return recording
  }

  /// Rows of a clock: slower signals end earlier, and the rest of their columns is empty or 0.
  private static func length(of times: [Double]) -> Int {
    let end = times.indices.dropFirst().first { row in
      times[row].isNaN || (times[row] == 0 && times[row...].allSatisfy { $0 == 0 || $0.isNaN })
    }
    return end ?? times.count
  }
}
