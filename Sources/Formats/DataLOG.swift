import Motion

/// EMG and goniometer signals as the Biometrics DataLOG writes them: a line a channel with its name
/// and unit, then rows of numbers without a time column.
///
///     File Name: 5Nmar.log
///     Channel 1: 'RF', 6563 values, engineering units: mV, no filters.
///     Channel 5: 'FX', 329 values, engineering units: deg, no filters, extrapolated from 50 to
///     1000 samples per second.
///
/// The rate stands only on the line of a channel that was brought to it; a file without one is
/// refused, for nothing else in it tells time.
public enum DataLOG: TextFormat {
  public static let name = "DataLOG text"

  public static func recognizes(_ head: [UInt8], ending: String) -> Bool {
    let lines = TextFile.text(head.prefix(4096)).split(whereSeparator: \.isNewline).prefix(12)
    return lines.contains { Channel($0) != nil }
  }

  public static func recording(
    of bytes: [UInt8], name: String, file: String
  ) throws(ReadError) -> Recording {
    let text = try TextFile(bytes, file: file)
    var lines = TextLines(text)
    var channels: [Channel] = []
    while let line = try lines.next() {
      let words = text.text(line)
      if let channel = Channel(words[...]) {
        channels.append(channel)
      } else if !channels.isEmpty {
        // The blank line behind the channels.
        break
      } else if lines.number > 20 {
        break
      }
    }
    guard !channels.isEmpty, channels.count <= 256 else {
      throw text.error(
        line: lines.number, problem: "expected lines such as `Channel 1: 'RF', ...`, found none",
        remedy: "export the recording again with its header")
    }
    guard let rate = channels.compactMap(\.rate).first, rate > 0, rate.isFinite else {
      throw text.error(
        line: 1, problem: "expected a sampling rate, but no channel names one",
        remedy: "export the recording as a table with a time column")
    }
    let layout = NumberTable.Layout(
      columns: channels.enumerated().map { index, channel in
        NumberTable.Layout.Column(
          "channel \(channel.label)", factor: channel.unit?.siFactor ?? 1, groupStart: index)
      }, delimiter: NumberScanner.tab, cellsPassedOver: 1)
    var table = try NumberTable(from: &lines, of: text, layout: layout)
    var recording = Recording(name: name, format: self.name, frameRate: 0, frameCount: 0)
    for (index, channel) in channels.enumerated() {
      recording.analog.append(
        AnalogChannel(
          label: channel.label, unit: channel.unit?.si, rate: rate, samples: table.take(index)))
    }
    recording.notices = channels.compactMap(\.remark).map { Notice(.emg, $0) }
    let unknown = channels.filter { $0.unit == nil }.map(\.label)
    if !unknown.isEmpty {
      recording.notices.append(
        Notice(
          .emg,
          "no unit that is known: \(unknown.joined(separator: ", ")); timing can be read, amplitude "
            + "cannot"))
    }
    return recording
  }

  /// What a channel's line says.
  private struct Channel {
    var label: String
    var unit: Unit?
    /// The rate that all channels were brought to, where this line says so.
    var rate: Double?
    var remark: String?

    /// What samples per second can be.
    private static let rates = 1e-3...1e7

    init?(_ line: Substring) {
      let trimmed = line.trimmed
      guard trimmed.lowercased().hasPrefix("channel "), let colon = trimmed.firstIndex(of: ":"),
        Int(trimmed[trimmed.index(trimmed.startIndex, offsetBy: 8)..<colon].trimmed) != nil
      else { return nil }
      let rest = trimmed[trimmed.index(after: colon)...]
      let parts = rest.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, !parts[1].trimmed.isEmpty else { return nil }
      label = String(parts[1].trimmed)
      for part in parts[2].split(separator: ",") {
        let words = part.trimmed.filter { $0 != "." }
        if words.hasPrefix("engineering units:") {
          unit = Unit(symbol: String(words.dropFirst("engineering units:".count)))
        } else if words.hasPrefix("extrapolated from") {
          let numbers = words.split(separator: " ").compactMap { Double($0) }
          if numbers.count == 2, numbers.allSatisfy(Self.rates.contains) {
            rate = numbers[1]
            remark =
              "\(label): \(words), so that nothing in it is faster than "
              + "\(String(Int(numbers[0].rounded()) / 2)) Hz"
          }
        }
      }
    }
  }
}
