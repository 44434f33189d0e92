import Motion

/// Knee, hip, pelvis and trunk at the deepest point of every repetition.
struct ValgusByRepetition: Section {
  let title = "Knee alignment in each repetition"
  let anchor = "valgus"
  let help =
    "Angles at the deepest knee flexion of each repetition, and the furthest the knee went inwards "
    + "from where it began. The projection angle is what a camera in front would see. Knee adduction depends on how the knee markers were placed; see the "
    + "knee axis under Model and force plates."

  private static let degrees = "\u{B0}"

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    let groups = TaskGroup.groups(of: analysis.trials).compactMap { group, trials -> [Block]? in
      let members = RepetitionCurves(of: trials).members
      guard !members.isEmpty else { return nil }
      let rule = analysis.findings.filter {
        $0.group == group && $0.rule.hasPrefix("MK") && $0.measured != nil
      }
      return [.table(table(members, caption: group.title))]
        + rule.map { finding in
          .note(
            [finding.title(namesGroup: false) + ": " + finding.state.words, finding.countInWords]
              .compactMap(\.self).joined(separator: ", ") + ".")
        }
    }
    return groups.isEmpty
      ? [.paragraph("No squat, landing or stair step was recorded.")] : groups.flatMap(\.self)
  }

  private func table(_ members: [RepetitionCurves.Member], caption: String) -> Table {
    Table(
      caption: caption + ": at the deepest knee flexion",
      columns: [
        .init("Trial and repetition"), .init("Leg"), .init("Knee flexion", isNumber: true),
        .init("Knee adduction (\u{2212} valgus)", isNumber: true),
        .init("Furthest inwards", isNumber: true),
        .init("Projection angle (+ inwards)", isNumber: true),
        .init("Hip adduction", isNumber: true),
        .init("Hip internal rotation", isNumber: true),
        .init("Pelvic obliquity (+ own side up)", isNumber: true),
        .init("Trunk lean (+ own side)", isNumber: true), .init("Remarks"),
      ],
      rows: members.map { member in
        let frame = member.repetition.deepest * member.trial.trial.rate
        func at(_ source: ChainVariable.Source) -> Table.Cell {
          guard let curve = curve(source, member), frame.isFinite, frame >= 0,
            Int(frame.rounded()) < curve.count, curve[Int(frame.rounded())].isFinite
          else { return .number("\u{2013}") }
          return .number(Reading.plain(curve[Int(frame.rounded())], decimals: 1) + Self.degrees)
        }
        return [
          .code("\(member.trial.trial.name) \(member.number)"), Table.Cell(member.side.rawValue),
          at(.angle(.knee, 0)), at(.angle(.knee, 1)), inwards(member),
          .number(
            Reading.text(
              FrontalProjection.angle(
                of: member, at: frame.isFinite ? Int(frame.rounded()) : -1), .degree)),
          at(.angle(.hip, 1)),
          at(.angle(.hip, 2)), at(.angle(.pelvis, 1)), at(.trunkLean),
          .quiet(member.repetition.notes.joined(separator: "; ")),
        ]
      })
  }

  private func curve(
    _ source: ChainVariable.Source, _ member: RepetitionCurves.Member
  ) -> [Double]? {
    ChainVariable(source: source, title: "", positive: "", usualRange: 0...1, step: 1)
      .samples(of: member.trial, member.side)
  }

  /// How far the knee went towards valgus from where the repetition began, and by when.
  private func inwards(_ member: RepetitionCurves.Member) -> Table.Cell {
    guard let curve = curve(.angle(.knee, 1), member),
      let samples = RepetitionCurves.samples(curve, of: member),
      let first = samples.first(where: \.isFinite),
      let least = samples.enumerated().filter({ $0.element.isFinite })
        .min(by: { $0.element < $1.element })
    else { return .number("\u{2013}") }
    return .number(
      Reading.plain(max(first - least.element, 0), decimals: 1) + Self.degrees
        + " at \(least.offset)\u{A0}%")
  }
}
