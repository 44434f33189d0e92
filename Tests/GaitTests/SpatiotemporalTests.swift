import Foundation
import Gait
import Geometry
import Motion
import Testing

struct SpatiotemporalTests {
  private func parameters(
    of trials: [Trial], events: [GaitEvent], subject: SubjectMeasures = SubjectMeasures(),
    beltSpeed: Double = 0
  ) -> [Parameter] {
    let cut = trials.map { trial in
      Spatiotemporal.Walk(
        trial,
        cycles: CycleSegmentation().cycles(in: trial, at: SelectedEvents(events: events)).cycles)
    }
    return Spatiotemporal(beltSpeed: beltSpeed).parameters(
      of: cut, task: .walking, condition: "bare", subject: subject)
  }

  private func mean(_ name: String, _ side: Side?, _ parameters: [Parameter]) throws -> Double {
    let parameter = try #require(parameters.first { $0.name == name && $0.side == side })
    return try #require(parameter.value.value?.mean, "\(parameter.value.reason ?? "")")
  }

  @Test("the walk's own numbers come back, whichever way the laboratory lies")
  func truth() throws {
    let walk = AnalyticWalk()
    var subject = SubjectMeasures()
    subject.set(.legLength(.left), 0.90, from: "test")
    subject.set(.legLength(.right), 0.88, from: "test")
    let turned = walk.trial().moved { Vector3(-$0.y + 5, $0.x - 1, $0.z) }
    for trial in [walk.trial(), turned] {
      let found = parameters(of: [trial], events: walk.events, subject: subject)
      for side in Side.allCases {
        let expected = [
          "stride_time": 1.0, "stride_length": 1.2, "step_time": 0.5, "step_length": 0.6,
          "step_width": 0.12, "stance": 0.62, "foot_off": 0.62, "swing": 0.38,
          "single_support": 0.38, "initial_double_support": 0.12, "double_support": 0.24,
        ]
        for (name, value) in expected {
          #expect(abs(try mean(name, side, found) - value) < 1e-6, "\(name)")
        }
      }
      #expect(abs(try mean("speed", nil, found) - 1.2) < 1e-6)
      #expect(abs(try mean("cadence", nil, found).in(.perMinute) - 120) < 1e-6)
      let dimensionless = 1.2 / (9.81 * 0.89).squareRoot()
      #expect(abs(try mean("dimensionless_speed", nil, found) - dimensionless) < 1e-6)
    }
  }

  @Test("trials are pooled, and each step counts once")
  func pooled() throws {
    let walk = AnalyticWalk()
    let one = parameters(of: [walk.trial()], events: walk.events)
    let two = parameters(of: [walk.trial(), walk.trial()], events: walk.events)
    for name in ["stride_time", "step_length"] {
      let a = try #require(one.first { $0.name == name && $0.side == .left }?.value.value)
      let b = try #require(two.first { $0.name == name && $0.side == .left }?.value.value)
      #expect(b.count == 2 * a.count)
      #expect(abs(a.mean - b.mean) < 1e-9)
    }
    // Six contacts a foot, the left first: six steps of the right foot and five of the left.
    for (side, count) in [(Side.right, 6), (.left, 5)] {
      let steps = one.first { $0.name == "step_time" && $0.side == side }?.value.value
      #expect(steps?.count == count)
    }
  }

  @Test("on a treadmill the belt's speed is added")
  func treadmill() throws {
    let walk = AnalyticWalk()
    let belt = walk.trial()
    var still = belt
    for (label, path) in belt.markers {
      let positions = (0..<path.count).map { frame in
        path[frame] - Vector3(1.2 * belt.time(ofFrame: frame), 0, 0)
      }
      still.markers[label] = Trajectory(label: label, positions)
    }
    let found = parameters(of: [still], events: walk.events, beltSpeed: 1.2)
    #expect(abs(try mean("stride_length", .left, found) - 1.2) < 1e-6)
    #expect(abs(try mean("step_length", .right, found) - 0.6) < 1e-6)
    #expect(abs(try mean("step_width", .right, found) - 0.12) < 1e-6)
  }

  @Test("what is missing is missing for a reason")
  func reasons() throws {
    let walk = AnalyticWalk()
    func reason(_ name: String, _ side: Side?, _ found: [Parameter]) throws -> String {
      let parameter = try #require(found.first { $0.name == name && $0.side == side })
      return try #require(parameter.value.reason)
    }
    let noOffs = parameters(
      of: [walk.trial()], events: walk.events.filter { $0.kind == .initialContact })
    #expect(try reason("stance", .left, noOffs) == "no foot off was found")
    #expect(try reason("dimensionless_speed", nil, noOffs).contains("leg length"))

    let oneFoot = parameters(of: [walk.trial()], events: walk.events.filter { $0.side == .left })
    #expect(try reason("step_length", .left, oneFoot).contains("other foot"))
    #expect(try reason("stride_time", .right, oneFoot) == "no whole cycle was found")

    var bend = walk
    bend.turning = 0.5
    let turned = parameters(of: [bend.trial()], events: bend.events)
    #expect(try reason("speed", nil, turned).contains("gated (turning)"))

    let none = parameters(of: [], events: [])
    #expect(none.allSatisfy { $0.value.reason != nil })
    #expect(Set(none.map { "\($0.name) \(String(describing: $0.side))" }).count == none.count)
  }

  @Test("a mirrored walk gives mirrored sides")
  func mirrored() throws {
    var walk = AnalyticWalk()
    walk.phase = 0.2
    let events = walk.events.map { event in
      var event = event
      if event.side == .left { event.time += 0.06 }
      return event
    }
    let other = events.map { event in
      var event = event
      event.side = event.side?.opposite
      return event
    }
    let straight = parameters(of: [walk.trial()], events: events)
    let mirror = parameters(of: [walk.trial().mirrored], events: other)
    for name in ["step_time", "step_length", "step_width", "single_support"] {
      let a = try mean(name, .left, straight)
      #expect(abs(a - (try mean(name, .right, mirror))) < 1e-9)
      if name == "step_time" { #expect(abs(a - 0.56) < 1e-9) }
    }
  }
}
