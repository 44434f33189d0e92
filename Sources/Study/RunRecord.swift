import Analysis
import Motion
import Reports
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
      "recordings": .array(results.flatMap(\.outcomes).map(OutcomeRecord.value)),
      "sessions": .array(
        results.map { result in
          .object([
            "participant": .string(result.summary.label),
            "session": .string(result.summary.session),
            "report": .string(result.summary.report),
          ])
        }),
    ])
    return json.text
  }
}
