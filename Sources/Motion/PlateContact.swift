/// One loading of one force plate, from the rise of its force to its fall: whose foot it was, and
/// how far it can be trusted.
public struct PlateContact: Codable, Hashable, Sendable {
  /// The plate's label.
  public var plate: String
  /// The foot that stood on it; `nil` where none can be named or both did.
  public var side: Side?
  /// Why it is this foot's, or nobody's, in plain words.
  public var ownership: String
  /// When the force rose, seconds from the trial's first frame; `nil` where the plate was loaded
  /// already.
  public var start: Double?
  /// When it fell; `nil` where the plate was loaded to the end.
  public var end: Double?
  /// The largest vertical force, newtons.
  public var peak: Double
  /// Whether the trial holds the whole loading and the whole foot lay inside the plate's edges.
  public var isWhole: Bool
  /// Why no moment and no measure is taken from it, in plain words; empty: it can be trusted.
  public var doubts: [String]
  /// What lowers the confidence in its measures without voiding them, in plain words.
  public var cautions: [String]
  /// What was measured in it, SI units; empty where it cannot be trusted. A measure that is not
  /// there was not measured.
  public var measures: [StanceMeasure: Double]

  public init(
    plate: String, side: Side?, ownership: String, start: Double?, end: Double?, peak: Double,
    isWhole: Bool, doubts: [String] = [], cautions: [String] = [],
    measures: [StanceMeasure: Double] = [:]
  ) {
    self.plate = plate
    self.side = side
    self.ownership = ownership
    self.start = start
    self.end = end
    self.peak = peak
    self.isWhole = isWhole
    self.doubts = doubts
    self.cautions = cautions
    self.measures = measures
  }

  /// Whether forces and moments of this loading are those of one known foot.
  public var isTrusted: Bool { side != nil && doubts.isEmpty }
}
