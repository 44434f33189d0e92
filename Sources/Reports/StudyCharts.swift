import Drawing
import Motion

/// A study's numbers, one small chart each: a dot a session in the order of the study, so that both
/// a session apart and a drift are seen.
struct StudyCharts {
  var sessions: [SessionSummary]

  private static let ink = Style(Colour(rgb: 0x004488), width: 4)
  private static let apart = Colour(rgb: 0xA3262A)
  private static let middle = Style(Colour(rgb: 0x5B6470), width: 1, dash: [4, 3])

  static let legend: [Chart.LegendEntry] = [
    .init("one session", ink), .init("median", middle),
    .init("stands apart: opens its report", Style(apart, width: 8)),
  ]

  func charts(_ kind: SessionMetric.Kind) -> [Chart] {
    var titles: [String] = []
    for metric in sessions.flatMap(\.metrics) where metric.kind == kind {
      if !titles.contains(metric.title) { titles.append(metric.title) }
    }
    return titles.map { chart(of: $0, kind) }
  }

  private func chart(of title: String, _ kind: SessionMetric.Kind) -> Chart {
    let found = sessions.enumerated().compactMap { place, session -> (Int, SessionMetric)? in
      session.metrics.first { $0.title == title && $0.kind == kind }.map { (place, $0) }
    }
    let values = found.map(\.1.value)
    let median = Outlier.median(values)
    let low = values.min() ?? 0
    let high = values.max() ?? 1
    // Where all are alike, the axis still spans enough for plain ticks.
    let margin = high - low > 1e-6 ? (high - low) * 0.15 : max(high.magnitude * 0.1, 0.5)
    let decimals = found.first?.1.decimals ?? 1
    let scores = Outlier.scores(of: values)
    let apart = scores.filter { $0.value.magnitude > Outlier.limit }.keys.sorted()
    let names = apart.map { index in
      name(of: found[index].0) + " " + Reading.plain(values[index], decimals: decimals)
    }
    var chart = Chart(
      title: title,
      description: title + " of \(Reading.count(values.count, "session")), "
        + "from \(Reading.plain(low, decimals: decimals)) to "
        + "\(Reading.plain(high, decimals: decimals)), "
        + "median \(Reading.plain(median, decimals: decimals)). "
        + (names.isEmpty ? "None stands apart." : "Apart: " + names.joined(separator: "; ") + "."),
      x: Chart.Axis(range: 0.5...(Double(max(sessions.count, 1)) + 0.5), ticks: 6),
      y: Chart.Axis(range: (low - margin)...(high + margin), ticks: 4))
    chart.plotHeight = 70
    chart.leftMargin = 40
    chart.lines.append(
      .init(x: [0.5, Double(sessions.count) + 0.5], y: [median, median], style: Self.middle))
    // A lone sample between gaps is drawn as a dot.
    let usual = found.indices.filter { !apart.contains($0) }
    chart.lines.append(
      .init(
        x: usual.flatMap { [Double(found[$0].0 + 1), .nan] },
        y: usual.flatMap { [values[$0], .nan] }, style: Self.ink))
    for (index, name) in zip(apart, names) {
      let session = sessions[found[index].0]
      chart.dots.append(
        .init(
          x: Double(found[index].0 + 1), y: values[index], shape: .square, colour: Self.apart,
          size: 4, link: session.report.map(HTMLWriter.relativeAddress), name: name))
    }
    return chart
  }

  private func name(of place: Int) -> String {
    sessions[place].label + (sessions[place].session.map { ", " + $0 } ?? "")
  }
}
