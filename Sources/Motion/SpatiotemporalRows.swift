/// Spatiotemporal parameters of healthy people by age and sex, at a normal pace.
///
/// Rows exist for some ages only; between them there is none, and none is invented.
/// - SeeAlso: Lythgo, Wilson, Galea, Gait Posture 33:29, 2011; GAITRite reference (Jefferson);
///   Hollman, McDade, Petersen, Gait Posture 34:111, 2011.
public enum SpatiotemporalRows {
  /// One parameter of one group of people.
  struct Row: Sendable {
    var parameter: String
    /// `M`, `F` or `any`.
    var sex: String
    var ages: Range<Double>
    /// One standard deviation below and above the mean, SI units.
    var low: Double
    var high: Double
    var source: String
  }

  static let all: [Row] = rows(
    in: Resource.text(named: "reference/spatiotemporal_by_age.csv") ?? "")

  /// What healthy people of an age and sex show, or `nil` where no row is held.
  ///
  /// - Parameter sex: As participants.tsv has it: a word that begins with m or f, in any case.
  public static func reference(
    for parameter: String, age: Double?, sex: String?
  ) -> ParameterReference? {
    guard let age, age.isFinite else { return nil }
    let letter = sex?.first.map { $0.uppercased() }
    let row = all.first {
      $0.parameter == parameter && $0.ages.contains(age) && ($0.sex == "any" || $0.sex == letter)
    }
    return row.map { row in
      let years = "\(Int(row.ages.lowerBound)) to \(Int(row.ages.upperBound) - 1)"
      let who =
        row.ages.upperBound - row.ages.lowerBound > 1 ? years : "\(Int(row.ages.lowerBound))"
      return ParameterReference(
        mean: (row.low + row.high) / 2, standardDeviation: (row.high - row.low) / 2, count: nil,
        words: "\(row.source), \(who) years"
          + (row.sex == "any" ? "" : row.sex == "M" ? ", men" : ", women") + ", normal pace")
    }
  }

  private static func rows(in text: String) -> [Row] {
    text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst().compactMap { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      guard cells.count == 8, let unit = Unit(symbol: String(cells[1])),
        let from = Double(cells[3]), let to = Double(cells[4]), from < to,
        let low = Double(cells[5]), let high = Double(cells[6])
      else { return nil }
      return Row(
        parameter: String(cells[0]), sex: String(cells[2]), ages: from..<to,
        low: low * unit.siFactor, high: high * unit.siFactor, source: String(cells[7]))
    }
  }
}
