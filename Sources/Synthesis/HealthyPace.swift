import Motion

/// A healthy speed of walking, and the courses that belong to it.
///
/// Fourier series of our own: fitted to the mean curves of typically developing children at each
/// speed and, at the same time, to the condition that both feet stay where they stand while both
/// are on the floor, that a flat foot is flat and that the swinging foot clears the floor. They keep
/// within 1.4° (root mean square) of those means, knee rotation without its own mean, and a standing
/// foot slips less than 1 mm.
/// - SeeAlso: Schwartz, Rozumalski, Trost, J Biomech 41:1639, 2008 (77 to 82 children a speed).
public enum HealthyPace: String, CaseIterable, Sendable {
  case verySlow
  case slow
  case free

  /// Mean speed of the children over √(g · leg length).
  public var dimensionlessSpeed: Double {
    switch self {
    case .verySlow: 0.172
    case .slow: 0.290
    case .free: 0.429
    }
  }

  /// Share of the cycle that a foot stands.
  public var stanceShare: Double {
    switch self {
    case .verySlow: 0.68
    case .slow: 0.62
    case .free: 0.60
    }
  }

  /// The base course of each angle.
  var series: [AngleProgramme.Quantity: FourierSeries] {
    switch self {
    case .verySlow: Self.verySlowSeries
    case .slow: Self.slowSeries
    case .free: Self.freeSeries
    }
  }
}
