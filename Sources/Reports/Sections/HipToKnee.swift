import Drawing
import Motion

/// Trunk, pelvis, hip and knee on one time base, and what was seen together.
struct HipToKnee: Section {
  var sides = SideStyles.standard

  let title = "From trunk to knee"
  let anchor = "chain"
  let help =
    "All charts of a row share one time base, so that what happens at the same moment stands in the "
    + "same place. What is seen together need not be cause and effect: a link is only named where "
    + "both ends were measured well, and other explanations stand beside it."

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    let figures = TaskGroup.groups(of: analysis.trials).flatMap { group, trials in
      gait(group, trials, analysis.reference(for: group)) + repetitions(group, trials)
    }
    return chains(analysis.synopsis)
      + (figures.isEmpty
        ? [.paragraph("No gait cycle and no repetition was found to draw.")] : figures)
  }

  private func chains(_ synopsis: Synopsis) -> [Block] {
    let reason = synopsis.chainsNotExamined.map { [Block.paragraph($0)] } ?? []
    guard !synopsis.chains.isEmpty else {
      return [
        .paragraph(
          "No link between hip or trunk and knee "
            + (reason.isEmpty ? "was present at both ends." : "is drawn."))
      ] + reason
    }
    return [
      .list(
        synopsis.chains.map { chain in
          var parts = [chain.order.map { Reading.sentenceCase($0) + "." }].compactMap(\.self)
          if !chain.competing.isEmpty {
            parts.append("To be weighed beside it: " + Reading.enumeration(chain.competing) + ".")
          }
          return ListItem(chain.sentence, parts.joined(separator: " "))
        })
    ] + reason
  }

  private func gait(
    _ group: TaskGroup, _ trials: [TrialAnalysis], _ reference: ConditionReference?
  ) -> [Block] {
    let cycles = trials.flatMap(\.cycles)
    let figure = CycleFigure(cycles: cycles, sides: sides, isSmall: true)
    guard cycles.contains(where: \.cycle.isAssessed) else { return [] }
    let charts = ChainVariable.all.compactMap { variable -> Chart? in
      guard cycles.contains(where: { variable.samples(of: $0) != nil }) else { return nil }
      let band = reference?.bands[variable.quantity].map(ReferenceBand.init)
      return figure.chart(suffix: variable.suffix, band: band, samples: variable.samples) {
        variable.chart(
          holding: $0, description: "\(group.title), over the gait cycle. " + $1,
          x: CycleFigure.axis)
      }
    }
    guard !charts.isEmpty else { return [] }
    return [
      .heading(group.title),
      .figures(
        FigureGrid(
          charts: charts, columns: 4,
          legend: figure.legend + (reference == nil ? [] : ReferenceBand.legend),
          caption: group.title + ": means over the gait cycle in per cent, one time base for all. "
            + (reference?.caption ?? "No reference band is drawn."))),
    ]
  }

  private func repetitions(_ group: TaskGroup, _ trials: [TrialAnalysis]) -> [Block] {
    let curves = RepetitionCurves(of: trials)
    let charts = ChainVariable.ofRepetitions.compactMap {
      curves.chart(of: $0, title: group.title, sides: sides)
    }
    guard !charts.isEmpty else { return [] }
    return [
      .heading(group.title),
      .figures(
        FigureGrid(
          charts: charts, legend: curves.legend(sides),
          caption: group.title + ": every repetition from its start to its end, one time base for "
            + "all. No reference band is drawn.")),
    ]
  }
}
