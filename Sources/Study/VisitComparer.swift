import Formats
import Foundation
import Motion
import Reports

/// Puts two stored visits of one person, or two conditions of one visit, beside each other and writes
/// the report of the change.
public struct VisitComparer: Sendable {
  public var output: String
  /// With or without `sub-`.
  public var participant: String
  /// Two labels, with or without `ses-`; with conditions one, or none for a person's only visit.
  public var sessions: [String]
  /// Two conditions of one visit, or none to compare visits.
  public var conditions: [String]
  /// The program's version, for provenance.
  public var version: String

  public init(
    output: String, participant: String, sessions: [String], conditions: [String] = [],
    version: String = ""
  ) {
    self.output = output
    self.participant = participant
    self.sessions = sessions
    self.conditions = conditions
    self.version = version
  }

  /// Writes `compare-A-B.html` into the participant's folder, or into the visit's for conditions.
  ///
  /// - Returns: The report's path relative to the output folder.
  public func write() throws(StudyError) -> String {
    let study = try StoredStudy(output: output)
    let person = bare(participant, "sub-")
    let visits = study.sessions.filter { $0.participant == person }
    let pair =
      try conditions.isEmpty ? pairOfVisits(visits, person) : pairOfConditions(visits, person)
    let comparison = pair.comparison
    let path =
      pair.folder + "/" + SafeName.name("compare-\(comparison.first)-\(comparison.second)")
      + ".html"
    let page = ComparisonReport.html(for: comparison, options: pair.options, version: version)
    do {
      try FileBytes.replace(output + "/" + path, with: Array(page.utf8))
    } catch {
      throw StudyError(.cannotWrite, file: path, problem: error.problem, remedy: error.remedy)
    }
    return path
  }

  private typealias Pair = (comparison: VisitComparison, folder: String, options: ReportOptions)

  private func pairOfVisits(
    _ visits: [StoredStudy.Session], _ person: String
  ) throws(StudyError) -> Pair {
    let labels = sessions.map { bare($0, "ses-") }
    guard labels.count == 2, labels[0] != labels[1] else {
      throw StudyError(
        .badUsage, file: output, problem: "expected two different sessions",
        remedy: "give --sessions two labels, such as --sessions pre post")
    }
    let first = try StoredSession.read(
      from: output, session: visit(labels[0], of: person, among: visits).folder)
    let second = try StoredSession.read(
      from: output, session: visit(labels[1], of: person, among: visits).folder)
    return (
      Self.comparison(first.analysis, second.analysis, names: (labels[0], labels[1])),
      "sub-" + person, ReportOptions(second.report)
    )
  }

  private func pairOfConditions(
    _ visits: [StoredStudy.Session], _ person: String
  ) throws(StudyError) -> Pair {
    guard conditions.count == 2, conditions[0] != conditions[1] else {
      throw StudyError(
        .badUsage, file: output, problem: "expected two different conditions",
        remedy: "give --conditions two names, such as --conditions barefoot orthosis")
    }
    let found: StoredStudy.Session
    if let label = sessions.first {
      found = try visit(bare(label, "ses-"), of: person, among: visits)
    } else if visits.count < 2, let only = visits.first {
      found = only
    } else {
      throw StudyError(
        visits.isEmpty ? .noInput : .badUsage, file: output,
        problem: visits.isEmpty
          ? "expected a participant \(person), found no session of that name"
          : "expected one visit of \(person), found several: " + Self.labels(of: visits),
        remedy: visits.isEmpty
          ? "check --participant-label"
          : "name one of them with --sessions beside --conditions")
    }
    let stored = try StoredSession.read(from: output, session: found.folder)
    var known: [String] = []
    for trial in stored.analysis.trials where !known.contains(trial.trial.condition) {
      known.append(trial.trial.condition)
    }
    for condition in conditions where !known.contains(condition) {
      throw StudyError(
        .noInput, file: output,
        problem: "expected a condition \(condition) of \(person), found "
          + (known.isEmpty
            ? "no trial"
            : known.map { $0.isEmpty ? "one without a name" : $0 }
              .joined(separator: ", ")),
        remedy: "the condition is the trial's file name without its digits; the report shows it")
    }
    var comparison = Self.comparison(
      Self.part(of: stored.analysis, in: conditions[0]),
      Self.part(of: stored.analysis, in: conditions[1]), names: (conditions[0], conditions[1]))
    comparison.kind = .conditions
    return (comparison, found.folder, ReportOptions(stored.report))
  }

  /// What a visit holds of one condition, without the condition's name, so that it stands beside
  /// another condition's.
  static func part(of analysis: SessionAnalysis, in condition: String) -> SessionAnalysis {
    var part = analysis
    part.trials = part.trials.filter { $0.trial.condition == condition }
    part.parameters = part.parameters.filter { $0.condition == condition }
    part.profiles = part.profiles.filter { $0.condition == condition }
    part.findings = part.findings.filter { $0.condition == condition }
    for index in part.trials.indices { part.trials[index].trial.condition = "" }
    for index in part.parameters.indices { part.parameters[index].condition = "" }
    for index in part.profiles.indices { part.profiles[index].condition = "" }
    for index in part.findings.indices { part.findings[index].condition = "" }
    return part
  }

  private func bare(_ label: String, _ prefix: String) -> String {
    label.hasPrefix(prefix) ? String(label.dropFirst(prefix.count)) : label
  }

  private static func labels(of visits: [StoredStudy.Session]) -> String {
    visits.map { $0.session ?? "one without a label" }.joined(separator: ", ")
  }

  private func visit(
    _ label: String, of person: String, among visits: [StoredStudy.Session]
  ) throws(StudyError) -> StoredStudy.Session {
    guard let found = visits.first(where: { $0.session == label }) else {
      throw StudyError(
        .noInput, file: output,
        problem: "expected a session \(label) of \(person), found "
          + (visits.isEmpty
            ? "no session of that participant"
            : Self.labels(of: visits)),
        remedy: "check --participant-label and --sessions")
    }
    return found
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
        let remark = remark(parameter, only: names.0)
        if !remarks.contains(remark) { remarks.append(remark) }
        continue
      }
      groups.append(
        group(parameter.task, parameter.condition, first, second, names: names, table: table))
    }
    for parameter in second.parameters {
      let isShared = first.parameters.contains {
        $0.task == parameter.task && $0.condition == parameter.condition
      }
      let remark = remark(parameter, only: names.1)
      if !isShared, !remarks.contains(remark) { remarks.append(remark) }
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

  private static func remark(_ parameter: Parameter, only name: String) -> String {
    "Only \(name) holds " + parameter.task.words
      + (parameter.condition.isEmpty ? "" : ", condition ") + parameter.condition + "."
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
      notes: fewest < fewCycles ? ["only \(fewest) in one of them"] : [])
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
