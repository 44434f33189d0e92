import Motion

/// The page of a whole study: who, how good, what was found, and what could not be read.
public enum Overview {
  /// The overview as one self-contained HTML page; a study without a single result has one too.
  ///
  /// - Parameters:
  ///   - sessions: One summary a session, in the order of the page.
  ///   - strayRefusals: Messages about refused files that belong to no session.
  ///   - version: The program's version.
  public static func html(
    for sessions: [SessionSummary], strayRefusals: [String] = [], version: String = "",
    language: Language? = nil
  ) -> String {
    HTMLRenderer().page(
      document(for: sessions, strayRefusals: strayRefusals, version: version)
        .translated(into: language))
  }

  /// The overview before it is set as HTML.
  public static func document(
    for sessions: [SessionSummary], strayRefusals: [String] = [], version: String = ""
  ) -> Document {
    let refusals = sessions.flatMap(\.refusals) + strayRefusals
    let people = Set(sessions.map(\.label)).count
    let title =
      sessions.isEmpty
      ? "No session"
      : Reading.count(people, "participant") + ", " + Reading.count(sessions.count, "session")
    let parts = [
      Document.Part(
        title: "At a glance", anchor: "glance", help: "",
        blocks: glance(sessions, refused: refusals.count)),
      Document.Part(
        title: "Sessions", anchor: "sessions",
        help: "Cycles are those that rules may look at; those set aside (turning, change of speed) "
          + "stand in brackets. Click a participant to open the report.",
        blocks: sessionTable(sessions)),
      Document.Part(
        title: "Findings across the study", anchor: "findings",
        help: "Sessions in which a sign is present or borderline on at least one side. About 2 in "
          + "100 assessed rules flag a healthy person by chance.",
        blocks: findings(sessions)),
      Document.Part(
        title: "Standing apart", anchor: "outliers",
        help: "Sessions whose speed or cadence lies far from the median of this study (modified "
          + "z-score above 3.5; Iglewicz and Hoaglin 1993). Look at the measurement first.",
        blocks: outliers(sessions)),
      Document.Part(
        title: "The walking, session by session", anchor: "walking",
        help: "Each dot is a session in the order of the study; the dashed line is the median. A "
          + "session that stands apart is a square that opens its report.",
        blocks: charts(.walking, of: sessions)),
      Document.Part(
        title: "The measurement, session by session", anchor: "measurement",
        help: "What drifts here is the laboratory, not the people: markers, model, events and "
          + "plates, in the order of the study.",
        blocks: charts(.measurement, of: sessions)),
      Document.Part(
        title: "The force plates, session by session", anchor: "plates",
        help: "Read from the frames in which nobody stands on a plate. Its zero is the mean "
          + "vertical force before any zero is set, its noise the standard deviation about it, and "
          + "what is left in swing the mean size of the force once the zero was set. A zero that "
          + "wanders, or a noise that grows, speaks of the plate or its amplifier.",
        blocks: charts(.plates, of: sessions)),
      Document.Part(
        title: "What failed, and why", anchor: "refused", help: "",
        blocks: failed(sessions)
          + (refusals.isEmpty
            ? [.paragraph("No file was refused.")] : refusals.map { .diagnostic($0) })),
      Document.Part(
        title: "Provenance", anchor: "provenance", help: "",
        blocks: [
          .paragraph(
            "Made by marey" + (version.isEmpty ? "" : " " + version)
              + ". Inputs, settings and the outcome of every file are in run.json beside this page."
          )
        ]),
    ]
    var document = Document(
      kind: "Movement analysis study", title: title, parts: parts, isWide: true,
      footer: SafetyText.footer)
    document.names = Set(
      sessions.flatMap { [$0.label] + [$0.session].compactMap(\.self) + Array($0.conditions) })
    return document
  }

  private static func charts(
    _ kind: SessionMetric.Kind, of sessions: [SessionSummary]
  ) -> [Block] {
    let charts = StudyCharts(sessions: sessions).charts(kind)
    guard !charts.isEmpty else {
      return [
        .paragraph(
          kind == .plates
            ? "No plate was seen free." : "Nothing was measured that could be drawn.")
      ]
    }
    return [
      .figures(
        FigureGrid(
          charts: charts, columns: kind == .plates ? 3 : 4, legend: StudyCharts.legend,
          caption: "Across: the sessions in the order of the study. A session stands apart where "
            + "its modified z-score is above 3.5; \(Outlier.fewest) sessions are needed to say so.")
      )
    ]
  }

  private static func failed(_ sessions: [SessionSummary]) -> [Block] {
    let rows = sessions.filter { $0.quality.level == .unusable }.map { session -> [Table.Cell] in
      [
        Table.Cell(
          session.label + (session.session.map { ", " + $0 } ?? ""), link: session.report),
        Table.Cell(session.quality.sentence),
      ]
    }
    return rows.isEmpty
      ? []
      : [
        .table(
          Table(
            caption: "Sessions that could not be used",
            columns: [.init("Participant"), .init("Why")], rows: rows))
      ]
  }

  private static func glance(_ sessions: [SessionSummary], refused: Int) -> [Block] {
    let good = sessions.count { $0.quality.level == .good }
    let doubtful = sessions.count { $0.quality.level == .reservations }
    let unusable = sessions.count { $0.quality.level == .unusable }
    let tone: Tone =
      good + doubtful == 0 ? .bad : doubtful + unusable + refused > 0 ? .caution : .good
    let verdict =
      sessions.isEmpty
      ? "Nothing was found to analyse."
      : "\(good) of \(sessions.count) sessions good, \(doubtful) usable with reservations, "
        + "\(unusable) not usable; " + Reading.count(refused, "file") + " refused."
    let signs = sessions.count { !$0.present.isEmpty }
    let analysed = sessions.reduce(0) { $0 + $1.files["analysed", default: 0] }
    let cycles = sessions.reduce(0) { $0 + $1.cycles.values.reduce(0, +) }
    return [
      .callout(tone, title: "Data quality", text: verdict),
      .definitions([
        Definition("Files analysed", "\(analysed)"), Definition("Gait cycles", "\(cycles)"),
        Definition("Sessions with a sign present", "\(signs)"),
        Definition("Files refused", "\(refused)"),
      ]),
    ]
  }

  private static func sessionTable(_ sessions: [SessionSummary]) -> [Block] {
    guard !sessions.isEmpty else {
      return [.paragraph("There is no session: no readable recording was found in the study.")]
    }
    let rows = sessions.map { session -> [Table.Cell] in
      let cycles = Side.allCases.map { "\(session.cycles[$0, default: 0])" }
      let gated = session.gatedCycles > 0 ? " (\(session.gatedCycles))" : ""
      return [
        Table.Cell(
          session.label + (session.session.map { ", " + $0 } ?? ""), link: session.report),
        // A good session needs no reasons; its row stays one line.
        Table.Cell(
          session.quality.level == .good
            ? session.quality.level.words
            : session.quality.level.words + "\n" + session.quality.sentence, isQuiet: true),
        .number("\(session.files["analysed", default: 0])"),
        .number("\(session.files["refused", default: 0])"),
        .number(
          cycles.joined(separator: "\u{A0}/\u{A0}") + gated
            + (session.repetitions > 0
              ? "\n" + Reading.count(session.repetitions, "repetition") : "")),
        Table.Cell(parameters(session) { SessionSummary.speedNames.contains($0) }),
        Table.Cell(parameters(session) { $0 == SessionSummary.cadenceName }),
        Table.Cell(signs(session.present)), Table.Cell(signs(session.borderline)),
        .quiet(notices(session)),
      ]
    }
    return [
      .table(
        Table(
          caption: "One row a session",
          columns: [
            .init("Participant"), .init("Data quality"), .init("Files analysed", isNumber: true),
            .init("Files refused", isNumber: true), .init("Cycles, left / right", isNumber: true),
            .init("Speed"), .init("Cadence"),
            .init("Present"), .init("Borderline"), .init("Notices"),
          ], rows: rows))
    ]
  }

  private static func parameters(
    _ session: SessionSummary, _ isWanted: (String) -> Bool
  ) -> String {
    let found = session.parameters.filter { isWanted($0.name) }
    let namesGroup = found.count > 1
    let words = found.map { parameter in
      Reading.text(parameter.statistic.mean, parameter.unit)
        + (namesGroup ? " (\(parameter.group.lowercasedFirst))" : "")
    }
    return words.isEmpty ? "\u{2013}" : words.joined(separator: "\n")
  }

  private static func signs(_ signs: [SessionSummary.Sign]) -> String {
    signs.isEmpty
      ? "0" : "\(signs.count): " + signs.map(\.words).joined(separator: "; ")
  }

  private static func notices(_ session: SessionSummary) -> String {
    let words = Notice.Topic.allCases.compactMap { topic in
      session.notices[topic].map { "\(topic.words.lowercasedFirst) \($0)" }
    }
    let total = session.notices.values.reduce(0, +)
    return total == 0 ? "0" : "\(total): " + words.joined(separator: ", ")
  }

  private static func findings(_ sessions: [SessionSummary]) -> [Block] {
    let names = Set(sessions.flatMap { ($0.present + $0.borderline).map(\.name) }).sorted()
    guard !names.isEmpty else { return [.paragraph("No sign is present or borderline.")] }
    let rows = names.map { name -> [Table.Cell] in
      let present = sessions.filter { $0.present.contains { $0.name == name } }
      let borderline = sessions.count { $0.borderline.contains { $0.name == name } }
      let who = present.map { $0.label + ($0.session.map { ", " + $0 } ?? "") }
      return [
        Table.Cell(Reading.sentenceCase(name)), .number("\(present.count)"),
        .number("\(borderline)"), .quiet(who.joined(separator: "; ")),
      ]
    }
    return [
      .table(
        Table(
          caption: "Sessions by sign, of \(sessions.count)",
          columns: [
            .init("Sign"), .init("Present", isNumber: true), .init("Borderline", isNumber: true),
            .init("Present in"),
          ], rows: rows))
    ]
  }

  private static func outliers(_ sessions: [SessionSummary]) -> [Block] {
    let outliers = Outlier.all(in: sessions)
    guard !outliers.isEmpty else {
      return [
        .paragraph(
          "No session stands apart, or there are fewer than \(Outlier.fewest) to compare.")
      ]
    }
    let rows = outliers.map { outlier -> [Table.Cell] in
      let session = outlier.session
      return [
        Table.Cell(
          session.label + (session.session.map { ", " + $0 } ?? ""), link: session.report),
        Table.Cell(outlier.parameter.words + ", " + outlier.parameter.group.lowercasedFirst),
        .number(Reading.text(outlier.parameter.statistic.mean, outlier.parameter.unit)),
        .number(Reading.text(outlier.median, outlier.parameter.unit)),
        .number(Reading.plain(outlier.score, decimals: 1)),
      ]
    }
    return [
      .table(
        Table(
          caption: "Sessions that stand apart",
          columns: [
            .init("Participant"), .init("Parameter"), .init("Value", isNumber: true),
            .init("Study median", isNumber: true), .init("Modified z", isNumber: true),
          ], rows: rows))
    ]
  }
}
