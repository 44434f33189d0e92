import Motion

/// The events that a trial's file names, sorted into what can be used and what cannot.
struct FileEvents {
  let trial: Trial
  /// Initial contacts and foot-offs of a known side, inside the recording.
  let usable: [GaitEvent]
  /// Initial contacts and foot-offs without a side, inside the recording.
  let sideless: [GaitEvent]
  /// Events of other kinds: kept as they are.
  let others: [GaitEvent]
  /// Events outside the recording.
  let outside: [GaitEvent]

  init(_ trial: Trial) {
    self.trial = trial
    let duration = trial.time(ofFrame: trial.frameCount)
    var usable: [GaitEvent] = []
    var sideless: [GaitEvent] = []
    var others: [GaitEvent] = []
    var outside: [GaitEvent] = []
    for event in trial.fileEvents {
      if case .other = event.kind {
        others.append(event)
      } else if !(event.time >= 0 && event.time <= duration) {
        outside.append(event)
      } else if event.side == nil {
        sideless.append(event)
      } else if !usable.contains(where: { $0.isSame(as: event) }) {
        usable.append(event)
      } else {
        outside.append(event)
      }
    }
    self.usable = usable
    self.sideless = sideless
    self.others = others
    self.outside = outside
  }

  /// What a reader should know about the events that are not used.
  var notices: [Notice] {
    guard !outside.isEmpty else { return [] }
    return [
      Notice(
        .events, trial: trial.name,
        "\(outside.count) event(s) of the file are not used, because they lie outside the "
          + "recording or repeat another: " + outside.map(\.words).joined(separator: ", "))
    ]
  }

  /// The file's events alone.
  func selected() -> SelectedEvents {
    var notices = notices
    if usable.isEmpty {
      notices.append(
        Notice(.events, trial: trial.name, "the file names no initial contacts or foot-offs"))
    }
    return SelectedEvents(
      events: usable + others, unused: outside + sideless, notices: notices)
  }
}

extension GaitEvent {
  /// Whether another event marks the same instant of the same foot: within 10 ms.
  fileprivate func isSame(as other: GaitEvent) -> Bool {
    kind == other.kind && side == other.side && abs(time - other.time) < 0.010
  }
}
