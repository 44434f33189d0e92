/// What a force plate shows of one trial while nobody stands on it: how far its zero has wandered,
/// how much it hums, and what the chain leaves of both.
public struct PlateLevel: Codable, Hashable, Sendable {
  /// The plate's label.
  public var plate: String
  /// Mean vertical force of the free plate before its zero is set, newtons, upward positive.
  public var offset: Double
  /// Standard deviation of the free plate about its straight line over the trial, newtons.
  public var noise: Double
  /// Mean size of the vertical force of the free plate once its zero was set, newtons: what is left
  /// in swing.
  public var residual: Double
  /// Time in which the plate was free, seconds.
  public var duration: Double

  public init(
    plate: String, offset: Double, noise: Double, residual: Double, duration: Double
  ) {
    self.plate = plate
    self.offset = offset
    self.noise = noise
    self.residual = residual
    self.duration = duration
  }
}
