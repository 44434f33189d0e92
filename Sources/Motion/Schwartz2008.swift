/// The reference of typically developing children at five speeds, as figures of this project's own
/// tables.
///
/// Knee rotation, trunk tilt and the sagittal hip moment are not in it: their frames or offsets
/// differ between laboratories by as much as people do.
/// - SeeAlso: Schwartz, Rozumalski, Trost, J Biomech 41:1639, 2008.
public enum Schwartz2008 {
  public static let citation = Citation("Schwartz, Rozumalski, Trost", 2008, "J Biomech 41:1639")
  /// The five groups, the slowest first.
  public static let groups = [
    ReferenceSet.Group(words: "very slow", speed: 0.172),
    ReferenceSet.Group(words: "slow", speed: 0.290),
    ReferenceSet.Group(words: "free", speed: 0.429),
    ReferenceSet.Group(words: "fast", speed: 0.560),
    ReferenceSet.Group(words: "very fast", speed: 0.694),
  ]
  /// The group that stands in where the speed is not known.
  public static let free = 2

  /// The curves: mean and standard deviation every 5 % of the cycle, SI units.
  public static let curves = ReferenceSet(
    name: "Schwartz et al. 2008", population: "typically developing children",
    citation: citation, isOwn: false, ages: 0..<18, groups: groups, standIn: free,
    curves: curves(in: Resource.text(named: "reference/schwartz2008_curves.csv") ?? ""))

  /// One value of a child's gait, at the five speeds.
  public struct DiscreteValue: Hashable, Sendable {
    /// `maximum_knee_flexion_in_swing`.
    public var name: String
    /// The unit readers see; `nil` for shares of body weight.
    public var unit: Unit?
    /// One each group, SI units (body weights for forces).
    public var means: [Double]
    public var standardDeviations: [Double]
    public var counts: [Int]
  }

  /// The discrete values, by name.
  public static let discreteValues: [String: DiscreteValue] = Dictionary(
    uniqueKeysWithValues: discreteValues(
      in: Resource.text(named: "reference/schwartz2008_discrete.csv") ?? ""
    ).map { ($0.name, $0) })

  /// Rows of cells without remarks and without the line of column names.
  private static func rows(of text: String) -> [[Substring]] {
    text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
  }

  private static func curves(in text: String) -> [CycleQuantity: [ReferenceCurve?]] {
    var samples: [CycleQuantity: [Int: [Substring: [Double]]]] = [:]
    var counts: [CycleQuantity: [Int: Int]] = [:]
    for row in rows(of: text) where row.count == 27 {
      let words = row[2].replacing("_", with: " ")
      guard let quantity = CycleQuantity(name: String(row[0])),
        let group = groups.firstIndex(where: { $0.words == words })
      else { continue }
      samples[quantity, default: [:]][group, default: [:]][row[5]] = row[6...].map {
        (Double($0) ?? .nan) * quantity.unit.siFactor
      }
      counts[quantity, default: [:]][group] = Int(row[4])
    }
    return Dictionary(
      uniqueKeysWithValues: samples.map { quantity, found in
        (
          quantity,
          groups.indices.map { group -> ReferenceCurve? in
            guard let mean = found[group]?["mean"], let deviation = found[group]?["sd"],
              let count = counts[quantity]?[group]
            else { return nil }
            return ReferenceCurve(mean: mean, standardDeviation: deviation, count: count)
          }
        )
      })
  }

  private static func discreteValues(in text: String) -> [DiscreteValue] {
    rows(of: text).compactMap { row in
      guard row.count == 2 + 3 * groups.count else { return nil }
      let unit = Unit(symbol: String(row[1])) ?? (row[1] == "1" ? .ratio : nil)
      let factor = unit?.siFactor ?? 1
      func column(_ offset: Int) -> [Double] {
        groups.indices.map { (Double(row[2 + 3 * $0 + offset]) ?? .nan) }
      }
      return DiscreteValue(
        name: String(row[0]), unit: unit, means: column(1).map { $0 * factor },
        standardDeviations: column(2).map { $0 * factor },
        counts: column(0).map { $0.isFinite ? Int($0) : 0 })
    }
  }
}
