import Motion

/// What the report was made from, so that it can be made again.
struct ProvenanceRecord: Section {
  let title = "Provenance"
  let anchor = "provenance"
  let help =
    "The same inputs, settings and version give the same report, byte for byte. The SHA-256 of a "
    + "file tells whether it is the one that was analysed."

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    let provenance = analysis.provenance
    var blocks: [Block] = [
      .definitions([
        Definition("Made by", "marey " + (provenance.version.isEmpty ? "" : provenance.version))
      ])
    ]
    blocks += settings(provenance.settings)
    guard !provenance.inputs.isEmpty else { return blocks }
    let rows = provenance.inputs.map { [Table.Cell.code($0.file), .code($0.sha256)] }
    let table = Table(
      caption: "Input files", columns: [.init("File"), .init("SHA-256")], rows: rows)
    blocks.append(.folded(Reading.count(rows.count, "input file"), [.table(table)]))
    return blocks
  }

  private func settings(_ settings: [Provenance.Setting]) -> [Block] {
    guard !settings.isEmpty else { return [.paragraph("No settings are recorded.")] }
    let changed = settings.filter { !$0.isDefault }
    let summary: Block =
      changed.isEmpty
      ? .paragraph("All settings have their defaults.")
      : .table(table(changed, caption: "Settings changed from their defaults"))
    let all = table(settings, caption: "All settings as used")
    return [summary, .folded("All \(settings.count) settings", [.table(all)])]
  }

  private func table(_ settings: [Provenance.Setting], caption: String) -> Table {
    Table(
      caption: caption,
      columns: [.init("Setting"), .init("Value"), .init("Default")],
      rows: settings.map { setting in
        [.code(setting.key), .code(setting.value), .quiet(setting.isDefault ? "yes" : "changed")]
      })
  }
}
