/// A quantity over one cycle: 101 samples at 0, 1, … 100 % of it, SI units.
public struct Waveform: Codable, Hashable, Sendable {
  /// Number of samples of every waveform.
  public static let count = 101

  public var samples: [Double]

  /// - Precondition: 101 samples.
  public init(_ samples: [Double]) {
    precondition(samples.count == Self.count, "a waveform has 101 samples")
    self.samples = samples
  }

  /// The sample at a whole per cent, 0 to 100.
  public subscript(percent: Int) -> Double { samples[percent] }

  /// True where every sample was measured.
  public var isComplete: Bool { samples.allSatisfy(\.isFinite) }
}

/// Everything measured over one cycle, on the cycle's own side.
public struct CycleCurves: Codable, Sendable {
  public var cycle: Cycle
  /// Three waveforms a group, radians.
  public var angles: [AngleGroup: [Waveform]]
  /// The envelope of each muscle of this side, as a share of its normalisation value.
  public var emg: [String: Waveform]

  /// Three waveforms a joint, internal, newton-metres per kilogram; empty where not measured.
  public var moments: [Joint: [Waveform]] = [:]
  /// Watts per kilogram; empty where not measured.
  public var powers: [Joint: Waveform] = [:]
  /// Radians, signs of the cycle's own side; empty where not measured.
  public var trunk: [TrunkAngle: Waveform] = [:]
  /// Angle from the model's forward axis to the line of progression, radians, counter-clockwise
  /// positive seen from above; `nil` where the path is not known.
  public var pathAngle: Double?
  /// Three waveforms of the ground reaction on the foot, newtons per kilogram, z up; empty where not
  /// measured, NaN where the foot stood on no plate.
  public var groundReaction: [Waveform] = []

  public init(cycle: Cycle, angles: [AngleGroup: [Waveform]], emg: [String: Waveform] = [:]) {
    self.cycle = cycle
    self.angles = angles
    self.emg = emg
  }
}
