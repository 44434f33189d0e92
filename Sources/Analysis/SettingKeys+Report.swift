import Motion

/// What reports hold and how they look.
extension SettingKeys {
  static let report: [SettingKey] = [reportSections, sideColours, animation, language]

  /// Which sections, and in which order.
  private static let reportSections = SettingKey(
    name: "report.sections", unit: "",
    explanation: "The sections of a report in the order wanted, with commas between; `angles = "
      + "Kinematics` gives one a heading of your own. Names: "
      + ReportSettings.sectionNames.joined(separator: ", ") + ".",
    source: "the order of clinical reports: what to act on, numbers, curves, what they rest on",
    apply: { value, settings in
      let expected = "names of sections with commas between"
      guard case .text(let text) = value else { return expected }
      var sections: [ReportSettings.Section] = []
      for part in text.split(separator: ",") {
        let pair = part.split(separator: "=", maxSplits: 1).map(trimmed)
        guard let name = pair.first, !name.isEmpty else { return expected }
        guard ReportSettings.sectionNames.contains(name) else {
          return expected + suggestion(for: name)
        }
        guard !sections.contains(where: { $0.name == name }) else {
          return expected + ", each once; \(name) comes twice"
        }
        let title = pair.count > 1 && !pair[1].isEmpty ? pair[1] : nil
        sections.append(.init(name: name, title: title))
      }
      guard !sections.isEmpty else { return expected }
      settings.report.sections = sections
      return nil
    },
    show: { settings in
      settings.report.sections.isEmpty
        ? "all"
        : settings.report.sections.map { $0.name + ($0.title.map { " = " + $0 } ?? "") }
          .joined(separator: ", ")
    })

  private static func suggestion(for name: String) -> String {
    let near = ReportSettings.sectionNames
      .map { ($0, EditDistance.between(name, $0)) }
      .min { $0.1 < $1.1 }
    guard let near, near.1 <= 3 else {
      return " (no section is called \(name); there are: "
        + ReportSettings.sectionNames.joined(separator: ", ") + ")"
    }
    return " (no section is called \(name); did you mean \(near.0)?)"
  }

  /// How the sides are coloured.
  private static let sideColours = SettingKey(
    name: "report.side_colours", unit: "",
    explanation:
      "Colours of the left and the right side, as `left: \"#cc4b37\"`. The right side is "
      + "dashed or hollow besides, whatever its colour.",
    source: "left red and right blue is the custom of several laboratories' reports",
    apply: { value, settings in
      let expected = "pairs such as `left: \"#cc4b37\"` and `right: \"#004488\"`"
      guard case .map(let map) = value else { return expected }
      for (name, text) in map {
        guard let side = Side(rawValue: name), text.utf8.count == 7, text.hasPrefix("#"),
          text.dropFirst().allSatisfy({ $0.isASCII && $0.isHexDigit }),
          let colour = UInt32(text.dropFirst(), radix: 16)
        else { return expected }
        settings.report.sideColours[side] = colour
      }
      return nil
    },
    show: { settings in
      let colours = Side.allCases.compactMap { side -> String? in
        settings.report.sideColours[side].map { colour in
          let digits = String(colour, radix: 16)
          return "\(side.rawValue): #" + String(repeating: "0", count: 6 - digits.count) + digits
        }
      }
      return colours.isEmpty ? "left: #cc4b37, right: #004488" : colours.joined(separator: ", ")
    })

  /// Whether the stick figure moves.
  private static let animation = SettingKey(
    name: "report.animation", unit: "",
    explanation: "Whether a report carries recordings, so that its stick figure moves with the "
      + "curves: true or false. Without them a report is smaller and shows still figures.",
    source: "a choice of this project",
    apply: { value, settings in
      guard case .text(let text) = value, let flag = Bool(text.lowercased()) else {
        return "true or false"
      }
      settings.report.hasAnimation = flag
      return nil
    },
    show: { "\($0.report.hasAnimation)" })

  /// Which language reports are in.
  private static let language = SettingKey(
    name: "report.language", unit: "",
    explanation: "The language of reports and overview: "
      + ReportSettings.languages.joined(separator: ", ")
      + ". Results, tables and messages stay English; `marey report --language` makes the reports "
      + "of a run again in another.",
    source: "a choice of this project",
    apply: { value, settings in
      let expected = "one of " + ReportSettings.languages.joined(separator: ", ")
      guard case .text(let text) = value, ReportSettings.languages.contains(text) else {
        return expected
      }
      settings.report.language = text
      return nil
    },
    show: { $0.report.language })

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
