import Motion
import Signal

/// Limits within which a person's strides lie, and what they say about a foot's events.
///
/// - SeeAlso: Perry & Burnfield, *Gait Analysis*, 2nd ed., 2010 (stance about 60 % of the cycle);
///   limits are wide on purpose, to take in pathological gait.
struct StridePlausibility: Sendable {
  /// Step time, seconds; a stride takes two.
  var stepTime: ClosedRange<Double>
  /// Share of the cycle that the foot is on the ground.
  var stance: ClosedRange<Double>

  init(for task: MovementTask) {
    stepTime = 0.25...1.5
    stance = task == .running ? 0.15...0.60 : 0.45...0.80
  }

  /// Shortest time between two contacts of one foot, seconds.
  var leastStride: Double { 2 * stepTime.lowerBound }
  /// Longest time between two contacts of one foot, seconds.
  var longestStride: Double { 2 * stepTime.upperBound }

  /// The foot-offs that fit between a foot's contacts.
  ///
  /// A foot-off is kept where the stance before it, or the swing after it, has a plausible share of
  /// the stride; and where no contact lies within a stride of it, for then nothing speaks against
  /// it.
  func footOffs(_ footOffs: [Double], between contacts: [Double]) -> [Double] {
    let strides = zip(contacts, contacts.dropFirst()).map { $1 - $0 }
      .filter { $0 >= leastStride && $0 <= longestStride }
    guard let usual = Statistics.median(of: strides) else { return footOffs }
    let swing = (1 - stance.upperBound)...(1 - stance.lowerBound)
    return footOffs.filter { time in
      let before = contacts.last { $0 <= time }
      let after = contacts.first { $0 > time }
      var stride = usual
      if let before, let after, after - before < 1.6 * usual { stride = after - before }
      let stanceShare = before.map { (time - $0) / stride }
      let swingShare = after.map { ($0 - time) / stride }
      if let stanceShare, stance.contains(stanceShare) { return true }
      if let swingShare, swing.contains(swingShare) { return true }
      return (stanceShare ?? 2) > 1 && (swingShare ?? 2) > 1
    }
  }

  /// The events of a foot, without foot-offs that do not fit between its contacts.
  func events(
    side: Side, contacts: [Double], footOffs: [Double], source: String
  ) -> [GaitEvent] {
    let fitting = self.footOffs(footOffs, between: contacts)
    return contacts.map { GaitEvent(.initialContact, side: side, time: $0, source: source) }
      + fitting.map { GaitEvent(.footOff, side: side, time: $0, source: source) }
  }
}
