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
    var drawn = 0
    for (group, trials) in groups {
      let members = kinetic.filter { $0.group == group }
      let hasCurves = trials.contains { trial in
        trial.cycles.contains(where: KineticVariable.hasStance)
      }
      guard
        hasCurves || members.contains(where: { $0.value.value != nil })
          || trials.contains(where: { !$0.plateContacts.isEmpty })
      else { continue }
      blocks.append(.heading(group.title))
      if hasCurves {
        let place = drawn
        drawn += 1
        blocks += figures(
          of: trials, group, reference: analysis.reference(for: group),
          KineticVariable.shown(at: place))
      }
      blocks += tables(of: members, caption: group.title)
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

  private func figures(
    of trials: [TrialAnalysis], _ group: TaskGroup, reference: ConditionReference?,
    _ variables: [KineticVariable]
  ) -> [Block] {
    let figure = CycleFigure(
      cycles: trials.flatMap(\.cycles).filter(KineticVariable.hasStance), sides: sides)
    if let reason = figure.withoutMeans { return [.note("No mean is drawn: \(reason).")] }
    var hasBand = false
    let charts = variables.map { variable -> Chart in
      let band = variable.reference.flatMap { reference?.bands[$0] }.map(ReferenceBand.init)
      if band != nil { hasBand = true }
      return figure.chart(suffix: variable.suffix, band: band, samples: variable.samples) {
        values, words in
        variable.chart(
          holding: values,
          description: "\(variable.title), \(variable.positive) positive, \(group.title), over the "
            + "gait cycle. " + words)
      }
    }
    let source = hasBand ? reference?.caption : nil
    return [
      .figures(
        FigureGrid(
          charts: charts, legend: figure.legend + (hasBand ? ReferenceBand.legend : []),
          caption: group.title
            + ": moments, powers and vertical ground reaction over the gait cycle, "
            + "per kilogram or body weight; mean of the stances on plates. "
            + (source ?? "No reference band is drawn.")))
    ]
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
}
