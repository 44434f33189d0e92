import Motion

/// The file's events where there are any; else valid plate contacts; elsewhere the coordinate
/// method, checked by another.
///
/// Zeni's method is the check and never more: it is early at contact, so that its distance from the
/// others says nothing about their spread, but a step that it does not see at all is in doubt.
struct EventConsensus {
  /// Farther apart than this, two methods speak of different events, seconds.
  static let reach = 0.15

  var settings: EventSettings
  var trial: Trial
  var subject: SubjectMeasures

  /// Tasks in which feet take steps, so that events are looked for.
  static let stepping: Set<MovementTask> = [.walking, .running, .stairs, .unknown]

  func selected() -> SelectedEvents {
    let file = FileEvents(trial)
    var result = SelectedEvents(
      events: file.usable + file.others, unused: file.outside, notices: file.notices)
    let kinds: [GaitEvent.Kind] = [.initialContact, .footOff]
    let missing = Side.allCases.flatMap { side in
      kinds.filter { kind in !file.usable.contains { $0.side == side && $0.kind == kind } }
        .map { (side, $0) }
    }
    guard !missing.isEmpty, Self.stepping.contains(trial.task) else {
      result.unused += file.sideless
      return result
    }

    var notices = result.notices
    func detection(_ detector: any EventDetector) -> Detection? {
      switch detector.detection(in: trial, subject: subject) {
      case .present(let detection):
        notices += detection.notices
        return detection
      case .absent(let reason):
        notices.append(
          Notice(
            .events, trial: trial.name,
            "\(type(of: detector).title) gave no events: \(reason)"))
        return nil
      }
    }
    let plates = trial.plates.isEmpty ? nil : detection(ForcePlateEvents())
    let velocity = detection(OConnorEvents())
    let distance = detection(ZeniEvents())

    var events = result.events
    var unused = result.unused
    var doubtful: Set<GaitEvent> = []
    for (side, kind) in missing {
      let found = found(kind, side, plates: plates, velocity: velocity, distance: distance)
      let (named, rest) = named(kind, side, by: found, among: file.sideless)
      events += named + rest.map(\.event)
      doubtful.formUnion(rest.filter { $0.doubt != nil }.map(\.event))
    }
    let given = Set(
      events.map { GaitEvent($0.kind, side: nil, time: $0.time, source: $0.source) })
    let taken = file.sideless.filter(given.contains)
    unused += file.sideless.filter { !given.contains($0) }
    if !taken.isEmpty {
      notices.append(
        Notice(
          .events, trial: trial.name,
          "\(taken.count) event(s) of the file name no side; each got that of the foot which the "
            + "markers show to come down or leave there"))
    }
    if !file.usable.isEmpty {
      let words = missing.map { "\($0.0.rawValue) \($0.1.label)" }.joined(separator: ", ")
      notices.append(
        Notice(.events, trial: trial.name, "the file names no \(words); they were detected"))
    }
    return SelectedEvents(
      events: events, unused: unused, doubtful: doubtful, notices: notices)
  }

  /// The events of one kind of one side: valid plate contacts, and the coordinate method elsewhere.
  private func found(
    _ kind: GaitEvent.Kind, _ side: Side, plates: Detection?, velocity: Detection?,
    distance: Detection?
  ) -> [Detection.Found] {
    let primary = velocity?.times(kind, side) ?? []
    let check = distance?.times(kind, side) ?? []
    var found: [Detection.Found] = []
    let hits = plates?.found.filter { $0.event.kind == kind && $0.event.side == side } ?? []
    for hit in hits where hit.doubt == nil {
      let nearest = primary.min { abs($0 - hit.event.time) < abs($1 - hit.event.time) }
      var doubt: String?
      if let nearest, abs(nearest - hit.event.time) <= Self.reach,
        abs(nearest - hit.event.time) > settings.largestSpread
      {
        doubt = "plates and markers differ"
      }
      found.append(Detection.Found(hit.event, doubt: doubt))
    }
    let fromPlates = found.map(\.event.time)
    let coordinate = primary.isEmpty ? check : primary
    let source = primary.isEmpty ? ZeniEvents.name : OConnorEvents.name
    for time in coordinate where !fromPlates.contains(where: { abs($0 - time) <= Self.reach }) {
      let isSeen = !primary.isEmpty && check.contains { abs($0 - time) <= Self.reach }
      let isRunning = trial.task == .running
      found.append(
        Detection.Found(
          GaitEvent(kind, side: side, time: time, source: source),
          doubt: isSeen && !isRunning ? nil : "one method alone"))
    }
    return found
  }

  /// Gives the file's events without a side the side of the foot that shows an event there.
  ///
  /// Where the file has such events of this kind, they replace the detected ones they lie beside.
  private func named(
    _ kind: GaitEvent.Kind, _ side: Side, by found: [Detection.Found], among sideless: [GaitEvent]
  ) -> (named: [GaitEvent], rest: [Detection.Found]) {
    var named: [GaitEvent] = []
    let rest = found.filter { found in
      let near = sideless.filter {
        $0.kind == kind && abs($0.time - found.event.time) <= Self.reach
          && !named.map(\.time).contains($0.time)
      }
      let nearest = near.min {
        abs($0.time - found.event.time) < abs($1.time - found.event.time)
      }
      guard var event = nearest else { return true }
      event.side = side
      named.append(event)
      return false
    }
    return (named, rest)
  }
}
