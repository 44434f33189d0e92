import Drawing
import Motion

/// Angles over time, for trials that are not divided into gait cycles: squats, jumps, landings.
struct MovementOverTime: Section {
  var sides = SideStyles.standard

  let title = "Movements over time"
  let anchor = "time"
  let help =
    "Trials without gait cycles are drawn from their first to their last frame. A grey field is one "
    + "repetition, the dotted line its deepest knee flexion. Knee adduction below zero is towards "
    + "valgus; it depends much on how the knee markers were placed."

  /// Trials drawn of one task and condition; further ones are named.
  static let mostTrials = 4
  /// Samples drawn of one curve; a longer one is thinned evenly.
  static let mostSamples = 600

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    let trials = analysis.trials.filter { $0.cycles.isEmpty }
    guard !trials.isEmpty else {
      return [.paragraph("Every trial is divided into gait cycles; none is drawn over time.")]
    }
    return TaskGroup.groups(of: trials).flatMap { group, members -> [Block] in
      let shown = members.prefix(Self.mostTrials)
      let rest = members.dropFirst(Self.mostTrials).map(\.trial.name)
      let left =
        rest.isEmpty
        ? []
        : [Block.note("Not drawn, to keep the report short: " + Reading.enumeration(rest) + ".")]
      return [.heading(group.title)]
        + shown.flatMap { trial in
          blocks(
            for: trial,
            number: analysis.trials.firstIndex { $0.trial.name == trial.trial.name } ?? 0)
        } + left
    }
  }

  private func blocks(for analysis: TrialAnalysis, number: Int) -> [Block] {
    guard let angles = analysis.angles.value else {
      return [.note("\(analysis.trial.name): not measured, \(analysis.angles.reason ?? "").")]
    }
    let charts = AngleVariable.frontalChain.map {
      chart(of: $0, angles, in: analysis, number: number)
    }
    let count = analysis.repetitions.count
    let repetitions =
      count == 0 ? "no repetition was found" : Reading.count(count, "repetition") + " marked"
    let caption =
      "\(analysis.trial.name): angles in degrees over time, \(repetitions). "
      + "No reference band is drawn."
    let legend = Side.allCases.map { Chart.LegendEntry($0.rawValue, line($0)) }
    return [.figures(FigureGrid(charts: charts, columns: 4, legend: legend, caption: caption))]
      + repetitionTable(analysis)
  }

  private func line(_ side: Side) -> Style {
    var style = sides.mean(side)
    style.width = 1.6
    return style
  }

  private func chart(
    of variable: AngleVariable, _ angles: JointAngles, in analysis: TrialAnalysis, number: Int
  ) -> Chart {
    let trial = analysis.trial
    let duration = trial.rate > 0 ? Double(trial.frameCount) / trial.rate : 0
    let end = duration.isFinite && duration > 0 ? duration : 1
    var curves: [Side: [Double]] = [:]
    for side in Side.allCases {
      let samples = angles[variable.group, side]?[variable.component] ?? []
      if samples.contains(where: \.isFinite) { curves[side] = samples.map { $0.in(.degree) } }
    }
    let words = Side.allCases.map { side in
      let seen = (curves[side] ?? []).filter(\.isFinite)
      guard let low = seen.min(), let high = seen.max() else {
        return Reading.sentenceCase(side.rawValue) + ": not measured."
      }
      return Reading.sentenceCase(side.rawValue) + " from " + Reading.plain(low, decimals: 0)
        + "\u{B0} to " + Reading.plain(high, decimals: 0) + "\u{B0}."
    }
    var chart = variable.chart(
      holding: Array(curves.values.joined()),
      description: "\(variable.name) over time in \(trial.name). " + words.joined(separator: " "),
      x: Chart.Axis(title: "time (s)", range: 0...end, ticks: 7))
    chart.base = "t\(number)"
    chart.unit = "\u{B0}"
    for repetition in analysis.repetitions {
      chart.spans.append(
        .init(from: repetition.start, to: repetition.end, colour: Colour(rgb: 0xEEF1F4)))
      chart.marks.append(
        .init(x: repetition.deepest, style: Style(Colour(rgb: 0x5B6470), width: 1, dash: [1, 3])))
    }
    for side in Side.allCases {
      guard let samples = curves[side] else { continue }
      let stride = max(1, (samples.count + Self.mostSamples - 1) / Self.mostSamples)
      let frames = Swift.stride(from: 0, to: samples.count, by: stride)
      var line = Chart.Line(
        x: frames.map { trial.time(ofFrame: $0) }, y: frames.map { samples[$0] },
        style: line(side), tag: .init(side.rawValue, isReadOut: true))
      line.tolerance = 7
      chart.lines.append(line)
    }
    if curves.isEmpty {
      chart.labels.append(.init("not measured", across: 0.5, down: 0.5, anchor: .middle))
    }
    return chart
  }

  private func repetitionTable(_ analysis: TrialAnalysis) -> [Block] {
    guard !analysis.repetitions.isEmpty else { return [] }
    let rows = analysis.repetitions.enumerated().map { index, repetition -> [Table.Cell] in
      [
        Table.Cell("\(index + 1)"), Table.Cell(repetition.side?.rawValue ?? "both"),
        .number(Reading.text(repetition.start, .second)),
        .number(Reading.text(repetition.deepest, .second)),
        .number(Reading.text(repetition.end, .second)),
        .number(Reading.text(repetition.peakKneeFlexion, .degree)),
        .quiet(repetition.notes.joined(separator: "; ")),
      ]
    }
    return [
      .table(
        Table(
          caption: "Repetitions in \(analysis.trial.name)",
          columns: [
            .init("No."), .init("Leg"), .init("From", isNumber: true),
            .init("Deepest", isNumber: true), .init("To", isNumber: true),
            .init("Peak knee flexion", isNumber: true), .init("Remarks"),
          ], rows: rows))
    ]
  }
}
