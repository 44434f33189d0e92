import Foundation
import Motion

/// The C3D format: markers, analog signals, force plates and events in one binary file.
///
/// Written by Vicon, Qualisys, Motion Analysis, OptiTrack and most others, each in its own dialect.
/// marey reads Intel, DEC and SGI byte order, integer and real numbers, and writes Intel real ones.
///
/// Source: C3D User Guide, Motion Lab Systems, c3d.org.
public enum C3D: WritableFormat, BytesFormat {
  public static let name = "C3D"
  public static let writtenEnding = "c3d"

  /// By the mark in the second byte and the processor byte of the parameter section; a damaged file
  /// that ends in `.c3d` is recognized too, so that it is refused with its true fault.
  public static func recognizes(_ head: [UInt8], ending: String) -> Bool {
    if ending == writtenEnding { return true }
    guard head.count >= C3DBytes.block, head[1] == 0x50, head[0] >= 2 else { return false }
    let processor = (Int(head[0]) - 1) * C3DBytes.block + 3
    return processor < head.count && (84...86).contains(head[processor])
  }

  public static func write(_ recording: Recording, to path: String) throws(ReadError) -> [String] {
    let written = try C3DWriter(recording, file: path)
    try FileBytes.replace(path, with: written.bytes)
    return written.lost
  }

  /// Reads a recording from the bytes of a file.
  ///
  /// - Parameters:
  ///   - name: How results will call the trial.
  ///   - file: The name to use in diagnostics.
  public static func recording(
    of content: [UInt8], name: String, file: String
  ) throws(ReadError) -> Recording {
    try refuseText(content, file: file)
    let bytes = try C3DBytes(content, file: file)
    let header = try C3DHeader(bytes)
    let parameters = try C3DParameters(
      bytes, from: header.parameterStart,
      dataStart: header.dataStart > header.parameterStart ? header.dataStart : nil)
    let layout = try C3DLayout(bytes, header: header, parameters: parameters)
    var length = try lengthUnit(parameters, layout: layout, bytes: bytes)
    var points = C3DPoints(bytes, layout: layout, parameters: parameters, unit: length.unit)
    if !length.isNamed {
      // Millimetres are what a file without a unit has, unless no body could be so small.
      let size = CaptureSize.size(of: points.trajectories) / length.unit.siFactor
      if CaptureSize.unit(of: size) == .metre {
        length = (.metre, true, [CaptureSize.notice(size, .metre)])
        points = C3DPoints(bytes, layout: layout, parameters: parameters, unit: .metre)
      }
    }
    let analog = C3DAnalog(bytes, layout: layout, parameters: parameters)
    let plates = C3DForcePlates(parameters, analog: analog.channels, unit: length.unit)
    let isAnalogAlone = layout.pointCount == 0 && !analog.channels.isEmpty
    var recording = Recording(
      name: name, format: Self.name, frameRate: isAnalogAlone ? 0 : layout.rate,
      frameCount: isAnalogAlone ? 0 : layout.frameCount, firstFrame: layout.firstFrame,
      up: up(parameters), trajectories: points.trajectories, modelOutputs: points.modelOutputs,
      analog: analog.channels.indices.filter { !plates.channels.contains($0) }
        .map { analog.channels[$0].signal },
      plates: plates.plates, prefixes: points.prefixes)
    if !recording.trajectories.isEmpty { recording.lengthUnit = length.unit }

    let start = layout.rate > 0 ? Double(layout.firstFrame - 1) / layout.rate : 0
    let events = C3DEvents(
      parameters, header: header, start: start, duration: recording.duration)
    let subject = C3DSubject(parameters)
    recording.events = events.events
    recording.measures = subject.measures
    recording.notices = [
      layout.notices, missing(layout, parameters), length.notices, points.notices, analog.notices,
      plates.notices, events.notices, subject.notices,
    ].flatMap { $0 }
    return recording
  }

  /// The bytes of a recording as a C3D file, and one sentence for each thing that is lost.
  package static func bytes(
    of recording: Recording
  ) throws(ReadError) -> (bytes: [UInt8], lost: [String]) {
    let written = try C3DWriter(recording, file: recording.name)
    return (written.bytes, written.lost)
  }

  // MARK: - Parts

  /// A page or a pointer that was saved under the name of a recording says what it is.
  private static func refuseText(_ content: [UInt8], file: String) throws(ReadError) {
    guard content.count > 1, content[1] != 0x50,
      content[0] == UInt8(ascii: "<") || content.starts(with: Array("version https".utf8))
    else { return }
    var refusal = ForeignFile(Array(content.prefix(16_384)), path: file).refusal(file: file)
    if refusal.isNoRecording {
      refusal.isNoRecording = false
      refusal.remedy = "fetch the file again: what was saved is a page and not the recording"
    }
    throw refusal
  }

  /// What lengths are stored in; millimetres, with a notice, where the file says nothing at all.
  private static func lengthUnit(
    _ parameters: C3DParameters, layout: C3DLayout, bytes: C3DBytes
  ) throws(ReadError) -> (unit: Motion.Unit, isNamed: Bool, notices: [Notice]) {
    let text = parameters.texts("POINT", "UNITS").first ?? ""
    if let unit = Motion.Unit(symbol: text), unit.si == .metre { return (unit, true, []) }
    let hasLengths =
      layout.pointCount > 0 || !(parameters["FORCE_PLATFORM", "CORNERS"]?.numbers.isEmpty ?? true)
    guard hasLengths else { return (.millimetre, true, []) }
    guard text.isEmpty else {
      throw bytes.error(
        at: parameters["POINT", "UNITS"]?.place ?? 0,
        "expected POINT:UNITS to be m, cm or mm, found \"\(text)\"",
        remedy: "export the trial again in millimetres")
    }
    return (
      .millimetre, false, [Notice(.axes, noUnit + "; positions are taken as millimetres")]
    )
  }

  static let noUnit = "the file names no unit of length"

  /// Up only where the file's screen clearly stands on the floor: POINT:Y_SCREEN is +Z and X_SCREEN
  /// is not. Any other pair may be a view from above or a default, so up is left to the data.
  private static func up(_ parameters: C3DParameters) -> Axis? {
    func axis(_ name: String) -> Axis? {
      parameters.texts("POINT", name).first.flatMap { Axis(named: $0) }
    }
    guard let across = axis("X_SCREEN"), across != .plusZ, across != .minusZ else { return nil }
    return axis("Y_SCREEN") == .plusZ ? .plusZ : nil
  }

  /// What a reader would look for in vain.
  private static func missing(_ layout: C3DLayout, _ parameters: C3DParameters) -> [Notice] {
    var notices: [Notice] = []
    if layout.pointCount == 0 {
      let isMarkerless = parameters.groupNames.contains("ROTATION")
      notices.append(
        Notice(
          .markers,
          isMarkerless
            ? "the file holds no points, only segment rotations of a markerless system, which marey "
              + "does not read"
            : "the file holds no points"))
    }
    if layout.rate == 0, layout.pointCount > 0 {
      notices.append(Notice(.file, "the file names no frame rate"))
    }
    return notices
  }
}
