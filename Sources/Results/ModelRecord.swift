import Motion

/// What `results.json` says about the model: knee axes, alignment in standing, quality of a trial.
enum ModelRecord {
  /// By side: the light, what it rests on, and the errors it stands for.
  static func kneeAxes(_ analysis: SessionAnalysis) -> JSONValue {
    .object(
      Dictionary(
        uniqueKeysWithValues: Side.allCases.map { side in
          switch analysis.kneeAxis(side) {
          case .absent(let reason):
            return (side.rawValue, .object(["not_assessed_because": .string(reason)]))
          case .present(let check): return (side.rawValue, kneeAxis(check))
          }
        }))
  }

  private static func kneeAxis(_ check: KneeAxisCheck) -> JSONValue {
    func count(_ light: KneeAxisCheck.Light) -> JSONValue {
      .integer(check.cycleLights.count { $0 == light })
    }
    return .object([
      "light": .string(check.light.rawValue),
      "cycle_lights": .object([
        "green": count(.green), "amber": count(.amber), "red": count(.red),
      ]),
      "slope": .number(check.slope),
      "correlation": .number(check.correlation),
      "residual_deviation_deg": .number(check.residualDeviation.in(.degree)),
      "swing_range_deg": .number(check.swingRange.in(.degree)),
      "flexion_from_deg": .number(check.flexion.lowerBound.in(.degree)),
      "flexion_to_deg": .number(check.flexion.upperBound.in(.degree)),
      "axis_error_deg": .number(check.axisError.in(.degree)),
      "hip_rotation_error_deg": .number(check.hipRotationError.in(.degree)),
      // At the flexion of loading, of a squat, of a landing.
      "knee_errors_deg": .array(
        [20.0, 60, 85].map { flexion in
          .object([
            "flexion": .number(flexion),
            "adduction": .number(
              check.adductionError(atFlexion: .degrees(flexion)).in(.degree)),
            "rotation": .number(check.rotationError(atFlexion: .degrees(flexion)).in(.degree)),
          ])
        }),
    ])
  }

  /// Each value with its unit, sign, error and where the error comes from.
  static func alignment(_ alignment: Alignment) -> JSONValue {
    .array(
      alignment.values.map { value in
        let unit = value.quantity.unit
        var fields: [String: JSONValue] = [
          "name": .string(value.quantity.rawValue),
          "words": .string(value.quantity.words),
          "side": .string(value.side?.rawValue),
          "unit": .string(unit.rawValue),
          "sign": .string(value.quantity.signInWords),
          "uncertainty": .number(value.uncertainty.in(unit)),
          "error_from": .string(value.errorSource),
          "method": .string(Alignment.caveat),
        ]
        switch value.value {
        case .absent(let reason): fields["not_assessed_because"] = .string(reason)
        case .present(let number): fields["value"] = .number(number.in(unit))
        }
        return .object(fields)
      })
  }

  /// Lengths, residuals, gaps and the spread of hip centres, millimetres.
  static func quality(_ quality: Availability<ModelQuality>) -> JSONValue {
    switch quality {
    case .absent(let reason): .object(["not_available_because": .string(reason)])
    case .present(let found):
      .object([
        "segment_lengths": .array(found.lengths.map(length)),
        "rigid_residuals": .array(found.residuals.map(residual)),
        "joint_gaps": .array(found.gaps.map(gap)),
        "hip_centre_spread": .array(found.hipCentres.map(spread)),
        "remarks": .array(found.remarks.map { .string($0) }),
      ])
    }
  }

  private static func millimetres(_ value: Double?) -> JSONValue {
    .number(value?.in(.millimetre))
  }

  private static func length(_ length: ModelQuality.Length) -> JSONValue {
    .object([
      "segment": .string(length.segment.words),
      "between": .string(length.between),
      "mean_mm": millimetres(length.mean),
      "standard_deviation_mm": millimetres(length.standardDeviation),
      "range_mm": millimetres(length.range),
      "drift_from_standing_mm": millimetres(length.drift),
    ])
  }

  private static func residual(_ residual: ModelQuality.Residual) -> JSONValue {
    .object([
      "part": .string(residual.part),
      "markers": .array(residual.markers.map { .string($0) }),
      "rms_mm": millimetres(residual.rootMeanSquare),
      "largest_mm": millimetres(residual.largest),
      "worst_marker": .string(residual.worstMarker),
      "frames": .integer(residual.frames),
    ])
  }

  private static func gap(_ gap: ModelQuality.Gap) -> JSONValue {
    .object([
      "side": .string(gap.side.rawValue),
      "joint": .string(gap.joint.rawValue),
      "rms_mm": millimetres(gap.rootMeanSquare),
      "largest_mm": millimetres(gap.largest),
    ])
  }

  private static func spread(_ spread: ModelQuality.HipSpread) -> JSONValue {
    .object([
      "side": .string(spread.side.rawValue),
      "methods": .array(spread.methods.map { .string($0) }),
      "largest_mm": millimetres(spread.largest),
      "used_from_mean_mm": millimetres(spread.fromMean),
    ])
  }
}
