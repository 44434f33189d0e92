import Formats
import Motion
import Testing

@Suite struct C3DLayoutTests {
  private func walk(_ frames: Int) -> [[[Double]]] {
    (0..<frames).map { [[Double($0 + 1), 0, 0, 0]] }
  }

  @Test("accepts counts in any type of parameter")
  func countTypes() throws {
    let stored: [C3DFixture.Value] = [
      .bytes([200]), .integers([200]), .reals([200]), .texts(["200"]), .integers([200, 0]),
    ]
    for value in stored {
      let recording = try C3DFixture(
        points: walk(200), parameters: [("POINT", "FRAMES", value)], headerFrames: (1, 1)
      ).recording()
      #expect(recording.frameCount == 200)
    }
    let used: [C3DFixture.Value] = [.bytes([1]), .reals([1]), .texts([" 1"])]
    for value in used {
      let recording = try C3DFixture(points: walk(3), parameters: [("POINT", "USED", value)])
        .recording()
      #expect(recording.trajectories.count == 1)
    }
  }

  @Test(
    "counts more than 65 535 frames where the file says them",
    arguments: [
      "LONG_FRAMES", "TRIAL", "nowhere", "wrapped",
    ])
  func longTrials(place: String) throws {
    let count = 70_000
    var fixture = C3DFixture(
      isReal: false, scale: 1, points: walk(count).map { _ in [[1, 2, 3, 0]] })
    fixture.headerFrames = (1, 65_535)
    fixture.parameters = [("POINT", "FRAMES", .integers([65_535]))]
    switch place {
    case "LONG_FRAMES": fixture.parameters.append(("POINT", place, .reals([Double(count)])))
    case "TRIAL":
      fixture.parameters.append(("TRIAL", "ACTUAL_START_FIELD", .integers([1, 0])))
      fixture.parameters.append(("TRIAL", "ACTUAL_END_FIELD", .integers([count - 65_536, 1])))
    case "wrapped":
      fixture.headerFrames = (1, count - 65_536)
      fixture.parameters = [("POINT", "FRAMES", .integers([count - 65_536]))]
    default: break
    }
    let recording = try fixture.recording()
    #expect(recording.frameCount == count)
    #expect(recording.firstFrame == 1)
    #expect(recording.trajectories[0].x.count == count)
    #expect(recording.trajectories[0].missingCount == 0)
    let isGuessed = place == "nowhere" || place == "wrapped"
    #expect(recording.notices.contains { $0.text.contains("counters end") } == isGuessed)
  }

  @Test("takes the first frame from the header, and from TRIAL where that is larger than a header")
  func firstFrame() throws {
    let late = try C3DFixture(first: 286, points: walk(5)).recording()
    #expect(late.firstFrame == 286)
    let later = try C3DFixture(
      points: walk(5),
      parameters: [
        ("TRIAL", "ACTUAL_START_FIELD", .integers([10, 2])),
        ("TRIAL", "ACTUAL_END_FIELD", .integers([14, 2])),
      ], headerFrames: (65_535, 65_535)
    ).recording()
    #expect(later.firstFrame == 10 + 2 * 65_536)
    #expect(later.frameCount == 5)
    let zero = try C3DFixture(points: walk(5), headerFrames: (0, 4)).recording()
    #expect(zero.firstFrame == 1)
    #expect(zero.frameCount == 5)
  }

  @Test("reads what is there of promised frames, and says how many are missing")
  func missingFrames() throws {
    let recording = try C3DFixture(
      points: walk(5), parameters: [("POINT", "FRAMES", .integers([8]))], headerFrames: (1, 8)
    ).recording()
    #expect(recording.trajectories[0].x.count == 5)
    #expect(recording.notices.contains { $0.text.contains("promises 8 frames and holds 5") })
    let error = #expect(throws: ReadError.self) {
      try C3DFixture(
        parameters: [("POINT", "USED", .integers([1])), ("POINT", "FRAMES", .integers([8]))],
        headerFrames: (1, 8)
      ).recording()
    }
    #expect(error?.place == .byte(1024))
  }

  @Test("is not misled by garbage behind the data")
  func trailing() throws {
    let recording = try C3DFixture(points: walk(5), trailing: [UInt8](repeating: 7, count: 999))
      .recording()
    #expect(recording.frameCount == 5)
    #expect(recording.notices.isEmpty)
  }

  @Test("finds analog signals without ANALOG:RATE, without ANALOG:USED, or with a wrong one")
  func analogCounts() throws {
    let fixture = C3DFixture(
      points: walk(3), analog: (0..<3).map { f in (0..<4).map { [Double(4 * f + $0), 5] } })
    var without = fixture
    without.without = ["ANALOG:USED"]
    var wrong = fixture
    wrong.parameters = [("ANALOG", "USED", .integers([0]))]
    for each in [fixture, without, wrong] {
      let recording = try each.recording()
      #expect(recording.analog.count == 2)
      #expect(recording.analog[0].rate == 400)
      #expect(recording.analog[0].samples == (0..<12).map(Double.init))
      #expect(recording.trajectories[0].x == [0.001, 0.002, 0.003])
    }
  }

  @Test("finds the rate and the scale in the header where POINT lacks them")
  func headerAlone() throws {
    let recording = try C3DFixture(
      rate: 120, points: walk(3),
      without: ["POINT:RATE", "POINT:SCALE", "POINT:USED", "POINT:FRAMES"]
    ).recording()
    #expect(recording.frameRate == 120)
    #expect(recording.trajectories[0].x == [0.001, 0.002, 0.003])
  }

  @Test("refuses points without a scale")
  func noScale() {
    let error = #expect(throws: ReadError.self) {
      try C3DFixture(scale: 0, points: walk(3)).recording()
    }
    #expect(error?.problem.contains("scale") == true)
  }

  @Test("finds analog signals that neither header nor rate tell by the length of the file")
  func analogByLength() throws {
    var fixture = C3DFixture(
      points: walk(30), analog: (0..<30).map { f in (0..<4).map { [Double(4 * f + $0), 5] } })
    fixture.headerAnalog = (0, 0)
    let found = try fixture.recording()
    #expect(found.analog.map(\.rate) == [400, 400])
    #expect(found.analog[0].samples == (0..<120).map(Double.init))
    #expect(found.trajectories[0].x == (1...30).map { Double($0) * 0.001 })
    #expect(found.notices.contains { $0.text.contains("read as 2 channels of 4 samples a frame") })

    // Bytes that no number of samples makes.
    fixture.trailing = [UInt8](repeating: 0, count: 600)
    fixture.parameters = [("ANALOG", "USED", .integers([7]))]
    let error = #expect(throws: ReadError.self) { try fixture.recording() }
    #expect(error?.problem.contains("expected the rate of 7 analog channels") == true)
    #expect(error?.remedy.contains("ANALOG:RATE") == true)

    // Channels that are only promised.
    var points = C3DFixture(points: walk(30), parameters: [("ANALOG", "USED", .integers([7]))])
    points.trailing = [UInt8](repeating: 0, count: 500)
    let alone = try points.recording()
    #expect(alone.analog.isEmpty)
    #expect(alone.trajectories[0].x == (1...30).map { Double($0) * 0.001 })
  }

  @Test("says where POINT:FRAMES names more frames than there are")
  func fewerFrames() throws {
    let found = try C3DFixture(
      points: walk(5), parameters: [("POINT", "FRAMES", .integers([8]))], headerFrames: (1, 5)
    ).recording()
    #expect(found.frameCount == 5)
    #expect(
      found.notices.contains { $0.text == "POINT:FRAMES names 8 frames; the file holds 5" })
  }
}
