import Motion

/// The muscles of a session with the stretches of movement in which indices look at them.
public struct MuscleSession: Sendable {
  public var trials: [TrialAnalysis]
  public var timing: [MuscleTimingStatistics]
  public var settings: EMGSettings

  /// One stretch of one trial.
  struct Window: Hashable {
    /// Index of the trial.
    var trial: Int
    /// Seconds from the trial's first frame.
    var time: ClosedRange<Double>
  }

  /// Stretches of one kind that belong together.
  struct Windows {
    var name: String
    var side: Side
    var task: MovementTask
    var condition: String
    var windows: [Window]
  }

  /// A movement artefact lasts so long after a landing's contact, seconds.
  static let landingArtefact = 0.030
  static let aroundContact = 0.100

  static let quadriceps: [Muscle] = [.vastusLateralis, .vastusMedialis, .rectusFemoris]
  static let hamstrings: [Muscle] = [
    .bicepsFemoris, .semitendinosus, .lateralHamstrings, .medialHamstrings, .semimembranosus,
    .hamstrings,
  ]
  static let calf: [Muscle] = [
    .medialGastrocnemius, .lateralGastrocnemius, .gastrocnemius, .soleus,
  ]

  public init(
    trials: [TrialAnalysis], timing: [MuscleTimingStatistics], settings: EMGSettings
  ) {
    self.trials = trials
    self.timing = timing
    self.settings = settings
  }

  /// All windows of a session, by task, condition, side and kind, in order of first appearance:
  /// the gait cycle, its loading response and 100 ms before and after contact; a squat's descent and
  /// ascent; 100 ms before and after a landing.
  var windows: [Windows] {
    var found: [Windows] = []
    func add(_ name: String, _ side: Side, _ index: Int, _ start: Double, _ end: Double) {
      guard end > start, start.isFinite, end.isFinite else { return }
      let trial = trials[index].trial
      let window = Window(trial: index, time: start...end)
      let place = found.firstIndex {
        $0.name == name && $0.side == side && $0.task == trial.task
          && $0.condition == trial.condition
      }
      if let place {
        found[place].windows.append(window)
      } else {
        found.append(
          Windows(
            name: name, side: side, task: trial.task, condition: trial.condition,
            windows: [window]))
      }
    }
    for (index, trial) in trials.enumerated() {
      for cycle in trial.cycles.map(\.cycle) where cycle.isAssessed && cycle.confidence == .high {
        add("gait cycle", cycle.side, index, cycle.start, cycle.end)
        if let edges = GaitPhases.edges(of: cycle) {
          add(
            "loading response", cycle.side, index, cycle.start,
            cycle.start + edges[1] * cycle.duration)
        }
        addContact(cycle.start, cycle.side, index, artefact: 0, add)
      }
      for repetition in trial.repetitions
      where [.squat, .singleLegSquat].contains(repetition.task) {
        // A squat on both legs is looked at on both.
        for side in repetition.legs {
          add("descent", side, index, repetition.start, repetition.deepest)
          add("ascent", side, index, repetition.deepest, repetition.end)
        }
      }
      for (side, contact) in Self.landings(of: trial) {
        addContact(contact, side, index, artefact: Self.landingArtefact, add)
      }
    }
    return found
  }

  private func addContact(
    _ contact: Double, _ side: Side, _ index: Int, artefact: Double,
    _ add: (String, Side, Int, Double, Double) -> Void
  ) {
    add("100 ms before contact", side, index, contact - Self.aroundContact, contact)
    let name = artefact > 0 ? "30-100 ms after contact" : "100 ms after contact"
    add(name, side, index, contact + artefact, contact + Self.aroundContact)
  }

  /// When each foot landed in a landing trial: its repetitions, else its contacts.
  static func landings(of trial: TrialAnalysis) -> [(side: Side, time: Double)] {
    guard [.dropVerticalJump, .singleLegLanding, .doubleLegLanding].contains(trial.trial.task)
    else { return [] }
    let repetitions = trial.repetitions.filter { $0.task == trial.trial.task }
    guard repetitions.isEmpty else {
      return repetitions.flatMap { repetition in
        Side.allCases.compactMap { side in repetition.initialContacts[side].map { (side, $0) } }
      }
    }
    return trial.events.compactMap { event in
      guard event.kind == .initialContact, let side = event.side else { return nil }
      return (side, event.time)
    }
  }

  /// A muscle that passed its gates in a trial.
  func activity(_ muscle: Muscle, _ side: Side, in trial: Int) -> MuscleActivity? {
    trials[trial].muscles.first {
      $0.muscle == muscle.rawValue && $0.side == side && $0.timing.value != nil
    }
  }

  /// Whether any trial has a channel of the muscle, timed or not.
  func hasChannel(_ muscle: Muscle, _ side: Side, in windows: [Window]) -> Bool {
    windows.contains { window in
      trials[window.trial].muscles.contains { $0.muscle == muscle.rawValue && $0.side == side }
    }
  }

  /// The first of some muscles that has a channel.
  func first(of muscles: [Muscle], _ side: Side, in windows: [Window]) -> Muscle? {
    muscles.first { hasChannel($0, side, in: windows) }
  }

  /// The muscles among some that have a channel.
  func recorded(_ muscles: [Muscle], _ side: Side, in windows: [Window]) -> [Muscle] {
    muscles.filter { hasChannel($0, side, in: windows) }
  }

  /// The envelope of a muscle over a window, shares of its normalisation value; `nil` where the
  /// muscle was not timed there, or the recording does not hold the window.
  func envelope(_ muscle: Muscle, _ side: Side, over window: Window) -> [Double]? {
    guard let activity = activity(muscle, side, in: window.trial) else { return nil }
    return Self.part(activity.envelope, activity.rate, window.time)
  }

  /// The samples of a stretch of time; `nil` where they are not all measured.
  static func part(_ samples: [Double], _ rate: Double, _ time: ClosedRange<Double>) -> [Double]? {
    guard rate > 0, rate.isFinite, abs(time.lowerBound) < 1e7, abs(time.upperBound) < 1e7 else {
      return nil
    }
    let start = Int((time.lowerBound * rate).rounded())
    let end = Int((time.upperBound * rate).rounded())
    guard start >= 0, end <= samples.count, end > start else { return nil }
    let part = Array(samples[start..<end])
    return part.allSatisfy(\.isFinite) ? part : nil
  }

  /// Why the heights of some muscles may not be compared in some windows, or `nil` where they may.
  func incomparable(_ muscles: [Muscle], _ side: Side, in windows: [Window]) -> String? {
    for muscle in muscles {
      for window in windows {
        if let activity = activity(muscle, side, in: window.trial),
          !activity.normalization.comparesMuscles
        {
          return
            "normalisation: no maximal voluntary contraction of \(activity.muscle) was recorded "
            + "that two contractions confirm, so heights of different muscles cannot be compared"
        }
      }
    }
    return nil
  }

  /// Why a muscle cannot be read in any of the windows.
  func reason(_ muscle: Muscle, _ side: Side, in windows: [Window]) -> String {
    for window in windows {
      let found = trials[window.trial].muscles.first {
        $0.muscle == muscle.rawValue && $0.side == side
      }
      if let reason = found?.timing.reason { return "\(muscle.rawValue): \(reason)" }
    }
    return "\(muscle.rawValue) was not recorded over the whole of any window"
  }

  /// An index over windows: its value in each, or why there is none.
  func index(
    _ name: String, words: String, unit: Unit, of muscles: [Muscle], over windows: Windows,
    formula: String, signInWords: String = "", needsMaximalContraction: Bool, notes: [String] = [],
    isResearch: Bool = false, citations: [Citation], value: (Window) -> Double?
  ) -> MuscleIndex {
    var availability: Availability<Statistic>
    if needsMaximalContraction,
      let reason = incomparable(muscles, windows.side, in: windows.windows)
    {
      availability = .absent(because: reason)
    } else if let statistic = Statistic(of: windows.windows.compactMap(value)) {
      availability = .present(statistic)
    } else {
      let missing = muscles.first { muscle in
        !windows.windows.contains { activity(muscle, windows.side, in: $0.trial) != nil }
      }
      availability = .absent(
        because: (missing ?? muscles.first).map { reason($0, windows.side, in: windows.windows) }
          ?? "no muscle was recorded")
    }
    return MuscleIndex(
      parameter: Parameter(
        name: name + "_" + windows.name.replacing(" ", with: "_").replacing("-", with: "_"),
        words: words + ", " + windows.name, unit: unit, side: windows.side, task: windows.task,
        condition: windows.condition, value: availability),
      muscles: muscles.map(\.rawValue), window: windows.name, formula: formula,
      signInWords: signInWords, isResearch: isResearch, notes: notes, citations: citations)
  }
}

extension MuscleSession {
  /// The band-passed samples of a muscle over a window with their rate, in the file's unit; `nil`
  /// where the muscle was not timed there, or the recording does not hold the window.
  func conditioned(
    _ muscle: Muscle, _ side: Side, over window: Window
  ) -> (samples: [Double], rate: Double)? {
    guard let activity = activity(muscle, side, in: window.trial),
      let channel = trials[window.trial].trial.analog.first(where: { $0.label == activity.channel })
    else { return nil }
    // A second around the window is enough for the filter to settle.
    let start = max(0, Int(((window.time.lowerBound - 1) * channel.rate).rounded()))
    let end = min(
      channel.samples.count, Int(((window.time.upperBound + 1) * channel.rate).rounded()))
    guard start < end else { return nil }
    var part = channel
    part.samples = Array(channel.samples[start..<end])
    let conditioned = Conditioning(highPass: settings.highPass).conditioned(part)
    guard conditioned.refusal == nil else { return nil }
    let offset = Double(start) / channel.rate
    let time = (window.time.lowerBound - offset)...(window.time.upperBound - offset)
    return Self.part(conditioned.samples, channel.rate, time).map { ($0, channel.rate) }
  }

  /// The RMS of a muscle's signal over a window, as a share of its normalisation value.
  ///
  /// The normalisation value is the height of a rectified, smoothed signal; noise of a Gaussian
  /// distribution is √(π/2) times larger in RMS, and that is taken back.
  func rms(_ muscle: Muscle, _ side: Side, over window: Window) -> Double? {
    guard let (samples, _) = conditioned(muscle, side, over: window),
      let value = activity(muscle, side, in: window.trial)?.normalizationValue, value > 0
    else { return nil }
    let square = samples.reduce(0) { $0 + $1 * $1 } / Double(samples.count)
    return (square * 2 / .pi).squareRoot() / value
  }
}
