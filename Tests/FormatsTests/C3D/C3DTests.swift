import Formats
import Foundation
import Geometry
import Motion
import TestSupport
import Testing

@Suite struct C3DTests {
  @Test("is recognized by its content, whatever its ending, and by its ending when damaged")
  func recognition() {
    let bytes = C3DFixture(points: [[[1, 2, 3, 0]]]).bytes
    #expect(C3D.recognizes(bytes, ending: "dat"))
    #expect(C3D.recognizes([], ending: "c3d"))
    #expect(!C3D.recognizes(Array("EPOCH,1,2".utf8), ending: "csv"))
    #expect(!C3D.recognizes([UInt8](repeating: 0x50, count: 600), ending: "csv"))
    #expect(RecordingFormats.all.contains { $0.name == "C3D" })
  }

  @Test(
    "makes millimetres, centimetres and metres the same metres",
    arguments: [
      ("mm", 1000.0), ("cm", 100), ("m", 1), ("MM", 1000), ("millimeters", 1000),
    ])
  func units(text: String, perMetre: Double) throws {
    let point = [0.25 * perMetre, -1.5 * perMetre, 0.75 * perMetre, 0]
    let recording = try C3DFixture(
      points: [[point]], parameters: [("POINT", "UNITS", .texts([text]))]
    ).recording()
    let first = recording.trajectories[0]
    #expect(abs(first.x[0] - 0.25) < 1e-12)
    #expect(abs(first.y[0] + 1.5) < 1e-12)
    #expect(abs(first.z[0] - 0.75) < 1e-12)
    #expect(recording.notices.isEmpty)
  }

  @Test("takes a missing unit for millimetres and says so, and refuses an unknown one")
  func unknownUnits() throws {
    let point = [[[250.0, 0, 0, 0]]]
    for without in [
      C3DFixture(points: point, without: ["POINT:UNITS"]),
      C3DFixture(points: point, parameters: [("POINT", "UNITS", .texts(["  "]))]),
    ] {
      let recording = try without.recording()
      #expect(recording.trajectories[0].x == [0.25])
      #expect(recording.notices.count { $0.text.contains("millimetres") } == 1)
    }
    // A body in metres that says no unit is no body of two millimetres.
    let person = (0..<5).map { [0.1, 0.2, 0.4 * Double($0), 0] }
    let metres = try C3DFixture(points: [person], without: ["POINT:UNITS"]).recording()
    #expect(metres.lengthUnit == .metre)
    #expect(abs(metres.trajectories[4].z[0] - 1.6) < 1e-6)
    #expect(metres.notices.count { $0.text.contains("positions are read as m") } == 1)
    #expect(!metres.notices.contains { $0.text.contains("millimetres") })
    let yards = C3DFixture(points: point, parameters: [("POINT", "UNITS", .texts(["yard"]))])
    let error = #expect(throws: ReadError.self) { try yards.recording() }
    #expect(error?.problem.contains("yard") == true)
    // 512 header, 4 section, 8 group POINT, 9 UNITS with its step, 4 type and axes.
    #expect(error?.place == .byte(512 + 4 + 10 + 9 + 4))
  }

  @Test(
    "says that Z is up only where the screen says so",
    arguments: [
      ("+X", "+Z", Axis.plusZ), ("+Y", "+Z", .plusZ), ("+X", "+Y", nil), ("+X", "-Z", nil),
      ("+Z", "+Z", nil), ("", "+Z", nil), ("+X", "up", nil),
    ])
  func up(across: String, upward: String, expected: Axis?) throws {
    let recording = try C3DFixture(
      points: [[[1, 2, 3, 0]]],
      parameters: [
        ("POINT", "X_SCREEN", .texts([across])), ("POINT", "Y_SCREEN", .texts([upward])),
      ]
    ).recording()
    #expect(recording.up == expected)
    #expect(recording.forward == nil)
  }

  @Test("holds a markerless file without points, and says what it lacks")
  func markerless() throws {
    let recording = try C3DFixture(
      rate: 85,
      parameters: [
        ("POINT", "FRAMES", .integers([340])), ("ROTATION", "USED", .integers([21])),
      ], headerFrames: (1, 340), trailing: [UInt8](repeating: 1, count: 4096)
    ).recording()
    #expect(recording.trajectories.isEmpty)
    #expect(recording.frameCount == 340)
    #expect(recording.frameRate == 85)
    #expect(recording.notices.contains { $0.text.contains("rotations") })
  }

  @Test("holds analog signals without points", arguments: [1, 10])
  func analogAlone(perFrame: Int) throws {
    let sample = { (index: Int) in [Double(index), -1] }
    let recording = try C3DFixture(
      analog: (0..<4).map { frame in (0..<perFrame).map { sample(frame * perFrame + $0) } },
      parameters: [("ANALOG", "LABELS", .texts(["EMG1", "EMG2"]))]
    ).recording()
    #expect(recording.frameRate == 0)
    #expect(recording.trajectories.isEmpty)
    #expect(recording.analog.map(\.label) == ["EMG1", "EMG2"])
    #expect(recording.analog[0].rate == 100 * Double(perFrame))
    #expect(recording.analog[0].samples == (0..<(4 * perFrame)).map(Double.init))
    #expect(abs(recording.duration - 0.04) < 1e-12)
  }
}

/// Single numbers of real files.
@Suite(.enabled(if: RealData.isAvailable))
struct C3DRealTests {
  private func recording(_ file: String) throws -> Recording {
    try C3D.recording(at: RealData.path(file), file: file)
  }

  private let walk = "biomechzoo-gait-c3d/HC030A/Straight/HC030A05.c3d"

  @Test("holds the markers of the golden frame")
  func golden() throws {
    let recording = try recording(walk)
    // plug-in-gait-golden.json, markers_mm, frame index 100, rounded to 0.0001 mm.
    let golden: [(String, Double, Double, Double)] = [
      ("LASI", 182.9968, 252.5395, 849.2427), ("RASI", 418.7206, 236.3639, 860.3593),
      ("SACR", 288.9088, 76.05, 907.8157), ("LTHI", 149.5, 192.094, 530.929),
      ("LKNE", 211.5082, 178.9299, 430.2146), ("LTIB", 187.1782, 111.4086, 205.3893),
      ("LANK", 250.588, 105.5867, 58.8158), ("LHEE", 287.2245, 60.7306, 23.4226),
      ("LTOE", 260.758, 232.4533, 35.2204), ("RTHI", 500.0454, 270.5324, 569.5289),
      ("RKNE", 457.8586, 303.2209, 467.379), ("RTIB", 465.6538, 167.1734, 287.0813),
      ("RANK", 401.8469, 118.8738, 153.825), ("RHEE", 345.862, 74.3749, 133.4254),
      ("RTOE", 426.3666, 208.5337, 75.3204),
    ]
    for (label, x, y, z) in golden {
      let marker = try #require(recording.trajectory(label))
      #expect(abs(marker.x[100].in(.millimetre) - x) < 6e-5)
      #expect(abs(marker.y[100].in(.millimetre) - y) < 6e-5)
      #expect(abs(marker.z[100].in(.millimetre) - z) < 6e-5)
    }
  }

  @Test(
    "splits 291 points of one walk into markers and curves, and its signals into plates and EMG")
  func walkParts() throws {
    let recording = try recording(walk)
    // c['parameters']['POINT'][k]['value'] for ANGLES, FORCES, MOMENTS, POWERS, SCALARS.
    let counts = [ModelOutput.Kind.angle: 55, .force: 20, .moment: 18, .power: 16, .other: 2]
    for (kind, count) in counts {
      #expect(recording.modelOutputs.count { $0.kind == kind } == count)
    }
    #expect(recording.trajectories.count == 291 - 111)
    #expect(recording.trajectory("JUG") != nil)
    // c['data']['points'][:3, labels.index('LKneeAngles'), 100]
    let knee = try #require(recording.modelOutputs.first { $0.label == "LKneeAngles" })
    #expect(knee.unit == .degree)
    #expect(
      knee.columns.map { $0[100] } == [5.984652519226074, -1.2669609785079956, -24.961549758911133])
    let power = try #require(recording.modelOutputs.first { $0.label == "RKneePower" })
    #expect(power.columns.map { $0[100] } == [0, 0, 0.04755356162786484])

    // c['data']['analogs'][0][[2, 3, 12], 1234]
    #expect(recording.plates.map { $0.channels.count } == [6, 6])
    let plate = recording.plates[0]
    #expect(plate.channels[2].samples[1234] == -472.7020263671875)
    #expect(plate.channels[3].unit == .newtonMetre)
    #expect(abs(plate.channels[3].samples[1234] + 12.2051748046875) < 1e-12)
    #expect(plate.channels.allSatisfy { $0.rate == 1000 })
    #expect(plate.kind == .c3d(type: 2))
    #expect(abs(plate.corners[0].x - 0.463774353) < 1e-8)
    #expect(abs(plate.origin.z - 0.0403352013) < 1e-9)
    #expect(plate.calibration == nil)
    #expect(plate.zeroRange == nil)
    #expect(recording.analog.count == 12)
    #expect(recording.analog[0].label == "Voltage.L Rect")
    #expect(recording.analog[0].unit == .volt)
    #expect(recording.analog[0].samples[1234] == -0.00324228429235518)
  }

  @Test("gives the events of one walk from its first frame on")
  func walkEvents() throws {
    // t = c['parameters']['EVENT']['TIMES']['value']; sorted(t[0] * 60 + t[1] - 2.85)
    let times = [0.17, 0.29, 0.69, 0.80, 1.20, 1.33, 1.73, 1.83]
    let events = try recording(walk).events
    #expect(events.count == times.count)
    for (event, time) in zip(events, times) {
      #expect(abs(event.time - time) < 1e-6)
      #expect(event.source == "file")
    }
    #expect(events.map(\.side) == [.right, .left, .left, .right, .right, .left, .left, .right])
    #expect(
      events.map(\.kind) == [
        .initialContact, .footOff, .initialContact, .footOff, .initialContact, .footOff,
        .initialContact, .footOff,
      ])
  }

  @Test("gives the person's numbers in SI units")
  func walkMeasures() throws {
    // c['parameters']['PROCESSING'], as stored: mm, kg, radians.
    let measures = try recording(walk).measures
    let expected: [(SubjectMeasure, Double)] = [
      (.mass, 45.79999924), (.height, 1.48), (.markerDiameter, 0.01), (.interAsisDistance, 0.204),
      (.legLength(.left), 0.83), (.kneeWidth(.left), 0.102), (.kneeWidth(.right), 0.104),
      (.ankleWidth(.left), 0.061), (.ankleWidth(.right), 0.059),
      (.asisTrochanterDistance(.left), 0.05834400177),
      (.staticPlantarFlexion(.left), 0.19048744), (.staticRotation(.right), 0.0722803),
    ]
    for (measure, value) in expected {
      #expect(abs(try #require(measures[measure]) - value) < 1e-7)
    }
    #expect(measures[.thighRotation(.left)] == nil)
    #expect(measures.entries[.mass]?.source == "C3D PROCESSING")
  }

  @Test("keeps the twice named markers of a DEC file in 16-bit integers")
  func orthotrak() throws {
    let recording = try recording("btk-orthotrak-gait/C3DSamples/others/Gait.c3d")
    let second = ["RKNE#2", "RANK#2", "LKNE#2", "LANK#2", "RFOO#2", "LFOO#2"]
    for label in second { #expect(recording.trajectory(label) != nil) }
    #expect(Set(recording.trajectories.map(\.label)).count == 33)
    #expect(recording.notices.contains { $0.text.contains("RKNE#2") })
    #expect(recording.plates.map(\.kind) == [.c3d(type: 4), .c3d(type: 4)])
    #expect(recording.plates[0].zeroRange == 1...10)
    // p = ezc3d.c3d(f, extract_forceplat_data=True)['data']['platform'][0]; p['force'][:, 2500] in N
    // and p['moment'][:, 2500], which ezc3d gives about the surface; about the sensor in N.mm it is
    // p['parameters'] CAL_MATRIX[:, :, 0] @ c['data']['analogs'][0][:6, 2500].
    let plate = recording.plates[0]
    let matrix = try #require(plate.calibration)
    let outputs = matrix.map { row in
      zip(row, plate.channels).reduce(0) { $0 + $1.0 * $1.1.samples[2500] }
    }
    let expected = [-10.4103911, -2.4416971, 0.0251404, 2.9593285, 1.2102565, 1.2761538]
    for (output, value) in zip(outputs, expected) { #expect(abs(output - value) < 1e-5) }
  }

  @Test("splits the subject from labels of a capture with two subjects")
  func prefixes() throws {
    let recording = try recording("pyomeca-nexus-csv/markers_analogs.c3d")
    #expect(recording.prefixes.count == 2)
    #expect(recording.trajectories.allSatisfy { $0.prefix != nil && !$0.label.contains(":") })
    #expect(recording.trajectories[0].label == "gauche_ext")
  }

  @Test("reads every real C3D file and says nothing of damage")
  func all() throws {
    let folder = try #require(RealData.folder)
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var count = 0
    for case let file as URL in files ?? .init() where file.pathExtension.lowercased() == "c3d" {
      let recording = try RecordingFormats.recording(at: file.path)
      #expect(recording.format == "C3D")
      #expect(!recording.notices.contains { $0.text.contains("missing") })
      count += 1
    }
    #expect(count == C3DReferenceTests.references.count)
  }
}
