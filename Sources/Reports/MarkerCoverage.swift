import Motion

/// In how many frames of a trial a marker was not seen.
struct MarkerCoverage {
  var label: String
  var missing: Int
  /// Share of frames in which it was seen, 0 to 1.
  var share: Double

  /// The model's markers of a trial, the least seen first.
  static func all(in analysis: TrialAnalysis) -> [MarkerCoverage] {
    let used = analysis.modelMarkers
    return analysis.trial.markers.filter { used.isEmpty || used.contains($0.key) }.map {
      label, path in
      // A sample that was filled in was not seen either.
      let invented = analysis.trial.cleaning[label]?.invented.frameCount ?? 0
      let missing = path.missingCount + invented
      let share = path.count > 0 ? 1 - Double(missing) / Double(path.count) : 0
      return MarkerCoverage(label: label, missing: missing, share: share)
    }
    .sorted { ($1.missing, $0.label) < ($0.missing, $1.label) }
  }

  /// The markers with gaps, the least seen first: `RTHI 31 (5 %), LTOE 4 (1 %)`.
  static func words(for analysis: TrialAnalysis, atMost most: Int = 6) -> String {
    let gappy = all(in: analysis).filter { $0.missing > 0 }
    guard !gappy.isEmpty else { return analysis.trial.markers.isEmpty ? "no markers" : "none" }
    let named = gappy.prefix(most).map { coverage in
      let percent = (1 - coverage.share) * 100
      let share = percent < 1 ? "<1" : Reading.plain(percent, decimals: 0)
      return "\(coverage.label)\u{A0}\(coverage.missing)\u{A0}(\(share)\u{A0}%)"
    }
    let rest = gappy.count - named.count
    return named.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}
