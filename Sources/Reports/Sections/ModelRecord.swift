import Motion

/// How well the body keeps to the model, what the knee axes do, and what stood on which plate.
struct ModelRecord: Section {
  let title = "Model and force plates"
  let anchor = "model"
  let help =
    "Every joint angle and moment rests on where the model places the joints. This section shows "
    + "how far the markers agree with it, and which stances on plates were used."

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    let blocks =
      KneeAxisTable.blocks(for: analysis) + ModelQualityTable.blocks(for: analysis.trials)
      + PlateContactTable.blocks(for: analysis.trials)
    return blocks.isEmpty
      ? [.paragraph("No model was fitted and no force plate was loaded.")] : blocks
  }
}
