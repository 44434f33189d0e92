import Drawing
import Motion

/// Pelvis, hip, knee and ankle angles over the gait cycle, both sides, with the reference.
struct JointAngleCurves: Section {
  var sides = SideStyles.standard

  let title = "Joint angles over the gait cycle"
  let anchor = "angles"
  let help =
    "Each side is drawn over its own gait cycle, from one initial contact to the next; the vertical "
    + "line is foot off. Vertical ranges are the same in every report unless the data leave them. "
    + "Rotations of hip and knee, and knee adduction, depend most on how the markers were placed "
    + "and repeat least well between sessions. " + GaitPhases.legend

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    let groups = TaskGroup.groups(of: analysis.trials)
    let withCycles = groups.filter { group in group.trials.contains { !$0.cycles.isEmpty } }
    guard !withCycles.isEmpty else {
      let reasons = Set(analysis.trials.compactMap(\.angles.reason)).sorted()
      let why = reasons.isEmpty ? "" : " Joint angles: " + reasons.joined(separator: "; ") + "."
      return [.paragraph("No gait cycle was found, so there is no curve over the cycle." + why)]
    }
    return withCycles.enumerated().flatMap { place, member in
      blocks(
        for: member.group, trials: member.trials,
        reference: analysis.reference(for: member.group), AngleVariable.shown(at: place))
    } + kneeAxes(analysis)
  }

  /// What the knees' axes do to the curves that depend on them.
  private func kneeAxes(_ analysis: SessionAnalysis) -> [Block] {
    Side.allCases.compactMap { side in
      guard let check = analysis.kneeAxis(side).value else { return nil }
      let errors =
        "\u{B1}" + Reading.text(check.adductionError(atFlexion: .degrees(20)), .degree)
        + " in loading and \u{B1}"
        + Reading.text(check.adductionError(atFlexion: .degrees(60)), .degree)
        + " in swing for knee adduction, \u{B1}" + Reading.text(check.hipRotationError, .degree)
        + " for knee and hip rotation"
      return .note(
        "\(Reading.sentenceCase(side.rawValue)) knee axis: light \(check.light.rawValue), errors of "
          + errors + (check.isReliable ? "." : ": these curves are unreliable."))
    }
  }

  private func blocks(
    for group: TaskGroup, trials: [TrialAnalysis], reference: ConditionReference?,
    _ variables: [AngleVariable]
  ) -> [Block] {
    let figure = CycleFigure(cycles: trials.flatMap(\.cycles), sides: sides)
    if let reason = figure.withoutMeans {
      return [.heading(group.title), .paragraph("No mean is drawn: \(reason).")]
    }
    let charts = AngleFigures(figure: figure, title: group.title)
      .charts(of: variables, reference: reference)
    let wider = AngleFigures.wider(charts, of: variables)
    var remarks = figure.remarks
    if variables.count < AngleVariable.grid.count { remarks.append(AngleVariable.fewRemark) }
    if !wider.isEmpty {
      remarks.append(
        "The vertical range is wider than usual for " + Reading.enumeration(wider) + ".")
    }
    if trials.contains(where: { $0.pathAngle != nil }) {
      remarks.append("Pelvic rotation and foot progression are drawn from the line of progression.")
    }
    let absent = trials.compactMap { trial in
      trial.angles.reason.map { "\(trial.trial.name): not measured, \($0)." }
    }
    let caption =
      group.title + ": mean angles in degrees, from " + Reading.count(trials.count, "trial")
      + ". " + (reference?.caption ?? "No reference band is drawn.")
    return [
      .heading(group.title),
      .figures(
        FigureGrid(
          charts: charts,
          legend: figure.legend + (reference == nil ? [] : ReferenceBand.legend),
          caption: caption)),
    ] + (remarks + absent).map { .note($0) }
  }
}
