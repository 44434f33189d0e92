/// The numbers known about a person, each with the place it came from.
public struct SubjectMeasures: Codable, Hashable, Sendable {
  /// A number and its origin.
  public struct Entry: Codable, Hashable, Sendable {
    /// SI units (kilogram, metre, radian; age in years).
    public var value: Double
    /// Where it came from, in words a reader knows: `C3D PROCESSING`, `participants.tsv`, `settings`.
    public var source: String

    public init(_ value: Double, from source: String) {
      self.value = value
      self.source = source
    }
  }

  public private(set) var entries: [SubjectMeasure: Entry]

  public init(_ entries: [SubjectMeasure: Entry] = [:]) { self.entries = entries }

  /// The number for a measure, SI units, or `nil` where it is not known.
  public subscript(measure: SubjectMeasure) -> Double? { entries[measure]?.value }

  /// Notes a number, replacing what was there.
  public mutating func set(_ measure: SubjectMeasure, _ value: Double, from source: String) {
    entries[measure] = Entry(value, from: source)
  }

  /// Forgets a number.
  public mutating func remove(_ measure: SubjectMeasure) { entries[measure] = nil }

  /// Takes over what is not known yet from another source, and says where the two differ.
  ///
  /// An earlier source is never overridden in silence: where both know a measure, the earlier one
  /// stays and the difference becomes a notice.
  ///
  /// - Parameter tolerance: Largest difference that is not worth a word, SI units.
  /// - Returns: One notice a measure on which the sources differ.
  public mutating func complete(with other: SubjectMeasures, tolerance: Double = 0.001) -> [Notice]
  {
    var notices: [Notice] = []
    for measure in SubjectMeasure.all {
      guard let found = other.entries[measure] else { continue }
      if let known = entries[measure] {
        if abs(known.value - found.value) > tolerance {
          notices.append(
            Notice(
              .subject,
              "\(measure.words): \(known.source) says \(rounded(known.value)), \(found.source) says "
                + "\(rounded(found.value)) (\(measure.name)); the first is used"))
        }
      } else {
        entries[measure] = found
      }
    }
    return notices
  }

  private func rounded(_ value: Double) -> Double { (value * 1e5).rounded() / 1e5 }
}
