import Drawing
import Motion

/// The report of a change: two visits of one person or two conditions of one visit, and what of it is
/// more than measurement error.
public enum ComparisonReport {
  /// The report as one self-contained HTML page; the same visits give the same bytes.
  public static func html(
    for comparison: VisitComparison, options: ReportOptions = ReportOptions(), version: String = ""
  ) -> String {
    HTMLRenderer().page(
      document(for: comparison, sides: options.sides, version: version)
        .translated(into: options.language))
  }

  /// The report before it is set as HTML.
  public static func document(
    for comparison: VisitComparison, sides: SideStyles = .standard, version: String = ""
  ) -> Document {
    let both = "both \(comparison.kind.rawValue)"
    let parts = [
      Document.Part(
        title: "At a glance", anchor: "glance", help: "", blocks: glance(comparison)),
      Document.Part(
        title: "Every quantity", anchor: "quantities",
        help: "A difference counts as a change only where it is larger than what measurement error "
          + "alone makes in 19 of 20 pairs of visits (the detectable change, 2.77 standard errors "
          + "between sessions). Whether a change is good is said only where that is stated for the "
          + "quantity."
          + (comparison.kind == .visits
            ? ""
            : " Within one visit the markers stay on, so that this limit is a cautious one."),
        blocks: comparison.groups.flatMap { table($0, comparison) }),
      Document.Part(
        title: "Curves", anchor: "curves",
        help: "Mean curves of \(both): the first is thin and dotted, the second drawn as in "
          + "every report.",
        blocks: comparison.groups.flatMap { curves($0, comparison, sides) }),
      Document.Part(
        title: "Findings of \(both)", anchor: "findings",
        help:
          "A sign that is present in one \(comparison.kind.one) only may have crossed its limit by less than "
          + "measurement error; the table above tells.",
        blocks: findings(comparison)),
      Document.Part(
        title: "Measurement error", anchor: "error", help: "", blocks: sources(comparison)),
      Document.Part(
        title: "Provenance", anchor: "provenance", help: "",
        blocks: [
          .paragraph(
            "Made by marey" + (version.isEmpty ? "" : " " + version)
              + " from the stored results of \(both), without a new analysis.")
        ]),
    ]
    var document = Document(
      kind: "Comparison of two \(comparison.kind.rawValue)",
      title: "Participant \(comparison.label), \(comparison.first) and \(comparison.second)",
      subtitle: "Differences are \(comparison.second) minus \(comparison.first).", parts: parts,
      isWide: true, footer: SafetyText.footer)
    document.names = Set(
      [comparison.label, comparison.first, comparison.second]
        + comparison.groups.map(\.condition).filter { !$0.isEmpty })
    return document
  }

  private static func glance(_ comparison: VisitComparison) -> [Block] {
    let rows = comparison.groups.flatMap(\.rows)
    let judged = rows.filter { $0.detectable != nil }
    let changed = comparison.groups.flatMap { group in
      group.rows.filter(\.verdict.isChange).map { (group, $0) }
    }.sorted { $0.1.size > $1.1.size }
    let verdict =
      rows.isEmpty
      ? "The two \(comparison.kind.rawValue) have no quantity in common."
      : "\(changed.count) of \(judged.count) quantities with a known measurement error changed "
        + "beyond it. By chance alone about 1 in 20 would."
    let items = changed.prefix(mostListed).map { group, row in
      ListItem(
        name(row) + ":",
        Reading.text(row.first.mean, row.unit) + " to " + Reading.text(row.second.mean, row.unit)
          + ", difference " + signed(row.difference, row.unit) + " against a detectable change of "
          + Reading.text(row.detectable ?? .nan, row.unit) + " (" + title(group) + "): "
          + row.verdict.words + ".")
    }
    let rest = changed.count - items.count
    return [.callout(.neutral, title: "Change", text: verdict)]
      + (items.isEmpty ? [] : [.list(items)])
      + (rest > 0 ? [.note("\(rest) smaller changes are in the table below.")] : [])
      + comparison.remarks.map { .note($0) }
  }

  /// The largest changes, by their detectable change, that the first part lists.
  private static let mostListed = 12

  private static func title(_ group: VisitComparison.Group) -> String {
    TaskGroup(task: group.task, condition: group.condition).title
  }

  private static func name(_ row: VisitComparison.Row) -> String {
    Reading.sentenceCase(row.words) + (row.side.map { ", " + $0.rawValue } ?? "")
  }

  private static func signed(_ value: Double, _ unit: Motion.Unit) -> String {
    let text = Reading.text(value, unit)
    let isZero = !text.prefix { $0 != " " }.contains { "123456789".contains($0) }
    return (value > 0 && !isZero ? "+" : "") + text
  }

  private static func table(
    _ group: VisitComparison.Group, _ comparison: VisitComparison
  ) -> [Block] {
    // The verdict comes first, where a narrow screen shows it without scrolling.
    let judged = group.rows.filter { $0.verdict != .noKnownError }.map { row -> [Table.Cell] in
      [
        Table.Cell(name(row)),
        Table.Cell(([row.verdict.words] + row.notes).joined(separator: "\n")),
        .number(signed(row.difference, row.unit)),
        .number(row.detectable.map { Reading.text($0, row.unit) } ?? "\u{2013}"),
        .number(cell(row.first, row.unit)), .number(cell(row.second, row.unit)),
      ]
    }
    let others = group.rows.filter { $0.verdict == .noKnownError }.map { row -> [Table.Cell] in
      [
        Table.Cell(([name(row)] + row.notes).joined(separator: "\n")),
        .number(signed(row.difference, row.unit)),
        .number(cell(row.first, row.unit)), .number(cell(row.second, row.unit)),
      ]
    }
    let values = [comparison.first, comparison.second].map { Table.Column($0, isNumber: true) }
    let both = title(group) + ": both \(comparison.kind.rawValue)"
    var blocks: [Block] = []
    if !judged.isEmpty {
      let columns = [
        Table.Column("Quantity"), Table.Column("Verdict"),
        Table.Column("Difference", isNumber: true),
        Table.Column("Detectable change", isNumber: true),
      ]
      blocks.append(.table(Table(caption: both, columns: columns + values, rows: judged)))
    }
    if !others.isEmpty {
      let columns = [Table.Column("Quantity"), Table.Column("Difference", isNumber: true)]
      blocks.append(
        .table(
          Table(
            caption: both + ", no measurement error is known for these: cannot tell",
            columns: columns + values, rows: others)))
    }
    return blocks.isEmpty ? [] : [.heading(title(group))] + blocks
  }

  private static func cell(_ statistic: Statistic, _ unit: Motion.Unit) -> String {
    // A value and its spread stay on one line; only the count may stand below them.
    Reading.text(statistic, unit).replacing(" ", with: "\u{A0}")
      + (statistic.count > 1 ? "\nn\u{A0}=\u{A0}\(statistic.count)" : "")
  }

  private static func curves(
    _ group: VisitComparison.Group, _ comparison: VisitComparison, _ sides: SideStyles
  ) -> [Block] {
    let charts = CycleQuantity.all.compactMap { quantity -> Chart? in
      guard case .angle = quantity else { return nil }
      return chart(of: quantity, group, comparison, sides)
    }
    guard !charts.isEmpty else { return [] }
    return [
      .figures(
        FigureGrid(
          charts: charts,
          legend: Side.allCases.flatMap { side in
            [
              Chart.LegendEntry("\(side.rawValue), \(comparison.first)", earlier(side, sides)),
              Chart.LegendEntry("\(side.rawValue), \(comparison.second)", sides.mean(side)),
            ]
          },
          caption: title(group)
            + ": mean curves of both \(comparison.kind.rawValue), degrees over the gait cycle."))
    ]
  }

  private static func earlier(_ side: Side, _ sides: SideStyles) -> Style {
    Style(sides.colour(side), width: 1.1, dash: side == .left ? [1, 2] : [4, 2, 1, 2])
  }

  private static func chart(
    of quantity: CycleQuantity, _ group: VisitComparison.Group, _ comparison: VisitComparison,
    _ sides: SideStyles
  ) -> Chart? {
    func mean(_ cycles: [CycleCurves], _ side: Side) -> [Double] {
      CurveBundle(
        cycles.filter { $0.cycle.side == side }.compactMap { cycle in
          cycle.waveformAlongPath(of: quantity)?.samples.map { $0.in(quantity.unit) }
        }
      ).mean
    }
    let lines = Side.allCases.flatMap { side in
      [
        (mean(group.first, side), earlier(side, sides), side, comparison.first),
        (mean(group.second, side), sides.mean(side), side, comparison.second),
      ]
    }.filter { $0.0.contains(where: \.isFinite) }
    let values = lines.flatMap(\.0).filter(\.isFinite)
    guard let low = values.min(), let high = values.max() else { return nil }
    let room = max(5, 0.1 * (high - low))
    let words = lines.map { line in
      let seen = line.0.filter(\.isFinite)
      return "\(line.2.rawValue), \(line.3): from "
        + Reading.plain(seen.min() ?? .nan, decimals: 1) + "° to "
        + Reading.plain(seen.max() ?? .nan, decimals: 1) + "°."
    }
    var chart = Chart(
      title: quantity.title,
      description: quantity.signInWords + ". " + words.joined(separator: " "),
      x: .init(range: 0...100), y: .init(range: (low - room)...(high + room)))
    for line in lines {
      chart.lines.append(.init(x: CurveBundle.places, y: line.0, style: line.1))
    }
    return chart
  }

  private static func findings(_ comparison: VisitComparison) -> [Block] {
    struct Key: Hashable {
      var rule: String
      var side: Side?
      var task: MovementTask
      var condition: String
    }
    func key(_ finding: Finding) -> Key {
      Key(
        rule: finding.rule, side: finding.side, task: finding.task, condition: finding.condition)
    }
    func isShown(_ finding: Finding) -> Bool {
      switch finding.state {
      case .present, .borderline: true
      case .withinReference, .notAssessed: false
      }
    }
    let (first, second) = (comparison.firstFindings, comparison.secondFindings)
    let shown = first.filter(isShown).map(key) + second.filter(isShown).map(key)
    var seen: Set<Key> = []
    let rows = shown.filter { seen.insert($0).inserted }.map { key -> [Table.Cell] in
      let before = first.first { self.isSame($0, key.rule, key.side, key.task, key.condition) }
      let after = second.first { self.isSame($0, key.rule, key.side, key.task, key.condition) }
      let name = (before ?? after)?.name ?? key.rule
      return [
        Table.Cell(
          "\(key.rule) \(name)" + (key.side.map { ", " + $0.rawValue } ?? "")
            + " (" + TaskGroup(task: key.task, condition: key.condition).title + ")"),
        Table.Cell(before?.state.words ?? "not looked for"),
        Table.Cell(after?.state.words ?? "not looked for"),
      ]
    }
    guard !rows.isEmpty else { return [.paragraph("No sign is present or borderline in either.")] }
    return [
      .table(
        Table(
          caption: "Signs present or borderline in at least one \(comparison.kind.one)",
          columns: [.init("Sign"), .init(comparison.first), .init(comparison.second)], rows: rows))
    ]
  }

  private static func isSame(
    _ finding: Finding, _ rule: String, _ side: Side?, _ task: MovementTask, _ condition: String
  ) -> Bool {
    finding.rule == rule && finding.side == side && finding.task == task
      && finding.condition == condition
  }

  private static func sources(_ comparison: VisitComparison) -> [Block] {
    var seen: Set<String> = []
    let rows = comparison.groups.flatMap(\.rows)
      .filter { $0.detectable != nil && seen.insert($0.words).inserted }
      .map { [Table.Cell(Reading.sentenceCase($0.words)), Table.Cell.quiet($0.source)] }
    let text = Block.paragraph(
      "Errors between sessions are published or assumed figures, not this laboratory's own: a "
        + "laboratory's own test and retest of ten people or more says better what it can tell.")
    guard !rows.isEmpty else { return [text] }
    return [
      text,
      .table(
        Table(
          caption: "Where the errors come from",
          columns: [.init("Quantity"), .init("Source")], rows: rows)),
    ]
  }
}
