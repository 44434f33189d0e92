import Motion

/// What cleaning did to a trial, and how many frames of each curve rest on it, in results.json.
///
/// Frames are counted as the laboratory counts them, both ends included.
enum CleaningRecord {
  static func value(_ analysis: TrialAnalysis) -> JSONValue {
    let cleaning = analysis.trial.cleaning
    let first = analysis.trial.firstFrame
    return .object([
      "filter": filter(cleaning.filter),
      "noise_mm": .number(cleaning.noise?.in(.millimetre)),
      "markers": .array(cleaning.markers.map { marker($0, first) }),
      "exchanged_names": .array(cleaning.faults.map { fault($0, first) }),
      "invented_frames": invented(analysis.invented),
    ])
  }

  private static func filter(_ filter: TrialCleaning.Filter) -> JSONValue {
    switch filter {
    case .none(let reason):
      .object(["method": .string("none"), "reason": .string(reason)])
    case .butterworth(let cutoff, let order):
      .object([
        "method": .string("zero-lag butterworth"), "cutoff_hz": .number(cutoff),
        "order_each_pass": .integer(order),
      ])
    case .spline: .object(["method": .string("quintic spline, generalised cross-validation")])
    }
  }

  private static func marker(_ record: MarkerCleaning, _ first: Int) -> JSONValue {
    .object([
      "marker": .string(record.marker),
      "invented_frames": .integer(record.invented.frameCount),
      "gaps": .array(record.gaps.map { gap($0, first) }),
      "leaps": .array(record.leaps.map { .integer($0 + first) }),
      "spikes": .array(record.spikes.ranges.map { frames($0, first) }),
    ])
  }

  private static func gap(_ gap: MarkerCleaning.Gap, _ first: Int) -> JSONValue {
    var fields: [String: JSONValue] = ["frames": frames(gap.frames, first)]
    switch gap.outcome {
    case .filled(let method, let donors):
      fields["filled_by"] = .string(method.rawValue)
      if !donors.isEmpty { fields["from"] = .array(donors.map { .string($0) }) }
    case .open(let reason): fields["left_open_because"] = .string(reason)
    }
    return .object(fields)
  }

  private static func fault(_ fault: MarkerFault, _ first: Int) -> JSONValue {
    .object([
      "kind": .string(fault.kind.rawValue),
      "markers": .array(fault.markers.map { .string($0) }),
      "frames": frames(fault.frames, first),
      "repaired": .bool(fault.isRepaired),
      "words": .string(fault.words),
    ])
  }

  private static func frames(_ range: Range<Int>, _ first: Int) -> JSONValue {
    .array([.integer(range.lowerBound + first), .integer(range.upperBound - 1 + first)])
  }

  /// Counts by side and curve.
  private static func invented(_ invented: InventedFrames) -> JSONValue {
    .object(
      Dictionary(
        uniqueKeysWithValues: Side.allCases.map { side in
          (
            side.rawValue,
            .object(
              Dictionary(
                uniqueKeysWithValues: AngleGroup.allCases.map { group in
                  (group.rawValue, .integer(invented.frames(of: group, side).frameCount))
                }))
          )
        }))
  }
}
