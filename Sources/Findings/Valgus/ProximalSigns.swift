import Motion

/// What hip, pelvis and trunk do while a leg carries: around the peak of a knee that goes inwards, or
/// over a whole stretch.
struct ProximalSigns {
  /// How near to the peak a sign must be: a share of the repetition in squats, seconds elsewhere.
  static let nearness = 0.10

  /// Largest hip adduction, radians.
  var hipAdduction: Double?
  /// Largest internal rotation of the hip since the start, radians.
  var hipRotation: Double?
  /// Largest drop of the other side of the pelvis, radians: in squats since the descent onset, in
  /// landings since standing.
  var pelvicDrop: Double?
  /// The same since the other of the two, where known.
  var otherDrop: Double?
  /// Largest lean of the trunk towards the loaded leg, radians.
  var trunkLean: Double?
  /// Each sign of hip and pelvis over the repetition, by the name of its limit.
  private var courses: [(limit: String, course: [Sample])] = []
  /// The knee's peak, seconds from the trial's first frame.
  private var peak: Double

  private struct Sample {
    var time: Double
    var value: Double
  }

  /// The signs around the knee's peak of one repetition, or `nil` where the pelvis was not seen well
  /// enough.
  init?(
    _ knee: KneeExcursion, side: Side, in trial: TrialAnalysis, standingObliquity: Double?
  ) {
    let repetition = knee.repetition
    guard knee.pelvisSeen >= KneeExcursion.leastSeen else { return nil }
    let isLanding = LoadedWindow.manner(of: repetition.task).isLanding
    let start = isLanding ? repetition.window.lowerBound : repetition.start
    let peak = start + knee.peakTime
    let reach = isLanding ? Self.nearness : Self.nearness * knee.duration
    self.init(
      of: side, from: start, near: (peak - reach)...(peak + reach), peak: peak,
      in: trial, standing: isLanding ? .some(standingObliquity) : nil)
    if !isLanding, let obliquity = trial.angles.value?[.pelvis, side]?.y, let standingObliquity {
      otherDrop = Self.samples(obliquity, in: trial).filter {
        abs($0.time - peak) <= reach
      }.map(\.value).max().map { $0 - standingObliquity }
    }
  }

  /// The signs over a whole stretch, the drop and the rotation since its start, or `nil` where the
  /// pelvis was not seen well enough: what it did meanwhile is not known.
  init?(of side: Side, during time: ClosedRange<Double>, in trial: TrialAnalysis) {
    let obliquity = trial.angles.value?[.pelvis, side]?.y ?? []
    let frames = obliquity.indices.filter { time.contains(trial.trial.time(ofFrame: $0)) }
    let seen = frames.count { obliquity[$0].isFinite }
    guard Double(seen) >= KneeExcursion.leastSeen * Double(frames.count) else { return nil }
    self.init(of: side, from: time.lowerBound, near: time, peak: .nan, in: trial, standing: nil)
  }

  /// - Parameter standing: `nil`: the drop counts from the start; else from this obliquity.
  private init?(
    of side: Side, from start: Double, near: ClosedRange<Double>, peak: Double,
    in trial: TrialAnalysis, standing: Double??
  ) {
    guard let angles = trial.angles.value else { return nil }
    self.peak = peak
    func samples(_ curve: [Double]?) -> [Sample] { curve.map { Self.samples($0, in: trial) } ?? [] }
    func largest(_ samples: [Sample]) -> Double? {
      samples.filter { near.contains($0.time) }.map(\.value).max()
    }
    func first(_ samples: [Sample]) -> Double? { samples.first { $0.time >= start }?.value }
    func since(_ base: Double?, _ samples: [Sample]) -> [Sample] {
      guard let base else { return [] }
      return samples.map { Sample(time: $0.time, value: $0.value - base) }
    }
    let adduction = samples(angles[.hip, side]?.y)
    let rotation = samples(angles[.hip, side]?.z)
    let obliquity = samples(angles[.pelvis, side]?.y)
    guard !adduction.isEmpty || !obliquity.isEmpty else { return nil }
    let turned = since(first(rotation), rotation)
    let fromStart = since(first(obliquity), obliquity)
    let dropped = standing.map { since($0, obliquity) } ?? fromStart
    hipAdduction = largest(adduction)
    hipRotation = largest(turned)
    pelvicDrop = largest(dropped)
    if standing != nil { otherDrop = largest(fromStart) }
    trunkLean = largest(samples(trial.trunk.value?.values(.lean, side: side)))
    let end = near.upperBound
    courses = [
      ("hip adduction", adduction), ("hip rotation", turned), ("pelvic drop", dropped),
    ].map { name, course in (name, course.filter { $0.time >= start && $0.time <= end }) }
  }

  private static func samples(_ curve: [Double], in trial: TrialAnalysis) -> [Sample] {
    curve.indices.compactMap { frame in
      curve[frame].isFinite
        ? Sample(time: trial.trial.time(ofFrame: frame), value: curve[frame]) : nil
    }
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

  /// How long before the knee's peak the first of hip and pelvis passes its limit, seconds, + before;
  /// `nil` where none does.
  func lead(_ rule: Rule) -> Double? {
    let first = courses.compactMap { one in
      one.course.first { rule[one.limit].excess(of: $0.value) > 0 }?.time
    }.min()
    guard let first, peak.isFinite else { return nil }
    return peak - first
  }

  /// Whether the trunk leans past its limit.
  func leans(_ rule: Rule) -> Bool {
    trunkLean.map { rule["trunk lean"].excess(of: $0) > 0 } ?? false
  }
}
