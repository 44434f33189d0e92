import Motion

/// A session whose speed or cadence stands apart from those of the study: worth a second look, for
/// a slip of the measurement as much as for the person.
///
/// The modified z-score compares with the median and the median absolute deviation, which a few odd
/// sessions cannot move.
///
/// - SeeAlso: Iglewicz and Hoaglin 1993, *How to Detect and Handle Outliers*, ASQC Quality Press.
struct Outlier {
  var session: SessionSummary
  var parameter: SessionSummary.KeyParameter
  var score: Double
  var median: Double
  /// Sessions compared.
  var count: Int

  /// Score from which the authors advise to look again.
  static let limit = 3.5
  /// Their factor: a score of 1 is one standard deviation where values are normally distributed.
  static let factor = 0.6745
  /// Fewer sessions give no sound median deviation.
  static let fewest = 8

  static func all(in sessions: [SessionSummary]) -> [Outlier] {
    struct Key: Hashable {
      var name: String
      var group: String
    }
    var order: [Key] = []
    var values: [Key: [(SessionSummary, SessionSummary.KeyParameter)]] = [:]
    for session in sessions {
      for parameter in session.parameters where parameter.statistic.mean.isFinite {
        let key = Key(name: parameter.name, group: parameter.group)
        if values[key] == nil { order.append(key) }
        values[key, default: []].append((session, parameter))
      }
    }
    return order.flatMap { key -> [Outlier] in
      let members = values[key] ?? []
      guard members.count >= fewest else { return [] }
      let middle = median(members.map(\.1.statistic.mean))
      let scores = scores(of: members.map(\.1.statistic.mean))
      return members.enumerated().compactMap { index, member in
        guard let score = scores[index], score.magnitude > limit else { return nil }
        return Outlier(
          session: member.0, parameter: member.1, score: score, median: middle,
          count: members.count)
      }
    }
  }

  /// The modified z-score of each value by its place; empty where there are too few to compare, or
  /// most are the same.
  static func scores(of values: [Double]) -> [Int: Double] {
    guard values.count >= fewest else { return [:] }
    let middle = median(values)
    let spread = median(values.map { ($0 - middle).magnitude })
    guard spread > 0 else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: values.enumerated().map { index, value in
        (index, factor * (value - middle) / spread)
      })
  }

  static func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return .nan }
    let sorted = values.sorted()
    let half = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
  }
}
