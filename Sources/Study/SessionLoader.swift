import Analysis
import Formats
import Foundation
import Motion

/// Reads the files of one session: recordings joined into trials, standing and moving told apart.
struct SessionLoader: Sendable {
  var settings: Settings
  var trialsTable: TrialsTable
  /// participants.tsv, by label.
  var participants: ParticipantsTable?
  /// Only trials of these tasks, if any are named.
  var tasks: Set<MovementTask>

  /// A session ready to be analysed.
  struct Loaded: Sendable {
    var session: Session
    /// The standing trial each moving trial uses, by trial name; from the laboratory's table.
    var standingNames: [String: String]
    /// Every file and what became of it so far; analysis may still refuse a trial.
    var outcomes: [RecordingOutcome]
    /// The file that each trial's markers came from, by trial name.
    var files: [String: StudyFile]
    /// Every file that was read, relative to the study, with its SHA-256.
    var inputs: [Provenance.Input]
  }

  /// Reads a session.
  ///
  /// - Returns: One session, or several where one capture holds several people by prefix.
  func sessions(of plan: StudyPlan.Session) -> [(StudyPlan.Session, Loaded)] {
    var outcomes: [RecordingOutcome] = []
    var inputs: [Provenance.Input] = []
    var parts: [RecordingJoin.Part] = []
    let companions = Companions(of: plan.files)
    for file in plan.files where !companions.areRead(with: file) {
      let row = trialsTable.row(for: file)
      if row?.exclude == true {
        outcomes.append(
          RecordingOutcome(
            file: file.relative, status: .ignored(because: "trials.tsv excludes it")))
        continue
      }
      switch read(file) {
      case .recording(let recording):
        for read in [file] + companions.of(file)
        where !inputs.contains(where: { $0.file == read.relative }) {
          if let sha = Fingerprint.sha256(ofFile: read.path) {
            inputs.append(Provenance.Input(file: read.relative, sha256: sha))
          }
          guard read != file else { continue }
          outcomes.append(
            RecordingOutcome(file: read.relative, status: .joined(to: file.relative)))
        }
        let naming = FileNaming(
          folders: Array(file.folders.dropFirst(plan.subjectLevels)), stem: file.stem)
        parts.append(RecordingJoin.Part(file: file, naming: naming, recording: recording))
      case .outcome(let outcome): outcomes.append(outcome)
      }
    }
    let join = RecordingJoin(parts)
    outcomes += join.outcomes
    let people = self.people(in: join.trials)
    let known = known(plan, outcomes: &outcomes, inputs: &inputs)
    return people.map { prefix in
      var split = plan
      if people.count > 1, let prefix { split.subject = SafeName.name("\(plan.subject)-\(prefix)") }
      let loaded = load(
        split, join.trials, prefix: prefix, known: known, outcomes: outcomes, inputs: inputs)
      return (split, loaded)
    }
  }

  /// Files that are read together with others, such as the channels of a Motion-BIDS recording.
  private struct Companions {
    private var byOwner: [StudyFile: [StudyFile]] = [:]
    private var paths: Set<String> = []

    init(of files: [StudyFile]) {
      for file in files {
        let root = file.path.dropLast(file.relative.count)
        let found = RecordingFormats.companions(of: file.path).map { path in
          StudyFile(
            path: path,
            relative: path.hasPrefix(root)
              ? String(path.dropFirst(root.count)) : URL(fileURLWithPath: path).lastPathComponent)
        }
        byOwner[file] = found
        paths.formUnion(found.map(\.relative))
      }
    }

    func of(_ file: StudyFile) -> [StudyFile] { byOwner[file] ?? [] }
    func areRead(with file: StudyFile) -> Bool { paths.contains(file.relative) }
  }

  private enum ReadResult {
    case recording(Recording)
    case outcome(RecordingOutcome)
  }

  private static let recordingEndings: Set<String> = [
    "c3d", "trc", "h5", "hdf5", "csv", "mat", "nc",
  ]

  private func read(_ file: StudyFile) -> ReadResult {
    do {
      guard
        try RecordingFormats.format(at: file.path) != nil
          || Self.recordingEndings.contains(file.ending)
      else {
        return .outcome(
          RecordingOutcome(
            file: file.relative,
            status: .ignored(
              because: try RecordingFormats.refusal(ofForeign: file.path, file: file.relative)
                .problem)))
      }
      return .recording(
        try RecordingFormats.recording(
          at: file.path, file: file.relative, lengthUnit: settings.lengthUnit,
          paths: HDF5Paths(settings.hdf5Paths)))
    } catch {
      let status: RecordingOutcome.Status =
        error.isNoRecording
        ? .ignored(because: error.problem) : .refused(diagnostic: error.diagnostic)
      return .outcome(RecordingOutcome(file: file.relative, status: status))
    }
  }

  /// The subject prefixes whose markers the model can use; `[nil]` where prefixes do not matter.
  private func people(in trials: [RecordingJoin.Trial]) -> [String?] {
    let preparation = TrialPreparation(settings: settings)
    var complete: Set<String> = []
    for recording in trials.map(\.recording) {
      complete.formUnion(recording.prefixes.filter { preparation.isPerson($0, in: recording) })
    }
    return complete.count > 1 ? complete.sorted() : [nil]
  }

  /// What participants.tsv and the .vsk and .mp files tell about the person.
  private struct Known {
    var participant: ParticipantsTable.Row?
    var files: [SubjectMeasures] = []
  }

  private func known(
    _ plan: StudyPlan.Session, outcomes: inout [RecordingOutcome],
    inputs: inout [Provenance.Input]
  ) -> Known {
    var known = Known(participant: participants?[plan.subject])
    for file in plan.parameterFiles {
      do {
        known.files.append(
          try SubjectParameterFiles.measures(at: file.path, file: file.relative))
        outcomes.append(
          RecordingOutcome(
            file: file.relative, status: .joined(to: "the person's measures")))
        if let sha = Fingerprint.sha256(ofFile: file.path) {
          inputs.append(Provenance.Input(file: file.relative, sha256: sha))
        }
      } catch {
        outcomes.append(
          RecordingOutcome(file: file.relative, status: .refused(diagnostic: error.diagnostic)))
      }
    }
    return known
  }

  private func load(
    _ plan: StudyPlan.Session, _ trials: [RecordingJoin.Trial], prefix: String?, known: Known,
    outcomes: [RecordingOutcome], inputs: [Provenance.Input]
  ) -> Loaded {
    var measures = known.participant?.measures ?? SubjectMeasures()
    var notices: [Notice] = []
    for other in known.files { notices += measures.complete(with: other) }
    var subject = Subject(label: plan.subject, session: plan.session, measures: measures)
    subject.intake = known.participant?.other ?? [:]
    subject.intake["sex"] = known.participant?.sex
    var loaded = Loaded(
      session: Session(subject: subject, standing: [], trials: [], notices: notices),
      standingNames: [:], outcomes: outcomes, files: [:], inputs: inputs)
    let preparation = TrialPreparation(settings: settings)
    let repeated = Set(
      Dictionary(grouping: trials) { $0.naming.stem.lowercased() }.filter { $0.value.count > 1 }
        .keys)
    var taken: Set<String> = []
    for joined in trials {
      var recording = joined.recording
      let condition = joined.naming.condition(subject: plan.subject)
      recording.name = SafeName.name(joined.naming.stem)
      if repeated.contains(joined.naming.stem.lowercased()), !joined.naming.levels.isEmpty {
        recording.name = SafeName.name(
          joined.naming.levels.joined(separator: "_") + "_" + joined.naming.stem)
      }
      var number = 2
      let base = recording.name
      while !taken.insert(recording.name.lowercased()).inserted {
        recording.name = "\(base)-\(number)"
        number += 1
      }
      switch preparation.trial(from: recording, prefix: prefix) {
      case .absent(let reason):
        loaded.outcomes.append(
          RecordingOutcome(
            file: joined.file.relative,
            status: .refused(
              diagnostic: SessionLoader.refusal(
                joined.file.relative, reason,
                reason.contains("which way is up")
                  ? "say which way is up in study.yaml, as `laboratory.up: +Z`"
                  : "marey inspect shows what the file holds"))))
      case .present(let cleaned):
        add(cleaned, joined, condition: condition, to: &loaded)
      }
    }
    loaded.session.standingTrial =
      StandingChoice(
        standing: loaded.session.standing.map(\.name), moving: loaded.session.trials.map(\.name),
        files: loaded.files.mapValues(\.name), fromTable: loaded.standingNames,
        fromSettings: settings.standingTrial
      ).byTrial
    return loaded
  }

  /// A refusal in the form of every diagnostic.
  static func refusal(_ file: String, _ problem: String, _ remedy: String) -> String {
    ReadError(file: file, problem: problem, remedy: remedy).diagnostic
  }

  private func add(
    _ cleaned: Trial, _ joined: RecordingJoin.Trial, condition: String, to loaded: inout Loaded
  ) {
    var trial = cleaned
    let row = trialsTable.row(for: joined.file)
    let recognition: TaskRecognition
    if let task = row?.task {
      recognition = TaskRecognition(task: task, decidedBy: "trials.tsv says so")
    } else {
      recognition = TaskRecognition.task(
        named: [joined.naming.entities["task"] ?? joined.naming.stem]
          + joined.naming.levels.reversed(), trial: trial)
    }
    trial.task = recognition.task
    trial.condition = condition
    trial.plateSides = row?.plateSides ?? [:]
    trial = TrialPreparation(settings: settings).filtered(trial)
    if !tasks.isEmpty, recognition.task != .standing, !tasks.contains(recognition.task) {
      loaded.outcomes.append(
        RecordingOutcome(
          file: joined.file.relative,
          status: .ignored(because: "only other tasks were asked for"), task: recognition.task,
          decidedBy: recognition.decidedBy, condition: condition))
      return
    }
    let isStanding = recognition.task == .standing
    loaded.outcomes.append(
      RecordingOutcome(
        file: joined.file.relative, status: isStanding ? .standing : .analysed,
        task: recognition.task, decidedBy: recognition.decidedBy, condition: condition))
    loaded.files[trial.name] = joined.file
    if let name = row?.standing { loaded.standingNames[trial.name] = name }
    if isStanding {
      loaded.session.standing.append(trial)
    } else {
      loaded.session.trials.append(trial)
    }
  }
}
