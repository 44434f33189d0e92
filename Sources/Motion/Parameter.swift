/// A mean over repetitions with its spread.
public struct Statistic: Hashable, Sendable {
  public var mean: Double
  /// Sample standard deviation, or `nil` for a single value.
  public var standardDeviation: Double?
  public var count: Int

  /// The statistic of some values, or `nil` where there is no finite one.
  public init?(of values: [Double]) {
    let finite = values.filter(\.isFinite)
    guard !finite.isEmpty else { return nil }
    let mean = finite.reduce(0, +) / Double(finite.count)
    self.mean = mean
    count = finite.count
    if finite.count > 1 {
      let squares = finite.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      standardDeviation = (squares / Double(finite.count - 1)).squareRoot()
    }
  }
}

/// One measured parameter of gait or of another task: a name, a side, a value or the reason why
/// there is none.
public struct Parameter: Sendable {
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
