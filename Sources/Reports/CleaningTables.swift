import Motion

/// What cleaning did: gaps and spikes of each marker, exchanged names, the filter, and how many
/// frames of each curve rest on samples that were filled in.
enum CleaningTables {
  static func blocks(for trials: [TrialAnalysis]) -> [Block] {
    filters(trials) + markers(trials) + invented(trials)
  }

  /// What stands against an untroubled reading, in words that continue a sentence.
  static func doubts(about trials: [TrialAnalysis]) -> [String] {
    let faulty = trials.count { $0.trial.cleaning.faults.contains { !$0.isRepaired } }
    return faulty == 0
      ? [] : ["in " + Reading.count(faulty, "trial") + " markers carried each other's names"]
  }

  private static func filters(_ trials: [TrialAnalysis]) -> [Block] {
    let items = trials.compactMap { analysis -> ListItem? in
      guard let noise = analysis.trial.cleaning.noise else { return nil }
      let size = Reading.plain(noise.in(.millimetre), decimals: 2) + "\u{A0}mm of noise"
      switch analysis.trial.cleaning.filter {
      case .none(let reason):
        return ListItem(analysis.trial.name, "\(size), not filtered: \(reason)")
      case .butterworth(let cutoff, _):
        return ListItem(
          analysis.trial.name,
          "\(size), low-pass filtered at \(Reading.plain(cutoff, decimals: 1))\u{A0}Hz without lag")
      case .spline: return ListItem(analysis.trial.name, "\(size), smoothed by a quintic spline")
      }
    }
    return items.isEmpty ? [] : [.folded("Noise of the markers, and what was done", [.list(items)])]
  }

  private static func markers(_ trials: [TrialAnalysis]) -> [Block] {
    let rows = trials.flatMap { analysis -> [[Table.Cell]] in
      let used = analysis.modelMarkers
      return analysis.trial.cleaning.markers
        .filter { used.isEmpty || used.contains($0.marker) }
        .flatMap { Self.rows(for: $0, in: analysis.trial) }
    }
    guard !rows.isEmpty else { return [] }
    let table = Block.table(
      Table(
        caption: "Gaps and spikes of each marker, in frames as the laboratory counts them",
        columns: [
          .init("Trial"), .init("Marker"), .init("Frames"), .init("Count", isNumber: true),
          .init("What was done"),
        ], rows: rows))
    return rows.count > DataQualityRecord.longList
      ? [.folded("Every gap and spike of each marker (\(rows.count))", [table])] : [table]
  }

  private static func rows(for record: MarkerCleaning, in trial: Trial) -> [[Table.Cell]] {
    func row(_ frames: RangeSet<Int>, _ done: String) -> [Table.Cell] {
      [
        .code(trial.name), .code(record.marker),
        Table.Cell(frames.words(firstFrame: trial.firstFrame)), .number("\(frames.frameCount)"),
        .quiet(done),
      ]
    }
    let spikes =
      record.spikes.isEmpty
      ? [] : [row(record.spikes, "leapt out of the path and were taken out")]
    let leaps =
      record.leaps.isEmpty
      ? []
      : [
        row(
          RangeSet(record.leaps.map { $0..<($0 + 1) }),
          "leaps and does not come back; nothing was done")
      ]
    return spikes + leaps
      + record.gaps.map { gap in
        switch gap.outcome {
        case .filled(let method, let donors):
          row(
            RangeSet(gap.frames),
            "filled by \(method.rawValue)"
              + (donors.isEmpty ? "" : " from " + Reading.enumeration(donors)))
        case .open(let reason): row(RangeSet(gap.frames), "left open: \(reason)")
        }
      }
  }

  private static func invented(_ trials: [TrialAnalysis]) -> [Block] {
    let rows = trials.filter { !$0.invented.isEmpty }.flatMap { analysis in
      Side.allCases.map { side -> [Table.Cell] in
        [.code(analysis.trial.name), Table.Cell(side.rawValue)]
          + AngleGroup.allCases.map {
            .number("\(analysis.invented.frames(of: $0, side).frameCount)")
          }
      }
    }
    guard !rows.isEmpty else { return [] }
    return [
      .table(
        Table(
          caption: "Frames of each curve that rest on samples that were filled in",
          columns: [.init("Trial"), .init("Side")]
            + ["Pelvis", "Hip", "Knee", "Ankle", "Foot progression"].map {
              .init($0, isNumber: true)
            }, rows: rows))
    ]
  }
}
