import Motion

extension ResultsFile {
  static func muscle(_ muscle: MuscleActivity) -> JSONValue {
    var fields: [String: JSONValue] = [
      "muscle": .string(muscle.muscle),
      "side": .string(muscle.side.rawValue),
      "channel": .string(muscle.channel),
      "rate_hz": .number(muscle.rate),
      "signal_to_noise_db": .number(muscle.signalToNoise),
      "timing_uncertainty_ms": .number(muscle.timingUncertainty.in(.millisecond)),
      "conditioning": .array(muscle.conditioning.map { .string($0) }),
      "detector": .string(muscle.detector),
      "normalization": .string(muscle.normalization.name),
      "normalization_value": .number(muscle.normalizationValue),
    ]
    switch muscle.timing {
    case .absent(let reason): fields["not_assessed_because"] = .string(reason)
    case .present(let timing):
      fields["bursts_s"] = bursts(timing.bursts)
      fields["agreement"] = .array(timing.agreement.map(agreement))
      fields["detectors"] = .array(timing.readings.map(reading))
    }
    return .object(fields)
  }

  private static func bursts(_ bursts: [ClosedRange<Double>]) -> JSONValue {
    .array(bursts.map { .array([.number($0.lowerBound), .number($0.upperBound)]) })
  }

  private static func agreement(_ agreement: MuscleActivity.BurstAgreement) -> JSONValue {
    .object([
      "detectors": .array(agreement.detectors.map { .string($0) }),
      "onset_distance_ms": .number(agreement.onsetDistance?.in(.millisecond)),
      "offset_distance_ms": .number(agreement.offsetDistance?.in(.millisecond)),
      "onset_uncertainty_ms": .number(agreement.onsetUncertainty.in(.millisecond)),
      "offset_uncertainty_ms": .number(agreement.offsetUncertainty.in(.millisecond)),
    ])
  }

  private static func reading(_ reading: MuscleActivity.DetectorReading) -> JSONValue {
    .object([
      "detector": .string(reading.detector),
      "not_assessed_because": .string(reading.bursts.reason),
      "bursts_s": bursts(reading.bursts.value ?? []),
    ])
  }

  /// One muscle of a side over the cycles of a condition.
  static func timing(_ timing: MuscleTimingStatistics) -> JSONValue {
    .object([
      "muscle": .string(timing.muscle),
      "side": .string(timing.side.rawValue),
      "task": .string(timing.task.rawValue),
      "condition": .string(timing.condition),
      "cycles": .integer(timing.cycles.count),
      "not_assessed_because": .string(timing.reason),
      "signal_to_noise_db": .number(timing.signalToNoise),
      "foot_off_percent": .number(timing.footOff?.in(.percent)),
      "reference": .string(timing.origin?.words),
      "windows": .array(timing.windows.map(window)),
      "phases": .array(timing.phases.map(phase)),
    ])
  }

  private static func window(_ timing: MuscleWindowTiming) -> JSONValue {
    .object([
      "window_percent": .array([
        .number(timing.window.onset.in(.percent)), .number(timing.window.offset.in(.percent)),
      ]),
      "looked": .integer(timing.looked),
      "silent": .integer(timing.absent),
      "onset": instant(timing.onset),
      "offset": instant(timing.offset),
    ])
  }

  private static func instant(_ instant: MuscleInstant?) -> JSONValue {
    guard let instant else { return .null }
    let spread = instant.standardDeviation
    return .object([
      "mean_percent": .number(instant.mean.in(.percent)),
      "standard_deviation_percent": .number(spread.isFinite ? spread.in(.percent) : nil),
      "concentration": .number(instant.concentration),
      "mean_ms": .number(instant.seconds.in(.millisecond)),
      "standard_deviation_ms": .number(instant.secondsDeviation?.in(.millisecond)),
      "count": .integer(instant.count),
    ])
  }

  private static func phase(_ phase: MusclePhaseActivity) -> JSONValue {
    .object([
      "phase": .string(phase.phase),
      "start_percent": .number(phase.start.in(.percent)),
      "end_percent": .number(phase.end.in(.percent)),
      "active_percent": .number(phase.activeShare.in(.percent)),
      "active_cycles": .integer(phase.active),
      "cycles": .integer(phase.looked),
    ])
  }

  /// A number worked out from several muscles.
  static func index(_ index: MuscleIndex) -> JSONValue {
    .object([
      "parameter": parameter(index.parameter),
      "muscles": .array(index.muscles.map { .string($0) }),
      "window": .string(index.window),
      "formula": .string(index.formula),
      "sign": .string(index.signInWords),
      "research": .bool(index.isResearch),
      "notes": .array(index.notes.map { .string($0) }),
      "citations": .array(index.citations.map { .string($0.text) }),
    ])
  }
}
