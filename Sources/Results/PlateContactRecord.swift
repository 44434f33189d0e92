import Motion

/// A plate's loading as `results.json` holds it.
enum PlateContactRecord {
  static func value(_ contact: PlateContact) -> JSONValue {
    .object([
      "plate": .string(contact.plate),
      "side": .string(contact.side?.rawValue),
      "because": .string(contact.ownership),
      "start_s": .number(contact.start),
      "end_s": .number(contact.end),
      "peak_n": .number(contact.peak),
      "is_whole": .bool(contact.isWhole),
      "not_trusted_because": .array(contact.doubts.map { .string($0) }),
      "cautions": .array(contact.cautions.map { .string($0) }),
      "measures": .array(
        contact.measures.sorted { $0.key < $1.key }.map { measure, value in
          .object([
            "name": .string(measure.rawValue),
            "value": .number(value.in(measure.unit)),
            "unit": .string(measure.unit.rawValue),
          ])
        }),
    ])
  }
}
