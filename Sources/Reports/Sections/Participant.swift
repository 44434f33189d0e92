import Motion

/// Who was measured, as far as the study says; no name, no date.
struct Participant: Section {
  let title = "Participant"
  let anchor = "participant"
  let help =
    "Each number is printed with the place it came from. Where two sources differ, the first one "
    + "named is used, and a notice under Files, events and gaps says so."

  /// What stands in place of an answer that a reader would miss.
  private static let unsaid: [IntakeColumn: String] = [
    .referralQuestion: "no referral question given", .symptoms: "symptoms were not provided",
    .examination: "no findings given",
  ]
  /// Characters from which an answer has a line of its own.
  private static let longAnswer = 60

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    let subject = analysis.subject
    var facts = [Definition("Participant", subject.label)]
    facts.append(Definition("Session", subject.session ?? "only one"))
    if let age = subject.age { facts.append(Definition("Age", SubjectMeasure.age.reading(age))) }
    for column in IntakeColumn.allCases {
      guard let answer = subject.printedAnswer(column) ?? Self.unsaid[column] else { continue }
      facts.append(Definition(column.words, answer, isWide: answer.count > Self.longAnswer))
    }
    let rows = SubjectMeasure.all.compactMap { measure -> [Table.Cell]? in
      guard let entry = subject.measures.entries[measure] else { return nil }
      return [
        Table.Cell(Reading.sentenceCase(measure.words)), .number(measure.reading(entry.value)),
        .quiet(entry.source),
      ]
    }
    let measures: Block =
      rows.isEmpty
      ? .paragraph("No body measure is known.")
      : .table(
        Table(
          caption: "Body measures",
          columns: [
            Table.Column("Measure"), Table.Column("Value", isNumber: true), .init("Source"),
          ],
          rows: rows))
    return [.definitions(facts), measures]
  }
}
