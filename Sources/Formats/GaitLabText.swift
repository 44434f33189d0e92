import Motion

/// The trials of GaitLab, the teaching laboratory of *Dynamics of Human Gait*: blocks of a title and
/// rows of numbers.
///
///     !MarkerFrequency
///      50.000
///     !MarkerLeftHeel-3
///      0.500 0.250 0.090
///      ...
///
/// Metres, newtons, newton-metres, Z up. Blocks that GaitLab computed (segments, angles, forces and
/// moments of joints) are passed over.
///
/// Source: Vaughan, Davis & O'Connor 1999, Dynamics of Human Gait, 2nd edition.
public enum GaitLabText: TextFormat {
  public static let name = "GaitLab text"

  public static func recognizes(_ head: [UInt8], ending: String) -> Bool {
    let words = TextFile.text(head.prefix(4096))
    return words.drop(while: \.isWhitespace).hasPrefix("!") && words.contains("!MarkerFrequency")
  }

  /// One block: its title without `!` and the number of columns, and its rows.
  private struct Block {
    var line: Int
    var columns: [[Double]]
    var count: Int { columns.first?.count ?? 0 }
  }

  public static func recording(
    of bytes: [UInt8], name: String, file: String
  ) throws(ReadError) -> Recording {
    let text = try TextFile(bytes, file: file)
    let (titles, blocks) = try blocks(of: text)
    func rate(_ title: String) throws(ReadError) -> Double {
      guard let block = blocks[title], block.count == 1, block.columns[0][0] > 0 else {
        throw text.error(
          line: blocks[title]?.line ?? 1,
          problem: "expected one rate in hertz below !\(title), found \(blocks[title]?.count ?? 0)",
          remedy: "write the rate there")
      }
      return TimeAxis.settled(block.columns[0][0])
    }
    let markers = titles.filter { title in
      title.hasPrefix("Marker") && blocks[title]?.columns.count == 3
    }
    let frames = markers.compactMap { blocks[$0]?.count }
    guard let frameCount = frames.first, frameCount > 0, frames.allSatisfy({ $0 == frameCount })
    else {
      throw text.error(
        line: markers.first.flatMap { blocks[$0]?.line } ?? 1,
        problem: "expected markers of the same number of rows, found \(Set(frames).sorted())",
        remedy: "copy the file again from where it came from")
    }
    var recording = Recording(
      name: name, format: self.name, frameRate: try rate("MarkerFrequency"),
      frameCount: frameCount, up: .plusZ, lengthUnit: .metre)
    for title in markers {
      guard let block = blocks[title] else { continue }
      recording.trajectories.append(
        Trajectory(
          label: String(title.dropFirst(6)), x: block.columns[0], y: block.columns[1],
          z: block.columns[2]))
    }
    ZeroGaps.open(in: &recording)
    var used = Set(markers).union(["MarkerFrequency", "ForcePlateFrequency", "EMGFrequency"])
    for number in 1...8 {
      let parts = ["FX", "FY", "FZ", "DX", "DY", "TZ"].map { "ForcePlate\(number)\($0)" }
      let signals = parts.compactMap { blocks[$0]?.columns[0] }
      guard signals.count == 6, Set(signals.map(\.count)).count == 1 else { continue }
      used.formUnion(parts)
      recording.plates.append(
        plate(number, signals, rate: try rate("ForcePlateFrequency")))
    }
    for title in titles where title.hasPrefix("EMG") && title != "EMGFrequency" {
      guard let block = blocks[title], block.columns.count == 1 else { continue }
      used.insert(title)
      recording.analog.append(
        AnalogChannel(
          label: String(title.dropFirst(3)), unit: nil, rate: try rate("EMGFrequency"),
          samples: block.columns[0]))
    }
    for (title, measure) in measures {
      guard let value = blocks[title]?.columns[0].first, measure.plausible.contains(value) else {
        continue
      }
      used.insert(title)
      recording.measures.set(measure, value, from: "GaitLab text")
    }
    let passedOver = titles.count { !used.contains($0) }
    if passedOver > 0 {
      recording.notices.append(
        Notice(.file, "\(passedOver) blocks of other numbers are passed over"))
    }
    return recording
  }

  private static let measures: [(String, SubjectMeasure)] =
    [
      ("AnthropometryTotalBodyMass", .mass), ("AnthropometryASISBreadth", .interAsisDistance),
    ]
    + Side.allCases.flatMap { side -> [(String, SubjectMeasure)] in
      let name = "Anthropometry" + (side == .left ? "Left" : "Right")
      return [
        (name + "KneeDiameter", .kneeWidth(side)), (name + "MalleolusDiameter", .ankleWidth(side)),
      ]
    }

  private static func plate(_ number: Int, _ signals: [[Double]], rate: Double) -> ForcePlate {
    let zeros = [Double](repeating: 0, count: signals[0].count)
    let channels: [(String, Unit, [Double])] = [
      ("Fx", .newton, signals[0]), ("Fy", .newton, signals[1]), ("Fz", .newton, signals[2]),
      ("Px", .metre, signals[3]), ("Py", .metre, signals[4]), ("Pz", .metre, zeros),
      ("Tx", .newtonMetre, zeros), ("Ty", .newtonMetre, zeros), ("Tz", .newtonMetre, signals[5]),
    ]
    return ForcePlate(
      label: "\(number)", kind: .laboratoryAxes, corners: [],
      channels: channels.map { label, unit, samples in
        AnalogChannel(label: "\(label)\(number)", unit: unit, rate: rate, samples: samples)
      })
  }

  private static func blocks(
    of text: TextFile
  ) throws(ReadError) -> (titles: [String], blocks: [String: Block]) {
    var titles: [String] = []
    var blocks: [String: Block] = [:]
    var lines = TextLines(text)
    let scanner = NumberScanner(delimiter: NumberScanner.space)
    var current: String?
    while let range = try lines.next() {
      let words = text.text(range).split(whereSeparator: \.isWhitespace).map(String.init)
      guard let first = words.first else { continue }
      if first.hasPrefix("!") {
        let title = first.dropFirst().prefix { $0 != "-" }
        let width = first.lastIndex(of: "-").flatMap { Int(first[first.index(after: $0)...]) } ?? 1
        guard !title.isEmpty, (1...16).contains(width), blocks[String(title)] == nil else {
          throw text.error(
            line: lines.number,
            problem: "expected a new title such as !MarkerLeftHeel-3, found "
              + TextFile.quoted(first),
            remedy: "copy the file again from where it came from")
        }
        titles.append(String(title))
        current = String(title)
        blocks[String(title)] = Block(
          line: lines.number, columns: Array(repeating: [], count: width))
        continue
      }
      guard let current, let width = blocks[current]?.columns.count, words.count == width else {
        throw text.error(
          line: lines.number,
          problem: "expected rows of the width that the title names, found \(words.count) numbers",
          remedy: "copy the file again from where it came from")
      }
      for (column, word) in words.enumerated() {
        guard case .number(let value) = scanner.number(in: word) else {
          throw text.error(
            line: lines.number,
            problem: "expected a number for \(current), found \(TextFile.quoted(word))",
            remedy: "copy the file again from where it came from")
        }
        blocks[current]?.columns[column].append(value)
      }
    }
    return (titles, blocks)
  }
}
