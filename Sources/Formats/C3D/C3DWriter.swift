import Motion

/// A recording as a C3D file: real numbers, Intel byte order, millimetres, newton-millimetres.
///
/// Millimetres are the custom, and a float32 then keeps a position in a room to 0.1 µm.
struct C3DWriter {
  private(set) var bytes: [UInt8] = []
  /// One sentence for each thing of the recording that is lost.
  private(set) var lost: [String] = []

  private let recording: Recording
  private let signals: C3DWrittenSignals
  private let points: C3DWrittenPoints
  private let rate: Double
  private let frameCount: Int
  /// C3D counts from 1, and no further than the two 16-bit halves of TRIAL reach.
  private var firstFrame: Int { max(1, min(recording.firstFrame, 1 << 31)) }
  private var lastFrame: Int { firstFrame + frameCount - 1 }

  init(_ recording: Recording, file: String) throws(ReadError) {
    self.recording = recording
    signals = C3DWrittenSignals(recording)
    points = C3DWrittenPoints(recording)
    rate = signals.frameRate
    frameCount = signals.frameCount
    let section = parameters().finished(first: 2)
    guard section.next <= 65_535 else {
      throw ReadError(
        file: file, problem: "expected labels of at most 33 MB, found \(section.bytes.count) bytes",
        remedy: "write the recording as HDF5")
    }
    bytes = header(dataStart: section.next) + section.bytes
    appendData()
    lost = points.lost + signals.lost + lostParts()
  }

  // MARK: - Header

  private func header(dataStart: Int) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: C3DBytes.block)
    func put(_ value: Int, at place: Int) {
      let bits = UInt16(max(0, min(value, C3DHeader.largestFrame)))
      header[place] = UInt8(truncatingIfNeeded: bits)
      header[place + 1] = UInt8(truncatingIfNeeded: bits >> 8)
    }
    func put(_ value: Double, at place: Int) {
      let bits = Float(value).bitPattern
      put(Int(bits & 0xFFFF), at: place)
      put(Int(bits >> 16), at: place + 2)
    }
    header[0] = 2
    header[1] = 0x50
    put(points.columns.count, at: 2)
    put(signals.channels.count * signals.samplesPerFrame, at: 4)
    put(firstFrame, at: 6)
    put(lastFrame, at: 8)
    put(Self.scale, at: 12)
    put(dataStart, at: 16)
    put(signals.samplesPerFrame, at: 18)
    put(rate, at: 20)
    put(12_345, at: 298)
    return header
  }

  /// Negative: numbers are stored as reals and are not to be multiplied.
  private static let scale = -0.1

  // MARK: - Parameters

  private func parameters() -> C3DParameterSection {
    var section = C3DParameterSection()
    section.begin("TRIAL")
    section.integers("ACTUAL_START_FIELD", Self.halves(firstFrame))
    section.integers("ACTUAL_END_FIELD", Self.halves(lastFrame))
    section.reals("CAMERA_RATE", [rate])
    addPoints(to: &section)
    addAnalog(to: &section)
    C3DWrittenPlates.add(recording.plates, channels: signals.plateChannels, to: &section)
    addEvents(to: &section)
    addMeasures(to: &section)
    section.begin("MANUFACTURER")
    section.text("SOFTWARE", "marey")
    return section
  }

  private static func halves(_ value: Int) -> [Int] { [value & 0xFFFF, value >> 16 & 0xFFFF] }

  private func addPoints(to section: inout C3DParameterSection) {
    section.begin("POINT")
    section.integers("USED", [points.columns.count])
    section.integers("FRAMES", [frameCount])
    if frameCount > C3DHeader.largestFrame { section.reals("LONG_FRAMES", [Double(frameCount)]) }
    section.dataStart()
    section.reals("SCALE", [Self.scale])
    section.reals("RATE", [rate])
    if recording.up == .plusZ {
      section.text("X_SCREEN", "+X")
      section.text("Y_SCREEN", "+Z")
    }
    section.text("UNITS", "mm")
    section.texts("LABELS", points.labels)
    section.texts("DESCRIPTIONS", points.labels.map { _ in "" })
    for list in points.lists {
      section.texts(list.list, list.labels)
      section.text(list.units, list.unitText)
    }
    if !points.lists.isEmpty {
      section.texts(
        "TYPE_GROUPS", points.lists.flatMap { [$0.list, String($0.units.dropLast(6))] })
    }
  }

  private func addAnalog(to section: inout C3DParameterSection) {
    let channels = signals.channels
    section.begin("ANALOG")
    section.integers("USED", [channels.count])
    section.reals("RATE", [rate * Double(signals.samplesPerFrame)])
    section.reals("GEN_SCALE", [1])
    section.longReals("SCALE", channels.map { _ in 1 })
    section.longIntegers("OFFSET", channels.map { _ in 0 })
    section.texts("LABELS", channels.map(\.label))
    section.texts("DESCRIPTIONS", channels.map { _ in "" })
    section.texts("UNITS", channels.map(\.unitText))
    section.text("FORMAT", "SIGNED")
    section.integers("BITS", [16])
  }

  private func addEvents(to section: inout C3DParameterSection) {
    let start = rate > 0 ? Double(firstFrame - 1) / rate : 0
    let events = recording.events.filter { $0.time.isFinite }
    section.begin("EVENT")
    section.integers("USED", [events.count])
    section.texts("CONTEXTS", events.map { Self.context($0.side) })
    section.texts("LABELS", events.map { Self.label($0.kind) })
    section.longPairs(
      "TIMES",
      events.map { event in
        let time = event.time + start
        let minutes = max(0, (time / 60).rounded(.down))
        return [minutes, time - 60 * minutes]
      })
  }

  private static func context(_ side: Side?) -> String {
    switch side {
    case .left: "Left"
    case .right: "Right"
    case nil: "General"
    }
  }

  private static func label(_ kind: GaitEvent.Kind) -> String {
    switch kind {
    case .initialContact: "Foot Strike"
    case .footOff: "Foot Off"
    case .other(let label): InertName.plain(label)
    }
  }

  private func addMeasures(to section: inout C3DParameterSection) {
    section.begin("PROCESSING")
    for measure in SubjectMeasure.all {
      guard let value = recording.measures[measure], let name = C3DSubject.name(of: measure) else {
        continue
      }
      section.reals(name, [C3DSubject.stored(value, of: measure)])
    }
  }

  // MARK: - Data

  /// So many frames at once stay in the processor's cache while points and channels take turns.
  private static let framesAtOnce = 64

  /// Adds the data section, without the zeros up to a whole block: some programs count frames by
  /// the length of the file, and Nexus writes none either.
  private mutating func appendData() {
    let perFrame = signals.samplesPerFrame
    let points = points.columns
    let channels = signals.channels
    let frameBytes = 4 * (4 * points.count + channels.count * perFrame)
    let start = bytes.count
    let frames = frameCount
    bytes.append(contentsOf: repeatElement(0, count: frameBytes * frames))
    bytes.withUnsafeMutableBytes { data in
      for first in stride(from: 0, to: frames, by: Self.framesAtOnce) {
        let block = first..<min(first + Self.framesAtOnce, frames)
        for (index, point) in points.enumerated() {
          var place = start + first * frameBytes + 16 * index
          for frame in block {
            let (x, y, z, residual) = point.stored(at: frame)
            Self.put(x, in: data, at: place)
            Self.put(y, in: data, at: place + 4)
            Self.put(z, in: data, at: place + 8)
            Self.put(residual, in: data, at: place + 12)
            place += frameBytes
          }
        }
        for (index, channel) in channels.enumerated() {
          for frame in block {
            var place = start + frame * frameBytes + 16 * points.count + 4 * index
            for sample in (frame * perFrame)..<((frame + 1) * perFrame) {
              let value = sample < channel.samples.count ? channel.samples[sample] : .nan
              Self.put(value * channel.factor, in: data, at: place)
              place += 4 * channels.count
            }
          }
        }
      }
    }
  }

  @inline(__always)
  private static func put(
    _ value: Double, in data: UnsafeMutableRawBufferPointer, at place: Int
  ) {
    data.storeBytes(of: Float(value).bitPattern.littleEndian, toByteOffset: place, as: UInt32.self)
  }

  // MARK: - What is lost

  private func lostParts() -> [String] {
    var lost: [String] = []
    if let up = recording.up, up != .plusZ {
      lost.append("that \(up.rawValue) is up: C3D has no place for it that programs trust")
    }
    if let forward = recording.forward {
      lost.append("that \(forward.rawValue) is forward: C3D has no place for it")
    }
    if recording.measures[.age] != nil {
      lost.append("the age: C3D has no place for it")
    }
    for event in recording.events {
      let label = event.kind.label
      guard InertName.plain(label) != label else { continue }
      lost.append(
        "the name \(InertName.shown(label)) of an event: it is \(InertName.plain(label)) in C3D")
    }
    if let start = recording.startTime, rate > 0,
      abs(start - Double(firstFrame - 1) / rate) > 0.5 / rate
    {
      lost.append(
        "the time of the first frame, \(start) s: C3D counts time from frame 1, which makes it "
          + "\(Double(firstFrame - 1) / rate) s")
    }
    if recording.events.contains(where: { $0.source != "file" }) {
      lost.append("who found the events: C3D has no place for it")
    }
    let timeless = recording.events.count { !$0.time.isFinite }
    if timeless > 0 { lost.append("\(timeless) events without a time") }
    if recording.firstFrame != firstFrame {
      lost.append(
        "the number of the first frame, \(recording.firstFrame): it is \(firstFrame) in C3D")
    }
    let kept = recording.plates.filter { C3DWrittenPlates.type(of: $0) != nil }
    for (index, plate) in kept.enumerated() {
      if plate.label != String(index + 1) {
        lost.append("the name of force plate \(plate.label), which is number \(index + 1) in C3D")
      }
    }
    return lost
  }
}
