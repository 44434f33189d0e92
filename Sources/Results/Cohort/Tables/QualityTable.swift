import Motion

/// How well everything was measured.
enum QualityTable: CohortTable {
  static let name = "quality"
  static let meaning = "one number about the quality of a trial or a session a row"
  static let columns = [
    CohortColumn("trial", "the trial; empty for the session"),
    CohortKeys.side,
    CohortColumn("measure", "what is measured"),
    CohortColumn("part", "segment, marker set, joint or plate, where there are several"),
    CohortColumn("value", .number, "the number", unit: "unit"),
    CohortColumn("unit", "the unit of value; 1 for a count"),
  ]

  static func rows(of analysis: SessionAnalysis) -> [[CohortValue]] {
    analysis.trials.flatMap(rows)
      + Side.allCases.flatMap { side -> [[CohortValue]] in
        guard let check = analysis.kneeAxis(side).value else { return [] }
        return [
          row(nil, side, "knee_axis_error", "", check.axisError, .degree),
          row(nil, side, "knee_axis_slope", "", check.slope, .ratio),
        ]
      }
  }

  private static func rows(_ analysis: TrialAnalysis) -> [[CohortValue]] {
    let trial = analysis.trial.name
    let cleaning = analysis.trial.cleaning
    let events = EventAgreement(of: analysis.events)
    func count(_ measure: String, _ value: Int) -> [CohortValue] {
      row(trial, nil, measure, "", Double(value), .ratio)
    }
    var rows = [
      row(trial, nil, "marker_noise", "", cleaning.noise, .millimetre),
      count("invented_marker_frames", cleaning.markers.reduce(0) { $0 + $1.invented.frameCount }),
      count("open_gaps", cleaning.markers.reduce(0) { $0 + $1.open.count }),
      count("marker_faults", cleaning.faults.count),
      count("events", events.count),
      count("events_of_low_confidence", events.lowConfidence),
      row(trial, nil, "event_methods_apart", "", events.largestSpread, .millisecond),
      count("plate_contacts", analysis.plateContacts.count),
      count("plate_contacts_in_doubt", analysis.plateContacts.count { !$0.isTrusted }),
    ]
    for level in analysis.plateLevels {
      rows += [
        row(trial, nil, "plate_offset", level.plate, level.offset, .newton),
        row(trial, nil, "plate_noise", level.plate, level.noise, .newton),
        row(trial, nil, "plate_residual", level.plate, level.residual, .newton),
      ]
    }
    guard let quality = analysis.modelQuality.value else { return rows }
    for length in quality.lengths {
      rows.append(
        row(
          trial, nil, "segment_length_deviation", length.segment.words, length.standardDeviation,
          .millimetre))
    }
    for residual in quality.residuals {
      rows.append(
        row(trial, nil, "rigid_residual", residual.part, residual.rootMeanSquare, .millimetre))
    }
    for gap in quality.gaps {
      rows.append(
        row(trial, gap.side, "joint_gap", gap.joint.rawValue, gap.rootMeanSquare, .millimetre))
    }
    for spread in quality.hipCentres {
      rows.append(
        row(trial, spread.side, "hip_centre_spread", "", spread.largest, .millimetre))
    }
    return rows
  }

  private static func row(
    _ trial: String?, _ side: Side?, _ measure: String, _ part: String, _ value: Double?,
    _ unit: Unit
  ) -> [CohortValue] {
    [
      .text(trial), CohortKeys.side(side), .text(measure), .text(part as String?),
      .number(value?.in(unit)), .text(unit.rawValue),
    ]
  }
}
