import Formats
import Foundation
import Gait
import Geometry
import Motion
import TestSupport
import Testing

/// Spatiotemporal parameters against OrthoTrak 3.0, fed with OrthoTrak's own events.
///
/// One barefoot walk (BTKData, BSD-3), 100 Hz. The report Gait.xls counts its frames from its
/// `Starting Frame`; the C3D's labels are cut to four characters and doubled, so the markers are the
/// TRC's.
@Suite(.enabled(if: RealData.isAvailable))
struct OrthoTrakTests {
  static let folder = "btk-orthotrak-gait"

  /// The lines of the report's head: a name and its numbers.
  static func report() throws -> [String: [Double]] {
    let text = try String(
      contentsOfFile: RealData.path("\(folder)/XLSOrthoTrakSamples/Gait.xls"),
      encoding: .isoLatin1)
    var report: [String: [Double]] = [:]
    for line in text.split(whereSeparator: \.isNewline).prefix(26) {
      let cells = line.split(separator: "\t").map { $0.trimmingCharacters(in: .whitespaces) }
      let numbers = cells.dropFirst().compactMap(Double.init)
      if let name = cells.first, !numbers.isEmpty { report[name] = numbers }
    }
    return report
  }

  /// The walk with OrthoTrak's events as the file's.
  static func trial() throws -> Trial {
    let recording = try RecordingFormats.recording(
      at: RealData.path("\(folder)/TRCSamples/Gait.trc"))
    let names = [
      "L.ASIS": "LASI", "R.ASIS": "RASI", "V.Sacral": "SACR", "L.Heel": "LHEE", "R.Heel": "RHEE",
      "L.Toe": "LTOE", "R.Toe": "RTOE", "L.Ankle": "LANK", "R.Ankle": "RANK",
      "L.Thigh": "LTHI", "R.Thigh": "RTHI", "L.Knee": "LKNE", "R.Knee": "RKNE",
      "L.Shank": "LTIB", "R.Shank": "RTIB", "L.Knee.Medial": "LKNM", "R.Knee.Medial": "RKNM",
      "L.Ankle.Medial": "LMED", "R.Ankle.Medial": "RMED",
    ]
    let markers = Dictionary(
      recording.trajectories.compactMap { path in names[path.label].map { ($0, path) } },
      uniquingKeysWith: { first, _ in first })
    let report = try report()
    let first = try #require(report["Starting Frame"]?.first)
    var events: [GaitEvent] = []
    for (row, kind, side) in [
      ("RHS", GaitEvent.Kind.initialContact, Side.right), ("LHS", .initialContact, .left),
      ("RTO", .footOff, .right), ("LTO", .footOff, .left),
    ] {
      for frame in try #require(report[row]) {
        // Frame 1 of the recording is its instant 0.
        events.append(
          GaitEvent(
            kind, side: side, time: (first + frame - 1) / recording.frameRate, source: "file"))
      }
    }
    return Trial(
      name: recording.name, source: recording.format, task: .walking, rate: recording.frameRate,
      frameCount: recording.frameCount, markers: markers, fileEvents: events)
  }

  static func parameters() throws -> [Parameter] {
    let trial = try trial()
    let selected = EventSelection(EventSettings(method: .file))
      .events(in: trial, subject: trial.measures)
    let cycles = CycleSegmentation().cycles(in: trial, at: selected).cycles
    return Spatiotemporal().parameters(
      of: [Spatiotemporal.Walk(trial, cycles: cycles)], task: .walking, condition: "",
      subject: trial.measures)
  }

  static func value(_ name: String, _ side: Side?, in parameters: [Parameter]) -> Double? {
    parameters.first { $0.name == name && $0.side == side }?.value.value?.mean
  }

  @Test("lengths, cadence and stance within 2 %, velocity within 2.5 %")
  func parity() throws {
    let report = try Self.report()
    let parameters = try Self.parameters()
    func expect(
      _ value: Double?, _ reference: Double?, within share: Double, _ name: String
    ) throws {
      let value = try #require(value, "\(name)")
      let reference = try #require(reference, "\(name)")
      #expect(abs(value / reference - 1) <= share, "\(name): \(value), OrthoTrak \(reference)")
    }
    func centimetres(_ row: String, _ place: Int = 0) -> Double? {
      report[row].map { $0[place] / 100 }
    }
    // The left heel is first seen four frames after the left foot's first contact, so that neither
    // the left stride nor the right step that begins there has a length.
    #expect(Self.value("stride_length", .left, in: parameters) == nil)
    try expect(
      Self.value("stride_length", .right, in: parameters), centimetres("R_Stride_Len"),
      within: 0.02, "right stride")
    try expect(
      Self.value("step_length", .right, in: parameters), centimetres("R_Step_Len", 1),
      within: 0.02, "right step")
    try expect(
      Self.value("step_length", .left, in: parameters), centimetres("L_Step_Len"), within: 0.02,
      "left step")
    for side in Side.allCases {
      try expect(
        Self.value("stride_time", side, in: parameters).map { 120 / $0 },
        report["\(side.letter)_Cadence"]?[0], within: 0.02, "\(side) cadence")
      try expect(
        Self.value("stance", side, in: parameters),
        report["\(side.letter)_Support_Time"].map { $0[0] / 100 }, within: 0.02,
        "\(side) stance")
    }
    try expect(
      Self.value("speed", nil, in: parameters), centimetres("R_Velocity"), within: 0.025,
      "velocity")
  }
}
