extension Chart {
  /// The chart as one `svg` element.
  ///
  /// The plot box always has the proportions 4:3, so that shapes can be compared between charts.
  /// Its name for a screen reader is its description; a `title` element would hang over the chart
  /// as a tip.
  public var svg: String { markup.text }

  /// The chart as one `svg` element, to be set into a page.
  public var markup: Markup {
    let layout = ChartLayout(self)
    var svg = SVG()
    let frame = [
      ("viewBox", "0 0 \(layout.width.coordinate) \(layout.height.coordinate)"),
      ("aria-label", description),
      ("font-size", "10"),
      ("fill", ChartLayout.ink.hex),
    ]
    // Links inside an image would not be reached.
    let role = dots.contains { $0.link != nil } ? [] : [("role", "img")]
    svg.add("svg", frame + role) { svg in
      drawTitle(in: layout, on: &svg)
      drawPhases(in: layout, on: &svg)
      drawGrid(in: layout, on: &svg)
      // An inner svg element cuts off what leaves the plot, without an identifier for a clip path.
      let plot =
        [
          ("x", layout.left.coordinate), ("y", layout.top.coordinate),
          ("width", layout.plotWidth.coordinate),
          ("height", layout.plotHeight.coordinate),
          ("overflow", "hidden"), ("fill", "none"),
        ]
        + readOut
      svg.add("svg", plot) { svg in drawData(in: layout, on: &svg) }
      drawFrame(in: layout, on: &svg)
      drawBars(in: layout, on: &svg)
      drawLabels(in: layout, on: &svg)
      drawLegend(in: layout, on: &svg)
    }
    return svg.markup
  }

  /// What a page's script needs to read values out of the drawing; nothing where the chart has no
  /// base to read them over.
  private var readOut: [(String, String)] {
    guard let base else { return [] }
    let ends = [
      x.range.lowerBound, x.range.upperBound, y.range.lowerBound, y.range.upperBound,
    ]
    return [
      ("data-base", base), ("data-axes", ends.map(\.coordinate).joined(separator: " ")),
      ("data-unit", unit),
    ]
  }

  private func drawTitle(in layout: ChartLayout, on svg: inout SVG) {
    guard !title.isEmpty else { return }
    let place = [("x", "4"), ("y", "14"), ("font-size", "11"), ("font-weight", "600")]
    svg.add("text", place, text: layout.shortened(title))
  }

  /// The names of phases above the plot, with their limits.
  private func drawPhases(in layout: ChartLayout, on svg: inout SVG) {
    let shown = phases.filter { $0.from.isFinite && $0.to.isFinite && $0.to > $0.from }
    guard !shown.isEmpty else { return }
    let edges = shown.map { phase in
      "M" + (layout.left + layout.across(phase.to)).coordinate + " " + layout.top.coordinate + "v-4"
    }
    svg.add("path", [("d", edges.joined()), ("stroke", Colour.frame.hex)])
    let place = [
      ("y", (layout.top - 3).coordinate), ("text-anchor", "middle"), ("font-size", "7.5"),
      ("fill", Colour.quiet.hex),
    ]
    svg.add("g", place.filter { $0.0 != "y" }) { svg in
      for phase in shown {
        let middle = layout.left + layout.across((phase.from + phase.to) / 2)
        svg.add("text", [("x", middle.coordinate), place[0]], text: phase.name)
      }
    }
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
          ("height", layout.plotHeight.coordinate), ("fill", span.colour.hex),
        ])
    }
    let ticksAcross = x.ticks > 0 ? Ticks(in: x.range, atMost: x.ticks) : nil
    let ticksDown = y.ticks > 0 ? Ticks(in: y.range, atMost: y.ticks) : nil
    let levels = { (values: [Double]) in
      values.map { value in
        "M" + layout.left.coordinate + " " + (layout.top + layout.down(value)).coordinate + "h"
          + layout.plotWidth.coordinate
      }.joined()
    }
    svg.add(
      "path",
      [("d", levels((ticksDown?.values ?? []).filter { $0 != 0 })), ("stroke", Colour.grid.hex)])
    if (ticksDown?.values ?? []).contains(0) {
      svg.add("path", [("d", levels([0])), ("stroke", ChartLayout.zero.hex)])
    }
    for name in rowNames {
      let level = layout.top + layout.down(name.level)
      svg.add(
        "text",
        [
          ("x", (layout.left - 5).coordinate), ("y", (level + 3.4).coordinate),
          ("text-anchor", "end"), ("font-size", "9"),
        ], text: layout.shortened(name.text))
    }
    svg.add("g", [("text-anchor", "end")]) { svg in
      for value in rowNames.isEmpty ? (ticksDown?.values ?? []) : [] {
        let level = layout.top + layout.down(value)
        let place = [
          ("x", (layout.left - 5).coordinate), ("y", (level + 3.4).curveCoordinate),
        ]
        svg.add("text", place, text: ticksDown?.label(value, decimalMark: decimalMark) ?? "")
      }
    }
    let foot = layout.top + layout.plotHeight + layout.strip
    let feet = (ticksAcross?.values ?? []).map { value in
      "M" + (layout.left + layout.across(value)).coordinate + " " + foot.coordinate + "v4"
    }
    svg.add("path", [("d", feet.joined()), ("stroke", ChartLayout.ink.hex)])
    svg.add("g", [("text-anchor", "middle")]) { svg in
      for value in (ticksAcross?.values ?? []) {
        let column = layout.left + layout.across(value)
        let place = [("x", column.curveCoordinate), ("y", (foot + 13).coordinate)]
        svg.add("text", place, text: ticksAcross?.label(value, decimalMark: decimalMark) ?? "")
      }
      guard !x.title.isEmpty else { return }
      let middle = layout.left + layout.plotWidth / 2
      svg.add(
        "text", [("x", middle.coordinate), ("y", (foot + 26).coordinate)], text: x.title)
    }
    if !y.title.isEmpty {
      let middle = layout.top + layout.plotHeight / 2
      let turn = "rotate(-90 10 \(middle.coordinate))"
      let place = [
        ("x", "10"), ("y", middle.coordinate), ("text-anchor", "middle"), ("transform", turn),
      ]
      svg.add("text", place, text: y.title)
    }
  }

  private func drawFrame(in layout: ChartLayout, on svg: inout SVG) {
    let (width, height) = (layout.plotWidth.coordinate, layout.plotHeight.coordinate)
    let path =
      "M" + layout.left.coordinate + " " + layout.top.coordinate
      + "h\(width)v\(height)h-\(width)z"
    svg.add("path", [("d", path), ("fill", "none"), ("stroke", Colour.frame.hex)])
  }

  private func drawLabels(in layout: ChartLayout, on svg: inout SVG) {
    for label in labels {
      let place =
        [
          ("x", (layout.left + label.across * layout.plotWidth).coordinate),
          ("y", (layout.top + label.down * layout.plotHeight).coordinate),
          ("font-size", "9"), ("fill", Colour.quiet.hex),
        ] + (label.anchor == .start ? [] : [("text-anchor", label.anchor.rawValue)])
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
      let place = [("x", (layout.left + 32).coordinate), ("y", (level + 3.4).coordinate)]
      svg.add("text", place, text: layout.shortened(entry.text))
    }
  }
}

extension Colour {
  static let grid = Colour(rgb: 0xE4E7EB)
  static let frame = Colour(rgb: 0x9AA3AD)
  static let quiet = Colour(rgb: 0x5B6470)
}
