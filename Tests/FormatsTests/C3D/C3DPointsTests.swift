import Formats
import Geometry
import Motion
import Testing

@Suite struct C3DPointsTests {
  @Test("takes a negative residual, a number that is none and an exact origin for a gap")
  func gaps() throws {
    let frames: [[Double]] = [
      [100, 200, 300, 0], [100, 200, 300, -1], [.nan, 200, 300, 0], [100, .infinity, 300, 0],
      [100, 200, 300, .nan], [0, 0, 0, 0], [0, 0, 0, 1.5], [0, 0, 1, 0], [100, 200, 300, 12],
    ]
    let marker = try C3DFixture(points: frames.map { [$0] }).recording().trajectories[0]
    #expect(
      (0..<frames.count).map { marker.isSeen(at: $0) }
        == [true, false, false, false, false, false, true, true, true])
    #expect(marker.missingCount == 5)
    #expect(marker[1].x.isNaN && marker[1].y.isNaN && marker[1].z.isNaN)
  }

  @Test(
    "scales 16-bit integers, in every byte order that is read",
    arguments: [
      C3DFixture.Order.intel, .dec,
    ])
  func integers(order: C3DFixture.Order) throws {
    let fixture = C3DFixture(
      order: order, isReal: false, scale: 0.25,
      points: [[[1000, -2000, 32_767, 0]], [[-32_768, 4, 8, 7]], [[1, 1, 1, -1]]])
    let recording = try fixture.recording()
    let marker = recording.trajectories[0]
    #expect(marker.x[..<2] == [0.25, -8.192])
    #expect(marker.y[..<2] == [-0.5, 0.001])
    #expect(marker.z[..<2] == [8.19175, 0.002])
    #expect(!marker.isSeen(at: 2))
    #expect(recording.frameRate == 100)
  }

  @Test(
    "reads real numbers, in every byte order that is read",
    arguments: [
      C3DFixture.Order.intel, .dec,
    ])
  func reals(order: C3DFixture.Order) throws {
    let values = [1.5, -0.000_123, 98_765.43, 0]
    let fixture = C3DFixture(order: order, rate: 59.94, points: [[values]])
    let recording = try fixture.recording()
    let marker = recording.trajectories[0]
    #expect(marker.x[0] == Double(Float(1.5)) * 0.001)
    #expect(marker.y[0] == Double(Float(-0.000_123)) * 0.001)
    #expect(marker.z[0] == Double(Float(98_765.43)) * 0.001)
    #expect(recording.frameRate == Double(Float(59.94)))
  }

  @Test("refuses an unknown byte order by number and place")
  func unknownOrder() {
    var bytes = C3DFixture(points: [[[1, 2, 3, 0]]]).bytes
    bytes[515] = 87
    let error = #expect(throws: ReadError.self) {
      try C3D.recording(of: bytes, name: "made", file: "made.c3d")
    }
    #expect(error?.place == .byte(515))
    #expect(error?.problem.contains("87") == true)
    #expect(error?.remedy.isEmpty == false)
  }

  @Test("keeps all points of one name, and names the renamed")
  func duplicates() throws {
    let recording = try C3DFixture(
      points: [(1...5).map { [Double($0), 0, 0, 0] }],
      parameters: [("POINT", "LABELS", .texts(["RKNE", "RKNE", "RKNE#2", "RKNE", "LKNE"]))]
    ).recording()
    let labels = recording.trajectories.map(\.label)
    #expect(labels == ["RKNE", "RKNE#3", "RKNE#2", "RKNE#4", "LKNE"])
    #expect(recording.trajectories.map { $0.x[0] } == [0.001, 0.002, 0.003, 0.004, 0.005])
    #expect(recording.notices.count { $0.text.contains("RKNE#3, RKNE#4") } == 1)
  }

  @Test("names the points that the file does not name")
  func unnamed() throws {
    let recording = try C3DFixture(
      points: [(1...3).map { [Double($0), 0, 0, 0] }],
      parameters: [("POINT", "LABELS", .texts(["LASI", ""]))]
    ).recording()
    #expect(recording.trajectories.map(\.label) == ["LASI", "*2", "*3"])
    #expect(recording.notices.contains { $0.text.contains("2 of 3 points have no label") })
  }

  @Test("finds the labels of 600 points in LABELS, LABELS2 and LABELS3")
  func manyLabels() throws {
    let labels = (0..<600).map { "M\($0)" }
    let recording = try C3DFixture(
      points: [(1...600).map { [Double($0), 0, 0, 0] }],
      parameters: [
        ("POINT", "LABELS2", .texts(Array(labels[255..<510]))),
        ("POINT", "LABELS", .texts(Array(labels[..<255]))),
        ("POINT", "LABELS3", .texts(Array(labels[510...]))),
        ("POINT", "ANGLES", .texts(["M1"])), ("POINT", "ANGLES2", .texts(["M599"])),
      ]
    ).recording()
    #expect(recording.trajectories.map(\.label) == labels.filter { $0 != "M1" && $0 != "M599" })
    #expect(recording.modelOutputs.map(\.label) == ["M1", "M599"])
    #expect(recording.trajectories.last?.x == [0.599])
  }

  @Test("separates model outputs by the file's lists, in the file's own units, zeros and all")
  func outputs() throws {
    let labels = ["A:LASI", "A:LHipAngles", "GRF", "Mom", "Pow", "Index", "CoM", "A:Curve"]
    let recording = try C3DFixture(
      points: [labels.indices.map { [Double($0), 0, 0, 0] }, labels.map { _ in [0, 0, 0, 0] }],
      parameters: [
        ("POINT", "LABELS", .texts(labels)),
        ("POINT", "ANGLES", .texts(["LHipAngles", "Absent"])),
        ("POINT", "ANGLE_UNITS", .texts(["deg"])), ("POINT", "FORCES", .texts(["GRF"])),
        ("POINT", "FORCE_UNITS", .texts(["N"])), ("POINT", "MOMENTS", .texts(["Mom"])),
        ("POINT", "MOMENT_UNITS", .texts(["Nmm"])), ("POINT", "POWERS", .texts(["Pow"])),
        ("POINT", "SCALARS", .texts(["Index"])), ("POINT", "MODELED_MARKERS", .texts(["CoM"])),
        ("POINT", "REACTIONS", .texts(["A:Curve"])), ("POINT", "REACTION_UNITS", .texts(["W"])),
        (
          "POINT", "TYPE_GROUPS",
          .texts(["REACTIONS", "REACTION", "MODELED_MARKERS", "MODELED_MARKER"])
        ),
      ]
    ).recording()
    #expect(recording.trajectories.map(\.label) == ["LASI", "CoM"])
    #expect(recording.trajectories.map(\.prefix) == ["A", nil])
    #expect(recording.prefixes == ["A"])
    #expect(
      recording.modelOutputs.map(\.label) == ["LHipAngles", "GRF", "Mom", "Pow", "Index", "Curve"])
    #expect(
      recording.modelOutputs.map(\.kind) == [.angle, .force, .moment, .power, .other, .other])
    #expect(
      recording.modelOutputs.map(\.unit)
        == [.degree, .newton, .newtonMillimetre, nil, nil, .watt])
    #expect(recording.modelOutputs[1].columns == [[2, 0], [0, 0], [0, 0]])
    #expect(recording.trajectories.allSatisfy { !$0.isSeen(at: 1) })
  }

  @Test("results of a model are told by their names where the file lists none")
  func unlisted() throws {
    let labels = ["LASI", "LKneeAngles", "S:USERMO1"]
    let points = [labels.indices.map { [Double($0 + 1), 2, 3, 0] }]
    let found = try C3DFixture(
      points: points, parameters: [("POINT", "LABELS", .texts(labels))]
    ).recording()
    #expect(found.trajectories.map(\.label) == ["LASI"])
    #expect(found.modelOutputs.map(\.kind) == [.angle, .moment])
    #expect(found.modelOutputs[0].columns[0] == [2])
    #expect(found.notices.contains { $0.topic == .model && $0.text.contains("LKneeAngles") })
    // A list that leaves one out says that it is a marker.
    let listed = try C3DFixture(
      points: points,
      parameters: [
        ("POINT", "LABELS", .texts(labels)), ("POINT", "MOMENTS", .texts(["USERMO1"])),
      ]
    ).recording()
    #expect(listed.trajectories.map(\.label) == ["LASI", "LKneeAngles"])
  }

  @Test("a page or a pointer under the name of a recording is called what it is")
  func noRecording() {
    for (text, words) in [
      ("version https://git-lfs.github.com/spec/v1\noid", "a pointer of Git LFS"),
      ("<!DOCTYPE html><html>", "an XML or HTML document"),
    ] {
      let error = #expect(throws: ReadError.self) {
        try C3D.recording(of: Array(text.utf8), name: "made", file: "made.c3d")
      }
      #expect(error?.problem.contains(words) == true)
      #expect(error?.isNoRecording == false)
    }
  }
}
