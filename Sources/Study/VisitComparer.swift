import Formats
import Foundation
import Motion
import Reports

/// Puts two stored visits of one person beside each other and writes the report of the change.
public struct VisitComparer: Sendable {
  public var output: String
  /// With or without `sub-`.
  public var participant: String
  /// Two labels, with or without `ses-`.
  public var sessions: [String]
  /// The program's version, for provenance.
  public var version: String

  public init(output: String, participant: String, sessions: [String], version: String = "") {
    self.output = output
    self.participant = participant
    self.sessions = sessions
    self.version = version
  }

  /// Writes `OUT/sub-ID/compare-A-B.html`.
  ///
  /// - Returns: The report's path relative to the output folder.
  public func write() throws(StudyError) -> String {
    let study = try StoredStudy(output: output)
    let person = bare(participant, "sub-")
    let visits = try sessions.map { label throws(StudyError) in
      try visit(bare(label, "ses-"), of: person, in: study)
    }
    guard visits.count == 2, visits[0].0 != visits[1].0 else {
      throw StudyError(
        .badUsage, file: output, problem: "expected two different sessions",
        remedy: "give --sessions two labels, such as --sessions pre post")
    }
    let comparison = Self.comparison(
      visits[0].1.analysis, visits[1].1.analysis, names: (visits[0].0, visits[1].0))
    let path = "sub-\(person)/compare-\(visits[0].0)-\(visits[1].0).html"
    let page = ComparisonReport.html(
      for: comparison, sides: ReportOptions(visits[1].1.report).sides, version: version)
    do {
      try FileBytes.replace(output + "/" + path, with: Array(page.utf8))
    } catch {
      throw StudyError(.cannotWrite, file: path, problem: error.problem, remedy: error.remedy)
    }
    return path
  }

  private func bare(_ label: String, _ prefix: String) -> String {
    label.hasPrefix(prefix) ? String(label.dropFirst(prefix.count)) : label
  }

  private func visit(
    _ label: String, of person: String, in study: StoredStudy
  ) throws(StudyError) -> (String, StoredSession) {
    let visits = study.sessions.filter { $0.participant == person }
    guard let found = visits.first(where: { $0.session == label }) else {
      throw StudyError(
        .noInput, file: output,
        problem: "expected a session \(label) of \(person), found "
          + (visits.isEmpty
            ? "no session of that participant"
            : visits.map { $0.session ?? "one without a label" }.joined(separator: ", ")),
        remedy: "check --participant-label and --sessions")
    }
    return (label, try StoredSession.read(from: output, session: found.folder))
  }

  // MARK: - The comparison

  /// Fewer cycles are named beside the difference.
  private static let fewCycles = 3

  static func comparison(
    _ first: SessionAnalysis, _ second: SessionAnalysis, names: (String, String),
    table: ChangeTable = .standard
  ) -> VisitComparison {
    var groups: [VisitComparison.Group] = []
    var remarks: [String] = []
    for parameter in first.parameters {
      let isKnown = groups.contains {
        $0.task == parameter.task && $0.condition == parameter.condition
      }
      guard !isKnown else { continue }
      let isShared = second.parameters.contains {
        $0.task == parameter.task && $0.condition == parameter.condition
      }
      guard isShared else {
        let words =
          parameter.task.words + (parameter.condition.isEmpty ? "" : ", condition ")
          + parameter.condition
        let remark = "Only \(names.0) holds \(words)."
        if !remarks.contains(remark) { remarks.append(remark) }
        continue
      }
      groups.append(
        group(parameter.task, parameter.condition, first, second, names: names, table: table))
    }
    if first.provenance.version != second.provenance.version {
      remarks.append("The visits were analysed by different versions of marey.")
    }
    let models = [first, second].map { Set($0.trials.map(\.model)) }
    if models[0] != models[1] {
      remarks.append(
        "The visits were analysed with different marker models: differences may be "
          + "those of the models.")
    }
    return VisitComparison(
      label: first.subject.label, first: names.0, second: names.1, groups: groups,
      firstFindings: first.findings, secondFindings: second.findings, remarks: remarks)
  }

  private static func group(
    _ task: MovementTask, _ condition: String, _ first: SessionAnalysis,
    _ second: SessionAnalysis, names: (String, String), table: ChangeTable
  ) -> VisitComparison.Group {
    func isHere(_ parameter: Parameter) -> Bool {
      parameter.task == task && parameter.condition == condition
    }
    func cycles(_ analysis: SessionAnalysis) -> [CycleCurves] {
      analysis.trials.filter { $0.trial.task == task && $0.trial.condition == condition }
        .flatMap(\.cycles).filter { $0.cycle.isAssessed }
    }
    let others = second.parameters.filter(isHere)
    let rows = first.parameters.filter(isHere).compactMap { parameter -> VisitComparison.Row? in
      guard parameter.remark != "research",
        let other = others.first(where: {
          $0.name == parameter.name && $0.side == parameter.side && $0.unit == parameter.unit
        }), let before = parameter.value.value, let after = other.value.value
      else { return nil }
      return row(parameter, before, after, first, second, names: names, table: table)
    }
    return VisitComparison.Group(
      task: task, condition: condition,
      rows: scores(task, condition, first, second, table: table) + rows, first: cycles(first),
      second: cycles(second))
  }

  private static func row(
    _ parameter: Parameter, _ before: Statistic, _ after: Statistic, _ first: SessionAnalysis,
    _ second: SessionAnalysis, names: (String, String), table: ChangeTable
  ) -> VisitComparison.Row {
    let entry = table.entry(for: parameter.name, unit: parameter.unit)
    var widening = 0.0
    var doubt: String?
    let restsOnAxis = ["knee_adduction", "knee_rotation", "hip_rotation"]
      .contains { parameter.name.contains($0) }
    if restsOnAxis, parameter.unit == .degree, let side = parameter.side {
      let checks = [(names.0, first.kneeAxis(side).value), (names.1, second.kneeAxis(side).value)]
      if let bad = checks.first(where: { $0.1?.isReliable == false }) {
        doubt = "the \(side.rawValue) knee axis of \(bad.0) is not reliable"
      }
      // Cross-talk at the flexion of loading; mean square of both visits.
      let errors = checks.map { $0.1?.adductionError(atFlexion: .degrees(20)) ?? 0 }
      if parameter.name.contains("knee_adduction") {
        widening = ((errors[0] * errors[0] + errors[1] * errors[1]) / 2).squareRoot()
      }
    }
    let detectable = entry?.detectableChange(
      at: (before.mean + after.mean) / 2, widening: widening)
    let verdict =
      doubt.map { VisitComparison.Verdict.cannotTell(because: $0) }
      ?? VisitComparison.Verdict(
        difference: after.mean - before.mean, detectable: detectable,
        lowerIsBetter: entry?.lowerIsBetter ?? false)
    let fewest = min(before.count, after.count)
    return VisitComparison.Row(
      words: parameter.words, side: parameter.side, unit: parameter.unit, first: before,
      second: after, detectable: doubt == nil ? detectable : nil, verdict: verdict,
      source: entry?.source ?? "",
      notes: fewest < fewCycles ? ["only \(fewest) in one visit"] : [])
  }

  /// The gait profile score of both visits, side by side.
  private static func scores(
    _ task: MovementTask, _ condition: String, _ first: SessionAnalysis,
    _ second: SessionAnalysis, table: ChangeTable
  ) -> [VisitComparison.Row] {
    func score(_ analysis: SessionAnalysis, _ side: Side?) -> Double? {
      guard
        let profile = analysis.profiles.first(where: {
          $0.task == task && $0.condition == condition
        })
      else { return nil }
      let score = side.map { profile.score.sides[$0] } ?? profile.score.overall
      return score?.value
    }
    let entry = table.entry(for: "GPS", unit: .degree)
    // The published score looks at the free speed's curves whatever the speed of the visit.
    let isSame =
      first.reference?.name == second.reference?.name
      && first.reference?.isOwn == second.reference?.isOwn
    return [Side.left, .right, nil].compactMap { side -> VisitComparison.Row? in
      guard let before = score(first, side), let after = score(second, side),
        let a = Statistic(of: [before]), let b = Statistic(of: [after])
      else { return nil }
      let detectable = entry?.detectableChange(at: (a.mean + b.mean) / 2)
      return VisitComparison.Row(
        words: "gait profile score", side: side, unit: .degree, first: a, second: b,
        detectable: isSame ? detectable : nil,
        verdict: isSame
          ? VisitComparison.Verdict(
            difference: b.mean - a.mean, detectable: detectable,
            lowerIsBetter: entry?.lowerIsBetter ?? false)
          : .cannotTell(because: "the visits are judged by different references"),
        source: entry?.source ?? "")
    }
  }
}
