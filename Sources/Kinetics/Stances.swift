import Motion

/// When a foot stands, by its events.
struct Stances {
  private var spans: [(after: Double, upTo: Double)] = []

  init(_ side: Side, events: [GaitEvent], settings: KineticsSettings) {
    let own = events.filter {
      $0.side == side && ($0.kind == .initialContact || $0.kind == .footOff)
    }
    .sorted { $0.time < $1.time }
    for (first, next) in zip(own, own.dropFirst())
    where first.kind == .initialContact && next.kind == .footOff {
      spans.append((first.time, next.time))
    }
    guard settings.blanking == .strict else { return }
    if let first = own.first, first.kind == .footOff { spans.append((-.infinity, first.time)) }
    if let last = own.last, last.kind == .initialContact { spans.append((last.time, .infinity)) }
  }

  /// Whether the foot stands at a time, seconds; the instant of contact itself does not count.
  func contains(_ time: Double) -> Bool {
    spans.contains { time > $0.after && time <= $0.upTo }
  }
}
