import Motion

/// What the findings say together, as `results.json` holds it.
enum SynopsisRecord {
  static func json(_ synopsis: Synopsis) -> JSONValue {
    .object([
      "assessed": .integer(synopsis.assessed),
      "expected_by_chance": .number(synopsis.expectedByChance),
      "remarks": texts(synopsis.remarks),
      "first_page": .array(
        synopsis.entries.map { entry in
          .object([
            "title": .string(entry.title),
            "rule": .string(entry.finding.rule),
            "side": .string(entry.finding.side?.rawValue),
            "task": .string(entry.finding.task.rawValue),
            "condition": .string(entry.finding.condition),
            "headline": .bool(entry.isHeadline),
            "strategies": texts(entry.strategies.map(\.rule)),
          ])
        }),
      "chains": .array(
        synopsis.chains.map { chain in
          .object([
            "edge": .string(chain.edge),
            "from": .string(chain.from.rule),
            "from_side": .string(chain.from.side?.rawValue),
            "to": .string(chain.to.rule),
            "to_side": .string(chain.to.side?.rawValue),
            "grade": .string(chain.grade),
            "sentence": .string(chain.sentence),
            "order": .string(chain.order),
            "competing": texts(chain.competing),
            "citations": texts(chain.citations.map(\.text)),
          ])
        }),
      "chains_not_examined": .string(synopsis.chainsNotExamined),
      "categories": .array(
        synopsis.categories.map { category in
          .object([
            "name": .string(category.name),
            "sentence": .string(category.sentence),
            "because": texts(category.because),
          ])
        }),
      "referrals": .array(
        synopsis.referrals.map { referral in
          .object([
            "flag": .string(referral.flag),
            "sentence": .string(referral.sentence),
            "because": texts(referral.because),
            "general": .bool(referral.isGeneral),
          ])
        }),
    ])
  }

  private static func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
}
