import Motion

/// The rows of a wide table, and what their time says.
struct WideCSVBody {
  var table: NumberTable
  let header: WideCSVHeader
  /// Rows per second, hertz.
  var rate = 0.0
  var startTime: Double?
  var firstFrame: Int?
  var notices: [Notice] = []

  /// - Parameters:
  ///   - lines: Stands before the first row.
  ///   - text: The file, or its first piece.
  ///   - rest: The other pieces.
  init(
    _ lines: inout TextLines, _ text: TextFile, rest: inout TextPieces?, _ header: WideCSVHeader,
    _ metadata: WideCSVMetadata
  ) throws(ReadError) {
    self.header = header
    table = NumberTable(
      layout: try Self.layout(of: header, metadata, text), size: rest?.size ?? text.bytes.count)
    try table.append(from: &lines, of: text, isLast: rest?.isLast ?? true)
    var count = lines.number
    if let pieces = rest.take() {
      count = try table.append(pieces, behind: count, cores: RecordingFormats.cores)
    }
    guard table.rowCount > 0 else {
      throw text.error(
        line: count + 1, problem: "expected rows of numbers, found none",
        remedy: "export the trial again")
    }
    notices += table.cutNotices
    let others = header.columns.filter { $0.role == .other && !$0.name.isEmpty }.map(\.name)
    if !others.isEmpty {
      notices.append(
        Notice(.file, "columns passed over: " + FirstNames.joined(others)))
    }
    try settleFrames(text)
    try settleRate(metadata, text)
  }

  private static func layout(
    of header: WideCSVHeader, _ metadata: WideCSVMetadata, _ text: TextFile
  ) throws(ReadError) -> NumberTable.Layout {
    var columns = header.columns.enumerated().map { index, column in
      NumberTable.Layout.Column(
        column.name, factor: column.unit?.siFactor ?? 1,
        isRequired: column.role == .time || column.role == .frame, groupStart: index,
        isIgnored: column.role == .other)
    }
    for marker in header.markers {
      let first = marker.columns.filter { $0 >= 0 }.min() ?? 0
      guard !marker.columns.contains(-1) else {
        let found = marker.columns.filter { $0 >= 0 }.map { header.columns[$0].name }
        throw header.error(
          first, text,
          problem: "expected columns of x, y and z for marker \(marker.label), found only "
            + found.joined(separator: ", "),
          remedy: "add the missing column, or remove the marker's others")
      }
      let isTogether = (marker.columns.max() ?? 0) - first == 2
      for (axis, column) in zip(["X", "Y", "Z"], marker.columns) {
        let factor = header.columns[column].unit?.siFactor ?? metadata.unit?.siFactor ?? 1
        columns[column] = .init(
          "marker \(marker.label), \(axis)", factor: factor,
          groupStart: isTogether ? first : column)
      }
    }
    return NumberTable.Layout(columns: columns, delimiter: header.delimiter)
  }

  /// Ground reactions, whose points have the unit of the markers where they name none.
  mutating func moveReactions(to recording: inout Recording) {
    var plates: [Int: [Int: Int]] = [:]
    for (index, column) in header.columns.enumerated() {
      if case .reaction(let plate, let place) = column.role {
        plates[plate, default: [:]][place] = index
      }
    }
    let length = recording.lengthUnit ?? .metre
    for (number, columns) in plates.sorted(by: { $0.key < $1.key }) {
      let channels = WideCSVReactions.components.enumerated().map { place, component in
        var samples =
          columns[place].map { table.take($0) }
          ?? [Double](repeating: 0, count: table.rowCount)
        let unit = columns[place].flatMap { header.columns[$0].unit }
        if unit == nil, place >= 3, length != .metre {
          samples = samples.map { $0 * length.siFactor }
        }
        return AnalogChannel(
          label: component + "\(number)",
          unit: place < 3 ? .newton : place < 6 ? .metre : .newtonMetre, rate: rate,
          samples: samples)
      }
      recording.plates.append(
        ForcePlate(label: "\(number)", kind: .laboratoryAxes, corners: [], channels: channels))
    }
    guard !plates.isEmpty else { return }
    recording.notices.append(
      Notice(
        .plates,
        "columns of force and point of application are taken as ground reactions in laboratory "
          + "axes, in newtons, \(length.rawValue) and their product where they name no unit; a moment "
          + "that is not there counts as 0"))
  }

  /// Frame numbers must count up one by one, unless times that run evenly stand beside them.
  private mutating func settleFrames(_ text: TextFile) throws(ReadError) {
    guard let column = header.index(of: .frame) else { return }
    let frames = table.columns[column]
    for (row, frame) in frames.enumerated() {
      let expected = row == 0 ? frame.rounded() : frames[0] + Double(row)
      guard frame == expected, abs(frame) < 1e9 else {
        let words = "expected frame \(expected), found \(frame)"
        if let times = header.index(of: .time), TimeAxis(table.columns[times]).firstUnevenRow == nil
        {
          notices.append(
            Notice(
              .file,
              "the frame numbers do not count one by one (line \(table.lines[row]): \(words)); the "
                + "times are even and are used"))
          return
        }
        throw text.error(
          line: table.lines[row], problem: words,
          remedy: "export the trial again without leaving frames out")
      }
    }
    firstFrame = frames.first.map { Int($0) }
  }

  /// No motion is captured with fewer frames a second; so few are times in another unit.
  private static let slowest = 0.5

  private mutating func settleRate(
    _ metadata: WideCSVMetadata, _ text: TextFile
  ) throws(ReadError) {
    guard let column = header.index(of: .time) else {
      guard let stated = metadata.rate else {
        throw text.error(
          line: header.line, problem: "expected a column time or a rate, found neither",
          remedy: "add the line \"# rate_hz: 100\" before the header")
      }
      rate = stated
      return
    }
    let axis = TimeAxis(table.columns[column])
    startTime = axis.times.first
    if let row = axis.firstUnevenRow {
      let stamped = StampedTimes(
        axis, stated: metadata.rate, isCounted: header.index(of: .frame) != nil)
      if let stamped {
        rate = stamped.rate
        notices.append(stamped.notice)
        return
      }
      throw uneven(axis, row, column, metadata, text)
    }
    if let measured = axis.rate, measured < Self.slowest, metadata.rate == nil,
      header.columns[column].unit == nil
    {
      throw text.error(
        line: table.lines[min(1, table.lines.count - 1)],
        problem: "expected times in seconds, found steps of \(1 / measured) from row to row",
        remedy: "write the unit of the times behind their name, as time (ms)")
    }
    guard let measured = axis.rate else {
      guard let stated = metadata.rate else {
        throw text.error(
          line: table.lines[0], problem: "expected at least two rows, found one",
          remedy: "add the line \"# rate_hz: 100\" before the header")
      }
      rate = stated
      return
    }
    rate = metadata.rate ?? measured
    if axis.contradicts(rate) {
      notices.append(
        Notice(
          .file,
          "rate_hz says \(rate) Hz, the time column \(measured) Hz; the time column is used"))
      rate = measured
    }
  }

  private func uneven(
    _ axis: TimeAxis, _ row: Int, _ column: Int, _ metadata: WideCSVMetadata, _ text: TextFile
  ) -> ReadError {
    var problem =
      "expected times in even steps, found \(axis.times[row]) s after "
      + "\(axis.times[max(0, row - 1)]) s"
    if let stated = metadata.rate, let mean = StampedTimes.meanRate(axis.times) {
      problem +=
        "; rate_hz says \(stated) Hz, the times are \((mean * 100).rounded() / 100) Hz on average"
    }
    let line = table.lines[row]
    return text.error(
      line: line, column: text.column(ofCell: column, line: line, delimiter: header.delimiter),
      problem: problem, remedy: StampedTimes.remedy(axis))
  }

  /// Settles the unit of markers that neither the header nor a `# unit` line gives.
  mutating func settleUnit(
    of recording: inout Recording, _ metadata: WideCSVMetadata, _ text: TextFile
  ) throws(ReadError) {
    let units = Set(
      header.markers.flatMap(\.columns).map { header.columns[$0].unit ?? metadata.unit })
    recording.lengthUnit = units.count == 1 ? units.first ?? nil : nil
    let open = header.markers.indices.filter { marker in
      header.markers[marker].columns.contains { header.columns[$0].unit == nil }
    }
    guard metadata.unit == nil, !open.isEmpty else { return }
    let size = CaptureSize.size(of: open.map { recording.trajectories[$0] })
    guard let unit = CaptureSize.unit(of: size) else {
      throw text.error(
        line: header.line,
        problem: "expected positions in metres or millimetres, found a capture \(size) units large",
        remedy: "add the line \"# unit: mm\" (or m) before the header")
    }
    recording.notices.append(CaptureSize.notice(size, unit))
    if units.count == 1 { recording.lengthUnit = unit }
    for marker in open {
      let columns = header.markers[marker].columns
      for (axis, column) in zip([\Trajectory.x, \.y, \.z], columns)
      where header.columns[column].unit == nil {
        Self.scale(&recording.trajectories[marker][keyPath: axis], by: unit.siFactor)
      }
    }
  }

  private static func scale(_ values: inout [Double], by factor: Double) {
    for index in values.indices { values[index] *= factor }
  }

  mutating func moveTrajectories(to recording: inout Recording) {
    for marker in header.markers {
      recording.trajectories.append(table.takeTrajectory(MarkerLabel(marker.label), marker.columns))
    }
    recording.prefixes = MarkerLabel.prefixes(of: recording.trajectories)
  }

  mutating func moveSignals(to recording: inout Recording, _ metadata: WideCSVMetadata) {
    var plates: [Int: ForcePlate] = [:]
    for (index, column) in header.columns.enumerated() {
      switch column.role {
      case .channel(let label):
        recording.analog.append(channel(label, column, index))
      case .plate(let number, let label):
        var plate = plates[number] ?? metadata.plate(number)
        plate.channels.append(channel(label, column, index))
        plates[number] = plate
      default: break
      }
    }
    recording.plates = plates.sorted { $0.key < $1.key }.map(\.value)
  }

  private mutating func channel(
    _ label: String, _ column: WideCSVColumn, _ index: Int
  ) -> AnalogChannel {
    AnalogChannel(
      label: label, unit: column.unit?.si, rate: rate, samples: table.take(index))
  }
}
