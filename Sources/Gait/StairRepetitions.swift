import Motion

/// Finds the steps on stairs: a foot's contact on a step to the other foot's.
///
/// Upwards the knee's extension ends the pull-up; downwards the whole step is a controlled lowering.
public struct StairRepetitions: Sendable {
  /// The pelvis climbs or sinks at least so much in a step on stairs, metres.
  static let leastRise = 0.05

  public init() {}

  /// - Parameter events: Initial contacts and foot-offs of both feet.
  public func repetitions(
    in trial: Trial, angles: JointAngles, events: [GaitEvent]
  ) -> (repetitions: [Repetition], notices: [Notice]) {
    let limits = StridePlausibility(for: .stairs).stepTime
    let contacts = events.filter { $0.kind == .initialContact && $0.side != nil }
      .sorted { $0.time < $1.time }
    var repetitions: [Repetition] = []
    for (contact, next) in zip(contacts, contacts.dropFirst()) {
      guard let side = contact.side, next.side == side.opposite,
        limits.contains(next.time - contact.time)
      else { continue }
      let knee = KneeFlexion(side, in: trial, angles: angles)
      guard let rise = Self.rise(in: knee.pelvisHeight, from: contact, to: next, trial.rate),
        abs(rise) >= Self.leastRise,
        let deepest = knee.deepest(from: contact.time, to: next.time)
      else { continue }
      let phase: Repetition.Phase
      if rise > 0 {
        let stretched = knee.straightest(from: deepest.time, to: next.time) ?? next.time
        phase = Repetition.Phase(.pullUp, from: contact.time, to: stretched)
      } else {
        phase = Repetition.Phase(.lowering, from: contact.time, to: next.time)
      }
      let offs = events.filter {
        $0.kind == .footOff && $0.time > contact.time && $0.time < next.time
      }
      repetitions.append(
        Repetition(
          task: .stairs, trial: trial.name, side: side, start: contact.time,
          deepest: deepest.time, end: next.time, peakKneeFlexion: deepest.flexion,
          initialContacts: [side: contact.time, side.opposite: next.time],
          footOffs: Dictionary(
            offs.compactMap { off in off.side.map { ($0, off.time) } },
            uniquingKeysWith: { first, _ in first }), phases: [phase],
          confidence: contact.confidence == .high && next.confidence == .high ? .high : .low))
    }
    let none = Notice(
      .events, trial: trial.name, "no step that climbs or descends by 50 mm was found")
    return (repetitions, repetitions.isEmpty ? [none] : [])
  }

  private static func rise(
    in heights: [Double], from start: GaitEvent, to end: GaitEvent, _ rate: Double
  ) -> Double? {
    func height(_ time: Double) -> Double? {
      let frame = (time * rate).rounded()
      guard frame >= 0, frame < Double(heights.count) else { return nil }
      let height = heights[Int(frame)]
      return height.isFinite ? height : nil
    }
    guard let from = height(start.time), let to = height(end.time) else { return nil }
    return to - from
  }
}
