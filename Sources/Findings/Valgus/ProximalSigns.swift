import Motion

/// What hip, pelvis and trunk do around the peak of a knee that goes inwards.
struct ProximalSigns {
  /// How near to the peak a sign must be: a share of the repetition in squats, seconds elsewhere.
  static let nearness = 0.10

  /// Largest hip adduction near the peak, radians.
  var hipAdduction: Double?
  /// Largest internal rotation of the hip since the start, near the peak, radians.
  var hipRotation: Double?
  /// Largest drop of the other side of the pelvis near the peak, radians: in squats since the
  /// descent onset, in landings since standing.
  var pelvicDrop: Double?
  /// The same since the other of the two, where known.
  var otherDrop: Double?
  /// Largest lean of the trunk towards the loaded leg near the peak, radians.
  var trunkLean: Double?

  /// The signs of one repetition on one leg, or `nil` where the pelvis was not seen well enough.
  init?(
    _ knee: KneeExcursion, side: Side, in trial: TrialAnalysis, standingObliquity: Double?
  ) {
    let repetition = knee.repetition
    guard knee.pelvisSeen >= KneeExcursion.leastSeen, let angles = trial.angles.value else {
      return nil
    }
    let isLanding = LoadedWindow.manner(of: repetition.task).isLanding
    let start = isLanding ? repetition.window.lowerBound : repetition.start
    let peak = start + knee.peakTime
    let reach = isLanding ? Self.nearness : Self.nearness * knee.duration
    func times(_ samples: [Double]) -> [(time: Double, value: Double)] {
      samples.indices.map { (trial.trial.time(ofFrame: $0), samples[$0]) }
        .filter { $0.1.isFinite }
    }
    func largest(_ samples: [Double]?) -> Double? {
      samples.flatMap { times($0).filter { abs($0.time - peak) <= reach }.map(\.value).max() }
    }
    func first(_ samples: [Double]?) -> Double? {
      samples.flatMap { times($0).first { $0.time >= start }?.value }
    }
    hipAdduction = largest(angles[.hip, side]?.y)
    let rotation = angles[.hip, side]?.z
    if let most = largest(rotation), let start = first(rotation) { hipRotation = most - start }
    let obliquity = angles[.pelvis, side]?.y
    if let most = largest(obliquity) {
      let fromStart = first(obliquity).map { most - $0 }
      let fromStanding = standingObliquity.map { most - $0 }
      pelvicDrop = isLanding ? fromStanding : fromStart
      otherDrop = isLanding ? fromStart : fromStanding
    }
    trunkLean = largest(trial.trunk.value?.values(.lean, side: side))
  }

  /// The signs of hip and pelvis past their limits, in words.
  func past(_ rule: Rule) -> [String] {
    var signs: [String] = []
    func add(_ value: Double?, _ limit: String, _ words: String) {
      if let value, rule[limit].excess(of: value) > 0 {
        signs.append("\(words) \(Wording.degrees(value))")
      }
    }
    add(hipAdduction, "hip adduction", "hip adduction")
    add(hipRotation, "hip rotation", "hip internal rotation from the start")
    add(pelvicDrop, "pelvic drop", "drop of the other side of the pelvis")
    return signs
  }

  /// Whether the trunk leans past its limit.
  func leans(_ rule: Rule) -> Bool {
    trunkLean.map { rule["trunk lean"].excess(of: $0) > 0 } ?? false
  }
}
