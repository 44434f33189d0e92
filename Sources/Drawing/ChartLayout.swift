/// Where things stand in a chart, in units of the drawing.
struct ChartLayout {
  static let plotWidth = 240.0
  static let plotHeight = 180.0
  static let legendRow = 15.0
  static let barRow = 10.0
  static let ink = Colour(rgb: 0x2A313A)
  static let zero = Colour(rgb: 0x9AA3AD)

  let x: ClosedRange<Double>
  let y: ClosedRange<Double>
  let left: Double
  let top = 26.0
  let right: Double
  let width: Double
  let height: Double
  /// Height of the strip of bars between the plot and its ticks.
  let strip: Double
  /// Height of the legend's first row.
  let legendTop: Double

  init(_ chart: Chart) {
    x = chart.x.range
    y = chart.y.range
    left = chart.y.title.isEmpty ? 36 : 52
    right = left + Self.plotWidth
    width = right + 14
    strip = chart.bars.isEmpty ? 0 : Double(chart.bars.count) * Self.barRow + 9
    let foot = top + Self.plotHeight + strip + (chart.x.title.isEmpty ? 22 : 37)
    legendTop = foot + 8
    height = foot + Double(chart.legend.count) * Self.legendRow
  }

  /// Distance of a value from the plot's left edge.
  func across(_ value: Double) -> Double { share(of: value, in: x) * Self.plotWidth }

  /// Distance of a value from the plot's upper edge.
  func down(_ value: Double) -> Double { (1 - share(of: value, in: y)) * Self.plotHeight }

  private func share(of value: Double, in range: ClosedRange<Double>) -> Double {
    let span = range.upperBound - range.lowerBound
    return span > 0 && span.isFinite ? (value - range.lowerBound) / span : 0.5
  }

  /// A text cut so that it stays within the drawing at the sizes used.
  func shortened(_ text: String) -> String {
    text.count > 42 ? text.prefix(41) + "\u{2026}" : text
  }
}
