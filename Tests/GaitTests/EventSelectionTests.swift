import Gait
import Motion
import Testing

struct EventSelectionTests {
  static let walk = AnalyticWalk()

  private func selected(
    _ trial: Trial, _ method: EventSettings.Method = .consensus
  ) -> SelectedEvents {
    // The foot on paper still sinks for 40 ms after its contacts, so that methods lie apart which
    // agree on real feet.
    EventSelection(EventSettings(method: method, largestSpread: 0.06))
      .events(in: trial, subject: trial.measures)
  }

  /// An event without what the methods say about it.
  private func plain(_ event: GaitEvent) -> GaitEvent {
    GaitEvent(event.kind, side: event.side, time: event.time, source: event.source)
  }

  @Test("the file's events win, and others of its events are kept")
  func fileWins() {
    var trial = Self.walk.trial(plates: [Self.walk.plate("1", under: .left, 1)])
    let general = GaitEvent(.other("General"), side: nil, time: 1.5, source: "file")
    trial.fileEvents =
      Self.walk.events.map { event in
        var event = event
        event.time += 0.02
        return event
      } + [general]
    let result = selected(trial)
    #expect(Set(result.events.map(plain)) == Set(trial.fileEvents.filter { $0.time <= 6 }))
    #expect(result.sources == ["file"])
    #expect(result.doubtful.isEmpty)
  }

  @Test("what the file does not name is detected, and a reader is told")
  func filledUp() {
    var trial = Self.walk.trial()
    trial.fileEvents = Self.walk.events.filter { $0.kind == .initialContact }
    let result = selected(trial)
    #expect(result.events(.initialContact, .left).map(\.source).contains("file"))
    #expect(!result.events(.footOff, .left).isEmpty)
    #expect(result.events(.footOff, .left).allSatisfy { $0.source == "multicondition" })
    #expect(result.notices.contains { $0.text.contains("left foot off") })
  }

  @Test("events outside the recording or given twice are named, not used")
  func outside() {
    var trial = Self.walk.trial()
    let late = GaitEvent(.footOff, side: .left, time: 9, source: "file")
    let twice = Self.walk.events[0]
    trial.fileEvents = Self.walk.events + [late, twice]
    let result = selected(trial)
    #expect(result.unused.contains(late))
    #expect(result.events.count == Self.walk.events.count)
    #expect(result.notices.contains { $0.text.contains("9.0 s") })
  }

  @Test("events without a side get that of the foot which moves")
  func sideless() {
    var trial = Self.walk.trial()
    trial.fileEvents = Self.walk.events.map { event in
      var event = event
      event.side = nil
      return event
    }
    let result = selected(trial)
    for truth in Self.walk.events where truth.time > 0.4 && truth.time < 5.6 {
      #expect(result.events.map(plain).contains(truth), "\(truth)")
    }
  }

  @Test("without a file's events valid plate hits lead, and markers do the rest")
  func consensus() throws {
    let trial = Self.walk.trial(plates: [Self.walk.plate("1", under: .left, 2)])
    let result = selected(trial)
    #expect(result.sources == ["multicondition", "oconnor", "plates"])
    let hit = try #require(result.events.first { $0.source == "plates" })
    #expect(abs(hit.time - Self.walk.contacts(.left)[2]) < 0.003)
    #expect(result.events(.initialContact, .left).count == Self.walk.contacts(.left).count)
    #expect(hit.confidence == .high)
    let times = result.events(.initialContact, .left).map(\.time)
    #expect(zip(times, times.dropFirst()).allSatisfy { abs($1 - $0 - 1) < 0.02 })
  }

  @Test("plates and markers that differ too much give low confidence")
  func spread() throws {
    let trial = Self.walk.trial(plates: [Self.walk.plate("1", under: .left, 2, delay: 0.09)])
    let result = selected(trial)
    let hit = try #require(result.events.first { $0.source == "plates" })
    #expect(hit.confidence == .low)
  }

  @Test("a doubtful hit is left to the markers, unless plates are asked for by name")
  func doubtfulHit() throws {
    let trial = Self.walk.trial(plates: [Self.walk.plate("1", under: .left, 2, aside: 0.195)])
    #expect(selected(trial).sources == ["multicondition", "oconnor"])
    let forced = selected(trial, .plates)
    #expect(forced.sources == ["plates"])
    #expect(forced.events.allSatisfy { $0.confidence == .low })
    #expect(forced.notices.contains { $0.text.contains("doubtful") })
  }

  @Test("a named method is used alone", arguments: EventDetectorsTests.walking)
  func named(_ name: String) throws {
    var trial = Self.walk.trial(plates: [Self.walk.plate("1", under: .left, 2)])
    trial.fileEvents = Self.walk.events
    let result = selected(trial, try #require(EventSettings.Method(named: name)))
    #expect(result.sources == [name])
    #expect(result.unused.count == trial.fileEvents.count)
  }

  @Test("nothing to find is said in words")
  func silence() {
    let empty = Trial(name: "empty", source: "paper", rate: 100, frameCount: 0, markers: [:])
    for name in EventSettings.Method.names {
      guard let method = EventSettings.Method(named: name) else { continue }
      let result = selected(empty, method)
      #expect(result.events.isEmpty)
      #expect(!result.notices.isEmpty, "\(name)")
    }
  }

  @Test("each event carries how far the methods lie apart, and the file's events too")
  func spreads() {
    var trial = Self.walk.trial()
    for event in selected(trial).events where event.time > 1 && event.time < 5 {
      #expect((event.spread ?? 1) < 0.060, "\(event)")
      #expect(event.confidence == .high, "\(event)")
    }
    trial.fileEvents = Self.walk.events.map { event in
      var event = event
      event.time += 0.05
      return event
    }
    for event in selected(trial).events where event.time > 1 && event.time < 5 {
      #expect((event.spread ?? 0) > 0.030 && event.confidence == .high, "\(event)")
    }
  }

  @Test("a reader is told where plates speak against the file")
  func against() {
    var trial = Self.walk.trial(plates: [Self.walk.plate("1", under: .left, 2, delay: -0.09)])
    trial.fileEvents = Self.walk.events
    let result = selected(trial)
    #expect(result.sources == ["file"])
    #expect(result.notices.contains { $0.text.contains("force plates differ from") })
  }

  @Test("a task without steps is not searched")
  func standing() {
    let result = selected(Self.walk.trial(task: .singleLegSquat))
    #expect(result.events.isEmpty)
  }

  @Test("settings name every method, and no other")
  func settings() {
    for name in EventSettings.Method.names {
      #expect(EventSettings.Method(named: name)?.name == name)
    }
    #expect(EventSettings.Method(named: "guess") == nil)
    #expect(EventSettings.keys.allSatisfy { $0.explanation.count > 40 })
    #expect(EventSettings.keys[0].defaultValue == EventSettings().method.name)
  }

  @Test("the foot off that ends a stance begun before the trial is found: a short trial needs it")
  func footOffNearTheStart() throws {
    var walk = AnalyticWalk()
    walk.duration = 1.6
    walk.phase = 0.51
    let trial = walk.trial()
    let truth = try #require(walk.footOffs(.left).first)
    #expect(truth < 0.2)
    let found = EventSelection().events(in: trial, subject: trial.measures)
      .events(.footOff, .left).map(\.time)
    #expect(found.contains { abs($0 - truth) < 0.06 }, "\(found)")
  }
}
