import Motion

/// How far the data of a session can be trusted, in one word and one sentence.
public struct DataQuality: Sendable {
  public enum Level: String, Sendable {
    case good
    case reservations
    case unusable

    public var words: String {
      switch self {
      case .good: "Good"
      case .reservations: "Usable with reservations"
      case .unusable: "Not usable"
      }
    }
  }

  public var level: Level
  /// One sentence that says what the word rests on.
  public var sentence: String

  /// Below this share of frames in which a marker was seen, its curves weigh less (clinical rule).
  static let enoughSeen = 0.95
  /// Fewer cycles a side than this do not show how much a person varies (clinical rule).
  static let enoughCycles = 3

  public init(level: Level, sentence: String) {
    self.level = level
    self.sentence = sentence
  }

  public init(of analysis: SessionAnalysis) {
    let measured = analysis.trials.filter { $0.angles.value != nil }
    guard !measured.isEmpty else {
      level = .unusable
      sentence = Self.sentenceWithoutAngles(analysis)
      return
    }
    let doubts = Self.doubts(about: analysis)
    level = doubts.isEmpty ? .good : .reservations
    let counts = CycleCounts(of: analysis.trials)
    let basis =
      counts.total == 0
      ? Reading.count(measured.count, "trial") + " measured"
      : "\(counts.assessed[.left, default: 0]) left and \(counts.assessed[.right, default: 0]) "
        + "right cycles from " + Reading.count(measured.count, "trial")
    sentence =
      doubts.isEmpty
      ? Reading.sentenceCase(basis) + "; every file was read and every marker seen in at least "
        + "95\u{A0}% of frames."
      : Reading.sentenceCase(basis) + ", but " + doubts.joined(separator: "; ") + "."
  }

  private static func sentenceWithoutAngles(_ analysis: SessionAnalysis) -> String {
    let refused = analysis.outcomes.count { $0.status.name == "refused" }
    if analysis.trials.isEmpty {
      return refused > 0
        ? "No trial could be analysed: " + Reading.count(refused, "file was", plural: "files were")
          + " refused; the message of each says why."
        : "No trial was found that could be analysed."
    }
    let reasons = analysis.trials.compactMap(\.angles.reason)
    let first = reasons.first.map { ": " + $0 } ?? ""
    return "No joint angle could be measured" + first + "."
  }

  /// What stands against an untroubled reading, in words that continue a sentence.
  private static func doubts(about analysis: SessionAnalysis) -> [String] {
    var doubts: [String] = []
    let refused = analysis.outcomes.count { $0.status.name == "refused" }
    if refused > 0 {
      doubts.append(Reading.count(refused, "file was", plural: "files were") + " refused")
    }
    let withoutAngles = analysis.trials.count { $0.angles.value == nil }
    if withoutAngles > 0 {
      doubts.append(Reading.count(withoutAngles, "trial has", plural: "trials have") + " no angles")
    }
    let poor = analysis.trials.count { trial in
      MarkerCoverage.all(in: trial).contains { $0.share < enoughSeen }
    }
    if poor > 0 {
      doubts.append(
        "in " + Reading.count(poor, "trial") + " a marker was seen in less than 95\u{A0}% of frames"
      )
    }
    doubts += CleaningTables.doubts(about: analysis.trials)
    let counts = CycleCounts(of: analysis.trials)
    if counts.total > 0 {
      let few = Side.allCases.filter { counts.assessed[$0, default: 0] < enoughCycles }
      if !few.isEmpty {
        doubts.append(
          "there are fewer than \(enoughCycles) assessed cycles on the "
            + Reading.enumeration(few.map(\.rawValue)) + " side")
      }
      if counts.lowConfidence > 0 {
        doubts.append(
          "the events of " + Reading.count(counts.lowConfidence, "cycle") + " are of low confidence"
        )
      }
    }
    doubts += fewStrides(in: analysis.trials)
    if case .absent(let reason) = analysis.standing {
      doubts.append("no standing trial was used (\(reason))")
    }
    return doubts
  }

  /// Walks without one complete cycle, and movements repeated fewer than three times.
  private static func fewStrides(in trials: [TrialAnalysis]) -> [String] {
    var without: [String] = []
    var fewest: [String: Int] = [:]
    for (group, members) in TaskGroup.groups(of: trials) {
      let words = group.task.words
      if [.walking, .running].contains(group.task) {
        if members.allSatisfy(\.cycles.isEmpty), !without.contains(words) { without.append(words) }
      } else {
        let count = members.reduce(0) { $0 + $1.repetitions.count }
        if count > 0 { fewest[words] = min(count, fewest[words] ?? count) }
      }
    }
    return without.map { "\($0) holds no complete gait cycle" }
      + fewest.sorted { $0.key < $1.key }.filter { $0.value < enoughCycles }
      .map { "there are fewer than \(enoughCycles) repetitions of a \($0.key) a condition" }
  }
}
