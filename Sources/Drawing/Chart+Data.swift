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
    for bar in blocks where bar.to.isFinite && bar.upper.isFinite {
      let (left, right) = (layout.across(bar.from), layout.across(bar.to))
      let (top, bottom) = (layout.down(bar.upper), layout.down(bar.lower))
      svg.add(
        "rect",
        [
          ("x", min(left, right).coordinate), ("y", min(top, bottom).coordinate),
          ("width", abs(right - left).coordinate), ("height", abs(bottom - top).coordinate),
          ("fill", bar.isHollow ? Colour.white.hex : bar.colour.hex), ("stroke", bar.colour.hex),
        ])
    }
    for mark in marks where mark.x.isFinite {
      let column = layout.across(mark.x).coordinate
      let path = "M" + column + " 0v" + layout.plotHeight.coordinate
      svg.add("path", [("d", path)] + mark.tag.attributes + mark.style.strokeAttributes)
    }
    for line in lines {
      let columns = layout.columns(line.x)
      let paths = line.curves.enumerated().compactMap { index, curve -> [(String, String)]? in
        let path = layout.path(columns: columns, y: curve, tolerance: line.tolerance)
        guard !path.isEmpty else { return nil }
        let number = line.numbers.indices.contains(index) ? line.numbers[index] : nil
        return [("d", path)] + (number.map { [("data-c", "\($0)")] } ?? [])
      }
      let style = line.tag.attributes + line.style.strokeAttributes
      if paths.count == 1, let path = paths.first {
        svg.add("path", path + style)
      } else if !paths.isEmpty {
        svg.add("g", style) { svg in
          for path in paths { svg.add("path", path) }
        }
      }
    }
    for dot in dots where dot.x.isFinite && dot.y.isFinite {
      let path = [("d", layout.shape(of: dot))] + dot.attributes
      guard let link = dot.link else {
        svg.add("path", path)
        continue
      }
      svg.add("a", [("href", link), ("aria-label", dot.name)]) { svg in
        svg.add("path", path) { svg in svg.add("title", [], text: dot.name) }
      }
    }
  }

  /// Draws the rows of bars in their strip below the plot, each with its letter in the margin.
  func drawBars(in layout: ChartLayout, on svg: inout SVG) {
    for (row, bar) in bars.enumerated() {
      let strip = layout.top + layout.plotHeight + 8
      let level = strip + Double(row) * ChartLayout.barRow
      let place = [
        ("x", (layout.left - 5).coordinate), ("y", (level + 7).coordinate), ("text-anchor", "end"),
        ("font-size", "9"),
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

extension Chart.Tag {
  /// Attributes by which a page's script and style sheet find the element; none for an empty tag.
  var attributes: [(String, String)] {
    group.isEmpty ? [] : [("class", group + (isReadOut ? " m" : ""))]
  }
}

extension Chart.Dot {
  var attributes: [(String, String)] {
    [
      ("fill", isHollow ? Colour.white.hex : colour.hex), ("stroke", colour.hex),
      ("stroke-width", "1.2"),
    ]
  }
}

extension ChartLayout {
  /// Distances from the plot's left edge in tenths of a unit, which the curves of a line share; `nil`
  /// for a place that is none.
  func columns(_ x: [Double]) -> [Int?] {
    x.map { $0.isFinite ? Self.tenths(across($0)) : nil }
  }

  /// The path of a curve, a new stroke after every gap; a lone sample becomes a dot.
  func path(columns: [Int?], y: [Double], tolerance: Int) -> String {
    var path = CompactPath(tolerance: tolerance, grid: Self.grid(for: tolerance))
    var stretch: [CompactPath.Point] = []
    stretch.reserveCapacity(columns.count)
    for (column, value) in zip(columns, y) {
      if let column, value.isFinite {
        stretch.append(CompactPath.Point(x: column, y: Self.tenths(down(value))))
      } else {
        path.add(stretch)
        stretch.removeAll(keepingCapacity: true)
      }
    }
    path.add(stretch)
    return path.text
  }

  /// Tenths of a unit by which the edge of a band may be straightened: it says where others lie.
  private static let bandTolerance = 7

  /// The closed outlines of the area between two curves, one for each unbroken stretch.
  func area(x: [Double], lower: [Double], upper: [Double]) -> String {
    let count = min(x.count, lower.count, upper.count)
    var path = CompactPath(
      tolerance: Self.bandTolerance, grid: Self.grid(for: Self.bandTolerance))
    var stretch: [Int] = []
    for index in 0...count {
      let isSeen =
        index < count && x[index].isFinite && lower[index].isFinite && upper[index].isFinite
      if isSeen {
        stretch.append(index)
        continue
      }
      if stretch.count > 1 {
        // Each edge is thinned by itself; together they would begin and end at one place.
        let there = path.thinned(stretch.map { point(x[$0], upper[$0]) })
        let back = path.thinned(stretch.reversed().map { point(x[$0], lower[$0]) })
        path.add(there + back, isClosed: true)
      }
      stretch = []
    }
    return path.text
  }

  /// A circle for the left side, a square or a diamond for others, as a path around a place.
  func shape(of dot: Chart.Dot) -> String {
    let (x, y) = (across(dot.x), down(dot.y))
    let size = dot.size
    let at = { (dx: Double, dy: Double) in
      (x + dx).curveCoordinate + " " + (y + dy).curveCoordinate
    }
    switch dot.shape {
    case .circle:
      let arc = "a\(size.coordinate) \(size.coordinate) 0 1 0"
      return "M" + at(-size, 0) + arc + " \((2 * size).coordinate) 0"
        + arc + " \((-2 * size).coordinate) 0z"
    case .square:
      let side = (1.8 * size).coordinate
      return "M" + at(-0.9 * size, -0.9 * size) + "h\(side)v\(side)h-\(side)z"
    case .tick:
      return "M" + at(0, -size) + "v\((2 * size).coordinate)"
    }
  }

  /// Tenths of a unit that heights are rounded to: what may be straightened much needs no tenths.
  private static func grid(for tolerance: Int) -> Int { tolerance > 4 ? 10 : 1 }

  private func point(_ place: Double, _ value: Double) -> CompactPath.Point {
    CompactPath.Point(x: Self.tenths(across(place)), y: Self.tenths(down(value)))
  }

  /// A length in tenths of a unit, never so far out that a viewer stumbles.
  private static func tenths(_ value: Double) -> Int {
    Int((min(max(value, -1e5), 1e5) * 10).rounded())
  }
}
