import Motion

/// The trials of one task and condition, whose windows belong together.
struct Condition {
  var name: String
  var trials: [TrialAnalysis]

  /// The conditions of a task, in the order of their first trials.
  static func all(of task: MovementTask, in analysis: SessionAnalysis) -> [Condition] {
    var conditions: [Condition] = []
    for trial in analysis.trials where trial.trial.task == task {
      if let index = conditions.firstIndex(where: { $0.name == trial.trial.condition }) {
        conditions[index].trials.append(trial)
      } else {
        conditions.append(Condition(name: trial.trial.condition, trials: [trial]))
      }
    }
    return conditions
  }
}
