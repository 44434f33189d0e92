import Motion

/// How well each trial keeps to the model, for the section on data quality.
enum ModelQualityTable {
  static func blocks(for trials: [TrialAnalysis]) -> [Block] {
    let judged = trials.compactMap { trial in
      trial.modelQuality.value.map { (trial.trial.name, $0) }
    }
    guard !judged.isEmpty else { return [] }
    var blocks: [Block] = [
      .heading("How well the body keeps to the model"),
      .paragraph(
        "Segments are taken for rigid and for meeting at their joints. What follows is how far "
          + "they are not: changes of length against the standing trial, what is left when the "
          + "standing shape of markers is laid over them, and how far the two segments of a joint "
          + "place its centre from each other. In a conventional model a gap is a change of "
          + "length, because it builds each segment on the one above."),
      .table(summary(judged)),
      .folded("Every segment of every trial", [.table(lengths(judged))]),
    ]
    if let spread = hipCentres(judged) { blocks.append(.note(spread)) }
    let remarks = judged.flatMap { name, quality in quality.remarks.map { (name, $0) } }
    var said: [String] = []
    for (_, remark) in remarks where !said.contains(remark) {
      said.append(remark)
      let names = remarks.filter { $0.1 == remark }.map(\.0)
      blocks.append(.note(Reading.enumeration(names) + ": " + remark + "."))
    }
    return blocks
  }

  private static func millimetres(_ value: Double) -> String {
    Reading.plain(value.in(.millimetre), decimals: 1)
  }

  private static func summary(_ judged: [(String, ModelQuality)]) -> Table {
    let rows = judged.map { name, quality -> [Table.Cell] in
      let drift = quality.lengths.compactMap { length in
        length.drift.map { (length.segment.words, $0) }
      }.max { abs($0.1) < abs($1.1) }
      let residual = quality.residuals.max { $0.rootMeanSquare < $1.rootMeanSquare }
      let gap = quality.gaps.max { $0.rootMeanSquare < $1.rootMeanSquare }
      return [
        .code(name),
        drift.map { .number("\(millimetres($0.1)) mm, \($0.0)") } ?? .quiet("no standing trial"),
        residual.map {
          .number("\(millimetres($0.rootMeanSquare)) mm, \($0.part), mostly \($0.worstMarker)")
        } ?? .quiet("no part shows three markers"),
        gap.map {
          .number(
            "\(millimetres($0.rootMeanSquare)) mm, \($0.side.rawValue) \($0.joint.rawValue)")
        } ?? .quiet("not known"),
      ]
    }
    return Table(
      caption: "The worst of each trial (root mean square for residuals and gaps)",
      columns: [
        .init("Trial"), .init("Change of segment length", isNumber: true),
        .init("Rigid-body residual", isNumber: true), .init("Joint gap", isNumber: true),
      ], rows: rows)
  }

  private static func lengths(_ judged: [(String, ModelQuality)]) -> Table {
    let rows = judged.flatMap { name, quality in
      quality.lengths.map { length -> [Table.Cell] in
        [
          .code(name), Table.Cell(Reading.sentenceCase(length.segment.words)),
          .quiet(length.between), .number(millimetres(length.mean)),
          .number(millimetres(length.standardDeviation)), .number(millimetres(length.range)),
          length.drift.map { .number(millimetres($0)) } ?? .quiet("no standing trial"),
        ]
      }
    }
    return Table(
      caption: "Segment lengths, millimetres",
      columns: [
        .init("Trial"), .init("Segment"), .init("Between"), .init("Mean", isNumber: true),
        .init("SD", isNumber: true), .init("Range", isNumber: true),
        .init("Mean \u{2212} standing", isNumber: true),
      ], rows: rows)
  }

  /// The spread is that of the session: every trial has the same pelvis.
  private static func hipCentres(_ judged: [(String, ModelQuality)]) -> String? {
    guard let spreads = judged.map(\.1.hipCentres).first(where: { !$0.isEmpty }) else { return nil }
    let sides = spreads.map { spread in
      "\(spread.side.rawValue) \(millimetres(spread.largest)) mm (the one in use lies "
        + "\(millimetres(spread.fromMean)) mm from the mean of all)"
    }
    let methods = spreads.first.map { Reading.enumeration($0.methods) } ?? ""
    return "Hip centres by \(methods) lie up to this far apart: "
      + sides.joined(separator: ", ") + "."
  }
}
