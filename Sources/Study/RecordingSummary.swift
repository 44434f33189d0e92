import Analysis
import Foundation
import Motion

/// What one recording holds, in lines for people.
public enum RecordingSummary {
  public static func lines(for recording: Recording) -> [String] {
    var lines = ["format: \(recording.format)"]
    if recording.frameRate > 0 {
      lines.append(
        "frames: \(recording.frameCount) at \(plain(recording.frameRate)) Hz "
          + "(\(plain(recording.duration)) s), first frame \(recording.firstFrame)")
    } else {
      lines.append("frames: none (\(plain(recording.duration)) s of analog signals)")
    }
    if let up = TrialPreparation().up(of: recording) {
      lines.append("up: \(up.axis.rawValue) (\(up.foundBy))")
    } else {
      lines.append("up: not known")
    }
    if let unit = recording.lengthUnit { lines.append("positions: \(unit.rawValue)") }
    lines += markers(recording)
    lines += signals(recording)
    lines += events(recording)
    lines += person(recording.measures)
    lines += recording.notices.map { "notice: \($0.text)" }
    lines += verdict(recording)
    return lines
  }

  /// What a file of a subject's parameters holds, `.mp` or `.vsk`.
  public static func lines(for measures: SubjectMeasures, ending: String) -> [String] {
    let found = person(measures)
    return ["format: a subject's parameters of Vicon (.\(ending)), no recording"]
      + (found.isEmpty
        ? ["body measures: none that marey knows"]
        : found + ["beside the trials, a run takes the person's measures from it"])
  }

  private static func markers(_ recording: Recording) -> [String] {
    var lines = ["markers: \(recording.trajectories.count)"]
    for trajectory in recording.trajectories {
      let missing = trajectory.missingCount
      let prefix = trajectory.prefix.map { $0 + ":" } ?? ""
      lines.append(
        "  \(prefix)\(trajectory.label)"
          + (missing == 0
            ? ""
            : ": not seen in \(missing) frames, \(gaps(of: trajectory, recording.firstFrame))"))
    }
    if !recording.modelOutputs.isEmpty {
      lines.append(
        "stored model outputs: \(recording.modelOutputs.count) ("
          + recording.modelOutputs.map(\.label).joined(separator: ", ") + ")")
    }
    return lines
  }

  /// The gaps of a marker: how many, and the first of them.
  private static func gaps(of trajectory: Trajectory, _ firstFrame: Int) -> String {
    let gaps = trajectory.gaps
    let listed = RangeSet(gaps.prefix(listedGaps)).words(firstFrame: firstFrame)
    return "\(gaps.count) gaps (frames \(listed)\(gaps.count > listedGaps ? ", ..." : ""))"
  }

  /// A marker with more gaps than this is listed by its first ones.
  private static let listedGaps = 12

  private static func signals(_ recording: Recording) -> [String] {
    var lines = ["force plates: \(recording.plates.count)"]
    for plate in recording.plates {
      let kind =
        switch plate.kind {
        case .c3d(let type) where (1...4).contains(type): "type \(type)"
        case .c3d(let type): "type \(type), which is not read (types 1 to 4 are)"
        case .plateAxes: "forces in plate axes, position not known"
        case .laboratoryAxes: "ground reaction in laboratory axes"
        }
      lines.append(
        "  \(plate.label): \(kind), \(plate.channels.count) channels at \(plain(plate.rate)) Hz")
    }
    lines.append("analog channels: \(recording.analog.count)")
    for channel in recording.analog {
      lines.append(
        "  \(channel.label): \(plain(channel.rate)) Hz, unit \(channel.unit?.rawValue ?? "not known")"
      )
    }
    return lines
  }

  private static func events(_ recording: Recording) -> [String] {
    ["events: \(recording.events.count)"]
      + recording.events.map {
        "  \(plain($0.time)) s \($0.side?.rawValue ?? "no side") \($0.kind.label)"
      }
  }

  private static func person(_ measures: SubjectMeasures) -> [String] {
    SubjectMeasure.all.compactMap { measure in
      measures.entries[measure].map {
        "\(measure.name): \(plain($0.value)) (\($0.source))"
      }
    }
  }

  /// What marey would make of it.
  private static func verdict(_ recording: Recording) -> [String] {
    let preparation = TrialPreparation()
    switch preparation.trial(from: recording) {
    case .absent(let reason):
      var lines = ["marey would refuse it: \(reason)"]
      // Which way is up is told by markers whose names are known.
      guard reason.contains("told by their names") else { return lines }
      let wanted = ["LASI", "RASI", "LANK", "RANK", "LHEE", "RHEE", "LTOE", "RTOE"]
      let labels = recording.trajectories.map(\.label)
      lines += MarkerProposal.lines(labels: labels, wanted: wanted)
      return lines
    case .present(let cleaned):
      var trial = cleaned
      trial.task = TaskRecognition.task(named: [recording.name], trial: cleaned).task
      trial = preparation.filtered(trial)
      let task = TaskRecognition.task(named: [recording.name], trial: trial)
      let choice = ModelChoice(settings: Settings(), trial: trial)
      let labels = recording.trajectories.map(\.label)
      let missing = choice.missingMarkers(in: trial, labelled: labels)
      var lines = ["task: \(task.task.words) (\(task.decidedBy))"]
      lines.append(
        "marker model: \(choice.name)"
          + (missing.isEmpty
            ? ", every marker is there" : " would miss \(missing.joined(separator: ", "))"))
      if let about = MarkerProposal.aboutPoints(labels) { lines.append(about) }
      if let proposal = choice.proposal(for: labels, in: trial) { lines += proposal.lines }
      for notice in trial.notices
      where notice.topic == .markers && !recording.notices.contains(notice) {
        lines.append("cleaning: \(notice.text)")
      }
      return lines
    }
  }

  /// A number with at most six significant digits and no trailing zeros.
  static func plain(_ value: Double) -> String {
    guard value.isFinite else { return "not known" }
    return String(format: "%.6g", value)
  }
}
