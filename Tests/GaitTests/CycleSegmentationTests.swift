import Foundation
import Gait
import Geometry
import Motion
import Testing

struct CycleSegmentationTests {
  private func cycles(
    of walk: AnalyticWalk, events: [GaitEvent]? = nil, task: MovementTask = .walking
  ) -> (cycles: [Cycle], notices: [Notice]) {
    CycleSegmentation().cycles(
      in: walk.trial(task: task), at: SelectedEvents(events: events ?? walk.events))
  }

  @Test("a straight, steady walk: whole cycles without gates")
  func straight() throws {
    let walk = AnalyticWalk()
    let (cycles, notices) = cycles(of: walk)
    #expect(cycles.count == 10)
    #expect(notices.isEmpty)
    for cycle in cycles {
      #expect(cycle.isAssessed, "\(cycle.gates)")
      #expect(abs(cycle.duration - 1) < 1e-9)
      #expect(abs(try #require(cycle.stance) - 0.62) < 1e-9)
      #expect(abs(cycle.fraction(at: try #require(cycle.oppositeFootOff)) - 0.12) < 1e-9)
      #expect(abs(cycle.fraction(at: try #require(cycle.oppositeInitialContact)) - 0.5) < 1e-9)
      #expect(abs(try #require(cycle.headingChange)) < 1e-6)
      #expect(cycle.source == "file" && cycle.confidence == .high)
    }
    #expect(cycles.map(\.start) == cycles.map(\.start).sorted())
  }

  @Test("a turn gates every cycle, in words with its angle", arguments: [0.4, -0.4])
  func turning(_ speed: Double) throws {
    var walk = AnalyticWalk()
    walk.turning = speed
    let cycles = cycles(of: walk).cycles
    #expect(cycles.count == 10)
    for cycle in cycles {
      #expect(cycle.gates.contains { $0.hasPrefix("turning: the heading changes by ") })
      #expect(!cycle.isAssessed)
      let change = try #require(cycle.headingChange)
      #expect(change.sign == speed.sign)
    }
    let inner = try #require(cycles.first { $0.start > 1.5 })
    #expect(inner.gates.contains("turning: the heading changes by 23 degrees"))
    #expect(abs(try #require(inner.headingChange) - speed) < 0.01)
  }

  @Test("a slow bend passes cycle by cycle, but not over the trial")
  func slowBend() {
    var walk = AnalyticWalk()
    walk.turning = .degrees(6)
    for cycle in cycles(of: walk).cycles {
      #expect(cycle.gates.contains { $0.hasSuffix("over the trial") })
    }
    walk.turning = .degrees(2)
    for cycle in cycles(of: walk).cycles { #expect(cycle.isAssessed) }
  }

  @Test("a trial shorter than a stride and a half compares its halves")
  func short() throws {
    var walk = AnalyticWalk()
    walk.duration = 1.4
    walk.turning = 0.6
    let turned = cycles(of: walk).cycles
    #expect(turned.count == 1)
    #expect(abs(try #require(turned.first?.headingChange) - 0.42) < 0.02)
    walk.turning = 0
    #expect(cycles(of: walk).cycles.allSatisfy { $0.isAssessed })
  }

  @Test("a change of speed within the stride gates rules, not spatiotemporal parameters")
  func unsteady() throws {
    var walk = AnalyticWalk()
    walk.duration = 3
    walk.acceleration = 0.4
    let cycles = cycles(of: walk).cycles
    let first = try #require(cycles.first)
    #expect(first.gates.count == 1 && first.gates[0].hasPrefix("unsteady: "))
    #expect(CycleGate.allowsSpatiotemporal(first))
    walk.acceleration = 0.05
    #expect(self.cycles(of: walk).cycles.allSatisfy { $0.isAssessed })
  }

  @Test("implausible strides and stances are gated")
  func implausible() {
    var slow = AnalyticWalk()
    slow.stride = 3.4
    slow.duration = 9
    #expect(cycles(of: slow).cycles.allSatisfy { $0.gates.contains { $0.contains("3.4 s") } })

    var short = AnalyticWalk()
    short.stance = 0.4
    #expect(cycles(of: short).cycles.allSatisfy { $0.gates.contains { $0.contains("40 %") } })
    #expect(
      !cycles(of: short, task: .running).cycles.contains { $0.gates.contains { $0.contains("%") } })
    #expect(!CycleGate.allowsSpatiotemporal(cycles(of: slow).cycles[0]))
  }

  @Test("no cycle is made over a missed contact, and a reader is told")
  func missed() {
    let walk = AnalyticWalk()
    let lost = GaitEvent(
      .initialContact, side: .left, time: walk.contacts(.left)[2], source: "file")
    let (found, notices) = cycles(of: walk, events: walk.events.filter { $0 != lost })
    #expect(found.count { $0.side == .left } == 3)
    #expect(found.count { $0.side == .right } == 5)
    #expect(notices.contains { $0.text.contains("a contact was missed") })
  }

  @Test("a cycle without foot off stays, without a stance")
  func noFootOff() {
    let walk = AnalyticWalk()
    let found = cycles(of: walk, events: walk.events.filter { $0.kind == .initialContact }).cycles
    #expect(found.count == 10)
    #expect(found.allSatisfy { $0.stance == nil && $0.isAssessed })
  }

  @Test("doubtful contacts make a cycle of low confidence")
  func doubt() throws {
    let walk = AnalyticWalk()
    var events = walk.events
    let index = try #require(
      events.firstIndex { $0.kind == .initialContact && $0.time > 1 })
    events[index].confidence = .low
    let selected = SelectedEvents(events: events)
    let cycles = CycleSegmentation().cycles(in: walk.trial(), at: selected).cycles
    #expect(cycles.count { $0.confidence == .low } == 2)
  }

  @Test("an unseen pelvis leaves the heading open and gates nothing")
  func unseenPelvis() {
    let walk = AnalyticWalk()
    let trial = walk.trial().without(["LASI", "RASI", "SACR"], in: -1..<100)
    let cycles = CycleSegmentation().cycles(
      in: trial, at: SelectedEvents(events: walk.events)
    ).cycles
    #expect(cycles.count == 10)
    #expect(cycles.allSatisfy { $0.headingChange == nil && $0.isAssessed })
  }
}
