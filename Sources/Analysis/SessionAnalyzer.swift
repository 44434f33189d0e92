import Cleaning
import EMG
import Findings
import Gait
import Geometry
import Kinematics
import Kinetics
import Motion

/// The whole flow, from the trials of one visit to everything marey has to say about them.
public struct SessionAnalyzer: Sendable {
  public var settings: Settings
  /// Processor cores that one analysis may keep busy; their number changes no result.
  public var cores: Int
  /// Whether repetitions solve every frame, slowly: what the quick way is tested against.
  var repeatsEveryFrame = false

  public init(settings: Settings = Settings(), cores: Int = 1) {
    self.settings = settings
    self.cores = cores
  }

  /// Measures every trial, then asks every rule.
  ///
  /// Nothing here throws: what cannot be measured is absent with its reason, and what a reader
  /// should know is a notice.
  public func analysis(of session: Session) -> SessionAnalysis {
    var subject = session.subject
    var notices = session.notices
    let standings = StandingSelection(session: session)
    let choice = ModelChoice(settings: settings, session: session)
    let movements = FunctionalTrials.trials(
      in: session, named: settings.kinematics.functionalTrial)
    let functional = FunctionalCalibration(of: movements)
    var trials = session.trials.map { trial in
      let standing = standings.standing(for: trial)
      let measured = measures(of: trial, standing: standing, session: session)
      notices += measured.notices
      return trialAnalysis(
        of: trial, by: choice.model, measures: measured.measures, standing: standing,
        functional: functional)
    }
    notices += ConventionCheck.refuse(&trials)
    var kneeAxes = KneeAxes(of: trials, bending: Set(movements.map(\.name)))
    kneeAxes.correct(&trials, by: settings.kinematics.kneeAxisCorrection)
    addMuscles(to: &trials)
    if let first = session.trials.first ?? session.standing.first {
      let standing = standings.standing(for: first)
      subject.measures = measures(of: first, standing: standing, session: session).measures
    }
    notices += standings.notices
    notices += trials.flatMap { $0.notices }
    let standing = standingAnalysis(
      standings.main, by: choice.model, measures: subject.measures, functional: functional,
      kneeAxes: kneeAxes)
    let weight = StandingWeight(
      of: standings.main, mass: subject.measures[.mass], baseline: settings.kinetics.baseline)
    notices += weight.notices
    if let found = standing.analysis.value, !found.gates.isEmpty {
      notices.append(
        Notice(
          .subject, trial: found.trial,
          "the standing trial does not correct moving ones: "
            + found.gates.joined(separator: "; ")))
    }
    var analysis = SessionAnalysis(
      subject: subject, standing: standing.analysis, trials: trials,
      parameters: parameters(of: trials, subject: subject.measures, kneeAxes: kneeAxes)
        + weight.parameters
        + TrialGroup.groups(of: trials).flatMap {
          KineticParameters.parameters(
            of: $0.trials, task: $0.task, condition: $0.condition, subject: subject.measures)
        },
      notices: notices.unique())
    analysis.kneeAxes = kneeAxes.checks
    analysis.muscleTiming = MuscleTimings(settings.emg).statistics(of: trials)
    analysis.muscleIndices = MuscleIndices.indices(
      of: trials, timing: analysis.muscleTiming, settings: settings.emg)
    analysis.compare(withOwn: settings.reference)
    let rules = settings.rules.judged(by: settings.reference, for: subject)
    analysis.findings = Detectors.findings(in: analysis, by: rules)
    addIntervals(to: &analysis, of: session, standings, choice, functional)
    analysis.synopsis = Synopsis(of: analysis, by: rules)
    let methods = MethodsText(
      settings: settings, analysis: analysis, choice: choice, model: standing.methods)
    analysis.methods = methods.sentences + kneeAxes.sentences
    analysis.citations = methods.citations + kneeAxes.citations
    return analysis
  }

  /// Repeats the analysis with displaced markers.
  private func addIntervals(
    to analysis: inout SessionAnalysis, of session: Session, _ standings: StandingSelection,
    _ choice: ModelChoice, _ functional: FunctionalCalibration
  ) {
    let bases = session.trials.map { trial in
      let standing = standings.standing(for: trial)
      return PlacementRepeats.Basis(
        standing: standing,
        measures: measures(of: trial, standing: standing, session: session).measures)
    }
    var repeats = PlacementRepeats(
      settings: settings.placement,
      rules: settings.rules.judged(by: settings.reference, for: analysis.subject),
      shares: cores)
    if repeatsEveryFrame {
      repeats.step = 0
      repeats.standingFrames = .max
    }
    repeats.addIntervals(to: &analysis, bases: bases) { measures, standing in
      choice.model.calibrated(
        for: measures, standing: standing, functional: functional, settings: settings.kinematics)
    }
  }

  /// The measures that the model would miss in a trial, in words, or `nil` where it has them all.
  public func missingMeasures(of trial: Trial, in session: Session) -> String? {
    // A standing trial rests on itself.
    let standing =
      StandingSelection(session: session).standing(for: trial)
      ?? session.standing.first { $0.name == trial.name }
    let measures = measures(of: trial, standing: standing, session: session).measures
    let model = ModelChoice(settings: settings, session: session).model
    return model.calibrated(for: measures, standing: standing, settings: settings.kinematics).reason
  }

  // MARK: - One trial

  private func trialAnalysis(
    of trial: Trial, by model: any MarkerModel.Type, measures: SubjectMeasures, standing: Trial?,
    functional: FunctionalCalibration
  ) -> TrialAnalysis {
    let trial = Treadmill(settings.events).set(in: trial)
    var result = TrialAnalysis(
      trial: trial, model: model.name, poses: .absent(because: ""), angles: .absent(because: ""),
      notices: trial.notices, modelMarkers: model.markers)
    result.invented = model.invented(in: trial)
    switch calibrated(
      trial, by: model, measures: measures, standing: standing, functional: functional)
    {
    case .absent(let reason):
      result.poses = .absent(because: reason)
      result.angles = .absent(because: reason)
    case .present(let calibrated):
      let poses = calibrated.poses(of: trial)
      result.poses = .present(poses)
      result.angles = .present(calibrated.angles(from: poses))
      let still = standing.flatMap { trial in
        calibrated.standingPoses().map { (trial: trial, poses: $0) }
      }
      result.modelQuality = .present(
        ModelQualityMeasurement.quality(
          of: trial, poses: poses, standing: still, hipCentres: calibrated.hipCentres))
      result.notices += calibrated.notices + poses.notices
      let missing = model.missingMarkers(in: trial)
      if !missing.isEmpty {
        result.notices.append(
          Notice(
            .markers, trial: trial.name,
            "not in this trial: \(missing.joined(separator: ", ")); what depends on them is not "
              + "available"))
      }
    }
    addEventsAndCycles(to: &result, subject: measures)
    addKinetics(to: &result, subject: measures)
    result.followTrunk()
    return result
  }

  private func calibrated(
    _ trial: Trial, by model: any MarkerModel.Type, measures: SubjectMeasures, standing: Trial?,
    functional: FunctionalCalibration
  ) -> Availability<any CalibratedModel> {
    guard !trial.markers.isEmpty else { return .absent(because: "the trial has no markers") }
    let missing = model.missingMarkers(in: trial)
    guard missing.count < model.requiredMarkers.count,
      model.canBegin(with: trial)
    else {
      return .absent(
        because: "expected the markers of \(model.name), but \(missing.joined(separator: ", ")) "
          + "are not among the \(trial.markers.count) found")
    }
    return model.calibrated(
      for: measures, standing: standing, functional: functional, settings: settings.kinematics)
  }

  private func addEventsAndCycles(to result: inout TrialAnalysis, subject: SubjectMeasures) {
    let trial = result.trial
    guard trial.rate > 0 else { return }
    let selected = EventSelection(settings.events).events(in: trial, subject: subject)
    // Events that are not used are kept under another name, so that nobody counts them twice.
    let unused = selected.unused.map { event in
      GaitEvent(
        .other("not used, " + event.kind.label), side: event.side, time: event.time,
        source: event.source)
    }
    result.events = (selected.events + unused).sorted {
      ($0.time, $0.kind.label, $0.side?.rawValue ?? "") < (
        $1.time, $1.kind.label, $1.side?.rawValue ?? ""
      )
    }
    result.notices += selected.notices
    let angles = result.angles.value ?? JointAngles()
    if [.walking, .running, .stairs].contains(trial.task) {
      let segmented = CycleSegmentation().cycles(in: trial, at: selected)
      result.notices += segmented.notices
      result.cycles = segmented.cycles.map {
        TimeNormalization.curves(of: angles, rate: trial.rate, over: $0)
      }
    }
    let found = RepetitionSearch().repetitions(
      in: trial, angles: angles.closingKneeFlexion(by: result.poses.value),
      events: selected.events)
    result.repetitions = found.repetitions
    result.notices += found.notices
  }

  private func addKinetics(to result: inout TrialAnalysis, subject: SubjectMeasures) {
    let examination = PlateDoctor(baseline: settings.kinetics.baseline).examination(
      of: result.trial, mass: subject[.mass], poses: result.poses.value, events: result.events)
    result.plateContacts = examination.contacts
    result.plateReactions = examination.reactions
    result.plateLevels = examination.levels
    result.notices += examination.notices
    guard let poses = result.poses.value else {
      result.kinetics = .absent(because: result.poses.reason ?? "")
      return
    }
    result.kinetics = PluginGaitKinetics(settings: settings.kinetics).kinetics(
      of: result.trial, poses: poses, events: result.events, subject: subject,
      examination: examination)
    defer {
      result.plateContacts = StanceMeasuring(trial: result, subject: subject)
        .measured(examination)
    }
    guard let kinetics = result.kinetics.value else { return }
    result.notices += kinetics.notices
    for index in result.cycles.indices {
      let cycle = result.cycles[index].cycle
      guard let leg = kinetics.legs[cycle.side] else { continue }
      result.cycles[index].groundReaction = (0..<3).map { axis in
        TimeNormalization.waveform(
          of: leg.groundReaction.map { $0[axis] }, rate: result.trial.rate, over: cycle)
      }
      for joint in Joint.allCases {
        let moment = leg.moments[joint] ?? []
        result.cycles[index].moments[joint] = (0..<3).map { axis in
          TimeNormalization.waveform(
            of: moment.map { $0[axis] }, rate: result.trial.rate, over: cycle)
        }
        result.cycles[index].powers[joint] = TimeNormalization.waveform(
          of: leg.powers[joint] ?? [], rate: result.trial.rate, over: cycle)
      }
    }
  }

  /// Muscles of all trials together, so that one normalisation value serves them all.
  private func addMuscles(to trials: inout [TrialAnalysis]) {
    let activation = MuscleActivation(settings.emg)
    let contacts = trials.map { trial in
      trial.events.filter { $0.kind == .initialContact }.map(\.time)
    }
    let activity = activation.activity(in: trials.map(\.trial), contacts: contacts)
    for (index, muscles) in activity.enumerated() {
      trials[index].muscles = muscles
      trials[index].notices += activation.notices(for: trials[index].trial)
      for number in trials[index].cycles.indices {
        let cycle = trials[index].cycles[number].cycle
        for muscle in muscles where muscle.side == cycle.side {
          guard !muscle.envelope.isEmpty else { continue }
          trials[index].cycles[number].emg[muscle.muscle] = TimeNormalization.waveform(
            of: muscle.envelope, rate: muscle.rate, over: cycle)
        }
      }
    }
  }

  // MARK: - The person

  private func measures(
    of trial: Trial, standing: Trial?, session: Session
  ) -> (measures: SubjectMeasures, notices: [Notice]) {
    var measures = session.subject.measures
    var notices = measures.complete(with: trial.measures)
    if let standing { notices += measures.complete(with: standing.measures) }
    if measures[.markerDiameter] == nil, let diameter = settings.markerDiameter {
      measures.set(.markerDiameter, diameter, from: "settings")
    }
    return (measures, notices.map { Notice($0.topic, trial: trial.name, $0.text) })
  }

  private func standingAnalysis(
    _ trial: Trial?, by model: any MarkerModel.Type, measures: SubjectMeasures,
    functional: FunctionalCalibration, kneeAxes: KneeAxes
  ) -> (analysis: Availability<StandingAnalysis>, methods: [String]) {
    guard let trial else { return (.absent(because: "there is no standing trial"), []) }
    switch calibrated(
      trial, by: model, measures: measures, standing: trial, functional: functional)
    {
    case .absent(let reason): return (.absent(because: reason), [])
    case .present(let model):
      guard let angles = model.standingAngles() else {
        return (.absent(because: "the pelvis was never seen in it"), model.methods)
      }
      let poses = model.standingPoses()
      var standing = StandingGate.analysis(of: trial, angles: angles, poses: poses)
      standing.followTrunk(in: trial, poses: poses)
      if let poses {
        standing.alignment = AlignmentMeasurement.alignment(
          poses: poses, angles: angles, kneeAxes: kneeAxes.checks)
      }
      return (.present(standing), model.methods)
    }
  }

  private func parameters(
    of trials: [TrialAnalysis], subject: SubjectMeasures, kneeAxes: KneeAxes
  ) -> [Parameter] {
    TrialGroup.groups(of: trials).filter { $0.task == .walking || $0.task == .running }.flatMap {
      group in
      let cycles = group.trials.flatMap(\.cycles)
      let walks = group.trials.map {
        Spatiotemporal.Walk($0.trial, cycles: $0.cycles.map(\.cycle), poses: $0.poses.value)
      }
      return Spatiotemporal().parameters(
        of: walks, task: group.task, condition: group.condition, subject: subject)
        + KneeAngleParameters.withErrors(
          KinematicValues.parameters(
            of: cycles, task: group.task, condition: group.condition), axes: kneeAxes.checks)
        + Coordination.parameters(of: cycles, task: group.task, condition: group.condition)
        + KneeAngleParameters.parameters(
          of: group.trials, task: group.task, condition: group.condition, axes: kneeAxes.checks)
    }
  }
}

extension Sequence where Element: Hashable {
  /// Each element once, where it first stood.
  fileprivate func unique() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
