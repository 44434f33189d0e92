extension Chart {
  /// The chart as one `svg` element.
  ///
  /// The plot box always has the proportions 4:3, so that shapes can be compared between charts.
  ///
  /// - Parameter identifier: Letters, digits and hyphens, used once in a page; it names the title
  ///   and the description for screen readers.
  public func svg(identifier: String) -> String {
    let layout = ChartLayout(self)
    var svg = SVG()
    let frame = [
      ("xmlns", "http://www.w3.org/2000/svg"),
      ("viewBox", "0 0 \(layout.width.coordinate) \(layout.height.coordinate)"),
      ("width", layout.width.coordinate), ("height", layout.height.coordinate), ("role", "img"),
      ("aria-labelledby", "\(identifier)-title \(identifier)-desc"),
      ("font-family", "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"),
      ("font-size", "11"), ("fill", ChartLayout.ink.hex),
    ]
    svg.add("svg", frame) { svg in
      svg.add("title", [("id", "\(identifier)-title")], text: title)
      svg.add("desc", [("id", "\(identifier)-desc")], text: description)
      drawTitle(in: layout, on: &svg)
      drawGrid(in: layout, on: &svg)
      // An inner svg element cuts off what leaves the plot, without an identifier for a clip path.
      let plot = [
        ("x", layout.left.coordinate), ("y", layout.top.coordinate),
        ("width", ChartLayout.plotWidth.coordinate), ("height", ChartLayout.plotHeight.coordinate),
        ("overflow", "hidden"),
      ]
      svg.add("svg", plot) { svg in drawData(in: layout, on: &svg) }
      drawFrame(in: layout, on: &svg)
      drawBars(in: layout, on: &svg)
      drawLabels(in: layout, on: &svg)
      drawLegend(in: layout, on: &svg)
    }
    return svg.text
  }

  private func drawTitle(in layout: ChartLayout, on svg: inout SVG) {
    let place = [
      ("x", layout.left.coordinate), ("y", "16"), ("font-size", "12.5"), ("font-weight", "600"),
    ]
    svg.add("text", place, text: layout.shortened(title))
  }

  private func drawGrid(in layout: ChartLayout, on svg: inout SVG) {
    for span in spans where span.from.isFinite && span.to.isFinite && span.to > span.from {
      let from = min(max(span.from, x.range.lowerBound), x.range.upperBound)
      let to = min(max(span.to, x.range.lowerBound), x.range.upperBound)
      svg.add(
        "rect",
        [
          ("x", (layout.left + layout.across(from)).coordinate), ("y", layout.top.coordinate),
          ("width", (layout.across(to) - layout.across(from)).coordinate),
          ("height", ChartLayout.plotHeight.coordinate), ("fill", span.colour.hex),
        ])
    }
    let ticksAcross = Ticks(in: x.range, atMost: x.ticks)
    let ticksDown = Ticks(in: y.range, atMost: y.ticks)
    for value in ticksDown.values {
      let level = layout.top + layout.down(value)
      svg.add(
        "line",
        [
          ("x1", layout.left.coordinate), ("y1", level.coordinate), ("x2", layout.right.coordinate),
          ("y2", level.coordinate), ("stroke", (value == 0 ? ChartLayout.zero : .grid).hex),
        ])
      let place = [
        ("x", (layout.left - 5).coordinate), ("y", (level + 3.8).coordinate),
        ("text-anchor", "end"),
      ]
      svg.add("text", place, text: ticksDown.label(value))
    }
    let foot = layout.top + ChartLayout.plotHeight + layout.strip
    for value in ticksAcross.values {
      let column = layout.left + layout.across(value)
      svg.add(
        "line",
        [
          ("x1", column.coordinate), ("y1", foot.coordinate), ("x2", column.coordinate),
          ("y2", (foot + 4).coordinate), ("stroke", ChartLayout.ink.hex),
        ])
      let place = [
        ("x", column.coordinate), ("y", (foot + 15).coordinate), ("text-anchor", "middle"),
      ]
      svg.add("text", place, text: ticksAcross.label(value))
    }
    if !x.title.isEmpty {
      let middle = layout.left + ChartLayout.plotWidth / 2
      let place = [
        ("x", middle.coordinate), ("y", (foot + 30).coordinate), ("text-anchor", "middle"),
      ]
      svg.add("text", place, text: x.title)
    }
    if !y.title.isEmpty {
      let middle = layout.top + ChartLayout.plotHeight / 2
      let turn = "rotate(-90 11 \(middle.coordinate))"
      let place = [
        ("x", "11"), ("y", middle.coordinate), ("text-anchor", "middle"), ("transform", turn),
      ]
      svg.add("text", place, text: y.title)
    }
  }

  private func drawFrame(in layout: ChartLayout, on svg: inout SVG) {
    svg.add(
      "rect",
      [
        ("x", layout.left.coordinate), ("y", layout.top.coordinate),
        ("width", ChartLayout.plotWidth.coordinate), ("height", ChartLayout.plotHeight.coordinate),
        ("fill", "none"), ("stroke", Colour.frame.hex),
      ])
  }

  private func drawLabels(in layout: ChartLayout, on svg: inout SVG) {
    for label in labels {
      let place = [
        ("x", (layout.left + label.across * ChartLayout.plotWidth).coordinate),
        ("y", (layout.top + label.down * ChartLayout.plotHeight).coordinate),
        ("text-anchor", label.anchor.rawValue), ("font-size", "10"), ("fill", Colour.quiet.hex),
        ("paint-order", "stroke"), ("stroke", Colour.white.hex), ("stroke-width", "2.5"),
        ("stroke-linejoin", "round"),
      ]
      svg.add("text", place, text: layout.shortened(label.text))
    }
  }

  private func drawLegend(in layout: ChartLayout, on svg: inout SVG) {
    for (row, entry) in legend.enumerated() {
      let level = layout.legendTop + Double(row) * ChartLayout.legendRow
      let ends = [
        ("x1", layout.left.coordinate), ("y1", level.coordinate),
        ("x2", (layout.left + 26).coordinate), ("y2", level.coordinate),
      ]
      svg.add("line", ends + entry.style.strokeAttributes)
      let place = [("x", (layout.left + 32).coordinate), ("y", (level + 3.8).coordinate)]
      svg.add("text", place, text: layout.shortened(entry.text))
    }
  }
}

extension Colour {
  static let grid = Colour(rgb: 0xE4E7EB)
  static let frame = Colour(rgb: 0x9AA3AD)
  static let quiet = Colour(rgb: 0x5B6470)
}
