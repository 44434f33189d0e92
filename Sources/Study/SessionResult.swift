import Analysis
import Formats
import Motion
import Reports
import Results

/// What is kept of a session once its outputs are written.
struct SessionResult: Sendable {
  var summary: SessionSummary
  var outcomes: [RecordingOutcome]
  var inputs: [Provenance.Input]
  /// What the session adds to the tables of the study.
  var rows: SessionRows

  var refusals: [String] {
    outcomes.compactMap { outcome in
      if case .refused(let diagnostic) = outcome.status { return diagnostic }
      return nil
    }
  }

  static let nothingAnalysed = "no recording of this session could be analysed"

  /// Loads, analyses and writes one planned session; several where one capture holds several people.
  ///
  /// - Parameter cores: How many may be kept busy.
  static func results(
    of plan: StudyPlan.Session, loader: SessionLoader, outputs: StudyOutputs, options: RunOptions,
    cores: Int
  ) -> [SessionResult] {
    let analyzer = SessionAnalyzer(settings: loader.settings, cores: cores)
    return loader.sessions(of: plan).map { plan, loaded in
      result(of: plan, loaded, by: analyzer, outputs: outputs, options: options)
    }
  }

  private static func result(
    of plan: StudyPlan.Session, _ loaded: SessionLoader.Loaded, by analyzer: SessionAnalyzer,
    outputs: StudyOutputs, options: RunOptions
  ) -> SessionResult {
    var analysis = analyzer.analysis(of: loaded.session)
    analysis.outcomes = outcomes(loaded, analysis, folder: plan.folder)
    analysis.provenance = Provenance(
      version: options.version, inputs: loaded.inputs, settings: analyzer.settings.provenance)
    var result = SessionResult(
      summary: SessionSummary(
        failed: analysis.subject, outcomes: analysis.outcomes,
        because: nothingAnalysed),
      outcomes: analysis.outcomes, inputs: loaded.inputs, rows: SessionRows(of: analysis))
    let hasResults = analysis.outcomes.contains { $0.status == .analysed || $0.status == .standing }
    let stored = StoredSession(
      analysis, hasResults: hasResults, report: analyzer.settings.report)
    guard hasResults else {
      outputs.remove(plan.folder)
      // Without it a later `marey report` would say so; nothing else is lost.
      try? stored.write(in: outputs.folder, session: plan.folder)
      return result
    }
    switch outputs.write(analysis, stored, in: plan.folder, options: options) {
    case .present(let written):
      result.summary = SessionSummary(of: stored.analysis, report: written.report)
      for failure in written.failures {
        result.outcomes.append(
          RecordingOutcome(
            file: failure.file, status: .refused(diagnostic: failure.diagnostic)))
      }
    case .absent(let reason):
      let diagnostic = SessionLoader.refusal(
        plan.folder, reason, "check that the folder may be written to and that there is space")
      result.outcomes.append(
        RecordingOutcome(file: plan.folder, status: .refused(diagnostic: diagnostic)))
    }
    return result
  }

  /// The outcomes after analysis: a trial that gave no angle and no muscle is refused, with its
  /// reason.
  private static func outcomes(
    _ loaded: SessionLoader.Loaded, _ analysis: SessionAnalysis, folder: String
  ) -> [RecordingOutcome] {
    var outcomes = loaded.outcomes
    let turned = analysis.trials.compactMap(\.kinetics.reason).first {
      $0.hasPrefix(ConventionCheck.beginning)
    }
    if let turned {
      outcomes.append(
        RecordingOutcome(
          file: folder,
          status: .refused(
            diagnostic: SessionLoader.refusal(
              folder, turned,
              "check the order of the plates' corners and the sign of their forces; "
                + "plates.corners and trials.tsv put plates right"))))
    }
    func refuse(_ trial: String, _ reason: String) {
      guard let file = loaded.files[trial]?.relative,
        let index = outcomes.firstIndex(where: { $0.file == file })
      else { return }
      outcomes[index].status = .refused(
        diagnostic: SessionLoader.refusal(file, reason, remedy(for: reason)))
    }
    for trial in analysis.trials {
      if let reason = trial.angles.reason,
        !trial.muscles.contains(where: { !$0.envelope.isEmpty })
      {
        // A recording of EMG alone is refused for what its channels lack, not for want of markers.
        refuse(trial.trial.name, lack(of: trial) ?? reason)
      }
    }
    if let reason = analysis.standing.reason, let first = loaded.session.standing.first,
      !loaded.session.standing.isEmpty
    {
      refuse(first.name, reason)
    }
    return outcomes.sorted { NaturalOrder.precedes($0.file, $1.file) }
  }

  /// What a trial without markers lacks to be a recording of EMG; `nil` where it holds no signal.
  private static func lack(of trial: TrialAnalysis) -> String? {
    guard trial.trial.markers.isEmpty, !trial.trial.analog.isEmpty else { return nil }
    if let reason = trial.muscles.compactMap(\.timing.reason).first {
      return "the trial has no markers, and none of its muscles could be read: \(reason)"
    }
    let labels = trial.trial.analog.prefix(8).map(\.label).joined(separator: ", ")
    return "the trial has no markers, and no channel (\(labels)) is known as a muscle of a side"
  }

  private static func remedy(for reason: String) -> String {
    if reason.contains("known as a muscle") {
      return "name the channels in study.yaml under emg.channels, as `\"channel_1\": left soleus`; "
        + "or give the file the name of the recording that its markers are in, with _emg behind it"
    }
    if reason.contains("expected the markers") {
      return "name your markers in study.yaml under markers.aliases, as `yours: LASI`; "
        + "`marey inspect` lists them"
    }
    if reason.contains("no markers") {
      return "give the file the name of the recording that its markers are in, with _grf, _emg or "
        + "_analog behind it"
    }
    if reason.contains("needs") { return "marey check names every measure that is missing" }
    return "marey inspect shows what the file holds"
  }
}
