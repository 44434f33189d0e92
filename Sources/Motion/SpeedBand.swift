/// Bands of walking speed by name; for words only, limits are read between speeds.
public enum SpeedBand {
  /// The name of a v*, from the ranges observed in children (Schwartz et al. 2008).
  public static func words(_ speed: Double) -> String {
    switch speed {
    case ..<0.23: "very slow"
    case 0.23..<0.365: "slow"
    case 0.365..<0.49: "free"
    case 0.49..<0.637: "fast"
    default: "very fast"
    }
  }

  /// The bands in order, the slowest first.
  public static let all = ["very slow", "slow", "free", "fast", "very fast"]
}
