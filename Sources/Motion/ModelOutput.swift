/// A curve that another program computed and stored beside the markers: an angle, a moment, a power.
///
/// marey never uses them in its own results; they serve comparison and `marey inspect`.
public struct ModelOutput: Codable, Hashable, Sendable {
  public enum Kind: String, Codable, Hashable, Sendable {
    case angle
    case force
    case moment
    case power
    case point
    case other
  }

  /// The label as the file writes it, without a subject prefix, such as `LHipAngles`.
  public var label: String
  public var kind: Kind
  /// The unit that the file names for it, or `nil`.
  public var unit: Unit?
  /// The columns as stored, in the file's own unit (not SI: vendors' unit labels cannot be trusted);
  /// frames each; NaN where there was no value.
  public var columns: [[Double]]

  public init(label: String, kind: Kind, unit: Unit?, columns: [[Double]]) {
    self.label = label
    self.kind = kind
    self.unit = unit
    self.columns = columns
  }
}
