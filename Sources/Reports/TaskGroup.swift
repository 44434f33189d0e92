import Motion

/// Trials of one task and one condition, whose cycles belong together.
struct TaskGroup: Hashable {
  var task: MovementTask
  var condition: String

  /// `Walking`, `Walking, condition toe-in`.
  var title: String {
    let words = task == .unknown ? "Movement of unknown kind" : Reading.sentenceCase(task.words)
    return condition.isEmpty ? words : words + ", condition " + condition
  }

  /// `Walking`, `Walking (toe-in)`.
  var shortTitle: String {
    let whole = TaskGroup(task: task, condition: "").title
    return condition.isEmpty ? whole : whole + " (\(condition))"
  }

  /// The groups of a session's trials, in the order in which they first come.
  static func groups(of trials: [TrialAnalysis]) -> [(group: TaskGroup, trials: [TrialAnalysis])] {
    var order: [TaskGroup] = []
    var members: [TaskGroup: [TrialAnalysis]] = [:]
    for trial in trials {
      let group = TaskGroup(task: trial.trial.task, condition: trial.trial.condition)
      if members[group] == nil { order.append(group) }
      members[group, default: []].append(trial)
    }
    return order.map { ($0, members[$0] ?? []) }
  }
}

extension Finding {
  var group: TaskGroup { TaskGroup(task: task, condition: condition) }
}

extension Parameter {
  var group: TaskGroup { TaskGroup(task: task, condition: condition) }
}
