import Drawing
import Motion

/// The movement analysis profile as bars: how far each mean curve lies from the reference.
///
/// Laid out after Baker et al. 2009: one row a curve, the pelvis once a side, and the profile score
/// below; the grey field is what a healthy person is expected to score.
struct ProfileFigure {
  var profile: GaitProfile
  var sides: SideStyles

  func chart(title: String) -> Chart? {
    var quantities: [CycleQuantity] = []
    for variable in profile.variables where !quantities.contains(variable.quantity) {
      quantities.append(variable.quantity)
    }
    let scores = profile.variables.compactMap(\.score.value) + gps.compactMap(\.value)
    guard !scores.isEmpty else { return nil }
    let names = quantities.map(\.title) + ["GPS"]
    let top = Double(names.count)
    let largest = max(20, ((scores.max() ?? 0).in(.degree) / 5).rounded(.up) * 5)
    var words: [String] = []
    var chart = Chart(
      title: title, description: "",
      x: Chart.Axis(title: "distance from the reference (\u{B0})", range: 0...min(largest, 90)),
      y: Chart.Axis(range: 0...top, ticks: 0))
    chart.plotWidth = 270
    chart.plotHeight = 24 * top
    chart.leftMargin = 112
    for (row, name) in names.enumerated() {
      let middle = top - Double(row) - 0.5
      chart.rowNames.append(.init(name, level: middle))
      let isTotal = row == quantities.count
      let members = isTotal ? [] : profile.variables.filter { $0.quantity == quantities[row] }
      if let expected = members.compactMap(\.expected).first {
        chart.blocks.append(
          .init(
            from: 0, to: expected.in(.degree), lower: middle - 0.45, upper: middle + 0.45,
            colour: Colour(rgb: 0xDDE1E6)))
      }
      var said: [String] = []
      for (place, side) in Side.allCases.enumerated() {
        let score =
          isTotal
          ? profile.score.sides[side]?.value : members.first { $0.side == side }?.score.value
        guard let score else { continue }
        let upper = middle + 0.36 - Double(place) * 0.38
        chart.blocks.append(
          .init(
            from: 0, to: score.in(.degree), lower: upper - 0.32, upper: upper,
            colour: sides.colour(side), isHollow: side == .right))
        said.append("\(side.rawValue) \(Reading.text(score, .degree))")
      }
      words.append(name + ": " + (said.isEmpty ? "not assessed" : said.joined(separator: ", ")))
    }
    chart.description = words.joined(separator: "; ") + "."
    return chart
  }

  private var gps: [Availability<Double>] { Side.allCases.compactMap { profile.score.sides[$0] } }

  var legend: [Chart.LegendEntry] {
    [
      .init("left, filled", Style(sides.colour(.left), width: 7)),
      .init("right, hollow", Style(sides.colour(.right), width: 2)),
      .init("expected in health", Style(Colour(rgb: 0xDDE1E6), width: 9)),
    ]
  }
}
