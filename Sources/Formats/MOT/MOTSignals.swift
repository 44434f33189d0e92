import Motion

/// EMG and other voltages in an OpenSim table, beside ground reactions or alone.
///
/// A column is a signal where its name gives volts (`RF(mV)`) or says EMG, or where the header names
/// volts as the unit of the table. Nothing else tells measured signals from a model's results.
/// Envelopes and activations are results.
struct MOTSignals {
  struct Signal {
    var label: String
    /// `nil` where the table names none.
    var unit: Unit?
    var column: Int
  }

  private(set) var signals: [Signal] = []
  /// Whether the table says that it holds envelopes or activations of muscles.
  private(set) var areResults = false

  init(_ names: [String], _ header: MOTHeader) {
    areResults =
      header.speaksOfEnvelopes
      || names.contains { $0.lowercased().hasSuffix("activation") || Self.isEnvelope($0) }
    guard !areResults, !header.holdsVectors else { return }
    for (column, name) in names.enumerated() {
      guard !name.isEmpty, name.lowercased() != "time", GroundReactionName(name) == nil else {
        continue
      }
      let (label, unit) = WideCSVColumn.splitUnit(name.trimmed)
      if unit?.si == .volt || (unit == nil && header.signalUnit != nil) {
        signals.append(Signal(label: label, unit: unit ?? header.signalUnit, column: column))
      } else if unit == nil, label.lowercased().contains("emg") {
        signals.append(Signal(label: label, column: column))
      }
    }
  }

  /// `Normalized EMG Linear Envelopes`, as a title or a column says it.
  static func isEnvelope(_ words: String) -> Bool {
    let lower = words.lowercased()
    return lower.contains("envelope") || lower.contains("normalized emg")
      || lower.contains("normalised emg")
  }

  /// Moves the signals of a table to a recording.
  func move(from table: inout NumberTable, rate: Double, to recording: inout Recording) {
    for signal in signals {
      var samples = table.take(signal.column)
      if let factor = signal.unit?.siFactor, factor != 1 {
        for index in samples.indices { samples[index] *= factor }
      }
      recording.analog.append(
        AnalogChannel(
          label: signal.label, unit: signal.unit?.si, rate: rate, samples: samples))
    }
    let unknown = signals.filter { $0.unit == nil }.map(\.label)
    guard !unknown.isEmpty else { return }
    recording.notices.append(
      Notice(
        .emg,
        "no unit that is known: \(FirstNames.joined(unknown)); timing can be read, amplitude cannot"
      ))
  }

  /// Why a table without signals and ground reactions is passed over; `nil` where neither its name nor
  /// its words speak of signals.
  func refusal(
    _ names: [String], recording: String, line: Int, _ text: TextFile
  ) -> ReadError? {
    let lower = recording.lowercased()
    let isNamed = ["emg", "analog"].contains { lower.hasSuffix($0) }
    guard areResults || isNamed else { return nil }
    let others = names.filter { !$0.isEmpty && $0.lowercased() != "time" }
    let shown = FirstNames.joined(others, most: 3)
    return ReadError(
      file: text.file, place: .line(line, column: 1),
      problem: areResults
        ? "expected signals as they were measured, found envelopes or activations of muscles (\(shown))"
        : "expected signals whose names say EMG or give a unit, found \(shown)",
      remedy: areResults
        ? "export the EMG as it was measured, with its unit behind the names, as RF(mV); the table is "
          + "passed over"
        : "write the unit behind the names of EMG, as RF(mV), or the line Units=V before endheader if "
          + "all columns are in it; the table is passed over", isNoRecording: true)
  }
}
