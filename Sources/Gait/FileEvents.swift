import Motion

/// The events that a trial's file names, sorted into what can be used and what cannot.
struct FileEvents {
  /// Two events of one kind and foot nearer than this are one, seconds.
  static let sameInstant = 0.010

  let trial: Trial
  /// Initial contacts and foot-offs of a known side, inside the recording.
  let usable: [GaitEvent]
  /// Initial contacts and foot-offs without a side, inside the recording.
  let sideless: [GaitEvent]
  /// Events of other kinds: kept as they are.
  let others: [GaitEvent]
  /// Events outside the recording, or given twice.
  let outside: [GaitEvent]

  init(_ trial: Trial) {
    self.trial = trial
    let duration = trial.time(ofFrame: trial.frameCount)
    var usable: [GaitEvent] = []
    var sideless: [GaitEvent] = []
    var others: [GaitEvent] = []
    var outside: [GaitEvent] = []
    var last: [GaitEvent.Kind: [Side: Double]] = [:]
    for event in trial.fileEvents.sorted(by: { $0.time < $1.time }) {
      if case .other = event.kind {
        others.append(event)
      } else if !(event.time >= 0 && event.time <= duration) {
        outside.append(event)
      } else if let side = event.side {
        if let before = last[event.kind]?[side], event.time - before < Self.sameInstant {
          outside.append(event)
        } else {
          usable.append(event)
          last[event.kind, default: [:]][side] = event.time
        }
      } else {
        sideless.append(event)
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
          + "recording or repeat another: "
          + outside.prefix(5).map(\.words).joined(separator: ", ")
          + (outside.count > 5 ? ", …" : ""))
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
