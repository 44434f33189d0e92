import Motion

/// The works that methods and findings rest on.
struct References: Section {
  let title = "References"
  let anchor = "references"
  let help = ""

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    let cited = analysis.citations + analysis.findings.flatMap(\.citations)
    let texts = Set(cited).sorted {
      ($0.authors, $0.year, $0.work) < ($1.authors, $1.year, $1.work)
    }
    .map(\.text)
    return texts.isEmpty
      ? [.paragraph("No work is cited.")] : [.list(texts.map { ListItem("", $0) })]
  }
}
