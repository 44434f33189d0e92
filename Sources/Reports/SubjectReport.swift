import Motion

/// The report of one visit of one person.
public enum SubjectReport {
  /// The report as one self-contained HTML page.
  ///
  /// It holds no clock, host or path: the same analysis gives the same bytes.
  public static func html(
    for analysis: SessionAnalysis, options: ReportOptions = ReportOptions()
  ) -> String {
    HTMLRenderer().page(
      document(for: analysis, options: options).translated(into: options.language))
  }

  /// The report before it is set as HTML.
  public static func document(
    for analysis: SessionAnalysis, options: ReportOptions = ReportOptions()
  ) -> Document {
    let all = Sections.all(options)
    let chosen =
      options.sections.isEmpty
      ? all : options.sections.compactMap { anchor in all.first { $0.anchor == anchor } }
    let parts = chosen.map { section in
      Document.Part(
        title: options.titles[section.anchor] ?? section.title, anchor: section.anchor,
        help: section.help,
        blocks: section.blocks(for: analysis))
    }
    let session = analysis.subject.session.map { ", session " + $0 } ?? ""
    var document = Document(
      kind: "Movement analysis", title: "Participant " + analysis.subject.label + session,
      subtitle: subtitle(for: analysis), parts: parts, footer: SafetyText.footer)
    document.isInteractive = true
    document.names = names(of: analysis, options: options)
    return document
  }

  /// What no language changes: names of people, trials, conditions, markers and signals, what the
  /// study's tables say of a person, works cited, and headings of the laboratory's own.
  private static func names(of analysis: SessionAnalysis, options: ReportOptions) -> Set<String> {
    let subject = analysis.subject
    var names: Set<String> = [subject.label]
    names.formUnion([subject.session].compactMap(\.self))
    names.formUnion(IntakeColumn.allCases.compactMap { subject.answer($0) })
    names.formUnion(options.titles.values)
    for trial in analysis.trials.map(\.trial) {
      names.formUnion([trial.name, trial.condition])
      names.formUnion(trial.markers.keys)
      names.formUnion(trial.analog.map(\.label))
      names.formUnion(trial.plates.map(\.label))
    }
    for outcome in analysis.outcomes { names.formUnion([outcome.file, outcome.condition]) }
    names.formUnion((analysis.citations + analysis.findings.flatMap(\.citations)).map(\.text))
    names.remove("")
    return names
  }

  /// Age, sex and what was done: `34 years; F; walking and single leg squat`.
  private static func subtitle(for analysis: SessionAnalysis) -> String {
    var words: [String] = []
    if let age = analysis.subject.age { words.append(SubjectMeasure.age.reading(age)) }
    if let sex = analysis.subject.printedAnswer(.sex) { words.append(sex) }
    let tasks = TaskGroup.groups(of: analysis.trials).map(\.group.task)
    let done = MovementTask.allCases.filter { tasks.contains($0) && $0 != .unknown }
    if !done.isEmpty { words.append(Reading.enumeration(done.map(\.words))) }
    return words.joined(separator: "; ")
  }
}
