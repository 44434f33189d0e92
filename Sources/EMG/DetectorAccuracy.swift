/// What was measured of the detectors on bursts of known onset.
enum DetectorAccuracy {
  /// Bias and spread together of an onset, seconds, from the figures measured at four levels; below
  /// 8 dB twice the figure at 8 dB, for there nothing was promised.
  static func uncertainty(
    _ decibels: Double, at8: Double, at10: Double, at12: Double, at20: Double
  ) -> Double {
    switch decibels {
    case 20...: at20
    case 12..<20: at12
    case 10..<12: at10
    case 8..<10: at8
    default: 2 * at8
    }
  }
}
