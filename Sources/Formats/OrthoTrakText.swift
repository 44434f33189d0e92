import Motion

/// The results that Motion Analysis OrthoTrak exports (`Gait.xls`, text in spite of its ending).
///
/// Lines of a key and numbers, then a row of names that begins with `R_HIP Rot ANG`, then a row a frame.
/// Curves are read as stored outputs and events by their frames, which count from `Starting Frame`. The
/// file names no rate; it is the one at which the strides between the events have the cadence that the
/// file states. Markers and signals are in the trial's other files.
public enum OrthoTrakText: TextFormat {
  public static let name = "OrthoTrak text"

  public static func recognizes(_ head: [UInt8], ending: String) -> Bool {
    let words = TextFile.text(head.prefix(16_384))
    return words.contains("Starting Frame\t") && words.contains("R_HIP Rot ANG\t")
  }

  public static func recording(
    of bytes: [UInt8], name: String, file: String
  ) throws(ReadError) -> Recording {
    let text = try TextFile(bytes, file: file)
    var lines = TextLines(text)
    let scanner = NumberScanner(delimiter: NumberScanner.tab)
    var keys: [String: [Double]] = [:]
    var names: [String] = []
    while names.isEmpty, let range = try lines.next(), lines.number <= 200 {
      var cells = text.text(range).split(separator: "\t", omittingEmptySubsequences: false)
        .map(\.trimmed)
      while cells.last?.isEmpty == true { cells.removeLast() }
      guard let first = cells.first else { continue }
      if first.hasPrefix("R_HIP Rot") {
        names = cells
      } else {
        keys[first] = cells.dropFirst().compactMap { cell in
          guard case .number(let value) = scanner.number(in: cell), !value.isNaN else {
            return nil
          }
          return value
        }
      }
    }
    guard !names.isEmpty, let start = keys["Starting Frame"]?.first, let first = Int(exactly: start)
    else {
      throw text.error(
        line: max(1, lines.number),
        problem: "expected Starting Frame and a row of names from R_HIP Rot ANG on, found neither",
        remedy: "export the results from OrthoTrak again")
    }
    guard let rate = rate(keys) else {
      throw text.error(
        line: lines.number,
        problem: "expected a cadence and two contacts of one foot, which together tell the rate, "
          + "found none",
        remedy: "export the results with their events and cadence")
    }
    let columns = names.enumerated().map { NumberTable.Layout.Column($1, groupStart: $0) }
    var table = try NumberTable(
      from: &lines, of: text,
      layout: NumberTable.Layout(columns: columns, delimiter: NumberScanner.tab))
    var recording = Recording(
      name: name, format: self.name, frameRate: rate, frameCount: table.rowCount,
      firstFrame: first, startTime: Double(first - 1) / rate)
    for (index, label) in names.enumerated() where !label.isEmpty {
      let kind = kind(label)
      recording.modelOutputs.append(
        ModelOutput(
          label: label, kind: kind, unit: kind == .angle ? .degree : nil,
          columns: [table.take(index)]))
    }
    recording.events = events(keys, rate: rate)
    recording.notices.append(
      Notice(
        .file,
        "the file names no rate; \(rate) Hz gives its strides the cadence that it states"))
    return recording
  }

  private static func kind(_ label: String) -> ModelOutput.Kind {
    let upper = label.uppercased()
    return upper.hasSuffix("ANG")
      ? .angle
      : upper.hasSuffix("MOM") ? .moment : upper.hasSuffix("POW") ? .power : .other
  }

  /// Frames per second by each foot's contacts and cadence (steps a minute), where the feet agree.
  private static func rate(_ keys: [String: [Double]]) -> Double? {
    let rates = ["R", "L"].compactMap { foot -> Double? in
      guard let contacts = keys["\(foot)HS"], contacts.count > 1,
        let cadence = keys["\(foot)_Cadence"]?.first, cadence > 0, contacts[1] > contacts[0]
      else { return nil }
      return (contacts[1] - contacts[0]) * cadence / 120
    }
    guard let first = rates.first, first > 1, first < 10_000,
      rates.allSatisfy({ abs($0 - first) < 0.02 * first })
    else { return nil }
    // Contacts are whole frames and the cadence has three decimals.
    return TimeAxis.settled(first, uncertainty: 0.005 * first)
  }

  private static func events(_ keys: [String: [Double]], rate: Double) -> [GaitEvent] {
    let kinds: [(String, GaitEvent.Kind, Side)] = [
      ("RHS", .initialContact, .right), ("LHS", .initialContact, .left),
      ("RTO", .footOff, .right), ("LTO", .footOff, .left),
    ]
    return kinds.flatMap { key, kind, side in
      (keys[key] ?? []).map { GaitEvent(kind, side: side, time: $0 / rate, source: "file") }
    }.sorted { $0.time < $1.time }
  }
}
