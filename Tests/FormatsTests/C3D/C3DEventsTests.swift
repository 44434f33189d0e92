import Formats
import Motion
import Testing

@Suite struct C3DEventsTests {
  private func events(
    labels: [String], contexts: [String]?, times: [Double]? = nil, first: Int = 1,
    order: C3DFixture.Order = .intel
  ) throws -> [GaitEvent] {
    let times = times ?? labels.indices.map { Double($0) }
    var fixture = C3DFixture(
      order: order, first: first, points: [[[1, 1, 1, 0]], [[1, 1, 1, 0]]],
      parameters: [
        ("EVENT", "USED", .integers([labels.count])), ("EVENT", "LABELS", .texts(labels)),
        ("EVENT", "TIMES", .reals(times.flatMap { [0, $0] }, axes: [2, times.count])),
      ])
    if let contexts { fixture.parameters.append(("EVENT", "CONTEXTS", .texts(contexts))) }
    return try fixture.recording().events
  }

  @Test("reads Vicon's events, minutes and seconds, from the first frame on, by time")
  func vicon() throws {
    let recording = try C3DFixture(
      first: 301, points: [[[1, 1, 1, 0]]],
      parameters: [
        ("EVENT", "USED", .integers([3])),
        ("EVENT", "LABELS", .texts(["Foot Off", "Foot Strike", "Event"])),
        ("EVENT", "CONTEXTS", .texts(["Left", "Right", "General"])),
        ("EVENT", "TIMES", .reals([1, 2.5, 0, 4.25, 0, 3], axes: [2, 3])),
      ]
    ).recording()
    #expect(recording.events.map(\.kind) == [.other("Event"), .initialContact, .footOff])
    #expect(recording.events.map(\.side) == [nil, .right, .left])
    #expect(recording.events.map(\.time) == [0, 1.25, 59.5])
    #expect(recording.notices.contains { $0.text.contains("2 of 3 events lie outside") })
  }

  private static let spelled: [(String, Side?, GaitEvent.Kind)] = [
    ("LHS", .left, .initialContact), ("RHS", .right, .initialContact),
    ("LTO", .left, .footOff), ("RTO", .right, .footOff), ("R_IC", .right, .initialContact),
    ("Left Foot Strike", .left, .initialContact), ("RightToeOff", .right, .footOff),
    ("l heel strike", .left, .initialContact), ("Foot Strike", nil, .initialContact),
    ("Foot-off", nil, .footOff), ("LON", nil, .other("LON")), ("Left", nil, .other("Left")),
    ("stop", nil, .other("stop")), ("", nil, .other("unnamed")),
  ]

  @Test(
    "understands other programs' labels, without a context",
    arguments: spelled)
  func spellings(label: String, side: Side?, kind: GaitEvent.Kind) throws {
    for contexts in [nil, [""], ["General"]] {
      let event = try #require(try events(labels: [label], contexts: contexts).first)
      #expect(event.kind == kind)
      #expect(event.side == side)
    }
  }

  @Test("does not guess where label and context name two sides")
  func contradiction() throws {
    let found = try events(labels: ["LHS", "LHS"], contexts: ["Right", "Left"])
    #expect(found.map(\.kind) == [.other("LHS"), .initialContact])
    #expect(found.map(\.side) == [nil, .left])
  }

  @Test("uses the header's events only where the group has none")
  func headerEvents() throws {
    var fixture = C3DFixture(
      first: 51, points: [[[1, 1, 1, 0]]], headerEvents: [("RHS", 1.05), ("LTO", 0.5), ("X", .nan)])
    let inHeader = try fixture.recording().events
    #expect(inHeader.map(\.kind) == [.footOff, .initialContact])
    #expect(inHeader.map(\.side) == [.left, .right])
    #expect(inHeader.map { Float($0.time) } == [0.5, 1.05])
    fixture.parameters = [("EVENT", "USED", .integers([0]))]
    #expect(try fixture.recording().events.count == 2)
    fixture.parameters = [
      ("EVENT", "USED", .integers([1])), ("EVENT", "LABELS", .texts(["Foot Off"])),
      ("EVENT", "TIMES", .reals([0, 0.6], axes: [2, 1])),
    ]
    #expect(try fixture.recording().events.count == 1)
  }

  @Test("bears an empty group, missing lists and times that are none")
  func broken() throws {
    let empties: [[(group: String, name: String, value: C3DFixture.Value)]] = [
      [("EVENT", "USED", .integers([0]))],
      [("EVENT", "USED", .integers([4]))],
      [("EVENT", "TIMES", .reals([], axes: [2, 0])), ("EVENT", "LABELS", .texts([]))],
      [("EVENT", "LABELS", .texts(["Foot Off"]))],
    ]
    for parameters in empties {
      let recording = try C3DFixture(points: [[[1, 1, 1, 0]]], parameters: parameters).recording()
      #expect(recording.events.isEmpty)
    }
    #expect(try events(labels: ["LHS", "RHS"], contexts: nil, times: [.nan, 0.01]).count == 1)
    #expect(try events(labels: ["LHS", "RHS", "LTO"], contexts: nil, times: [0, 0.01]).count == 2)
  }

  @Test("reads times of DEC files")
  func dec() throws {
    let found = try events(
      labels: ["Foot Strike"], contexts: ["Left"], times: [2.125], first: 101, order: .dec)
    #expect(found.map(\.time) == [1.125])
  }

  @Test("one row of seconds is told by its length, also where there are two")
  func seconds() throws {
    let found = try C3DFixture(
      points: [[[1, 1, 1, 0]]],
      parameters: [
        ("EVENT", "USED", .integers([2])), ("EVENT", "LABELS", .texts(["LHS", "RHS"])),
        ("EVENT", "TIMES", .reals([0.5, 1.25], axes: [2])),
      ]
    ).recording().events
    #expect(found.map(\.time) == [0.5, 1.25])
  }
}
