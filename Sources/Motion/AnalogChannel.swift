/// One analog signal: EMG, a force-plate component, a goniometer.
public struct AnalogChannel: Codable, Hashable, Sendable {
  /// The channel's name as the file writes it, trimmed.
  public var label: String
  /// The unit that the samples are in (always SI after reading), or `nil` where the file names none.
  public var unit: Unit?
  /// Samples per second, hertz.
  public var rate: Double
  /// The samples, SI units (volt, newton, newton-metre); NaN where there was none.
  public var samples: [Double]

  public init(label: String, unit: Unit?, rate: Double, samples: [Double]) {
    self.label = label
    self.unit = unit
    self.rate = rate
    self.samples = samples
  }
}
