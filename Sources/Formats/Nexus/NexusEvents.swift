import Motion

/// The `Events` section: subject, context, name, time in seconds.
///
/// The layout is known from other people's readers, not from a file that was seen, so the columns
/// are found by their names and nothing else is taken for granted.
enum NexusEvents {
  /// Reads the rows behind the section's title, up to a blank row.
  ///
  /// - Returns: Events with times as written, seconds.
  static func events(_ reader: inout NexusSectionReader) throws(ReadError) -> [GaitEvent] {
    guard var header = try reader.nextRow() else { return [] }
    let scanner = NumberScanner(delimiter: reader.delimiter)
    // A rate may stand above the names, as in every other section.
    if case .number(let rate) = scanner.number(in: header.text(0)), !rate.isNaN {
      guard let next = try reader.nextRow() else { return [] }
      header = next
    }
    let names = header.cells.map { $0.text.lowercased() }
    guard let context = names.firstIndex(of: "context"), let name = names.firstIndex(of: "name"),
      let time = names.firstIndex(where: { $0.hasPrefix("time") })
    else {
      throw reader.text.error(
        line: header.line,
        problem: "expected the columns Context, Name and Time of an Events section, found "
          + TextFile.quoted(names.joined(separator: ", ")),
        remedy: "export the trial without its events, or as C3D")
    }
    var events: [GaitEvent] = []
    while let row = try reader.nextRow() {
      if row.cells.allSatisfy({ $0.text.isEmpty }) { break }
      guard case .number(let seconds) = scanner.number(in: row.text(time)), !seconds.isNaN else {
        throw reader.text.error(
          line: row.line, at: time < row.cells.count ? row.cells[time].start : row.start,
          from: row.start,
          problem: "expected the time of an event in seconds, found "
            + TextFile.quoted(row.text(time)),
          remedy: "correct the time, or export the trial without its events")
      }
      events.append(
        EventWords.event(label: row.text(name), context: row.text(context), time: seconds))
    }
    return events
  }
}
