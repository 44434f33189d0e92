import Motion

/// Who was measured, and how much of it could be used.
enum ParticipantsTable: CohortTable {
  static let name = "participants"
  static let meaning = "one visit of one person a row"

  private static let measures: [(SubjectMeasure, String)] = [
    (.age, "year"), (.mass, "kg"), (.height, "m"), (.legLength(.left), "m"),
    (.legLength(.right), "m"),
  ]
  /// Columns of the laboratory's table that hold one of a few words; free text never leaves it.
  private static let intake: [(column: String, meaning: String, words: Set<String>)] = [
    ("sex", "as the study gives it", ["m", "f", "male", "female", "x", "other"]),
    ("affected_side", "as the study gives it", ["left", "right", "both", "none", "l", "r"]),
    ("pain_side", "as the study gives it", ["left", "right", "both", "none", "l", "r"]),
  ]

  static let columns =
    intake.map { CohortColumn($0.column, $0.meaning) }
    + measures.map { CohortColumn($0.name, .number, $0.words, unit: $1) }
    + [
      CohortColumn(
        "referral_question_given", .integer,
        "1 where a referral question was given, else 0; the question is in results.json"),
      CohortColumn(
        "examination_given", .integer,
        "1 where findings of a clinical examination were given, else 0; they are in results.json"),
      CohortColumn("files_analysed", .integer, "recordings that gave results"),
      CohortColumn("files_refused", .integer, "recordings that were refused; see recordings"),
      CohortColumn("cycles_left", .integer, "gait cycles of the left side that rules may look at"),
      CohortColumn(
        "cycles_right", .integer, "gait cycles of the right side that rules may look at"),
      CohortColumn("cycles_set_aside", .integer, "gait cycles set aside: turning, unsteady"),
      CohortColumn("repetitions", .integer, "squats, landings and other repetitions"),
      CohortColumn("findings_present", .integer, "rules whose sign is present"),
      CohortColumn("findings_borderline", .integer, "rules whose sign is borderline"),
      CohortColumn("findings_within_reference", .integer, "rules that found nothing to remark"),
      CohortColumn("findings_not_assessed", .integer, "rules that could not be assessed"),
    ]

  static func rows(of analysis: SessionAnalysis) -> [[CohortValue]] {
    let subject = analysis.subject
    let cycles = analysis.trials.flatMap(\.cycles).map(\.cycle)
    func count(_ state: String) -> CohortValue {
      .integer(analysis.findings.count { $0.state.name == state })
    }
    let known = intake.map { column, _, words -> CohortValue in
      let word = subject.intake[column]?.lowercased()
      return .text(word.flatMap { words.contains($0) ? $0 : nil })
    }
    return [
      known + measures.map { .number(subject.measures[$0.0]) } + [
        .integer(subject.answer(.referralQuestion) == nil ? 0 : 1),
        .integer(IntakeColumn.examinations.contains { subject.answer($0) != nil } ? 1 : 0),
        .integer(analysis.outcomes.count { $0.status == .analysed }),
        .integer(analysis.outcomes.count { $0.status.name == "refused" }),
        .integer(cycles.count { $0.side == .left && $0.isAssessed }),
        .integer(cycles.count { $0.side == .right && $0.isAssessed }),
        .integer(cycles.count { !$0.isAssessed }),
        .integer(analysis.trials.reduce(0) { $0 + $1.repetitions.count }),
        count("present"), count("borderline"), count("within_reference"), count("not_assessed"),
      ]
    ]
  }
}
