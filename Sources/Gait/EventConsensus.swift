import Motion

/// The file's events where there are any; else valid plate contacts; elsewhere the coordinate
/// methods, each event with the spread of the methods that count.
///
/// Zeni's and Desailly's methods are checks and never more: they are early at contact, so that their
/// distance from the others says nothing about a spread, but a step that no second method sees at
/// all is in doubt.
struct EventConsensus {
  var settings: EventSettings
  var trial: Trial
  var subject: SubjectMeasures

  /// Tasks in which feet take steps, so that events are looked for.
  static let stepping: Set<MovementTask> = [.walking, .running, .stairs, .unknown]

  func selected() -> SelectedEvents {
    let file = FileEvents(trial)
    guard Self.stepping.contains(trial.task) else {
      return SelectedEvents(
        events: file.usable + file.others, unused: file.outside + file.sideless,
        notices: file.notices)
    }
    let panel = EventPanel(trial, subject: subject)
    let order = ContactOrder(trial)
    let kinds: [GaitEvent.Kind] = [.initialContact, .footOff]
    let missing = Side.allCases.flatMap { side in
      kinds.filter { kind in !file.usable.contains { $0.side == side && $0.kind == kind } }
        .map { (side, $0) }
    }

    var notices = file.notices
    let judged = judged(file.usable, by: panel, notices: &notices)
    guard !missing.isEmpty else {
      return SelectedEvents(
        events: judged + file.others, unused: file.outside + file.sideless, notices: notices)
    }
    notices += panel.notices
    var events = judged + file.others
    for (side, kind) in missing {
      let found = found(kind, side, in: panel, order: order)
      let (named, rest) = named(kind, side, by: found, among: file.sideless)
      events += named + rest
    }
    let given = Set(events.map(Instant.init))
    let taken = file.sideless.filter { given.contains(Instant($0)) }
    if !taken.isEmpty { notices.append(.sided(taken.count, in: trial)) }
    if !file.usable.isEmpty {
      let words = missing.map { "\($0.0.rawValue) \($0.1.label)" }.joined(separator: ", ")
      notices.append(
        Notice(.events, trial: trial.name, "the file names no \(words); they were detected"))
    }
    let forefoot = events.count {
      $0.kind == .initialContact && $0.source == MulticonditionEvents.name
        && $0.side.map { [time = $0.time] in order.isForefoot($0, at: time) } ?? false
    }
    if forefoot > 0 { notices.append(.forefoot(forefoot, in: trial)) }
    return SelectedEvents(
      events: events,
      unused: file.outside + file.sideless.filter { !given.contains(Instant($0)) },
      notices: notices)
  }

  /// An event of the file whatever its side became.
  private struct Instant: Hashable {
    var kind: GaitEvent.Kind
    var time: Double
    var source: String

    init(_ event: GaitEvent) {
      kind = event.kind
      time = event.time
      source = event.source
    }
  }

  /// The file's events with the spread of the methods; they stay as they are, and a reader is told
  /// where valid plates or all methods speak against them.
  private func judged(
    _ events: [GaitEvent], by panel: EventPanel, notices: inout [Notice]
  ) -> [GaitEvent] {
    var against: [String] = []
    let judged = events.map { event -> GaitEvent in
      guard let side = event.side else { return event }
      var event = event
      event.spread =
        panel.opinion(on: event.kind, side, at: event.time, from: event.source).spread
      let hits = panel.plateHits(event.kind, side).filter { $0.doubt == nil }.map(\.event.time)
      if let hit = hits.nearest(to: event.time), abs(hit - event.time) <= EventPanel.reach,
        abs(hit - event.time) > settings.largestSpread
      {
        let milliseconds = Int(((event.time - hit).in(.millisecond)).rounded())
        against.append(
          "\(event.words) (\(abs(milliseconds)) ms \(milliseconds > 0 ? "late" : "early"))")
      }
      return event
    }
    if !against.isEmpty {
      notices.append(
        Notice(
          .events, trial: trial.name,
          "the file's events are used, but force plates differ from \(against.count) of them by "
            + "more than \(Int(settings.largestSpread.in(.millisecond).rounded())) ms: "
            + against.prefix(5).joined(separator: ", ") + (against.count > 5 ? ", …" : "")))
    }
    return judged
  }

  /// The events of one kind of one side: valid plate contacts, and the coordinate method elsewhere.
  private func found(
    _ kind: GaitEvent.Kind, _ side: Side, in panel: EventPanel, order: ContactOrder
  ) -> [GaitEvent] {
    func event(at time: Double, from source: String, isSure: Bool) -> GaitEvent {
      let opinion = panel.opinion(on: kind, side, at: time, from: source)
      let isNarrow = opinion.spread.map { $0 <= settings.largestSpread } ?? true
      return GaitEvent(
        kind, side: side, time: time, source: source, spread: opinion.spread,
        confidence: isNarrow && (isSure || opinion.isSeen) && (isSure || trial.task != .running)
          ? .high : .low)
    }
    var found = panel.plateHits(kind, side).filter { $0.doubt == nil }.map {
      event(at: $0.event.time, from: $0.event.source, isSure: true)
    }
    guard let primary = panel.primary(kind, side, for: trial.task) else { return found }
    let fromPlates = found.map(\.time)
    let resting = panel.times(kind, side, by: MulticonditionEvents.self)
    for time in panel.times(kind, side, by: primary) {
      if let hit = fromPlates.nearest(to: time), abs(hit - time) <= EventPanel.reach { continue }
      if kind == .initialContact, order.isForefoot(side, at: time),
        let toe = resting.nearest(to: time), abs(toe - time) <= EventPanel.reach
      {
        found.append(event(at: toe, from: MulticonditionEvents.name, isSure: false))
      } else {
        found.append(event(at: time, from: primary.name, isSure: false))
      }
    }
    return found
  }

  /// Gives the file's events without a side the side of the foot that shows an event there.
  ///
  /// Where the file has such events of this kind, they replace the detected ones they lie beside.
  private func named(
    _ kind: GaitEvent.Kind, _ side: Side, by found: [GaitEvent], among sideless: [GaitEvent]
  ) -> (named: [GaitEvent], rest: [GaitEvent]) {
    var named: [GaitEvent] = []
    let rest = found.filter { found in
      let near = sideless.filter {
        $0.kind == kind && abs($0.time - found.time) <= EventPanel.reach
          && !named.map(\.time).contains($0.time)
      }
      let nearest = near.min { abs($0.time - found.time) < abs($1.time - found.time) }
      guard var event = nearest else { return true }
      event.side = side
      named.append(event)
      return false
    }
    return (named, rest)
  }
}

extension Notice {
  fileprivate static func sided(_ count: Int, in trial: Trial) -> Notice {
    Notice(
      .events, trial: trial.name,
      "\(count) event(s) of the file name no side; each got that of the foot which the "
        + "markers show to come down or leave there")
  }

  fileprivate static func forefoot(_ count: Int, in trial: Trial) -> Notice {
    Notice(
      .events, trial: trial.name,
      "the toe comes to rest before the heel in \(count) contact(s), which are timed by the toe")
  }
}
