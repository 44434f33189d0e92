import Motion

/// What was done, written from what was really done.
struct Methods: Section {
  let title = "Methods"
  let anchor = "methods"
  let help = "These sentences may be copied into a clinical letter or a paper."

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    analysis.methods.isEmpty
      ? [.paragraph("No step of analysis was carried out.")]
      : [.paragraph(analysis.methods.joined(separator: " "))]
  }
}
