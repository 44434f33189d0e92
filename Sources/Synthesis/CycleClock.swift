import Motion

/// Where each foot is in its cycle, at any time.
struct CycleClock {
  /// Seconds.
  var strideTime: Double
  /// Phase of the right foot at time 0, in cycles.
  var startPhase: Double
  /// Where in the right foot's cycle the left foot meets the ground.
  var leftContact: Double

  /// Cycles of a foot since its contact number 0; the whole part counts cycles.
  func phase(_ side: Side, at time: Double) -> Double {
    startPhase + time / strideTime - (side == .left ? leftContact : 0)
  }

  /// When a foot reaches a phase, seconds.
  func time(_ side: Side, ofPhase phase: Double) -> Double {
    (phase - startPhase + (side == .left ? leftContact : 0)) * strideTime
  }

  /// The whole numbers of cycles of a foot that touch a stretch of time.
  func cycles(_ side: Side, in times: ClosedRange<Double>) -> ClosedRange<Int> {
    let first = phase(side, at: times.lowerBound).rounded(.down)
    let last = phase(side, at: times.upperBound).rounded(.down)
    return Int(first)...Int(last)
  }

  /// Initial contacts and foot offs within a stretch of time, by time.
  func events(
    stance: (Side) -> Double, in times: ClosedRange<Double>, source: String
  ) -> [GaitEvent] {
    var events: [GaitEvent] = []
    for side in Side.allCases {
      for cycle in cycles(side, in: times) {
        let contact = time(side, ofPhase: Double(cycle))
        let off = time(side, ofPhase: Double(cycle) + stance(side))
        if times.contains(contact) {
          events.append(GaitEvent(.initialContact, side: side, time: contact, source: source))
        }
        if times.contains(off) {
          events.append(GaitEvent(.footOff, side: side, time: off, source: source))
        }
      }
    }
    return events.sorted { $0.time < $1.time }
  }
}
