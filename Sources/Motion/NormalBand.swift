/// Mean and standard deviation of a reference population over the cycle, SI units.
public struct NormalBand: Codable, Hashable, Sendable {
  public var quantity: CycleQuantity
  /// 101 samples.
  public var mean: [Double]
  /// 101 samples.
  public var standardDeviation: [Double]
  /// People it rests on: of two groups that it lies between, the smaller one.
  public var count: Int

  /// Below this many people no z is shown.
  public static let leastCountForZ = 15

  /// - Precondition: 101 samples each.
  public init(
    quantity: CycleQuantity, mean: [Double], standardDeviation: [Double], count: Int
  ) {
    precondition(
      mean.count == Waveform.count && standardDeviation.count == Waveform.count,
      "a band has 101 samples")
    self.quantity = quantity
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.count = count
  }

  /// Whether enough people stand behind it for a z.
  public var allowsZ: Bool { count >= Self.leastCountForZ }

  /// Distances from the mean in standard deviations, or `nil` where too few people stand behind the
  /// band; NaN where nothing was measured or the deviation is zero.
  public func z(of waveform: Waveform) -> [Double]? {
    guard allowsZ else { return nil }
    return waveform.samples.indices.map { index in
      let deviation = standardDeviation[index]
      return deviation > 0 ? (waveform.samples[index] - mean[index]) / deviation : .nan
    }
  }

  /// The limit `deviations` standard deviations from the mean, at a share of the cycle in per cent.
  public func limit(at percent: Int, deviations: Double) -> Double {
    mean[percent] + deviations * standardDeviation[percent]
  }
}

/// The bands that one task and condition are compared with, and what a reader must know of them.
public struct ConditionReference: Codable, Sendable {
  public var task: MovementTask
  public var condition: String
  /// v* at which the bands are read, or `nil` where the speed is not matched.
  public var speed: Double?
  /// The reference in words, as every figure names it.
  public var words: String
  /// What does not fit: `speed not matched`, an adult against children; empty where all does.
  public var flags: [String]
  /// Whether the reference is the laboratory's own.
  public var isOwn: Bool
  public var bands: [CycleQuantity: NormalBand]

  public init(
    task: MovementTask, condition: String, speed: Double?, words: String, flags: [String] = [],
    isOwn: Bool = false, bands: [CycleQuantity: NormalBand]
  ) {
    self.task = task
    self.condition = condition
    self.speed = speed
    self.words = words
    self.flags = flags
    self.isOwn = isOwn
    self.bands = bands
  }

  /// Whether the bands are read at the person's own speed.
  public var isSpeedMatched: Bool { speed != nil }
}
