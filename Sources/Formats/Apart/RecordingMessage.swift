import Geometry
import Motion

/// A recording as bytes and back, between marey and its reader process.
enum RecordingMessage {
  static func put(_ recording: Recording, into message: inout ByteMessageWriter) {
    message.put(recording.name)
    message.put(recording.format)
    message.put(recording.frameRate)
    message.put(recording.frameCount)
    message.put(recording.firstFrame)
    message.put(recording.startTime) { $0.put($1) }
    message.put(recording.lengthUnit?.rawValue) { $0.put($1) }
    message.put(recording.up?.rawValue) { $0.put($1) }
    message.put(recording.forward?.rawValue) { $0.put($1) }
    message.put(recording.trajectories) {
      $0.put($1.label)
      $0.put($1.prefix) { $0.put($1) }
      $0.put($1.x)
      $0.put($1.y)
      $0.put($1.z)
    }
    message.put(recording.modelOutputs) {
      $0.put($1.label)
      $0.put($1.kind.rawValue)
      $0.put($1.unit?.rawValue) { $0.put($1) }
      $0.put($1.columns) { $0.put($1) }
    }
    message.put(recording.analog, put)
    message.put(recording.plates, put)
    message.put(recording.events) {
      $0.put($1.kind.label)
      $0.put($1.side?.rawValue) { $0.put($1) }
      $0.put($1.time)
      $0.put($1.source)
    }
    let measures = SubjectMeasure.all.compactMap { measure in
      recording.measures.entries[measure].map { (measure, $0) }
    }
    message.put(measures) {
      $0.put($1.0.name)
      $0.put($1.1.value)
      $0.put($1.1.source)
    }
    message.put(recording.prefixes) { $0.put($1) }
    message.put(recording.notices) {
      $0.put($1.topic.rawValue)
      $0.put($1.trial) { $0.put($1) }
      $0.put($1.text)
    }
  }

  private static func put(_ message: inout ByteMessageWriter, _ channel: AnalogChannel) {
    message.put(channel.label)
    message.put(channel.unit?.rawValue) { $0.put($1) }
    message.put(channel.rate)
    message.put(channel.samples)
  }

  private static func put(_ message: inout ByteMessageWriter, _ plate: ForcePlate) {
    message.put(plate.label)
    switch plate.kind {
    case .plateAxes: message.put(-1)
    case .laboratoryAxes: message.put(-2)
    case .c3d(let type): message.put(type)
    }
    message.put(plate.corners.flatMap { [$0.x, $0.y, $0.z] })
    message.put([plate.origin.x, plate.origin.y, plate.origin.z])
    message.put(plate.calibration) { $0.put($1) { $0.put($1) } }
    message.put(plate.zeroRange) {
      $0.put($1.lowerBound)
      $0.put($1.upperBound)
    }
    message.put(plate.channels, put)
  }

  static func recording(
    from message: inout ByteMessageReader
  ) throws(ByteMessageReader.Broken) -> Recording {
    var recording = Recording(
      name: try message.text(), format: try message.text(), frameRate: try message.double(),
      frameCount: try message.integer(), firstFrame: try message.integer())
    recording.startTime = try message.optional { m throws(Broken) in try m.double() }
    recording.lengthUnit = try unit(&message)
    recording.up = try axis(&message)
    recording.forward = try axis(&message)
    let frameCount = recording.frameCount
    recording.trajectories = try message.list { m throws(Broken) in
      let label = try m.text()
      let prefix = try m.optional { m throws(Broken) in try m.text() }
      let (x, y, z) = (try m.doubles(), try m.doubles(), try m.doubles())
      guard [x, y, z].allSatisfy({ $0.count == frameCount }) else { throw Broken() }
      return Trajectory(label: label, prefix: prefix, x: x, y: y, z: z)
    }
    recording.modelOutputs = try message.list { m throws(Broken) in
      let label = try m.text()
      guard let kind = ModelOutput.Kind(rawValue: try m.text()) else { throw Broken() }
      return ModelOutput(
        label: label, kind: kind, unit: try unit(&m),
        columns: try m.list { m throws(Broken) in try m.doubles() })
    }
    recording.analog = try message.list(channel)
    recording.plates = try message.list(plate)
    recording.events = try message.list { m throws(Broken) in
      let label = try m.text()
      let side = try m.optional { m throws(Broken) in try m.text() }
      return GaitEvent(
        kind(label), side: side.flatMap { Side(rawValue: $0) }, time: try m.double(),
        source: try m.text())
    }
    let measures = try message.list { m throws(Broken) in
      (try m.text(), try m.double(), try m.text())
    }
    for (name, value, source) in measures {
      guard let measure = SubjectMeasure.all.first(where: { $0.name == name }) else {
        throw Broken()
      }
      recording.measures.set(measure, value, from: source)
    }
    recording.prefixes = try message.list { m throws(Broken) in try m.text() }
    recording.notices = try message.list { m throws(Broken) in
      guard let topic = Notice.Topic(rawValue: try m.text()) else { throw Broken() }
      let trial = try m.optional { m throws(Broken) in try m.text() }
      return Notice(topic, trial: trial, try m.text())
    }
    return recording
  }

  private typealias Broken = ByteMessageReader.Broken

  private static func axis(_ message: inout ByteMessageReader) throws(Broken) -> Axis? {
    try message.optional { m throws(Broken) in try m.text() }.flatMap { Axis(rawValue: $0) }
  }

  private static func unit(_ message: inout ByteMessageReader) throws(Broken) -> Motion.Unit? {
    try message.optional { m throws(Broken) in try m.text() }.flatMap { Motion.Unit(rawValue: $0) }
  }

  private static func kind(_ label: String) -> GaitEvent.Kind {
    switch label {
    case GaitEvent.Kind.initialContact.label: .initialContact
    case GaitEvent.Kind.footOff.label: .footOff
    default: .other(String(label.dropFirst(6)))
    }
  }

  private static func channel(
    _ message: inout ByteMessageReader
  ) throws(Broken) -> AnalogChannel {
    AnalogChannel(
      label: try message.text(), unit: try unit(&message), rate: try message.double(),
      samples: try message.doubles())
  }

  private static func plate(_ message: inout ByteMessageReader) throws(Broken) -> ForcePlate {
    let label = try message.text()
    let kind: ForcePlate.Kind =
      switch try message.integer() {
      case -1: .plateAxes
      case -2: .laboratoryAxes
      case let type: .c3d(type: type)
      }
    let corners = try vectors(&message)
    let origin = try vectors(&message)
    let calibration = try message.optional { m throws(Broken) in
      try m.list { m throws(Broken) in try m.doubles() }
    }
    let zero = try message.optional { m throws(Broken) in (try m.integer(), try m.integer()) }
    if let zero, zero.0 > zero.1 { throw Broken() }
    return ForcePlate(
      label: label, kind: kind, corners: corners, origin: origin.first ?? .zero,
      calibration: calibration, zeroRange: zero.map { $0.0...$0.1 },
      channels: try message.list(channel))
  }

  private static func vectors(_ message: inout ByteMessageReader) throws(Broken) -> [Vector3] {
    let values = try message.doubles()
    return stride(from: 0, to: values.count / 3 * 3, by: 3).map {
      Vector3(values[$0], values[$0 + 1], values[$0 + 2])
    }
  }
}
