import Motion

/// What became of one file, as results.json and run.json state it.
public enum OutcomeRecord {
  public static func value(_ outcome: RecordingOutcome) -> JSONValue {
    var fields: [String: JSONValue] = [
      "file": .string(outcome.file), "status": .string(outcome.status.name),
    ]
    switch outcome.status {
    case .analysed, .standing: break
    case .joined(let other): fields["joined_to"] = .string(other)
    case .ignored(let reason): fields["reason"] = .string(reason)
    case .refused(let diagnostic): fields["reason"] = .string(diagnostic)
    }
    if let task = outcome.task { fields["task"] = .string(task.rawValue) }
    if !outcome.decidedBy.isEmpty { fields["decided_by"] = .string(outcome.decidedBy) }
    if !outcome.condition.isEmpty { fields["condition"] = .string(outcome.condition) }
    return .object(fields)
  }
}
