extension Chart {
  /// Draws what the chart is about; the origin is the plot's upper left corner.
  func drawData(in layout: ChartLayout, on svg: inout SVG) {
    for band in bands {
      let path = layout.area(x: band.x, lower: band.lower, upper: band.upper)
      guard !path.isEmpty else { continue }
      svg.add(
        "path",
        [("d", path), ("fill", band.colour.hex), ("fill-opacity", band.opacity.coordinate)])
    }
    for mark in marks where mark.x.isFinite {
      let column = layout.across(mark.x).coordinate
      let ends = [
        ("x1", column), ("y1", "0"), ("x2", column), ("y2", ChartLayout.plotHeight.coordinate),
      ]
      svg.add("line", ends + mark.style.strokeAttributes)
    }
    for line in lines {
      let path = line.curves.map { layout.path(x: line.x, y: $0) }.joined()
      guard !path.isEmpty else { continue }
      svg.add("path", [("d", path), ("fill", "none")] + line.style.strokeAttributes)
    }
  }

  /// Draws the rows of bars in their strip below the plot, each with its letter in the margin.
  func drawBars(in layout: ChartLayout, on svg: inout SVG) {
    for (row, bar) in bars.enumerated() {
      let strip = layout.top + ChartLayout.plotHeight + 8
      let level = strip + Double(row) * ChartLayout.barRow
      let place = [
        ("x", (layout.left - 5).coordinate), ("y", (level + 7).coordinate), ("text-anchor", "end"),
        ("font-size", "9.5"),
      ]
      svg.add("text", place, text: String(bar.label.prefix(2)))
      for stretch in bar.stretches
      where stretch.lowerBound.isFinite && stretch.upperBound.isFinite {
        let from = layout.left + layout.across(max(stretch.lowerBound, x.range.lowerBound))
        let to = layout.left + layout.across(min(stretch.upperBound, x.range.upperBound))
        guard to >= from else { continue }
        svg.add(
          "rect",
          [
            ("x", from.coordinate), ("y", level.coordinate), ("width", (to - from).coordinate),
            ("height", "7"), ("fill", bar.isHollow ? Colour.white.hex : bar.colour.hex),
            ("stroke", bar.colour.hex),
          ])
      }
    }
  }
}

extension ChartLayout {
  /// The path of a curve, a new stroke after every gap; a lone sample becomes a dot.
  func path(x: [Double], y: [Double]) -> String {
    var path = ""
    var length = 0
    var column = ""
    for (place, value) in zip(x, y) {
      guard place.isFinite, value.isFinite else {
        if length == 1 { path += "h0" }
        length = 0
        continue
      }
      column = across(place).curveCoordinate
      path += (length == 0 ? "M" : "L") + column + " " + down(value).curveCoordinate
      length += 1
    }
    return length == 1 ? path + "h0" : path
  }

  /// The closed outlines of the area between two curves, one for each unbroken stretch.
  func area(x: [Double], lower: [Double], upper: [Double]) -> String {
    let count = min(x.count, lower.count, upper.count)
    var path = ""
    var stretch: [Int] = []
    for index in 0...count {
      let isSeen =
        index < count && x[index].isFinite && lower[index].isFinite && upper[index].isFinite
      if isSeen {
        stretch.append(index)
        continue
      }
      if stretch.count > 1 {
        let there = stretch.map { point(x[$0], upper[$0]) }
        let back = stretch.reversed().map { point(x[$0], lower[$0]) }
        path += "M" + (there + back).joined(separator: "L") + "Z"
      }
      stretch = []
    }
    return path
  }

  private func point(_ place: Double, _ value: Double) -> String {
    across(place).curveCoordinate + " " + down(value).curveCoordinate
  }
}
