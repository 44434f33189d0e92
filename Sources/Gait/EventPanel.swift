import Motion

/// What every method that fits a trial says about its events.
struct EventPanel {
  /// Farther apart than this, two methods speak of different events, seconds.
  static let reach = 0.15

  private let detections: [(method: any EventDetector.Type, detection: Detection)]
  /// What the methods wish a reader to know, and why those that were needed gave nothing.
  let notices: [Notice]

  init(_ trial: Trial, subject: SubjectMeasures) {
    var detections: [(method: any EventDetector.Type, detection: Detection)] = []
    var notices: [Notice] = []
    let needed = Self.primaries(for: trial.task).map { $0.name } + [ForcePlateEvents.name]
    for method in EventDetectors.all where Self.fits(method, trial) {
      switch method.init().detection(in: trial, subject: subject) {
      case .present(let detection):
        detections.append((method, detection))
        notices += detection.notices
      case .absent(let reason):
        if needed.contains(method.name) {
          notices.append(
            Notice(.events, trial: trial.name, "\(method.title) gave no events: \(reason)"))
        }
      }
    }
    self.detections = detections
    self.notices = notices
  }

  private static func fits(_ method: any EventDetector.Type, _ trial: Trial) -> Bool {
    if method.name == ForcePlateEvents.name { return !trial.plates.isEmpty }
    return (trial.task == .running) == (method.name == RunningEvents.name)
  }

  /// The methods whose times are used where neither file nor plates speak.
  ///
  /// Contacts by O'Connor's method and foot-offs by the last marker that moves: of all methods they
  /// lie nearest to force plates, in every recording and in walkers of known truth. On stairs the
  /// floor has no one height, so contacts too are those of markers at rest.
  static func primaries(for task: MovementTask) -> [any EventDetector.Type] {
    switch task {
    case .running: [RunningEvents.self]
    case .stairs: [MulticonditionEvents.self]
    default: [OConnorEvents.self, MulticonditionEvents.self]
    }
  }

  /// The method to take the times of one kind of one side from: the best that has any.
  func primary(
    _ kind: GaitEvent.Kind, _ side: Side, for task: MovementTask
  ) -> (any EventDetector.Type)? {
    var order = Self.primaries(for: task)
    if kind == .footOff { order.reverse() }
    order += [GhoussayniEvents.self, ZeniEvents.self, DesaillyEvents.self]
    return order.first { !times(kind, side, by: $0).isEmpty }
  }

  /// The times that a method gives, seconds, in order.
  func times(
    _ kind: GaitEvent.Kind, _ side: Side, by method: any EventDetector.Type
  ) -> [Double] {
    detections.first { $0.method.name == method.name }?.detection.times(kind, side) ?? []
  }

  /// Plate contacts with their doubts.
  func plateHits(_ kind: GaitEvent.Kind, _ side: Side) -> [Detection.Found] {
    let plates = detections.first { $0.method.name == ForcePlateEvents.name }?.detection
    return plates?.found.filter { $0.event.kind == kind && $0.event.side == side } ?? []
  }

  /// What the other methods say about an event.
  struct Opinion {
    /// How far the methods that count lie apart, the event's own time among them, seconds; `nil`
    /// where no other one that counts sees it.
    var spread: Double?
    /// Whether any other method sees it.
    var isSeen: Bool
  }

  /// The opinion on an event at a time.
  func opinion(
    on kind: GaitEvent.Kind, _ side: Side, at time: Double, from source: String
  ) -> Opinion {
    var counted = [time]
    var isSeen = false
    for (method, detection) in detections where method.name != source {
      let times: [Double]
      if method.name == ForcePlateEvents.name {
        // A foot half on a plate leaves it before it leaves the floor.
        times = plateHits(kind, side).filter { $0.doubt == nil }.map(\.event.time)
      } else {
        times = detection.times(kind, side)
      }
      guard let nearest = times.nearest(to: time), abs(nearest - time) <= Self.reach else {
        continue
      }
      isSeen = true
      if method.counts.contains(kind) { counted.append(nearest) }
    }
    let spread = (counted.max() ?? time) - (counted.min() ?? time)
    return Opinion(spread: counted.count > 1 ? spread : nil, isSeen: isSeen)
  }
}

extension [Double] {
  /// The value nearest to another, or `nil` in an empty list.
  func nearest(to value: Double) -> Double? { self.min { abs($0 - value) < abs($1 - value) } }
}
