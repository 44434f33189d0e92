import Motion

/// The tables of a report's muscle section: timing, phases and indices.
struct MuscleTables {
  var timing: [MuscleTimingStatistics]
  var indices: [MuscleIndex]

  init(_ analysis: SessionAnalysis) {
    timing = analysis.muscleTiming
    indices = analysis.muscleIndices
  }

  var blocks: [Block] {
    [timingTable, phaseTable, indexTable(research: false), indexTable(research: true)]
      .compactMap(\.self)
  }

  private var timingTable: Block? {
    let rows = timing.flatMap { timing -> [[Table.Cell]] in
      let head = [
        Table.Cell(Reading.sentenceCase(timing.muscle)), Table.Cell(timing.side.rawValue),
        Table.Cell(TaskGroup(task: timing.task, condition: timing.condition).title),
      ]
      if let reason = timing.reason {
        return [head + [.quiet("not measured: " + reason, span: 4)]]
      }
      guard !timing.windows.isEmpty else {
        return [
          head + [
            .quiet(
              "timed in \(Reading.count(timing.cycles.count, "cycle")); no expected window is known",
              span: 4)
          ]
        ]
      }
      return timing.windows.map { window in
        let expected = Table.Cell(
          Reading.plain(window.window.onset * 100, decimals: 0) + "\u{2013}"
            + Reading.plain(window.window.offset * 100, decimals: 0) + "\u{A0}%")
        guard window.looked > 0 else {
          return head + [
            expected,
            .quiet("not measured: the recordings do not hold its edges in any cycle", span: 3),
          ]
        }
        return head + [
          expected,
          .number(words(window.onset)), .number(words(window.offset)),
          Table.Cell(
            "active in \(window.meetings.count) of \(window.looked)"
              + (window.absent > 0 ? ", silent in \(window.absent)" : "")),
        ]
      }
    }
    guard !rows.isEmpty else { return nil }
    return .table(
      Table(
        caption: "Muscle timing: circular mean \u{B1} SD over cycles, from the side's own contact",
        columns: [
          .init("Muscle"), .init("Side"), .init("Movement"), .init("Expected"),
          .init("Onset", isNumber: true), .init("Offset", isNumber: true), .init("Cycles"),
        ], rows: rows))
  }

  /// `-4.0 ± 1.2 % (-40 ± 12 ms)`.
  private func words(_ instant: MuscleInstant?) -> String {
    guard let instant else { return "silent" }
    func pair(_ mean: Double, _ spread: Double?, _ unit: Unit) -> String {
      guard instant.count > 1, let spread, spread.isFinite else {
        return Reading.text(mean, unit)
      }
      return Reading.number(mean, unit) + " \u{B1} " + Reading.text(spread, unit)
    }
    return pair(instant.mean, instant.standardDeviation, .percent) + " ("
      + pair(instant.seconds, instant.secondsDeviation, .millisecond) + ")"
  }

  private var phaseTable: Block? {
    let timed = timing.filter { !$0.phases.isEmpty }
    guard let first = timed.first else { return nil }
    let rows = timed.map { timing in
      [
        Table.Cell(Reading.sentenceCase(timing.muscle)), Table.Cell(timing.side.rawValue),
        Table.Cell(TaskGroup(task: timing.task, condition: timing.condition).title),
      ]
        + timing.phases.map {
          Table.Cell.number(
            Reading.plain($0.activeShare * 100, decimals: 0) + "\u{A0}% (\($0.active)/\($0.looked))"
          )
        }
    }
    let table = Table(
      caption:
        "Share of each phase in which the muscle was active; in brackets the cycles in which "
        + "it was active for at least half of the phase",
      columns: [.init("Muscle"), .init("Side"), .init("Movement")]
        + first.phases.map { .init(Reading.sentenceCase($0.phase), isNumber: true) }, rows: rows)
    return .folded("Activity in the phases of the gait cycle", [.table(table)])
  }

  private func indexTable(research: Bool) -> Block? {
    let wanted = indices.filter { $0.isResearch == research }
    var groups: [[MuscleIndex]] = []
    for index in wanted {
      let place = groups.firstIndex { members in
        members[0].parameter.name == index.parameter.name
          && members[0].parameter.group == index.parameter.group
      }
      if let place { groups[place].append(index) } else { groups.append([index]) }
    }
    let rows = groups.map { members -> [Table.Cell] in
      var remarks: [String] = []
      for remark in members.flatMap({ [$0.signInWords] + $0.notes })
      where !remark.isEmpty && !remarks.contains(remark) {
        remarks.append(remark)
      }
      let sides: [Side?] = [.left, .right, nil]
      return [
        Table.Cell(Reading.sentenceCase(members[0].parameter.words)),
        Table.Cell(members[0].parameter.group.title),
      ]
        + sides.map { side in cell(members.first { $0.parameter.side == side }?.parameter) }
        + [.quiet(remarks.joined(separator: "; "))]
    }
    guard !rows.isEmpty else { return nil }
    let table = Table(
      caption: research
        ? "For research only: nothing may rest on these numbers"
        : "Co-contraction, ratios and delays: descriptive, without accepted limits",
      columns: [
        .init("Number"), .init("Movement"), .init("Left", isNumber: true),
        .init("Right", isNumber: true), .init("Both", isNumber: true), .init("Remarks"),
      ], rows: rows)
    if research { return .folded("Numbers for research", [.table(table)]) }
    return rows.count > DataQualityRecord.longList
      ? .folded(Reading.count(rows.count, "number") + " of several muscles", [.table(table)])
      : .table(table)
  }

  private func cell(_ parameter: Parameter?) -> Table.Cell {
    guard let parameter else { return .number("") }
    return switch parameter.value {
    case .present(let statistic):
      .number(Reading.text(statistic, parameter.unit) + "\u{A0}\u{A0}(n\u{A0}\(statistic.count))")
    case .absent(let reason): .quiet("not assessed: " + reason)
    }
  }
}
