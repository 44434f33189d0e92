import Motion

/// The events that the analysis of a trial uses.
public struct SelectedEvents: Sendable {
  /// The events used, by time; events of other kinds in the file are among them.
  public var events: [GaitEvent]
  /// Events of the file that are not used, by time.
  public var unused: [GaitEvent]
  public var notices: [Notice]
  /// Events that should not be relied on for timing.
  public var doubtful: [GaitEvent] { events.filter { $0.confidence == .low } }
  /// The methods that gave the events used: `file`, `plates`, ….
  public var sources: [String] { Set(events.map(\.source)).sorted() }

  public init(
    events: [GaitEvent] = [], unused: [GaitEvent] = [], notices: [Notice] = []
  ) {
    self.events = events.sorted(by: Self.inOrder)
    self.unused = unused.sorted(by: Self.inOrder)
    self.notices = notices
  }

  /// The events of one kind of one side, by time.
  public func events(_ kind: GaitEvent.Kind, _ side: Side) -> [GaitEvent] {
    events.filter { $0.kind == kind && $0.side == side }
  }

  private static func inOrder(_ a: GaitEvent, _ b: GaitEvent) -> Bool {
    if a.time != b.time { return a.time < b.time }
    return (a.side?.rawValue ?? "", a.kind.label) < (b.side?.rawValue ?? "", b.kind.label)
  }
}

/// Decides which events of a trial are used, and how far each can be trusted.
public struct EventSelection: Sendable {
  public var settings: EventSettings

  public init(_ settings: EventSettings = EventSettings()) { self.settings = settings }

  /// The events of a trial.
  ///
  /// With a named method, that method's events alone. With `consensus`, for each side and kind the
  /// file's events where it has any; else valid plate contacts, and elsewhere the coordinate methods
  /// that lie nearest to plates. Trials in which nobody walks, runs or climbs are not searched; a
  /// file's events stay.
  public func events(in trial: Trial, subject: SubjectMeasures) -> SelectedEvents {
    switch settings.method {
    case .file: return FileEvents(trial).selected()
    case .detector(let name): return named(name, in: trial, subject: subject)
    case .consensus:
      return EventConsensus(settings: settings, trial: trial, subject: subject).selected()
    }
  }

  private func named(_ name: String, in trial: Trial, subject: SubjectMeasures) -> SelectedEvents {
    let others = FileEvents(trial).others
    let unused = trial.fileEvents.filter { !others.contains($0) }
    guard let detector = EventDetectors.named(name) else {
      return SelectedEvents(
        events: others, unused: unused,
        notices: [Notice(.events, trial: trial.name, "there is no event method \"\(name)\"")])
    }
    switch detector.init().detection(in: trial, subject: subject) {
    case .absent(let reason):
      return SelectedEvents(
        events: others, unused: unused,
        notices: [
          Notice(.events, trial: trial.name, "\(detector.title) gave no events: \(reason)")
        ])
    case .present(let detection):
      let doubts = Self.notices(ofDoubtsIn: detection, trial)
      return SelectedEvents(
        events: others
          + detection.found.map { found in
            var event = found.event
            if found.doubt != nil { event.confidence = .low }
            return event
          }, unused: unused, notices: detection.notices + doubts)
    }
  }

  /// One notice a doubt; a doubt that all events share is said once.
  private static func notices(ofDoubtsIn detection: Detection, _ trial: Trial) -> [Notice] {
    let doubts = Set(detection.found.map(\.doubt))
    if detection.found.count > 1, doubts.count == 1, let shared = doubts.first.flatMap({ $0 }) {
      return [Notice(.events, trial: trial.name, "every event is doubtful: \(shared)")]
    }
    return detection.found.compactMap { found in
      found.doubt.map { doubt in
        Notice(.events, trial: trial.name, "\(found.event.words) is doubtful: \(doubt)")
      }
    }
  }
}

extension GaitEvent {
  /// `left initial contact at 1.23 s`.
  var words: String {
    let seconds = (time * 100).rounded() / 100
    return [side?.rawValue, kind.label, "at \(seconds) s"].compactMap { $0 }
      .joined(separator: " ")
  }
}
