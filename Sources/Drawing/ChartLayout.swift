/// Where things stand in a chart, in units of the drawing.
struct ChartLayout {
  static let legendRow = 14.0
  static let barRow = 10.0
  static let ink = Colour(rgb: 0x2A313A)
  static let zero = Colour(rgb: 0x9AA3AD)

  let x: ClosedRange<Double>
  let y: ClosedRange<Double>
  let left: Double
  let top: Double
  /// Size of the plot box, usually 4 to 3.
  let plotWidth: Double
  let plotHeight: Double
  let right: Double
  let width: Double
  let height: Double
  /// Height of the strip of bars between the plot and its ticks.
  let strip: Double
  /// Height of the legend's first row.
  let legendTop: Double

  init(_ chart: Chart) {
    plotWidth = chart.plotWidth
    plotHeight = chart.plotHeight
    top = (chart.title.isEmpty ? 8 : 22) + (chart.phases.isEmpty ? 0 : 9)
    x = chart.x.range
    y = chart.y.range
    left = chart.leftMargin ?? (chart.y.title.isEmpty ? 32 : 46)
    right = left + plotWidth
    width = right + 12
    strip = chart.bars.isEmpty ? 0 : Double(chart.bars.count) * Self.barRow + 9
    let foot = top + plotHeight + strip + (chart.x.title.isEmpty ? 19 : 32)
    legendTop = foot + 8
    height = foot + Double(chart.legend.count) * Self.legendRow
  }

  /// Distance of a value from the plot's left edge.
  func across(_ value: Double) -> Double { share(of: value, in: x) * plotWidth }

  /// Distance of a value from the plot's upper edge.
  func down(_ value: Double) -> Double { (1 - share(of: value, in: y)) * plotHeight }

  private func share(of value: Double, in range: ClosedRange<Double>) -> Double {
    let span = range.upperBound - range.lowerBound
    return span > 0 && span.isFinite ? (value - range.lowerBound) / span : 0.5
  }

  /// A text cut so that it stays within the drawing at the sizes used.
  func shortened(_ text: String) -> String {
    // A letter is about 0.55 of the size wide.
    let most = Int((width - 8) / 5.6)
    return text.count > most ? text.prefix(most - 1) + "\u{2026}" : text
  }
}
