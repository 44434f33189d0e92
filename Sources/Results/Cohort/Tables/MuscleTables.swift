import Motion

/// When muscles begin and end.
enum MuscleTimingTable: CohortTable {
  static let name = "emg"
  static let meaning =
    "one expected window of activity of one muscle a row; one row without a window where none is "
    + "known or the muscle could not be timed"
  static let columns =
    CohortKeys.condition + [
      CohortColumn("muscle", "the muscle"),
      CohortKeys.side,
      CohortColumn("cycles", .integer, "cycles that were timed"),
      CohortColumn(
        "signal_to_noise_db", .number, "active against quiet signal, lowest of the trials",
        unit: "dB"),
      CohortColumn("foot_off_percent", .number, "mean foot off, of the cycle", unit: "%"),
      CohortColumn("window_onset_percent", .number, "begin of the expected window", unit: "%"),
      CohortColumn("window_offset_percent", .number, "end of the expected window", unit: "%"),
      CohortColumn("looked", .integer, "cycles that could be looked at in this window"),
      CohortColumn("silent", .integer, "cycles without activity in this window"),
      CohortColumn(
        "onset_percent", .number, "mean onset, of the cycle", unit: "%",
        sign: "below 0 before the initial contact"),
      CohortColumn("onset_deviation_percent", .number, "circular standard deviation", unit: "%"),
      CohortColumn("offset_percent", .number, "mean end of activity, of the cycle", unit: "%"),
      CohortColumn("offset_deviation_percent", .number, "circular standard deviation", unit: "%"),
      CohortColumn("not_assessed_because", "why the muscle was not timed"),
    ]

  static func rows(of analysis: SessionAnalysis) -> [[CohortValue]] {
    analysis.muscleTiming.flatMap { timing in
      let windows: [MuscleWindowTiming?] = timing.windows.isEmpty ? [nil] : timing.windows
      return windows.map { window in
        let (onset, offset) = (window?.onset, window?.offset)
        return CohortKeys.condition(timing.task, timing.condition) + [
          .text(timing.muscle), CohortKeys.side(timing.side), .integer(timing.cycles.count),
          .number(timing.signalToNoise), .number(timing.footOff?.in(.percent)),
          .number(window?.window.onset.in(.percent)),
          .number(window?.window.offset.in(.percent)), .integer(window?.looked),
          .integer(window?.absent), .number(onset?.mean.in(.percent)),
          .number(onset?.standardDeviation.in(.percent)), .number(offset?.mean.in(.percent)),
          .number(offset?.standardDeviation.in(.percent)), .text(timing.reason),
        ]
      }
    }
  }
}

/// How much of each phase muscles are active.
enum MusclePhasesTable: CohortTable {
  static let name = "emg_phases"
  static let meaning = "one muscle in one phase of the gait cycle a row"
  static let columns =
    CohortKeys.condition + [
      CohortColumn("muscle", "the muscle"),
      CohortKeys.side,
      CohortColumn("phase", "the phase, after Perry"),
      CohortColumn("start_percent", .number, "mean begin of the phase", unit: "%"),
      CohortColumn("end_percent", .number, "mean end of the phase", unit: "%"),
      CohortColumn("active_percent", .number, "share of the phase with activity", unit: "%"),
      CohortColumn("active_cycles", .integer, "cycles active in at least half of the phase"),
      CohortColumn("cycles", .integer, "cycles looked at"),
    ]

  static func rows(of analysis: SessionAnalysis) -> [[CohortValue]] {
    analysis.muscleTiming.flatMap { timing in
      timing.phases.map { phase in
        CohortKeys.condition(timing.task, timing.condition) + [
          .text(timing.muscle), CohortKeys.side(timing.side), .text(phase.phase),
          .number(phase.start.in(.percent)), .number(phase.end.in(.percent)),
          .number(phase.activeShare.in(.percent)), .integer(phase.active),
          .integer(phase.looked),
        ]
      }
    }
  }
}

/// Co-contraction, ratios and delays.
enum MuscleIndicesTable: CohortTable {
  static let name = "emg_indices"
  static let meaning = "one number worked out from several muscles a row"
  static let columns =
    ParameterRows.columns + [
      CohortColumn("muscles", "the muscles, in the order of the formula"),
      CohortColumn("window", "the stretch of time"),
      CohortColumn("research", .integer, "1 where nothing may rest on it, else 0"),
    ]

  static func rows(of analysis: SessionAnalysis) -> [[CohortValue]] {
    analysis.muscleIndices.map { index in
      ParameterRows.row(index.parameter) + [
        .text(index.muscles.joined(separator: "; ") as String?), .text(index.window as String?),
        .integer(index.isResearch ? 1 : 0),
      ]
    }
  }

  static func parameters(of analysis: SessionAnalysis) -> [CohortParameter] {
    analysis.muscleIndices.map { CohortParameter($0.parameter, sign: $0.signInWords) }
  }
}
