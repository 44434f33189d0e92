import Motion

/// The few numbers that every gait report begins with; all others stand in a section of their own.
struct KeyParameters: Section {
  let title = "Walking in numbers"
  let anchor = "spatiotemporal"
  let help =
    "Mean and standard deviation over the cycles that were assessed; a step belongs to the leading "
    + "foot. Every other parameter stands under Parameters."

  /// Names of the parameters, in their order.
  static let names = [
    "speed", "cadence", "stride_length", "step_length", "step_width", "stride_time", "stance",
    "single_support", "double_support",
  ]

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    var groups: [TaskGroup] = []
    let wanted = analysis.parameters.filter { Self.names.contains($0.name) }
    for parameter in wanted where !groups.contains(parameter.group) {
      groups.append(parameter.group)
    }
    guard !groups.isEmpty else {
      return [.paragraph("No walking was measured: there is no gait cycle.")]
    }
    return groups.flatMap { group -> [Block] in
      let members = Self.names.flatMap { name in
        wanted.filter { $0.name == name && $0.group == group }
      }
      let reasons = Set(members.map(\.value.reason))
      if reasons.count == 1, let reason = reasons.first ?? nil {
        return [.heading(group.title), .paragraph("Not measured: " + reason + ".")]
      }
      let references = members.compactMap(\.reference)
      return [ParameterTables.table(members, caption: group.title)].compactMap(\.self)
        + (references.isEmpty ? [] : [.note(ParameterTables.sources(of: references))])
    }
  }
}
