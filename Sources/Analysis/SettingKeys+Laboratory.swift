import Motion

extension SettingKeys {
  /// The unit of positions.
  static let lengthUnit =
    SettingKey(
      name: "laboratory.length_unit", unit: "",
      explanation:
        "The unit that the positions in the files are in, m, cm or mm, where a file says "
        + "it wrongly; none: as the file says or, where it says nothing, as the size of the body "
        + "tells. A body that would be longer than 5 m or shorter than 20 mm is refused.",
      source: "a choice of this project",
      apply: { value, settings in
        guard case .text(let text) = value else { return "m, cm, mm or none" }
        if text == "none" {
          settings.lengthUnit = nil
          return nil
        }
        guard let unit = Unit(symbol: text), unit.si == .metre else { return "m, cm, mm or none" }
        settings.lengthUnit = unit
        return nil
      },
      show: { $0.lengthUnit?.rawValue ?? "none" })
}
