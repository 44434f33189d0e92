import Formats
import Motion
import Testing

/// The same trial as every kind of program writes it.
@Suite struct C3DDialectTests {
  /// Whole numbers, so that integers, reals and VAX numbers hold the same.
  private func fixture(_ order: C3DFixture.Order, isReal: Bool) -> C3DFixture {
    let frames = 12
    return C3DFixture(
      order: order, isReal: isReal, scale: isReal ? -1 : 1, first: 31,
      points: (0..<frames).map { frame in
        (0..<3).map { point -> [Double] in [Double(100 * point + frame), -7, 1200, 0] }
      },
      analog: (0..<frames).map { frame in
        (0..<5).map { sample -> [Double] in [Double(5 * frame + sample), -3] }
      },
      parameters: [
        ("POINT", "LABELS", .texts(["LASI", "RASI", "SACR"])),
        ("ANALOG", "LABELS", .texts(["TA", "SOL"])), ("ANALOG", "UNITS", .texts(["V", "V"])),
        ("ANALOG", "SCALE", .reals([0.5, 0.25])), ("ANALOG", "OFFSET", .integers([0, 0])),
        ("ANALOG", "GEN_SCALE", .reals([1])),
        ("EVENT", "USED", .integers([2])),
        ("EVENT", "LABELS", .texts(["Foot Strike", "Foot Off"])),
        ("EVENT", "CONTEXTS", .texts(["Left", "Right"])),
        ("EVENT", "TIMES", .reals([0, 0.3125, 0, 0.375], axes: [2, 2])),
        ("PROCESSING", "LLegLength", .reals([912])),
      ])
  }

  @Test(
    "is the same recording in any byte order and any type of number",
    arguments: [C3DFixture.Order.intel, .dec, .sgi], [true, false])
  func orders(order: C3DFixture.Order, isReal: Bool) throws {
    let found = try fixture(order, isReal: isReal).recording()
    #expect(found.trajectories.map(\.label) == ["LASI", "RASI", "SACR"])
    #expect(found.trajectories[1].x == (0..<12).map { Double(100 + $0) * 0.001 })
    #expect(found.trajectories[2].y == [Double](repeating: -0.007, count: 12))
    #expect(found.frameRate == 100)
    #expect(found.firstFrame == 31)
    #expect(found.analog.map(\.label) == ["TA", "SOL"])
    #expect(found.analog[0].samples == (0..<60).map { Double($0) * 0.5 })
    #expect(found.analog[1].samples == [Double](repeating: -0.75, count: 60))
    #expect(found.events.map(\.side) == [.left, .right])
    #expect(abs(found.events[0].time - 0.0125) < 1e-9)
    #expect(found.measures[.legLength(.left)] == 0.912)
  }

  @Test("holds all of 90 000 frames, however the file counts them", arguments: [true, false])
  func longTrial(isNamed: Bool) throws {
    let count = 90_000
    let frame: [[Double]] = [[1, 2, 3, 0]]
    var fixture = C3DFixture(
      isReal: false, scale: 1, points: [[[Double]]](repeating: frame, count: count))
    fixture.headerFrames = (1, 65_535)
    fixture.parameters = [("POINT", "FRAMES", .integers([65_535]))]
    if isNamed {
      fixture.parameters.append(("TRIAL", "ACTUAL_START_FIELD", .integers([1, 0])))
      fixture.parameters.append(("TRIAL", "ACTUAL_END_FIELD", .integers([count - 65_536, 1])))
    }
    let found = try fixture.recording()
    #expect(found.frameCount == count)
    #expect(found.trajectories[0].z.last == 0.003)
    #expect(found.duration == 900)
  }

  @Test("keeps markers whose labels were cut to the same four letters")
  func cutLabels() throws {
    let found = try C3DFixture(
      points: [[[1, 2, 3, 0], [4, 5, 6, 0], [7, 8, 9, 0]]],
      parameters: [("POINT", "LABELS", .texts(["RKNE", "RKNE", "RANK"]))]
    ).recording()
    #expect(found.trajectories.count == 3)
    #expect(Set(found.trajectories.map(\.label)).count == 3)
    #expect(found.trajectories.map { $0.x[0] } == [0.001, 0.004, 0.007])
    #expect(found.notices.contains { $0.text.contains("RKNE") })
  }
}
