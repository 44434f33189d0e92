import Drawing
import Motion

/// The movement analysis profile and the gait profile score.
struct GaitProfileScores: Section {
  var sides = SideStyles.standard

  let title = "Gait profile score"
  let anchor = "profile"
  let help =
    "Each gait variable score says by how many degrees a side's mean curve lies from the reference "
    + "mean (root mean square over the cycle); a healthy person is expected to score about as much as "
    + "reference people differ among each other; beyond marks a score above what 95 of 100 of them "
    + "reach or, where their own curves are not held, 1.6° above the expected one. The gait profile score is the root of the mean "
    + "square over nine curves a side, or fifteen of both; a change of 1.6° is one that clinicians "
    + "notice (Baker et al. 2009, 2012)."

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    guard !analysis.profiles.isEmpty else {
      return [.paragraph("No gait cycle was found, so there is no gait profile.")]
    }
    return analysis.profiles.flatMap(blocks(for:))
  }

  private func blocks(for profile: GaitProfile) -> [Block] {
    let group = TaskGroup(task: profile.task, condition: profile.condition)
    let which = profile.isOwn ? "own reference" : "foreign reference"
    let drawing = ProfileFigure(profile: profile, sides: sides)
    let figures = drawing.chart(title: "Movement analysis profile").map { chart in
      Block.figures(
        FigureGrid(
          charts: [chart], columns: 2, legend: drawing.legend,
          caption: group.title + ": movement analysis profile, " + which + ". Reference: "
            + profile.reference + "."))
    }
    return [figures].compactMap(\.self) + [
      .table(scores(profile, title: group.title + ", " + which)),
      .folded(
        "The profile in numbers",
        [
          .table(map(profile, title: group.title + ": movement analysis profile")),
          .note("Reference: " + profile.reference + "."),
        ]),
    ] + profile.notes.map { .note(Reading.sentenceCase($0) + ".") }
  }

  private func scores(_ profile: GaitProfile, title: String) -> Table {
    func row(_ name: String, _ score: GaitProfile.Score) -> [Table.Cell] {
      let ofSides = Side.allCases.compactMap { score.sides[$0]?.reason }
      let reasons = Set(ofSides + [score.overall.reason].compactMap(\.self))
      if reasons.count == 1, let reason = reasons.first, score.overall.value == nil,
        score.sides.values.allSatisfy({ $0.value == nil })
      {
        return [Table.Cell(name), .quiet("not assessed: " + reason, span: 4)]
      }
      func cell(_ value: Availability<Double>?) -> Table.Cell {
        switch value {
        case .present(let value)?: .number(Reading.text(value, .degree))
        case .absent(let reason)?: .quiet("not assessed: " + reason)
        case nil: .number("")
        }
      }
      return [
        Table.Cell(name), cell(score.sides[.left]), cell(score.sides[.right]), cell(score.overall),
        cell(score.withoutHipRotation),
      ]
    }
    return Table(
      caption: title,
      columns: [
        .init("Score"), .init("Left", isNumber: true), .init("Right", isNumber: true),
        .init("Overall", isNumber: true), .init("Without hip rotation", isNumber: true),
      ],
      rows: [
        row("GPS, against free speed", profile.score),
        row("GPS, speed matched", profile.speedMatchedScore),
      ])
  }

  private func map(_ profile: GaitProfile, title: String) -> Table {
    var order: [CycleQuantity] = []
    for variable in profile.variables where !order.contains(variable.quantity) {
      order.append(variable.quantity)
    }
    func cell(_ variable: GaitProfile.VariableScore?) -> Table.Cell {
      guard let variable else { return .number("") }
      switch variable.score {
      case .present(let score):
        let remarks = (variable.isBeyondExpected ? ["beyond"] : []) + variable.notes
        let notes = remarks.isEmpty ? "" : " (" + remarks.joined(separator: "; ") + ")"
        return .number(Reading.text(score, .degree) + notes)
      case .absent(let reason): return .quiet("not assessed: " + reason)
      }
    }
    return Table(
      caption: title,
      columns: [
        .init("Gait variable score"), .init("Left", isNumber: true),
        .init("Right", isNumber: true), .init("Expected in health", isNumber: true),
      ],
      rows: order.map { quantity in
        let found = Side.allCases.map { side in
          profile.variables.first { $0.quantity == quantity && $0.side == side }
        }
        let expected = found.compactMap { $0?.expected }.first
        return [Table.Cell(quantity.title), cell(found[0]), cell(found[1])]
          + [expected.map { .number(Reading.text($0, .degree)) } ?? .quiet("no reference")]
      })
  }
}
