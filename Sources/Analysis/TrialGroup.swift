import Motion

/// The trials of one task and one condition, whose cycles are pooled.
struct TrialGroup {
  var task: MovementTask
  var condition: String
  var trials: [TrialAnalysis]

  /// The groups, in the order in which their first trials come.
  static func groups(of trials: [TrialAnalysis]) -> [TrialGroup] {
    var groups: [TrialGroup] = []
    for trial in trials {
      let (task, condition) = (trial.trial.task, trial.trial.condition)
      if let index = groups.firstIndex(where: { $0.task == task && $0.condition == condition }) {
        groups[index].trials.append(trial)
      } else {
        groups.append(TrialGroup(task: task, condition: condition, trials: [trial]))
      }
    }
    return groups
  }
}
