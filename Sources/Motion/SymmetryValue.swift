/// How far left and right differ in one quantity of one task and condition.
public struct SymmetryValue: Codable, Sendable {
  /// Stable name of the quantity: `single_support`, `knee_flexion_peak_in_swing`.
  public var name: String
  public var words: String
  public var task: MovementTask
  public var condition: String
  /// Side means, SI units.
  public var left: Double
  public var right: Double
  /// The unit that readers see.
  public var unit: Unit
  /// Robinson's index, (R − L) over half of (R + L), as a share: + more on the right; only for
  /// positive quantities far from zero.
  public var index: Double?
  /// Larger over smaller; only where there is an index.
  public var ratio: Double?
  /// Zifchock's symmetry angle as a share; only where there is an index.
  public var symmetryAngle: Double?
  /// L − R, SI units.
  public var difference: Double
  /// The difference that measurement error alone may make in 19 of 20 cases, SI units.
  public var detectableChange: Double?
  /// Whether it is beyond its limit and beyond measurement error; a number, not a finding.
  public var isBeyondLimits: Bool
  /// Windows of the side that has fewer.
  public var count: Int

  public init(
    name: String, words: String, task: MovementTask, condition: String, left: Double,
    right: Double, unit: Unit, index: Double? = nil, ratio: Double? = nil,
    symmetryAngle: Double? = nil, difference: Double, detectableChange: Double? = nil,
    isBeyondLimits: Bool, count: Int
  ) {
    self.name = name
    self.words = words
    self.task = task
    self.condition = condition
    self.left = left
    self.right = right
    self.unit = unit
    self.index = index
    self.ratio = ratio
    self.symmetryAngle = symmetryAngle
    self.difference = difference
    self.detectableChange = detectableChange
    self.isBeyondLimits = isBeyondLimits
    self.count = count
  }
}
