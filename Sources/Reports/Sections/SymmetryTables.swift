import Motion

/// Left against right.
struct SymmetryTables: Section {
  let title = "Left and right"
  let anchor = "symmetry"
  let help =
    "Healthy gait is not symmetric. An index is given only for positive quantities far from zero "
    + "(times, lengths, forces): 100 (R \u{2212} L) over half of (R + L), + more on the right; angles "
    + "are compared by their difference. Beyond the limit means more than 10 % and more than "
    + "measurement error makes in 19 of 20 cases (Hodt-Billington et al. 2012)."

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    var order: [TaskGroup] = []
    func group(_ value: SymmetryValue) -> TaskGroup {
      TaskGroup(task: value.task, condition: value.condition)
    }
    for value in analysis.symmetry where !order.contains(group(value)) {
      order.append(group(value))
    }
    guard !order.isEmpty else {
      return [.paragraph("Nothing was measured on both sides, so there is nothing to compare.")]
    }
    return order.flatMap { task -> [Block] in
      let values = analysis.symmetry.filter { group($0) == task }
      let first = values.filter { Self.isKey($0) }
      let rest = values.filter { !Self.isKey($0) }
      guard !first.isEmpty, rest.count > 3 else {
        return [.table(table(values, caption: task.title))]
      }
      return [
        .table(table(first, caption: task.title)),
        .folded(
          "\(rest.count) more quantities, none beyond the limit",
          [.table(table(rest, caption: task.title + ": within the limit"))]),
      ]
    }
  }

  /// What a reader wants without asking: times and distances, and whatever lies beyond the limit.
  private static func isKey(_ value: SymmetryValue) -> Bool {
    (value.isBeyondLimits && value.count >= 3) || KeyParameters.names.contains(value.name)
  }

  private func table(_ values: [SymmetryValue], caption: String) -> Table {
    Table(
      caption: caption,
      columns: [
        .init("Quantity"), .init("Left", isNumber: true), .init("Right", isNumber: true),
        .init("Difference L \u{2212} R", isNumber: true), .init("Index", isNumber: true),
        .init("Symmetry angle", isNumber: true), .init("Beyond the limit"),
      ],
      rows: values.map { value in
        [
          Table.Cell(Reading.sentenceCase(value.words)),
          .number(Reading.text(value.left, value.unit)),
          .number(Reading.text(value.right, value.unit)),
          .number(Reading.text(value.difference, value.unit)),
          .number(value.index.map { Reading.text($0, .percent) } ?? ""),
          .number(value.symmetryAngle.map { Reading.text($0, .percent) } ?? ""),
          value.count < 3
            ? .quiet("not judged: n\u{A0}\(value.count)")
            : value.isBeyondLimits ? Table.Cell("yes") : .quiet("no"),
        ]
      })
  }
}
