import Drawing
import Motion

/// Envelopes and bursts over the time of trials that hold no gait cycle.
struct MuscleTimeCharts {
  var sides: SideStyles

  /// The most points of a curve: a report needs no more than the eye can tell apart.
  static let points = 400
  static let mostTrials = 6

  func blocks(for trials: [TrialAnalysis]) -> [Block] {
    trials.filter { trial in
      trial.cycles.isEmpty && trial.muscles.contains { !$0.envelope.isEmpty }
    }.prefix(Self.mostTrials).map { trial in
      .figures(
        FigureGrid(
          charts: trial.muscles.filter { !$0.envelope.isEmpty }.map { chart(of: $0, in: trial) },
          columns: 2,
          caption: trial.trial.name
            + ": envelope in per cent of its normalisation value over time; "
            + "bars where the detectors agree that the muscle is active."))
    }
  }

  private func chart(of muscle: MuscleActivity, in trial: TrialAnalysis) -> Chart {
    let envelope = muscle.envelope
    let length = Double(envelope.count) / muscle.rate
    let step = max(1, envelope.count / Self.points)
    let places = stride(from: 0, to: envelope.count, by: step).map { Double($0) / muscle.rate }
    // The largest of each stretch is drawn, so that no burst is thinned away.
    let heights = stride(from: 0, to: envelope.count, by: step).map { start in
      (envelope[start..<min(envelope.count, start + step)].filter(\.isFinite).max() ?? .nan) * 100
    }
    let bursts = muscle.timing.value?.bursts ?? []
    let outcome =
      muscle.timing.reason.map { "not timed: " + $0 }
      ?? "\(Reading.count(bursts.count, "burst")) in \(Reading.text(length, .second))"
    let range = Chart.Axis.range(0...100, by: 20, holding: heights, within: 0...1000)
    var chart = Chart(
      title: Reading.sentenceCase(muscle.muscle) + ", " + muscle.side.rawValue + " (%)",
      description: "\(muscle.muscle), \(muscle.side.rawValue), \(trial.trial.name), envelope over "
        + "time: \(outcome).",
      x: Chart.Axis(title: "time (s)", range: 0...max(length, 1e-3), ticks: 6),
      y: Chart.Axis(range: range, ticks: 7))
    chart.lines.append(.init(x: places, y: heights, style: sides.mean(muscle.side)))
    if !bursts.isEmpty {
      chart.bars.append(
        .init(
          label: muscle.side.letter,
          stretches: bursts.map {
            max(0, $0.lowerBound)...max(0, min(length, $0.upperBound))
          },
          colour: sides.colour(muscle.side), isHollow: muscle.side == .right))
    }
    return chart
  }
}
