import Motion

/// How far a fitting model left each marker from its segment over a trial: `{"LKNE": {"rms_mm": 4.2,
/// "largest_mm": 9.1, "frames": 130}}`.
struct MarkerResidualsRecord {
  /// `nil` for a model that fits nothing.
  let value: JSONValue?

  init(_ analysis: TrialAnalysis) {
    guard let residuals = analysis.poses.value?.markerResiduals, !residuals.isEmpty else {
      value = nil
      return
    }
    value = .object(
      residuals.mapValues { distances in
        let seen = distances.filter(\.isFinite)
        let meanSquare = seen.map { $0 * $0 }.reduce(0, +) / Double(seen.count)
        return .object([
          "rms_mm": .number(meanSquare.squareRoot().in(.millimetre)),
          "largest_mm": .number(seen.max()?.in(.millimetre)),
          "frames": .integer(seen.count),
        ])
      })
  }
}
