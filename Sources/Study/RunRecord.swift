import Analysis
import Motion
import Results

/// `run.json`: version, settings, inputs and what became of every file; no clock, host or path.
enum RunRecord {
  static func text(results: [SessionResult], settings: Settings, version: String) -> String {
    let inputs = results.flatMap(\.inputs).sorted { $0.file < $1.file }
    let json = JSONValue.object([
      "schema": .string("marey.run/1"),
      "version": .string(version),
      "settings": .object(
        Dictionary(
          settings.provenance.map { ($0.key, JSONValue.string($0.value)) },
          uniquingKeysWith: { first, _ in first })),
      "inputs": .array(
        inputs.map { .object(["file": .string($0.file), "sha256": .string($0.sha256)]) }),
      "recordings": .array(results.flatMap(\.outcomes).map(outcome)),
      "sessions": .array(
        results.map { result in
          .object([
            "participant": .string(result.summary.label),
            "session": result.summary.session.map(JSONValue.string) ?? .null,
            "report": result.summary.report.map(JSONValue.string) ?? .null,
          ])
        }),
    ])
    return json.text
  }

  private static func outcome(_ outcome: RecordingOutcome) -> JSONValue {
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
