import Motion

/// What a free plate shows, as `results.json` holds it.
enum PlateLevelRecord {
  static func value(_ level: PlateLevel) -> JSONValue {
    .object([
      "plate": .string(level.plate),
      "offset_n": .number(level.offset),
      "noise_n": .number(level.noise),
      "residual_n": .number(level.residual),
      "free_s": .number(level.duration),
    ])
  }
}
