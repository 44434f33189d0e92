import Motion

/// The knee's outward load on one side against the other: a node of chains, not a finding of its own.
enum KneeLoadDifference {
  static let higher = "KAddM higher"
  static let lower = "KAddM lower"
  /// The detectable change of one side, share of body weight times height.
  static let limit = 0.010
  /// Error of measurement of one side, share of body weight times height (Birmingham et al. 2007).
  static let error = 0.0036

  /// The side with the higher first peak and the one with the lower, where they differ enough.
  static func nodes(in analysis: SessionAnalysis) -> [Finding] {
    guard let height = analysis.subject.measures[.height], height > 0 else { return [] }
    return WalkingCondition.all(in: analysis, by: .standard).flatMap { walk -> [Finding] in
      let scale = 9.81 * height
      let peaks = Side.allCases.map { side in
        Statistic(of: MedialKneeLoading.firstPeaks(of: side, in: walk).map { $0 / scale }.values)
      }
      guard let left = peaks[0], let right = peaks[1] else { return [] }
      return Side.allCases.compactMap { side in
        let (own, other) = side == .left ? (left, right) : (right, left)
        let difference = own.mean - other.mean
        guard abs(difference) >= limit else { return nil }
        return node(side, difference, min(own.count, other.count), walk)
      }
    }
  }

  private static func node(
    _ side: Side, _ difference: Double, _ windows: Int, _ walk: WalkingCondition
  ) -> Finding {
    let isHigher = difference > 0
    let excess = abs(difference) - limit
    let uncertainty = error * 2.0.squareRoot()
    let state = FindingState.present(.mild)
    var confidence = MeasurementConfidence()
    confidence.gate(reference: .none)
    return Finding(
      rule: isHigher ? higher : lower,
      name:
        "external knee adduction moment \(isHigher ? "higher" : "lower") than on the other side",
      state: state, side: side, task: .walking, condition: walk.name,
      sentence: "\(side.rawValue.sentenceStart) knee: first peak differs from the other side by "
        + "\(Wording.number(100 * abs(difference), 2)) % of body weight times height.",
      unit: .percent, signInWords: "+ higher on this side",
      measured: Finding.Measured(
        value: difference, limit: isHigher ? limit : -limit, excess: excess,
        uncertainty: uncertainty, mean: difference),
      showing: windows, windows: windows,
      confidence: confidence.value(
        of: state, excess: excess, uncertainty: uncertainty, windows: windows),
      evidence: "limit: detectable change of one side",
      citations: MeasurementError.kneeAdductionMoment.citation.map { [$0] } ?? [])
  }
}
