import Drawing

extension FigureGrid {
  /// The figures in another language.
  func translated(by translation: inout Translation) -> FigureGrid {
    var grid = self
    grid.caption = translation.words(caption)
    grid.legend = legend.map { Chart.LegendEntry(translation.words($0.text), $0.style) }
    grid.charts = charts.map { $0.translated(by: &translation) }
    return grid
  }
}

extension Chart {
  /// The chart in another language, its ticks with that language's decimal mark.
  fileprivate func translated(by translation: inout Translation) -> Chart {
    var chart = self
    chart.decimalMark = translation.language.decimalMark
    chart.title = translation.words(title)
    chart.description = translation.words(description)
    chart.x.title = translation.words(x.title)
    chart.y.title = translation.words(y.title)
    for index in phases.indices { chart.phases[index].name = translation.words(phases[index].name) }
    for index in rowNames.indices {
      chart.rowNames[index].text = translation.words(rowNames[index].text)
    }
    for index in labels.indices { chart.labels[index].text = translation.words(labels[index].text) }
    for index in legend.indices { chart.legend[index].text = translation.words(legend[index].text) }
    for index in dots.indices where !dots[index].name.isEmpty {
      chart.dots[index].name = translation.words(dots[index].name)
    }
    return chart
  }
}
