import Formats
import Motion

/// Files of one trial that belong together, and the recording they make.
struct RecordingJoin {
  /// One file that could be read.
  struct Part {
    var file: StudyFile
    var naming: FileNaming
    var recording: Recording
  }

  /// One trial.
  struct Trial {
    var file: StudyFile
    var naming: FileNaming
    var recording: Recording
    var joined: [StudyFile]
  }

  var trials: [Trial] = []
  var outcomes: [RecordingOutcome] = []

  /// Joins the parts of one session.
  ///
  /// Parts belong together when they have the same stem, or a companion's stem (`walk1_grf` beside
  /// `walk1` or `walk1_markers`), in the same or a sibling folder. The part with markers leads; a second part with markers is the
  /// same trial again and is left out, with the reason.
  init(_ parts: [Part]) {
    let stems = Set(parts.map { $0.naming.stem.lowercased() })
    let companions = Set(parts.compactMap { $0.naming.companionOf?.lowercased() })
    let leaders = Set(
      parts.filter { !$0.recording.trajectories.isEmpty }
        .compactMap { $0.naming.markersOf?.lowercased() }
    ).subtracting(stems).intersection(companions)
    var keys: [String] = []
    var groups: [String: [Part]] = [:]
    for part in parts {
      var base = part.naming.stem
      if let companion = part.naming.companionOf,
        stems.contains(companion.lowercased()) || leaders.contains(companion.lowercased())
      {
        base = companion
      } else if let trial = part.naming.markersOf, leaders.contains(trial.lowercased()) {
        base = trial
      }
      let key = part.naming.levels.joined(separator: "/") + "\u{0}" + base.lowercased()
      if groups[key] == nil { keys.append(key) }
      groups[key, default: []].append(part)
    }
    for key in keys {
      if let group = groups[key] { join(group) }
    }
  }

  private mutating func join(_ group: [Part]) {
    let ranked = group.enumerated().sorted { a, b in
      let (x, y) = (Self.rank(a.element.recording), Self.rank(b.element.recording))
      return x == y ? a.offset < b.offset : x < y
    }.map(\.element)
    guard let first = ranked.first else { return }
    var trial = Trial(
      file: first.file, naming: first.naming, recording: first.recording, joined: [])
    if group.count > 1, let base = first.naming.companionOf ?? first.naming.markersOf,
      group.contains(where: { $0.naming.companionOf?.lowercased() == base.lowercased() })
    {
      trial.naming.stem = base
    }
    for part in ranked.dropFirst() {
      var part = part
      Self.setClock(of: &part.recording, to: first.recording)
      if let problem = Self.clockProblem(part.recording, first) {
        outcomes.append(
          RecordingOutcome(
            file: part.file.relative,
            status: .refused(
              diagnostic: SessionLoader.refusal(
                part.file.relative, problem, "export both files from the same first frame"))))
        continue
      }
      let added = Self.add(
        part.recording, to: &trial.recording, goesOn: part.naming.isContinuation)
      if added.isEmpty {
        outcomes.append(
          RecordingOutcome(
            file: part.file.relative,
            status: .ignored(
              because: "it holds the same trial as \(first.file.relative); give it another name to "
                + "analyse it too")))
      } else {
        trial.joined.append(part.file)
        trial.recording.notices.append(
          Notice(
            .file,
            "\(added.joined(separator: " and ")) come from \(part.file.name)"))
        outcomes.append(
          RecordingOutcome(
            file: part.file.relative, status: .joined(to: first.file.relative)))
      }
    }
    let recording = trial.recording
    guard
      !recording.trajectories.isEmpty || !recording.analog.isEmpty || !recording.plates.isEmpty
    else {
      outcomes.append(
        RecordingOutcome(
          file: first.file.relative,
          status: .ignored(
            because: "it holds no markers and no signals, only what another program computed")))
      return
    }
    trials.append(trial)
  }

  /// Results of another program begin where it began to compute: its events are moved to the clock of
  /// the trial, and its curves, which are shorter than the trial, are left out.
  private static func setClock(of part: inout Recording, to leading: Recording) {
    guard part.trajectories.isEmpty, part.analog.isEmpty, part.plates.isEmpty,
      let start = part.startTime, let leadingStart = leading.startTime, start != leadingStart
    else { return }
    for index in part.events.indices { part.events[index].time += start - leadingStart }
    part.startTime = leadingStart
    part.frameCount = 0
    part.modelOutputs = []
  }

  /// Why two files cannot be laid beside each other: their clocks begin apart.
  private static func clockProblem(_ part: Recording, _ leading: Part) -> String? {
    guard let start = part.startTime, let leadingStart = leading.recording.startTime,
      leading.recording.frameRate > 0,
      abs(start - leadingStart) > 0.5 / leading.recording.frameRate
    else { return nil }
    return "expected a clock that begins with that of \(leading.file.name) at "
      + "\(rounded(leadingStart)) s, found \(rounded(start)) s"
  }

  /// Files with markers lead; among them the format that holds most.
  private static func rank(_ recording: Recording) -> Int {
    let formats = ["C3D", "marey HDF5", "Vicon Nexus CSV"]
    let format = formats.firstIndex(of: recording.format) ?? formats.count
    return (recording.trajectories.isEmpty ? 10 : 0) + format
  }

  /// Takes over what the leading recording lacks; returns what was taken, in words.
  ///
  /// - Parameter goesOn: Whether signals and plates are added to those that are there already.
  private static func add(
    _ part: Recording, to trial: inout Recording, goesOn: Bool
  ) -> [String] {
    var added: [String] = []
    func take<Element>(
      _ what: WritableKeyPath<Recording, [Element]>, _ words: String, goesOn: Bool = false
    ) {
      guard trial[keyPath: what].isEmpty || goesOn, !part[keyPath: what].isEmpty else { return }
      trial[keyPath: what] += part[keyPath: what]
      added.append(words)
    }
    take(\.trajectories, "markers")
    take(\.analog, "analog signals", goesOn: goesOn)
    // A file of one plate goes on with the others; a plate that the trial holds already stays.
    let known = Set(trial.plates.map(\.label))
    take(
      \.plates, "force plates",
      goesOn: goesOn && !part.plates.contains { known.contains($0.label) })
    take(\.events, "events")
    take(\.modelOutputs, "stored model outputs")
    if added.isEmpty { return [] }
    trial.notices += trial.measures.complete(with: part.measures)
    trial.notices += part.notices
    if trial.duration > 0, part.duration > 0, abs(trial.duration - part.duration) > 0.1 {
      trial.notices.append(
        Notice(
          .file,
          "the joined files last \(rounded(trial.duration)) s and \(rounded(part.duration)) s; they "
            + "are taken to begin together"))
    }
    return added
  }

  private static func rounded(_ seconds: Double) -> Double { (seconds * 1000).rounded() / 1000 }
}
