/// A mean over repetitions with its spread.
public struct Statistic: Codable, Hashable, Sendable {
  public var mean: Double
  /// Sample standard deviation, or `nil` for a single value.
  public var standardDeviation: Double?
  public var count: Int

  /// The statistic of some values, or `nil` where there is no finite one.
  public init?(of values: [Double]) {
    var (sum, count) = (0.0, 0)
    for value in values where value.isFinite {
      sum += value
      count += 1
    }
    guard count > 0 else { return nil }
    let mean = sum / Double(count)
    self.mean = mean
    self.count = count
    guard count > 1 else { return }
    var squares = 0.0
    for value in values where value.isFinite { squares += (value - mean) * (value - mean) }
    standardDeviation = (squares / Double(count - 1)).squareRoot()
  }
}

/// What healthy people of the same age or speed show in one parameter.
public struct ParameterReference: Codable, Hashable, Sendable {
  /// SI units.
  public var mean: Double
  public var standardDeviation: Double
  /// People it rests on, or `nil` where the source's count for the row is not held.
  public var count: Int?
  /// Who they are, in words: `Lythgo et al. 2011, 9 years`.
  public var words: String
  /// What does not fit: an adult against children.
  public var flags: [String]

  public init(
    mean: Double, standardDeviation: Double, count: Int?, words: String, flags: [String] = []
  ) {
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.count = count
    self.words = words
    self.flags = flags
  }

  /// Distance of a value from the mean in standard deviations; `nil` where there are none, or where
  /// fewer than fifteen people are known to stand behind the reference.
  public func z(of value: Double) -> Double? {
    guard standardDeviation > 0, value.isFinite, (count ?? .max) >= NormalBand.leastCountForZ else {
      return nil
    }
    return (value - mean) / standardDeviation
  }
}

/// One measured parameter of gait or of another task: a name, a side, a value or the reason why
/// there is none.
public struct Parameter: Codable, Sendable {
  /// Stable name, with words joined by underscores: `stride_length`.
  public var name: String
  /// In plain words: "stride length".
  public var words: String
  /// The unit a reader sees; the value itself is in SI units.
  public var unit: Unit
  /// The side, or `nil` for both together.
  public var side: Side?
  public var task: MovementTask
  public var condition: String
  public var value: Availability<Statistic>
  /// Error of the mean that repeating cycles does not show, one standard deviation, SI units;
  /// `nil` where none is known.
  public var uncertainty: Double?
  /// The 95 % interval of the mean under displaced markers, SI units, or `nil` where the analysis was
  /// not repeated or the value does not move with markers.
  public var interval: ClosedRange<Double>?
  /// What healthy people show, or `nil` where no reference is held.
  public var reference: ParameterReference?
  /// What a reader should know beside the number: `research`, `free speed`.
  public var remark: String?

  public init(
    name: String, words: String, unit: Unit, side: Side?, task: MovementTask, condition: String,
    value: Availability<Statistic>
  ) {
    self.name = name
    self.words = words
    self.unit = unit
    self.side = side
    self.task = task
    self.condition = condition
    self.value = value
  }
}
