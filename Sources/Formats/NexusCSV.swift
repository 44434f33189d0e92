import Motion

/// The ASCII export of Vicon Nexus: trajectories, devices and model outputs in sections.
///
/// A file holds one or more sections of their own rates, matched by frame number. One-cell lines
/// may be padded with separators to the width of the table, as spreadsheets do on saving.
public enum NexusCSV: TextFormat {
  public static let name = "Vicon Nexus CSV"

  public static func recognizes(_ head: [UInt8], ending: String) -> Bool {
    let body = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
    let separators = Array(",;\t\r\n\" ".utf8)
    let first = body.drop { separators.contains($0) }.prefix(40)
    let title = TextFile.text(first.prefix { !Array(",;\t\r\n\"".utf8).contains($0) })
    return NexusSection.Kind(title: title) != nil
  }

  public static func recording(
    of bytes: [UInt8], name: String, file: String
  ) throws(ReadError) -> Recording {
    let text = try TextFile(bytes, file: file)
    var reader = NexusSectionReader(text, delimiter: try delimiter(of: text))
    var sections: [NexusSection] = []
    var events: [GaitEvent] = []
    var passedOver: [NexusSection.Kind] = []
    while let (kind, line) = try reader.nextTitle() {
      switch kind {
      case .events: events += try NexusEvents.events(&reader)
      case .gaitCycleParameters:
        passedOver.append(kind)
        try reader.skip()
      default: sections.append(try reader.section(kind, line: line))
      }
    }
    guard sections.contains(where: { $0.table.rowCount > 0 }) else {
      throw ReadError(
        file: file, problem: "expected sections with rows of numbers, found none",
        remedy: "export the trial again")
    }
    return try NexusAssembly(
      text: text, sections: sections, events: events, passedOver: passedOver
    ).recording(name: name)
  }

  /// The separator of the `Frame,Sub Frame` row.
  private static func delimiter(of text: TextFile) throws(ReadError) -> UInt8 {
    var lines = TextLines(text)
    let frame = Array("frame".utf8)
    while let line = try lines.next(), lines.number < 200 {
      let row = text.bytes[line].drop { $0 == 32 || $0 == 34 }
      guard row.prefix(5).map({ $0 | 32 }) == frame else { continue }
      let behind = row.dropFirst(5).first { $0 != 32 && $0 != 34 }
      if let behind, [UInt8(ascii: ","), UInt8(ascii: ";"), 9].contains(behind) { return behind }
    }
    return NumberScanner.comma
  }
}
