import Drawing
import Motion

/// When each muscle was active over the gait cycle, and how strongly against its own peak.
struct MuscleTiming: Section {
  var sides = SideStyles.standard

  let title = "Muscle activity (EMG)"
  let anchor = "emg"
  let help =
    "The curve is the smoothed signal as a share of its normalisation value; without a maximal "
    + "contraction, its height cannot be compared between muscles, sides or days. A bar means that "
    + "the muscle was active in at least half of the cycles: filled for left, hollow for right; E is the "
    + "expected activity. A "
    + "burst counts where two detectors find it; where they stand apart, its time is less certain."

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    let activities = analysis.trials.flatMap(\.muscles)
    let hasEnvelopes = analysis.trials.contains { $0.cycles.contains { !$0.emg.isEmpty } }
    guard !activities.isEmpty || hasEnvelopes else {
      return [.paragraph("No muscle signal (EMG) was found in this session's recordings.")]
    }
    let figures = TaskGroup.groups(of: analysis.trials).flatMap { group, trials -> [Block] in
      self.figures(for: group, trials: trials, timing: analysis.muscleTiming)
    }
    return figures + MuscleTimeCharts(sides: sides).blocks(for: analysis.trials)
      + MuscleTables(analysis).blocks + channels(analysis.trials)
  }

  private func figures(
    for group: TaskGroup, trials: [TrialAnalysis], timing: [MuscleTimingStatistics]
  ) -> [Block] {
    let cycles = trials.flatMap(\.cycles)
    let timed = trials.flatMap(\.muscles).filter { $0.timing.value != nil }.map(\.muscle)
    let muscles = Set(cycles.flatMap(\.emg.keys) + timed).sorted()
    guard !cycles.isEmpty, !muscles.isEmpty else { return [] }
    let figure = CycleFigure(cycles: cycles, sides: sides)
    if let reason = figure.withoutMeans {
      return [.heading(group.title), .paragraph("No mean is drawn: \(reason).")]
    }
    let own = timing.filter { $0.task == group.task && $0.condition == group.condition }
    let charts = muscles.map { muscle in
      chart(of: muscle, in: figure, trials: trials, timing: own.filter { $0.muscle == muscle })
    }
    let caption =
      group.title + ": mean envelope in per cent of its normalisation value. Grey bars: expected "
      + "activity, moved to the person's own foot off; its edges differ by 5 to 20\u{A0}% of the "
      + "cycle between sources."
    return [
      .heading(group.title),
      .figures(FigureGrid(charts: charts, legend: figure.legend, caption: caption)),
    ] + figure.remarks.map { .note($0) }
  }

  private func chart(
    of muscle: String, in figure: CycleFigure, trials: [TrialAnalysis],
    timing: [MuscleTimingStatistics]
  ) -> Chart {
    var chart = figure.chart(suffix: "\u{A0}%") { cycle in
      cycle.emg[muscle]?.samples.map { $0 * 100 }
    } empty: { values, words in
      let range = Chart.Axis.range(0...100, by: 20, holding: values, within: 0...1000)
      return Chart(
        title: Reading.sentenceCase(muscle) + " (%)",
        description: "\(muscle), envelope over the gait cycle. " + words + Self.words(timing),
        x: CycleFigure.axis, y: Chart.Axis(range: range, ticks: 7))
    }
    let expected = timing.first { !$0.windows.isEmpty }.map(Self.stretches) ?? []
    if !expected.isEmpty {
      chart.bars.append(.init(label: "E", stretches: expected, colour: ReferenceBand.colour))
    }
    for side in Side.allCases {
      let active = BurstShare(of: muscle, side, in: trials).stretches
      guard !active.isEmpty else { continue }
      chart.bars.append(
        .init(
          label: side.letter, stretches: active, colour: sides.colour(side),
          isHollow: side == .right))
    }
    return chart
  }

  /// The expected windows within the cycle, per cent; one that runs past its end comes in two.
  private static func stretches(_ timing: MuscleTimingStatistics) -> [ClosedRange<Double>] {
    timing.windows.flatMap { window -> [ClosedRange<Double>] in
      let (onset, offset) = (window.window.onset * 100, window.window.offset * 100)
      return offset >= onset ? [onset...offset] : [0...offset, onset...max(onset, 100)]
    }
  }

  private static func words(_ timing: [MuscleTimingStatistics]) -> String {
    guard let known = timing.first(where: { !$0.windows.isEmpty }) else { return "" }
    let spans = known.windows.map { window in
      Reading.plain(window.window.onset * 100, decimals: 0) + " to "
        + Reading.plain(window.window.offset * 100, decimals: 0) + "\u{A0}%"
    }
    return " Expected from " + Reading.enumeration(spans) + "."
  }

  private func channels(_ trials: [TrialAnalysis]) -> [Block] {
    let rows = trials.flatMap { trial in
      trial.muscles.map { muscle -> [Table.Cell] in
        let noise = muscle.signalToNoise.map { Reading.plain($0, decimals: 0) + "\u{A0}dB" }
        let outcome =
          switch muscle.timing {
          case .present(let timing):
            Table.Cell(
              Reading.count(timing.bursts.count, "burst") + ", edges \u{B1} "
                + Reading.text(Self.typical(timing) ?? muscle.timingUncertainty, .millisecond)
                + Self.disputed(timing))
          case .absent(let reason): Table.Cell.quiet("not measured: " + reason)
          }
        return [
          Table.Cell(Reading.sentenceCase(muscle.muscle)), Table.Cell(muscle.side.rawValue),
          .code(trial.trial.name), .code(muscle.channel), .number(noise ?? "\u{2013}"), outcome,
          Table.Cell(muscle.envelope.isEmpty ? "" : Self.share(muscle.normalization)),
        ]
      }
    }
    guard !rows.isEmpty else { return [] }
    let table = Table(
      caption: "EMG channels",
      columns: [
        .init("Muscle"), .init("Side"), .init("Trial"), .init("Channel"),
        .init("Signal to noise", isNumber: true), .init("Timing"), .init("Height is a share of"),
      ], rows: rows)
    return rows.count > DataQualityRecord.longList
      ? [.folded(Reading.count(rows.count, "EMG channel"), [.table(table)])] : [.table(table)]
  }

  /// The middle uncertainty of a channel's edges, seconds.
  private static func typical(_ timing: MuscleActivity.Timing) -> Double? {
    let all = timing.agreement.flatMap { [$0.onsetUncertainty, $0.offsetUncertainty] }.sorted()
    return all.isEmpty ? nil : all[all.count / 2]
  }

  /// How many bursts have an edge on which the detectors do not agree.
  private static func disputed(_ timing: MuscleActivity.Timing) -> String {
    let least = timing.agreement.flatMap { [$0.onsetUncertainty, $0.offsetUncertainty] }.min() ?? 0
    let count = timing.agreement.count {
      $0.onsetUncertainty > least || $0.offsetUncertainty > least
    }
    return count == 0 ? "" : "; the detectors differ on \(count)"
  }

  private static func share(_ normalization: MuscleNormalization) -> String {
    switch normalization {
    case .maximalContraction: "maximal contraction"
    case .peakDynamic: "own peak"
    case .meanDynamic: "own mean"
    case .counts: "own peak, no unit"
    }
  }
}
