import Motion

/// Who was measured, as far as the study says; no name, no date.
struct Participant: Section {
  let title = "Participant"
  let anchor = "participant"
  let help =
    "Each number is printed with the place it came from. Where two sources differ, the first one "
    + "named is used, and a notice under Files, events and gaps says so."

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    let subject = analysis.subject
    var facts = [Definition("Participant", subject.label)]
    facts.append(Definition("Session", subject.session ?? "only one"))
    if let age = subject.age { facts.append(Definition("Age", SubjectMeasure.age.reading(age))) }
    for column in Intake.columns where column.key != "symptoms" {
      guard let answer = Intake.answer(column.key, of: subject) else { continue }
      facts.append(Definition(column.words, answer))
    }
    facts.append(
      Definition("Symptoms", Intake.answer("symptoms", of: subject) ?? "symptoms were not provided")
    )
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
