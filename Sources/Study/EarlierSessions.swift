import Motion
import Reports
import Results

/// Sessions of earlier runs that a run of some participants leaves as they are: they stay in the
/// overview, in run.json and in the tables, in the order in which a run of everybody has them.
struct EarlierSessions {
  /// What the kept sessions come to, in the order of their run.
  private(set) var results: [SessionResult] = []
  /// The diagnostic of every session that could not be read back.
  private(set) var refusals: [String] = []
  /// Kept sessions that were analysed by another version or with other settings.
  private(set) var unlike = 0

  /// Nothing kept.
  init() {}

  /// - Parameters:
  ///   - output: The output folder.
  ///   - run: What was analysed anew.
  ///   - current: Version and settings of this run.
  init(in output: String, beside run: [SessionResult], current: Provenance) {
    guard let study = try? StoredStudy(output: output) else { return }
    let known = Set(run.map { Self.key($0.summary.label, $0.summary.session) })
    for session in study.sessions
    where !known.contains(Self.key(session.participant, session.session)) {
      do {
        let stored = try StoredSession.read(from: output, session: session.folder)
        results.append(SessionResult(stored, report: session.report))
        let origin = stored.analysis.provenance
        if origin.version != current.version || origin.settings != current.settings { unlike += 1 }
      } catch {
        refusals.append(error.diagnostic)
      }
    }
  }

  /// What a reader of the log should know, one sentence each.
  var remarks: [String] {
    guard !results.isEmpty else { return [] }
    let count = results.count == 1 ? "1 session" : "\(results.count) sessions"
    return [
      "kept \(count) of earlier runs in the overview and the tables"
        + (unlike > 0
          ? "; \(unlike) of them analysed by another version or with other settings" : "")
    ]
  }

  /// Kept and new sessions in the order of the study: by the planned session that holds their
  /// files; what the study no longer holds comes last.
  func merged(with run: [SessionResult], inOrderOf plan: [StudyPlan.Session]) -> [SessionResult] {
    guard !results.isEmpty else { return run }
    var places: [String: Int] = [:]
    for (place, session) in plan.enumerated() {
      for file in session.files + session.parameterFiles { places[file.relative] = place }
    }
    func place(_ result: SessionResult) -> Int {
      let files = result.outcomes.map(\.file) + result.inputs.map(\.file)
      return files.compactMap { places[$0] }.first ?? plan.count
    }
    return (run + results).enumerated()
      .map { (place: place($0.element), order: $0.offset, result: $0.element) }
      .sorted { ($0.place, $0.order) < ($1.place, $1.order) }.map(\.result)
  }

  private static func key(_ participant: String, _ session: String?) -> String {
    participant + "\u{0}" + (session ?? "")
  }
}

extension SessionResult {
  /// What a stored session adds to a study.
  fileprivate init(_ stored: StoredSession, report: String?) {
    let analysis = stored.analysis
    self.init(
      summary: stored.hasResults
        ? SessionSummary(of: analysis, report: report)
        : SessionSummary(
          failed: analysis.subject, outcomes: analysis.outcomes, because: Self.nothingAnalysed),
      outcomes: analysis.outcomes, inputs: analysis.provenance.inputs,
      rows: SessionRows(of: analysis))
  }
}
