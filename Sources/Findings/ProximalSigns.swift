import Motion

/// What hip and pelvis do around the peak of a knee that goes inwards.
///
/// Limits are the control mean + 1 SD of Nakagawa et al. 2012; they make a member of a pattern and
/// are never a finding of their own.
struct ProximalSigns {
  static let hipAdductionLimit = Double.degrees(16.4)
  static let hipRotationLimit = Double.degrees(10)
  static let pelvicDropLimit = Double.degrees(11.2)
  /// How near to the peak a sign must be, as a share of the repetition.
  static let nearness = 0.10

  /// Largest hip adduction near the peak, radians.
  var hipAdduction: Double?
  /// Largest internal rotation of the hip since the descent onset, near the peak, radians.
  var hipRotation: Double?
  /// Largest drop of the other side of the pelvis since the descent onset, near the peak, radians.
  var pelvicDrop: Double?

  /// The signs of one repetition, or `nil` where the pelvis was not seen well enough.
  init?(_ knee: KneeExcursion, in trial: TrialAnalysis) {
    let repetition = knee.repetition
    guard knee.pelvisSeen >= KneeExcursion.leastSeen, let angles = trial.angles.value,
      let side = repetition.side
    else { return nil }
    let peak = repetition.start + knee.peakTime
    let reach = Self.nearness * knee.duration
    func largest(_ samples: [Double]?, sinceStart: Bool) -> Double? {
      guard let samples else { return nil }
      let times = samples.indices.map { trial.trial.time(ofFrame: $0) }
      let start = zip(times, samples).first { $0.0 >= repetition.start && $0.1.isFinite }?.1
      let near = zip(times, samples).filter { abs($0.0 - peak) <= reach && $0.1.isFinite }
      guard let most = near.map(\.1).max(), let start else { return nil }
      return sinceStart ? most - start : most
    }
    hipAdduction = largest(angles[.hip, side]?.y, sinceStart: false)
    hipRotation = largest(angles[.hip, side]?.z, sinceStart: true)
    pelvicDrop = largest(angles[.pelvis, side]?.y, sinceStart: true)
  }

  /// The signs past their limits, in words.
  var past: [String] {
    var signs: [String] = []
    func add(_ value: Double?, _ limit: Double, _ words: String) {
      if let value, value > limit { signs.append("\(words) \(Wording.degrees(value))") }
    }
    add(hipAdduction, Self.hipAdductionLimit, "hip adduction")
    add(hipRotation, Self.hipRotationLimit, "hip internal rotation from the start")
    add(pelvicDrop, Self.pelvicDropLimit, "drop of the other side of the pelvis")
    return signs
  }
}
