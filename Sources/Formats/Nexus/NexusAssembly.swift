import Motion

/// Puts the sections of one export together, matched by frame number.
struct NexusAssembly {
  let text: TextFile
  let sections: [NexusSection]
  let events: [GaitEvent]
  /// Sections that are not read.
  let passedOver: [NexusSection.Kind]

  func recording(name: String) throws(ReadError) -> Recording {
    let used = sections.filter { $0.table.rowCount > 0 }
    let points = used.filter { $0.kind != .devices }
    let range = try frames(of: points.isEmpty ? used : points)
    let rate = try frameRate(points, used)
    var recording = Recording(
      name: name, format: NexusCSV.name, frameRate: rate, frameCount: range.count,
      firstFrame: range.lowerBound)
    recording.startTime = Double(range.lowerBound - 1) / rate
    for kind in passedOver {
      recording.notices.append(Notice(.file, "the section \(kind.rawValue) is passed over"))
    }
    for section in sections where section.table.rowCount == 0 {
      recording.notices.append(
        Notice(.file, "the section \(section.kind.rawValue) holds no rows"))
    }
    for section in used {
      if section.frames != range {
        recording.notices.append(
          Notice(
            .file,
            "the section \(section.kind.rawValue) holds frames \(words(section.frames)), the "
              + "recording frames \(words(range)); what is missing counts as not seen"))
      }
      recording.notices += section.table.cutNotices
      add(section, in: range, to: &recording)
    }
    recording.prefixes = prefixes(of: used)
    addEvents(to: &recording)
    return recording
  }

  private func words(_ frames: Range<Int>) -> String {
    "\(frames.lowerBound) to \(frames.upperBound - 1)"
  }

  /// The frames of all sections together.
  private func frames(of sections: [NexusSection]) throws(ReadError) -> Range<Int> {
    let first = sections.map(\.frames.lowerBound).min() ?? 1
    let end = sections.map(\.frames.upperBound).max() ?? 1
    let held = sections.map(\.frameCount).reduce(0, +)
    guard end - first <= 2 * held + 10_000 else {
      throw text.error(
        line: sections.last?.line ?? 1,
        problem: "expected sections of the same frames, found frames "
          + sections.map { words($0.frames) }.joined(separator: " and "),
        remedy: "export one trial to one file")
    }
    return first..<end
  }

  /// Frames per second: the markers' or outputs' own, otherwise the devices' by their sub frames.
  private func frameRate(
    _ points: [NexusSection], _ used: [NexusSection]
  ) throws(ReadError) -> Double {
    guard let first = points.first ?? used.first else { return 0 }
    let rate = first.rate / Double(first.rowsPerFrame)
    for section in used {
      let own = section.rate / Double(section.rowsPerFrame)
      guard abs(own - rate) <= 0.001 * rate else {
        throw text.error(
          line: section.line + 1,
          problem: "expected \(rate) frames per second as in the section "
            + "\(first.kind.rawValue), found \(section.rate) Hz with \(section.rowsPerFrame) "
            + "rows a frame",
          remedy: "export the trial again from one capture")
      }
    }
    return TimeAxis.settled(rate)
  }

  private func add(_ section: NexusSection, in range: Range<Int>, to recording: inout Recording) {
    switch section.kind {
    case .trajectories: addTrajectories(section, in: range, to: &recording)
    case .devices:
      let rate = recording.frameRate * Double(section.rowsPerFrame)
      let devices = NexusDevices(section, in: range, rate: rate)
      recording.plates += devices.plates
      recording.analog += devices.analog
      recording.notices += devices.notices
    case .modelOutputs, .joints, .segments, .objects:
      addOutputs(section, in: range, to: &recording)
    case .events, .gaitCycleParameters: break
    }
  }

  private func addTrajectories(
    _ section: NexusSection, in range: Range<Int>, to recording: inout Recording
  ) {
    var section = section
    var passedOver: [String] = []
    for group in section.groups {
      let axes = group.columns(["X", "Y", "Z"])
      if group.columns.count != 3 || axes.isEmpty { passedOver.append(group.name) }
      guard !axes.isEmpty else { continue }
      let label = MarkerLabel(group.name)
      recording.lengthUnit = axes[0].unit
      recording.trajectories.append(
        Trajectory(
          label: label.label, prefix: label.prefix, x: section.column(axes[0].index, in: range),
          y: section.column(axes[1].index, in: range),
          z: section.column(axes[2].index, in: range)))
    }
    ZeroGaps.open(in: &recording)
    if !passedOver.isEmpty {
      recording.notices.append(
        Notice(
          .file,
          "columns other than X, Y, Z are passed over: \(passedOver.joined(separator: ", "))"))
    }
  }

  private func addOutputs(
    _ section: NexusSection, in range: Range<Int>, to recording: inout Recording
  ) {
    var section = section
    for group in section.groups where !group.columns.isEmpty {
      let units = Set(group.columns.map(\.unitText))
      let unit = units.count == 1 ? group.columns[0].unit : nil
      let label = MarkerLabel(group.name).label
      recording.modelOutputs.append(
        ModelOutput(
          label: label,
          kind: group.columns.count > 3 ? .other : kind(unit, label: label), unit: unit,
          columns: group.columns.map { section.column($0.index, in: range) }))
    }
  }

  /// The kind by the unit, or by the end of the label where the unit says nothing.
  private func kind(_ unit: Unit?, label: String) -> ModelOutput.Kind {
    switch unit {
    case .degree, .radian: return .angle
    case .newtonMillimetre, .newtonMetre, .newtonMetrePerKilogram, .newtonMillimetrePerKilogram:
      return .moment
    case .watt, .wattPerKilogram: return .power
    case .newton, .newtonPerKilogram: return .force
    case .metre, .centimetre, .millimetre: return .point
    default: break
    }
    let kinds: [(String, ModelOutput.Kind)] = [
      ("angles", .angle), ("angle", .angle), ("moment", .moment), ("power", .power),
      ("force", .force),
    ]
    return kinds.first { label.lowercased().hasSuffix($0.0) }?.1 ?? .other
  }

  private func prefixes(of sections: [NexusSection]) -> [String] {
    var seen: Set<String> = []
    return sections.filter { $0.kind != .devices }.flatMap(\.groups)
      .compactMap { MarkerLabel($0.name).prefix }.filter { seen.insert($0).inserted }
  }

  /// Event times count from frame 1 of the capture, as in C3D; the recording may begin later.
  private func addEvents(to recording: inout Recording) {
    guard !events.isEmpty else { return }
    let start = recording.startTime ?? 0
    recording.events = events.map { event in
      var event = event
      event.time -= start
      return event
    }.sorted { $0.time < $1.time }
    if start != 0 {
      recording.notices.append(
        Notice(
          .events,
          "event times are taken to count from frame 1 of the capture; the recording begins at "
            + "frame \(recording.firstFrame)"))
    }
  }
}
