import Drawing
import Motion

/// Pelvis, hip, knee and ankle angles over the gait cycle, both sides.
struct JointAngleCurves: Section {
  var sides = SideStyles.standard

  let title = "Joint angles over the gait cycle"
  let anchor = "angles"
  let help =
    "Each side is drawn over its own gait cycle, from one initial contact to the next; the vertical "
    + "line is foot off. Vertical ranges are the same in every report unless the data leave them. "
    + "Rotations of hip and knee, and knee adduction, depend most on how the markers were placed "
    + "and repeat least well between sessions."

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    let groups = TaskGroup.groups(of: analysis.trials)
    let withCycles = groups.filter { group in group.trials.contains { !$0.cycles.isEmpty } }
    guard !withCycles.isEmpty else {
      let reasons = Set(analysis.trials.compactMap(\.angles.reason)).sorted()
      let why = reasons.isEmpty ? "" : " Joint angles: " + reasons.joined(separator: "; ") + "."
      return [.paragraph("No gait cycle was found, so there is no curve over the cycle." + why)]
    }
    return withCycles.flatMap {
      blocks(for: $0.group, trials: $0.trials, reference: analysis.reference(for: $0.group))
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
    for group: TaskGroup, trials: [TrialAnalysis], reference: ConditionReference?
  ) -> [Block] {
    let figure = CycleFigure(cycles: trials.flatMap(\.cycles), sides: sides)
    var wider: [String] = []
    let charts = AngleVariable.grid.map { variable -> Chart in
      let band = reference?.bands[.angle(variable.group, variable.component)]
      let chart = self.chart(
        of: variable, in: figure, title: group.title, band: band.map(ReferenceBand.init))
      if chart.y.range != variable.usualRange { wider.append(variable.name) }
      return chart
    }
    var remarks = figure.remarks
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
      group.title + ": angles in degrees, from " + Reading.count(trials.count, "trial")
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

  private func chart(
    of variable: AngleVariable, in figure: CycleFigure, title: String, band: ReferenceBand?
  ) -> Chart {
    func bundle(_ cycles: [CycleCurves]) -> CurveBundle {
      CurveBundle(
        cycles.compactMap { cycle in
          cycle.waveformAlongPath(of: .angle(variable.group, variable.component))?.samples
            .map { $0.in(.degree) }
        })
    }
    var bundles: [Side: CurveBundle] = [:]
    for side in Side.allCases { bundles[side] = bundle(figure.assessed(side)) }
    let gated = bundle(figure.showsGated ? figure.gated : [])
    let words = Side.allCases.compactMap { bundles[$0]?.words($0, suffix: "\u{B0}") }
    let values = (bundles.values.flatMap(\.curves) + gated.curves).joined()
    var chart = variable.chart(
      holding: values,
      description: "\(variable.name), \(title), over the gait cycle. "
        + words.joined(separator: " "),
      x: CycleFigure.axis)
    band?.draw(on: &chart)
    figure.draw(bundles, gated: gated, on: &chart)
    return chart
  }
}
