import Drawing
import Motion

/// Every cycle as a line of its own, before any mean is shown.
struct Consistency: Section {
  var sides = SideStyles.standard

  let title = "Consistency: every cycle"
  let anchor = "consistency"
  let help =
    "Each line is one gait cycle. Lines that lie close together mean that the person repeats well "
    + "and the markers held; one line apart is a cycle, or a measurement, to look at before the "
    + "means that follow. The spread is given as the mean standard deviation over the cycle."

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    let numbers = CycleNumbers(analysis)
    let groups = TaskGroup.groups(of: analysis.trials)
      .filter { group in group.trials.contains { !$0.cycles.isEmpty } }
    guard !groups.isEmpty else {
      return [.paragraph("No gait cycle was found, so there is nothing to lay over each other.")]
    }
    // The page stays small however many conditions there are.
    let most = max(6, CurveBundle.mostDrawn / groups.count)
    return groups.enumerated().flatMap { place, member -> [Block] in
      let (group, trials) = member
      let cycles = trials.flatMap(\.cycles)
      let figure = CycleFigure(
        cycles: cycles, sides: sides, show: .cycles, isSmall: true, most: most, numbers: numbers)
      let charts = AngleFigures(figure: figure, title: group.title)
        .charts(of: AngleVariable.shown(at: place))
      return [
        .heading(group.title),
        .figures(
          FigureGrid(
            charts: charts, columns: 4, legend: figure.legend,
            caption: group.title
              + ": angles of every cycle in degrees, over the gait cycle in per cent.")),
      ] + figure.remarks.map { .note($0) } + spread(of: figure, caption: group.title)
    }
  }

  /// The mean standard deviation of each curve between the cycles of a side.
  private func spread(of figure: CycleFigure, caption: String) -> [Block] {
    func deviation(_ variable: AngleVariable, _ side: Side) -> Double? {
      let quantity = CycleQuantity.angle(variable.group, variable.component)
      let curves = figure.assessed(side).compactMap { $0.waveformAlongPath(of: quantity)?.samples }
      guard curves.count > 1 else { return nil }
      let all = CurveBundle.places.indices.compactMap { index in
        Statistic(of: curves.compactMap { $0[index].isFinite ? $0[index] : nil })?
          .standardDeviation
      }
      return Statistic(of: all)?.mean
    }
    // One row a curve: twelve columns would be wider than paper.
    let rows = AngleVariable.grid.compactMap { variable -> [Table.Cell]? in
      let values = Side.allCases.map { deviation(variable, $0) }
      guard values.contains(where: { $0 != nil }) else { return nil }
      return [Table.Cell(variable.name)]
        + values.map { .number($0.map { Reading.text($0, .degree) } ?? "\u{2013}") }
    }
    guard !rows.isEmpty else { return [] }
    return [
      .folded(
        "Spread between cycles, in numbers",
        [
          .table(
            Table(
              caption: caption + ": mean standard deviation between cycles",
              columns: [
                .init("Quantity"), .init("Left", isNumber: true), .init("Right", isNumber: true),
              ], rows: rows))
        ])
    ]
  }
}
