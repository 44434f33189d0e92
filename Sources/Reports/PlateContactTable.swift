import Motion

/// Which foot stood on which plate, and why a stance was left out.
enum PlateContactTable {
  static func blocks(for trials: [TrialAnalysis]) -> [Block] {
    let rows = trials.flatMap { trial in
      trial.plateContacts.map { contact -> [Table.Cell] in
        let remarks = contact.doubts + contact.cautions
        return [
          .code(trial.trial.name), Table.Cell(contact.plate),
          Table.Cell(time(contact.start) + " to " + time(contact.end)),
          Table.Cell(contact.side?.rawValue ?? "none"),
          Table.Cell(contact.isTrusted ? "used" : "not used"),
          .quiet(remarks.isEmpty ? contact.ownership : remarks.joined(separator: "; ")),
        ]
      }
    }
    guard !rows.isEmpty else { return [] }
    let used = trials.flatMap(\.plateContacts).count(where: \.isTrusted)
    return [
      .heading("Force plates"),
      .folded(
        "\(Reading.count(rows.count, "loading")) of a force plate, \(used) used: which foot, and why",
        [
          .table(
            Table(
              caption: "Loadings of force plates",
              columns: [
                .init("Trial"), .init("Plate"), .init("Time"), .init("Foot"), .init("Used"),
                .init("Because"),
              ], rows: rows))
        ]),
    ]
  }

  private static func time(_ seconds: Double?) -> String {
    seconds.map { Reading.text($0, .second) } ?? "the trial's edge"
  }
}
