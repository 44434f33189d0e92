import Cleaning

extension SettingKeys {
  /// High frequencies.
  static let cleaningFilter =
    SettingKey(
      name: "cleaning.filter", unit: "",
      explanation: "What is done about high frequencies in the markers' paths: auto measures the "
        + "noise and filters only above 0.75 mm, at the cut-off of Winter's residual analysis; none; "
        + "{cutoff_hz: 6} filters always, zero-lag Butterworth; {spline: gcv} smooths by a quintic "
        + "spline with cross-validation.",
      source: "Winter 2009, section 3.4; the limit of the noise is a choice of this project",
      apply: { value, settings in
        let expected = "auto, none, {cutoff_hz: a number of hertz} or {spline: gcv}"
        switch value {
        case .text("auto"): settings.cleaning.filter = .automatic
        case .text("none"): settings.cleaning.filter = .none
        case .map(let map) where map.count == 1:
          if let text = map["cutoff_hz"], let cutoff = Double(text), cutoff > 0, cutoff < 1000 {
            settings.cleaning.filter = .cutoff(cutoff)
          } else if map["spline"] == "gcv" {
            settings.cleaning.filter = .spline
          } else {
            return expected
          }
        default: return expected
        }
        return nil
      },
      show: { settings in
        switch settings.cleaning.filter {
        case .automatic: "auto"
        case .none: "none"
        case .cutoff(let cutoff): "cutoff_hz: \(cutoff)"
        case .spline: "spline: gcv"
        }
      })

  /// Gaps.
  static let maximumGap =
    SettingKey(
      name: "cleaning.maximum_gap_s", unit: "second",
      explanation:
        "The longest gap that is filled; 0 fills nothing. What depends on a longer one is "
        + "not assessed. Within it a spline fills up to 0.1 s, three other markers of the same part "
        + "of the body up to 0.5 s, one marker that moves along up to 0.2 s.",
      source: "ten frames at 100 Hz are filled within 1 mm RMS on walking people",
      apply: { value, settings in
        guard case .text(let text) = value, let number = Double(text), number >= 0, number <= 0.5
        else { return "a number of seconds from 0 to 0.5" }
        settings.cleaning.longestGap = number
        return nil
      },
      show: { "\($0.cleaning.longestGap)" })

  /// Exchanged names.
  static let repairSwaps =
    SettingKey(
      name: "cleaning.repair_swaps", unit: "",
      explanation: "Whether names that two markers, or two legs, exchanged are put right: true; "
        + "otherwise what they concern is taken out and not assessed. A mirrored laboratory is "
        + "always refused.",
      source: "sides are never changed unasked",
      apply: { value, settings in
        guard case .text(let text) = value, let flag = Bool(text.lowercased()) else {
          return "true or false"
        }
        settings.cleaning.repairsSwaps = flag
        return nil
      },
      show: { "\($0.cleaning.repairsSwaps)" })
}
