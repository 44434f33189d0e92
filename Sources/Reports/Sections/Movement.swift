import Drawing
import Motion

/// The movement itself: stick figures, still and moving with the curves.
struct Movement: Section {
  var sides = SideStyles.standard
  var plays = true

  let title = "The movement"
  let anchor = "movement"
  let help =
    "Lines join joint centres of the model and markers. Where the page may run its script, the "
    + "figure moves: arrows are the ground's force, a metre for 1000 newtons, and a line in each "
    + "chart shows the same moment. Point at a chart, or move along it with the arrow keys, to read "
    + "its values."

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    let stills = MovementStills(sides: sides)
    let charts = TaskGroup.groups(of: analysis.trials).prefix(MovementRecorder.mostTakes)
      .compactMap { group, trials -> Chart? in
        if let nearest = RepresentativeCycle.nearest(in: trials) {
          return stills.chart(
            of: nearest.trial, cycle: nearest.cycle.cycle, title: group.title)
        }
        return MovementRecorder.chosen(of: trials).flatMap {
          stills.chart(of: $0, title: group.title)
        }
      }
    var record = MovementRecorder(analysis: analysis, carriesTakes: plays).record
    for side in Side.allCases { record.colours[side.rawValue] = sides.colour(side).hex }
    if !charts.isEmpty {
      record.stills = FigureGrid(
        charts: charts, columns: 1,
        legend: Side.allCases.map { .init($0.rawValue, sides.mean($0)) },
        caption: "The gait cycle nearest to the mean, or the first repetitions.")
    }
    guard !record.takes.isEmpty || !charts.isEmpty else {
      // The record still names the cycles that other figures let a reader choose from.
      return [.paragraph("No trial shows enough of the body to draw it."), .movement(record)]
    }
    return [.movement(record)]
  }
}
