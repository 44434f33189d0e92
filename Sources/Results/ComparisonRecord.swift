import Motion

/// What `results.json` says of a session beside its reference, and of left beside right.
enum ComparisonRecord {
  static func reference(_ reference: ConditionReference) -> JSONValue {
    .object([
      "task": .string(reference.task.rawValue),
      "condition": .string(reference.condition),
      "reference": .string(reference.words),
      "kind": .string(reference.isOwn ? "own" : "foreign"),
      "dimensionless_speed": .number(reference.speed),
      "flags": .array(reference.flags.map { .string($0) }),
      "people": .object(
        Dictionary(
          uniqueKeysWithValues: reference.bands.map { ($0.name, .integer($1.count)) })),
    ])
  }

  static func reference(
    _ reference: ParameterReference, of parameter: Parameter
  ) -> JSONValue {
    .object([
      "words": .string(reference.words),
      "mean": .number(reference.mean.in(parameter.unit)),
      "standard_deviation": .number(reference.standardDeviation.in(parameter.unit)),
      "count": reference.count.map { .integer($0) } ?? .null,
      "z": .number(parameter.value.value.flatMap { reference.z(of: $0.mean) }),
      "flags": .array(reference.flags.map { .string($0) }),
    ])
  }

  static func profile(_ profile: GaitProfile) -> JSONValue {
    .object([
      "task": .string(profile.task.rawValue),
      "condition": .string(profile.condition),
      "reference": .string(profile.reference),
      "kind": .string(profile.isOwn ? "own" : "foreign"),
      "dimensionless_speed": .number(profile.speed),
      "GPS_deg": score(profile.score),
      "GPS_speed_matched_deg": score(profile.speedMatchedScore),
      "variables": .array(profile.variables.map(variable)),
      "notes": .array(profile.notes.map { .string($0) }),
    ])
  }

  private static func score(_ score: GaitProfile.Score) -> JSONValue {
    .object([
      "left": angle(score.sides[.left] ?? .absent(because: "not computed")),
      "right": angle(score.sides[.right] ?? .absent(because: "not computed")),
      "overall": angle(score.overall),
      "overall_without_hip_rotation": angle(score.withoutHipRotation),
    ])
  }

  private static func angle(_ value: Availability<Double>) -> JSONValue {
    switch value {
    case .present(let angle): .number(angle.in(.degree))
    case .absent(let reason): .object(["not_assessed_because": .string(reason)])
    }
  }

  private static func variable(_ variable: GaitProfile.VariableScore) -> JSONValue {
    .object([
      "name": .string(variable.quantity.name),
      "side": .string(variable.side.rawValue),
      "GVS_deg": angle(variable.score),
      "expected_deg": .number(variable.expected?.in(.degree)),
      "ninety_fifth_percentile_deg": .number(variable.ninetyFifth?.in(.degree)),
      "beyond_expected": .bool(variable.isBeyondExpected),
      "cycles": .integer(variable.count),
      "notes": .array(variable.notes.map { .string($0) }),
    ])
  }

  static func symmetry(_ value: SymmetryValue) -> JSONValue {
    .object([
      "name": .string(value.name),
      "words": .string(value.words),
      "task": .string(value.task.rawValue),
      "condition": .string(value.condition),
      "unit": .string(value.unit.rawValue),
      "left": .number(value.left.in(value.unit)),
      "right": .number(value.right.in(value.unit)),
      "difference_left_minus_right": .number(value.difference.in(value.unit)),
      "detectable_change": .number(value.detectableChange?.in(value.unit)),
      "robinson_index_percent": .number(value.index?.in(.percent)),
      "ratio": .number(value.ratio),
      "symmetry_angle_percent": .number(value.symmetryAngle?.in(.percent)),
      "beyond_limits": .bool(value.isBeyondLimits),
      "count": .integer(value.count),
    ])
  }

  /// How the trunk moved in a trial: the range of each angle of the right side's signs.
  static func trunk(_ trunk: Availability<TrunkMotion>) -> JSONValue {
    switch trunk {
    case .absent(let reason): .object(["not_assessed_because": .string(reason)])
    case .present(let motion):
      .object([
        "markers": .string(motion.basis.rawValue),
        "signs": .string("of the right side"),
        "mean_deg": .object(
          Dictionary(
            uniqueKeysWithValues: motion.angles.map { angle, values in
              (angle.rawValue, .number(Statistic(of: values)?.mean.in(.degree)))
            })),
      ])
    }
  }
}
