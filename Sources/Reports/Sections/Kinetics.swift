import Drawing
import Motion

/// Moments, powers and ground reaction: curves over the gait cycle, and what plates measured.
struct Kinetics: Section {
  var sides = SideStyles.standard

  let title = "Kinetics: forces, moments and powers"
  let anchor = "kinetics"
  let help =
    "Moments are net joint moments per kilogram of body mass. Internal moments are those of the "
    + "body's own tissues; the external knee adduction moment is what the ground does to the knee, "
    + "and is as large as the internal abductor moment. Numbers come only from stances in which one "
    + "foot lay wholly on one plate; a stance that cannot be trusted is named with its reason. "
    + "Forces and moments depend on walking speed."

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    let kinetic = analysis.parameters.filter(\.isKinetic)
    let measured = kinetic.filter { $0.value.value != nil }
    let groups = TaskGroup.groups(of: analysis.trials)
    var blocks: [Block] = []
    for (group, trials) in groups {
      let members = kinetic.filter { $0.group == group }
      let hasCurves = trials.contains { trial in trial.cycles.contains { !$0.moments.isEmpty } }
      guard
        hasCurves || members.contains(where: { $0.value.value != nil })
          || trials.contains(where: { !$0.plateContacts.isEmpty })
      else { continue }
      blocks.append(.heading(group.title))
      if hasCurves { blocks += figures(of: trials, group) }
      blocks += tables(of: members, caption: group.title)
      blocks += contacts(of: trials, caption: group.title)
    }
    let standing = kinetic.filter { $0.task == .standing }
    if standing.contains(where: { $0.value.value != nil }) {
      blocks += tables(of: standing, caption: "Quiet standing")
    }
    guard blocks.isEmpty, measured.isEmpty else { return blocks }
    let reasons = Set(
      kinetic.compactMap(\.value.reason) + analysis.trials.compactMap(\.kinetics.reason))
    let why = reasons.isEmpty ? "" : ": " + reasons.sorted().prefix(3).joined(separator: "; ")
    return [.paragraph("Forces and moments were not measured\(why).")]
  }

  private func figures(of trials: [TrialAnalysis], _ group: TaskGroup) -> [Block] {
    let figure = CycleFigure(cycles: trials.flatMap(\.cycles), sides: sides)
    let charts = KineticVariable.grid.map { chart(of: $0, in: figure, title: group.title) }
    return [
      .figures(
        FigureGrid(
          charts: charts, legend: figure.legend,
          caption: group.title
            + ": moments, powers and vertical ground reaction over the gait cycle, "
            + "per kilogram or body weight. No reference band is drawn."))
    ]
  }

  private func chart(of variable: KineticVariable, in figure: CycleFigure, title: String) -> Chart {
    func bundle(_ cycles: [CycleCurves]) -> CurveBundle {
      CurveBundle(cycles.compactMap(variable.samples))
    }
    var bundles: [Side: CurveBundle] = [:]
    for side in Side.allCases { bundles[side] = bundle(figure.assessed(side)) }
    let gated = bundle(figure.showsGated ? figure.gated : [])
    let values = (Side.allCases.compactMap { bundles[$0] }.flatMap(\.curves) + gated.curves)
      .joined()
    let words = Side.allCases.compactMap { side in
      bundles[side].map { "\(side.rawValue): \(Reading.count($0.curves.count, "cycle"))" }
    }
    var chart = variable.chart(
      holding: values,
      description:
        "\(variable.title), \(variable.positive) positive, \(title), over the gait cycle; "
        + words.joined(separator: ", ") + ".")
    figure.draw(bundles, gated: gated, on: &chart)
    return chart
  }

  private func tables(of parameters: [Parameter], caption: String) -> [Block] {
    let known = parameters.filter { $0.value.value != nil }
    guard !known.isEmpty else {
      let reasons = Set(parameters.compactMap(\.value.reason)).sorted()
      guard let reason = reasons.first else { return [] }
      return [.note("No force or moment was measured: \(reason).")]
    }
    // A measure that no side has is left to results.json, where its reason stands.
    let names = Set(known.map(\.name))
    let shown = parameters.filter { names.contains($0.name) }
    return [ParameterTables.table(shown, caption: caption + ": stances on force plates")]
      .compactMap(\.self)
  }

  /// Which foot stood on which plate, and why a stance was left out.
  private func contacts(of trials: [TrialAnalysis], caption: String) -> [Block] {
    let rows = trials.flatMap { trial in
      trial.plateContacts.map { contact -> [Table.Cell] in
        let remarks = contact.doubts + contact.cautions
        return [
          Table.Cell(trial.trial.name), Table.Cell(contact.plate),
          Table.Cell(Self.time(contact.start) + " to " + Self.time(contact.end)),
          Table.Cell(contact.side?.rawValue ?? "none"),
          Table.Cell(contact.isTrusted ? "used" : "not used"),
          Table.Cell(remarks.isEmpty ? contact.ownership : remarks.joined(separator: "; ")),
        ]
      }
    }
    guard !rows.isEmpty else { return [] }
    return [
      .folded(
        "Every loading of a force plate, and why it was used or not",
        [
          .table(
            Table(
              caption: caption + ": loadings of force plates",
              columns: [
                .init("Trial"), .init("Plate"), .init("Time"), .init("Foot"), .init("Used"),
                .init("Because"),
              ], rows: rows))
        ])
    ]
  }

  private static func time(_ seconds: Double?) -> String {
    seconds.map { Reading.text($0, .second) } ?? "the trial's edge"
  }
}
