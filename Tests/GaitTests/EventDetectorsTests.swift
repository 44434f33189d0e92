import Foundation
import Gait
import Geometry
import Motion
import TestSupport
import Testing

/// What every event method must keep.
struct EventDetectorsTests {
  static let names = EventDetectors.all.map { $0.name }
  /// Those that time a walk; the walk on paper does not run.
  static let walking = names.filter { $0 != "running" }
  /// How near to the truth on paper a method must be, seconds.
  ///
  /// The foot on paper still sinks for 40 ms after its contacts, so that methods which wait for rest
  /// are late by as much; their truth is in `EventMethodsTests`.
  static func tolerance(_ name: String) -> Double {
    ["multicondition", "ghoussayni"].contains(name) ? 0.055 : 0.020
  }
  /// Those that go by markers.
  static let coordinates = walking.filter { $0 != "plates" }

  /// A walk over two plates, so that every method has what it needs.
  static let walk = AnalyticWalk()
  static var trial: Trial {
    walk.trial(plates: [walk.plate("1", under: .left, 1), walk.plate("2", under: .right, 3)])
  }

  private func detector(_ name: String) throws -> any EventDetector {
    try #require(EventDetectors.named(name)).init()
  }

  private func found(_ name: String, in trial: Trial) throws -> [GaitEvent] {
    let detection = try detector(name).detection(in: trial, subject: trial.measures)
    return try #require(detection.value).events
  }

  @Test("the list holds every file of the folder, and no other")
  func folder() throws {
    let folder = RealData.repository.appendingPathComponent("Sources/Gait/EventDetectors")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }
    #expect(files.sorted() == EventDetectors.all.map { "\($0)" }.sorted())
    #expect(Set(Self.names).count == Self.names.count)
  }

  @Test("has a name, an explanation and a source", arguments: EventDetectorsTests.names)
  func words(_ name: String) throws {
    let type = try #require(EventDetectors.named(name))
    #expect(type.name == type.name.lowercased())
    #expect(!type.title.isEmpty)
    #expect(type.explanation.count > 80)
    #expect(type.citation.year > 1980)
  }

  @Test("finds events where they are, in order, under its own name", arguments: walking)
  func truth(_ name: String) throws {
    let events = try found(name, in: Self.trial)
    #expect(events.map(\.time) == events.map(\.time).sorted())
    #expect(!events.isEmpty)
    for event in events {
      #expect(event.source == name)
      let truth = Self.walk.events.filter { $0.kind == event.kind && $0.side == event.side }
      let error = truth.map { abs($0.time - event.time) }.min() ?? .infinity
      #expect(error < Self.tolerance(name), "\(event)")
    }
  }

  @Test("says the same twice", arguments: walking)
  func twice(_ name: String) throws {
    #expect(try found(name, in: Self.trial) == found(name, in: Self.trial))
  }

  @Test("the mirrored walk gives the mirrored events", arguments: walking)
  func mirror(_ name: String) throws {
    let events = try found(name, in: Self.trial)
    let mirrored = try found(name, in: Self.trial.mirrored).map { event in
      var event = event
      event.side = event.side?.opposite
      return event
    }
    expectSame(events, mirrored, within: 1e-9)
  }

  @Test("the laboratory may be turned and moved", arguments: walking)
  func rotation(_ name: String) throws {
    let angle = 0.7
    let turned = Self.trial.moved { point in
      Vector3(
        cos(angle) * point.x - sin(angle) * point.y + 3,
        sin(angle) * point.x + cos(angle) * point.y - 2, point.z)
    }
    expectSame(try found(name, in: Self.trial), try found(name, in: turned), within: 1e-9)
  }

  @Test("twice the frame rate gives the same instants", arguments: walking)
  func rate(_ name: String) throws {
    var fast = Self.walk
    fast.rate = 200
    let events = try found(name, in: fast.trial(plates: Self.trial.plates))
    // At the ends one of the two rates may still see an event that the other does not.
    func inner(_ events: [GaitEvent]) -> [GaitEvent] {
      events.filter { $0.time > 0.3 && $0.time < 5.7 }
    }
    expectSame(inner(try found(name, in: Self.trial)), inner(events), within: 0.005)
  }

  @Test("says why it is silent on nothing, on standing and on unseen feet", arguments: names)
  func silence(_ name: String) throws {
    let detector = try detector(name)
    let empty = Trial(name: "empty", source: "paper", rate: 100, frameCount: 0, markers: [:])
    #expect(detector.detection(in: empty, subject: SubjectMeasures()).reason?.isEmpty == false)

    var still = Self.trial
    still.plates = []
    for (label, path) in still.markers {
      still.markers[label] = Trajectory(
        label: label, [Vector3](repeating: path[0], count: path.count))
    }
    #expect(detector.detection(in: still, subject: SubjectMeasures()).value == nil)

    let unseen = Self.trial.without(Array(Self.trial.markers.keys), in: -1..<100)
    #expect(detector.detection(in: unseen, subject: SubjectMeasures()).value == nil)
  }

  @Test("no rate, however wrong, does harm", arguments: [0, -1, .nan, .infinity, 1e300, 1e-300])
  func wrongRates(_ rate: Double) {
    var trial = Self.trial
    trial.rate = rate
    for index in trial.plates.indices {
      for channel in trial.plates[index].channels.indices {
        trial.plates[index].channels[channel].rate = rate
      }
    }
    trial.fileEvents = [GaitEvent(.initialContact, side: .left, time: rate, source: "file")]
    for name in EventSettings.Method.names {
      guard let method = EventSettings.Method(named: name) else { continue }
      let selected = EventSelection(EventSettings(method: method))
        .events(in: trial, subject: SubjectMeasures())
      #expect(CycleSegmentation().cycles(in: trial, at: selected).cycles.isEmpty)
    }
  }

  @Test("columns of unequal length do no harm", arguments: EventDetectorsTests.names)
  func unequal(_ name: String) throws {
    var trial = Self.trial
    trial.markers["LHEE"] = Trajectory(label: "LHEE", [.zero])
    trial.markers["LASI"] = Trajectory(label: "LASI", [.zero])
    trial.plates[0].channels[0].samples = [1]
    _ = try detector(name).detection(in: trial, subject: SubjectMeasures())
  }

  @Test("a gap hides its own event and moves no other", arguments: coordinates)
  func gap(_ name: String) throws {
    let whole = try found(name, in: Self.trial)
    let hidden = Self.walk.contacts(.left)[2]
    let gapped = try found(
      name,
      in: Self.trial.without(
        ["LHEE", "LTOE"], in: (hidden - 0.06)..<(hidden + 0.06)))
    #expect(!gapped.contains { $0.side == .left && abs($0.time - hidden) < 0.06 })
    let far = whole.filter { $0.side == .right || abs($0.time - hidden) > 0.5 }
    for event in far {
      let same = gapped.contains {
        $0.side == event.side && $0.kind == event.kind && abs($0.time - event.time) < 0.005
      }
      #expect(same, "\(event)")
    }
  }

  @Test("all but the outermost events are found", arguments: coordinates)
  func complete(_ name: String) throws {
    let events = try found(name, in: Self.trial)
    for truth in Self.walk.events where truth.time > 0.35 && truth.time < 5.65 {
      let isFound = events.contains {
        $0.side == truth.side && $0.kind == truth.kind
          && abs($0.time - truth.time) < Self.tolerance(name)
      }
      #expect(isFound, "\(truth)")
    }
  }

  @Test("a person may turn", arguments: coordinates)
  func turning(_ name: String) throws {
    var walk = Self.walk
    walk.turning = 0.6
    let events = try found(name, in: walk.trial())
    for event in events {
      let truth = walk.events.filter { $0.kind == event.kind && $0.side == event.side }
      #expect(
        (truth.map { abs($0.time - event.time) }.min() ?? 1) < Self.tolerance(name) + 0.010,
        "\(event)")
    }
    #expect(events.count >= 20)
  }

  private func expectSame(_ a: [GaitEvent], _ b: [GaitEvent], within tolerance: Double) {
    #expect(a.count == b.count)
    for event in a {
      let same = b.contains {
        $0.side == event.side && $0.kind == event.kind && abs($0.time - event.time) <= tolerance
      }
      #expect(same, "\(event)")
    }
  }
}
