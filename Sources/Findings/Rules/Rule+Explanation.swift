import Motion

extension Rule {
  /// What the rule means, its limits, what may mislead: the one text that the terminal, the report's
  /// help and the documentation show.
  public var explanation: String {
    var paragraphs = [
      summary,
      "Measured: \(measured).",
      "Limits:\n"
        + limits.map { "  \($0.name): \($0.words) (\($0.source))" }
        .joined(separator: "\n"),
    ]
    if let edges = severityWords { paragraphs.append("Size of a present sign: \(edges).") }
    if let speeds {
      paragraphs.append(
        "Assessed at walking speeds v* from \(Wording.number(speeds.lowerBound, 2)) to "
          + "\(Wording.number(speeds.upperBound, 2)) only.")
    }
    if limits.contains(where: { $0.basis == .children }) {
      paragraphs.append(
        "Limits that follow children's values say borderline at most of an adult, or where the "
          + "age is not known.")
    }
    if limits.contains(where: { $0.basis == .own }) {
      paragraphs.append(
        "A limit of the laboratory's own comes from its reference (`analysis.reference`, made by "
          + "`marey norms build`) or from a rule file in the study; without one, what it would "
          + "decide is not assessed.")
    }
    paragraphs.append("Needs: \(minimum.sentenceEnd)")
    if !confounders.isEmpty {
      paragraphs.append("May mislead: \(confounders.joined(separator: "; ")).")
    }
    if !lookAlikes.isEmpty {
      paragraphs.append("Not to be taken for it: \(lookAlikes.joined(separator: "; ")).")
    }
    paragraphs.append(
      "Error of measurement between sessions: \(Wording.amount(error.standardError, errorUnit)).")
    return paragraphs.joined(separator: "\n\n")
  }

  private var measured: String {
    let kind = [unit.symbol, sign].filter { !$0.isEmpty }.joined(separator: ", ")
    return "\(formula); \(window) (\(kind))"
  }

  private var errorUnit: Unit {
    switch error.kind {
    case .angle: .degree
    case .moment: .newtonMetrePerKilogram
    case .ratio: .percent
    case .time: .millisecond
    case .length: error == .lateralSwingPath ? .percent : .millimetre
    }
  }

  private var severityWords: String? {
    switch severity {
    case .reference:
      "mild below 3 standard deviations of the reference from its mean, moderate below 4, marked "
        + "from there on"
    case .value(let edges):
      "mild from \(Wording.amount(edges[0], unit)), moderate from "
        + "\(Wording.amount(edges[1], unit)), marked from \(Wording.amount(edges[2], unit))"
    case .excess: "by its distance past the limit"
    case .own: nil
    }
  }
}

extension Rule {
  /// The limit column of a table of rules: the deciding limit, with *unverified* where it is.
  public var limitInShort: String { limit.words }
}
