import Motion

/// The moving trials.
enum TrialsTable: CohortTable {
  static let name = "trials"
  static let meaning = "one moving trial a row"
  static let columns =
    [CohortColumn("trial", "the recording's name")] + CohortKeys.condition + [
      CohortColumn("model", "the marker model"),
      CohortColumn("angles_not_available_because", "why the trial has no joint angles"),
      CohortColumn("rate_hz", .number, "frames of the cameras in a second", unit: "Hz"),
      CohortColumn("frames", .integer, "frames of the cameras"),
      CohortColumn("cycles_left", .integer, "gait cycles of the left side"),
      CohortColumn("cycles_right", .integer, "gait cycles of the right side"),
      CohortColumn("cycles_set_aside", .integer, "of both sides: turning, unsteady"),
      CohortColumn("repetitions", .integer, "squats, landings and other repetitions"),
      CohortColumn("plate_contacts", .integer, "loadings of force plates"),
      CohortColumn("plate_contacts_trusted", .integer, "those of one known foot and without doubt"),
      CohortColumn(
        "path_angle_deg", .number, "line of progression from the model's forward axis",
        unit: "deg", sign: "+ counter-clockwise, seen from above"),
    ]

  static func rows(of analysis: SessionAnalysis) -> [[CohortValue]] {
    analysis.trials.map { trial in
      let cycles = trial.cycles.map(\.cycle)
      return [.text(trial.trial.name)]
        + CohortKeys.condition(trial.trial.task, trial.trial.condition) + [
          .text(trial.model as String?), .text(trial.angles.reason), .number(trial.trial.rate),
          .integer(trial.trial.frameCount), .integer(cycles.count { $0.side == .left }),
          .integer(cycles.count { $0.side == .right }), .integer(cycles.count { !$0.isAssessed }),
          .integer(trial.repetitions.count), .integer(trial.plateContacts.count),
          .integer(trial.plateContacts.count { $0.isTrusted }),
          .number(trial.pathAngle?.in(.degree)),
        ]
    }
  }
}
