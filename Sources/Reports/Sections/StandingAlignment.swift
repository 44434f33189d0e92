import Motion

/// How the legs stand in the standing trial, each value with its error.
struct StandingAlignment: Section {
  let title = "Alignment in standing"
  let anchor = "alignment"
  let help =
    "Measured from markers in the standing trial; a marker estimate, not radiographic. Each value "
    + "stands with its error (one standard deviation). A hip-knee-ankle angle within 6\u{B0} of "
    + "straight cannot be told from straight, because the hip centre is known to a few millimetres "
    + "at best and neutral legs differ by 3\u{B0}."

  /// Neutral legs lie within 3°, and the estimate errs by as much.
  static let hipKneeAnkleLimit = Double.degrees(6)

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    switch analysis.standing {
    case .absent(let reason):
      return [.paragraph("Not assessed: \(reason).")]
    case .present(let standing):
      guard !standing.alignment.values.isEmpty else {
        return [.paragraph("Not assessed: the standing trial gave no segments.")]
      }
      return [
        .table(table(standing)),
        .note(
          Reading.sentenceCase(Alignment.caveat) + ". From \(standing.trial)."
            + (standing.gates.isEmpty
              ? ""
              : " The standing trial does not correct moving ones: "
                + standing.gates.joined(separator: "; ") + ".")),
      ]
    }
  }

  private func table(_ standing: StandingAnalysis) -> Table {
    let alignment = standing.alignment
    let quantities = Alignment.Quantity.allCases.filter { quantity in
      alignment.values.contains { $0.quantity == quantity }
    }
    let rows = quantities.map { quantity -> [Table.Cell] in
      let sides: [Side?] = [.left, .right, nil]
      return [Table.Cell(Reading.sentenceCase(quantity.words))]
        + sides.map { cell(alignment[quantity, $0]) }
        + [.quiet(quantity.signInWords + remark(quantity, in: alignment))]
    }
    return Table(
      caption: "Alignment in standing (\(Alignment.caveat))",
      columns: [
        .init("Measure"), .init("Left", isNumber: true), .init("Right", isNumber: true),
        .init("Both", isNumber: true), .init("Sign, and what it says"),
      ], rows: rows)
  }

  private func cell(_ value: Alignment.Value?) -> Table.Cell {
    guard let value else { return .number("") }
    switch value.value {
    case .absent(let reason): return .quiet("not measured: " + reason)
    case .present(let number):
      let unit = value.quantity.unit
      return .number(
        Reading.number(number, unit) + " \u{B1} " + Reading.number(value.uncertainty, unit)
          + Reading.suffix(unit))
    }
  }

  private func remark(_ quantity: Alignment.Quantity, in alignment: Alignment) -> String {
    guard quantity == .hipKneeAnkle else { return "" }
    let beyond = Side.allCases.filter { side in
      abs(alignment[quantity, side]?.value.value ?? 0) > Self.hipKneeAnkleLimit
    }
    return beyond.isEmpty
      ? "; within the 6\u{B0} that this estimate cannot tell from straight"
      : "; beyond the 6\u{B0} that this estimate can tell: "
        + Reading.enumeration(beyond.map(\.rawValue))
  }
}
