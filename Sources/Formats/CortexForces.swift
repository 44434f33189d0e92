import Motion

/// Ground reactions that Motion Analysis Cortex writes beside its trajectories: `walk1.forces`.
///
///     [Force Data]
///     NumberOfForcePlates=7
///     SampleRate=450.000000
///     NumberOfSamples=1092
///     #Sample  FX1  FY1  FZ1  X1  Y1  Z1  MZ1  FX2  ...
///
/// Force in newtons and point of application in millimetres, in the laboratory's axes; `MZ` is the
/// free moment about the vertical, newton-millimetres, whatever axis of the laboratory is vertical.
/// The vertical is taken to be the axis along which the plates carry most.
public enum CortexForces: TextFormat {
  public static let name = "Cortex forces"

  public static func recognizes(_ head: [UInt8], ending: String) -> Bool {
    let body = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
    return body.starts(with: Array("[Force Data]".utf8))
  }

  private static let components = ["FX", "FY", "FZ", "X", "Y", "Z", "MZ"]

  public static func recording(
    of bytes: [UInt8], name: String, file: String
  ) throws(ReadError) -> Recording {
    let text = try TextFile(bytes, file: file)
    var lines = TextLines(text)
    var values: [String: String] = [:]
    var names: [String] = []
    while names.isEmpty, let range = try lines.next(), lines.number <= 100 {
      let words = text.text(range).trimmed
      if words.hasPrefix("#") {
        // Some programs align the names with blanks above rows between tabs.
        names = words.split { $0 == "\t" || $0 == " " }.map(String.init)
      } else if let equals = words.firstIndex(of: "=") {
        values[String(words[..<equals]).lowercased()] = String(
          words[words.index(after: equals)...])
      }
    }
    let plates = plates(in: names)
    guard !plates.isEmpty else {
      throw text.error(
        line: lines.number,
        problem: "expected a row #Sample, FX1, FY1, FZ1, X1, Y1, Z1, MZ1, ..., found "
          + (names.isEmpty ? "none" : TextFile.quoted(names.joined(separator: " "))),
        remedy: "export the forces again")
    }
    let scanner = NumberScanner(delimiter: NumberScanner.tab)
    guard case .number(let rate) = scanner.number(in: values["samplerate"] ?? ""), rate > 0,
      rate < 1e7
    else {
      throw text.error(
        line: 3,
        problem: "expected SampleRate in hertz, found "
          + TextFile.quoted(values["samplerate"] ?? ""),
        remedy: "export the forces again")
    }
    let header = lines.number
    var table = try NumberTable(
      from: &lines, of: text,
      layout: NumberTable.Layout(
        columns: columns(names, plates), delimiter: NumberScanner.tab))
    try checkSamples(table, text)
    var recording = Recording(name: name, format: self.name, frameRate: 0, frameCount: 0)
    if let first = table.columns[0].first, first > 1 { recording.startTime = (first - 1) / rate }
    if let stated = values["numberofsamples"].flatMap({ Int($0.trimmed) }),
      stated != table.rowCount
    {
      recording.notices.append(
        Notice(.file, "the header says \(stated) samples, the file holds \(table.rowCount)"))
    }
    recording.notices += table.cutNotices
    guard table.rowCount > 0 else {
      throw text.error(
        line: header + 1, problem: "expected rows of forces, found none",
        remedy: "export the forces again")
    }
    let carried = vertical(of: plates, table)
    let vertical = carried ?? 2
    if carried != nil {
      recording.notices.append(
        Notice(
          .plates,
          "the free moments are taken to be about the laboratory's "
            + "\(["X", "Y", "Z"][vertical]) axis, along which the plates carry most"))
    } else {
      recording.notices.append(Notice(.plates, "the plates carry nothing throughout"))
    }
    for plate in plates {
      recording.plates.append(
        forcePlate(plate, &table, vertical: vertical, rate: TimeAxis.settled(rate)))
    }
    return recording
  }

  private struct Plate {
    var number: String
    /// The columns of FX, FY, FZ, X, Y, Z, MZ.
    var columns: [Int]
  }

  private static func plates(in names: [String]) -> [Plate] {
    let upper = names.map { $0.uppercased() }
    let numbers = upper.compactMap { $0.hasPrefix("FX") ? String($0.dropFirst(2)) : nil }
    return numbers.compactMap { number in
      let columns = components.compactMap { upper.firstIndex(of: $0 + number) }
      return columns.count == components.count ? Plate(number: number, columns: columns) : nil
    }
  }

  private static func columns(
    _ names: [String], _ plates: [Plate]
  ) -> [NumberTable.Layout.Column] {
    var columns = names.enumerated().map { index, name in
      NumberTable.Layout.Column(
        name, isRequired: index == 0, groupStart: index, isIgnored: index > 0)
    }
    for plate in plates {
      for (place, column) in plate.columns.enumerated() {
        let factor = place < 3 ? 1 : place < 6 ? Unit.millimetre.siFactor : momentFactor
        columns[column] = .init(
          "plate \(plate.number), \(components[place])", factor: factor,
          groupStart: plate.columns[0])
      }
    }
    return columns
  }

  private static let momentFactor = Unit.newtonMillimetre.siFactor

  private static func checkSamples(_ table: NumberTable, _ text: TextFile) throws(ReadError) {
    let samples = table.columns[0]
    for (row, sample) in samples.enumerated() {
      let expected = row == 0 ? sample.rounded() : samples[0] + Double(row)
      guard sample == expected, abs(sample) < 1e12 else {
        throw text.error(
          line: table.lines[row],
          problem:
            "expected sample \(Int(exactly: expected) ?? 0), found \(Int(exactly: sample).map(String.init) ?? "\(sample)")",
          remedy: "export the forces again without leaving samples out")
      }
    }
  }

  /// The axis along which the plates carry most; `nil` where they carry nothing.
  private static func vertical(of plates: [Plate], _ table: NumberTable) -> Int? {
    let carried = (0..<3).map { axis in
      plates.map { plate in
        table.columns[plate.columns[axis]].reduce(0) { $1.isFinite ? $0 + abs($1) : $0 }
      }.reduce(0, +)
    }
    guard carried.contains(where: { $0 > 0 }) else { return nil }
    return carried.indices.max { carried[$0] < carried[$1] }
  }

  private static func forcePlate(
    _ plate: Plate, _ table: inout NumberTable, vertical: Int, rate: Double
  ) -> ForcePlate {
    let zeros = [Double](repeating: 0, count: table.rowCount)
    let moment = table.take(plate.columns[6])
    var channels: [AnalogChannel] = []
    for (place, label) in ["Fx", "Fy", "Fz", "Px", "Py", "Pz"].enumerated() {
      channels.append(
        AnalogChannel(
          label: label + plate.number, unit: place < 3 ? .newton : .metre, rate: rate,
          samples: table.take(plate.columns[place])))
    }
    for (axis, label) in ["Tx", "Ty", "Tz"].enumerated() {
      channels.append(
        AnalogChannel(
          label: label + plate.number, unit: .newtonMetre, rate: rate,
          samples: axis == vertical ? moment : zeros))
    }
    return ForcePlate(
      label: plate.number, kind: .laboratoryAxes, corners: [], channels: channels)
  }
}
