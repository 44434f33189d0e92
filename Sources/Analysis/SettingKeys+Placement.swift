extension SettingKeys {
  /// Settings of the repeated analysis with displaced markers.
  static let placement: [SettingKey] = [
    SettingKey(
      name: "uncertainty.marker_sd_m", unit: "metre",
      explanation: "Standard deviation of a marker's place on the body, from palpation and skin. "
        + "The analysis is repeated with markers displaced by it, and each finding carries the "
        + "95 % interval of its value.",
      source: "choice of this program; palpation differs by 5 to 10 mm (Della Croce et al. 2005)",
      apply: { value, settings in
        guard case .text(let text) = value, let number = Double(text), number >= 0, number <= 0.05
        else { return "a number of metres from 0 to 0.05, such as 0.005" }
        settings.placement.deviation = number
        return nil
      },
      show: { "\($0.placement.deviation)" }),
    SettingKey(
      name: "uncertainty.markers", unit: "metre",
      explanation: "The same for single markers, by the model's names for them.",
      source: "yours",
      apply: { value, settings in
        guard case .map(let pairs) = value else { return "pairs such as `LPSI: 0.008`" }
        var deviations: [String: Double] = [:]
        for (marker, text) in pairs {
          guard let number = Double(text), number >= 0, number <= 0.05 else {
            return "metres from 0 to 0.05 for each marker"
          }
          deviations[marker] = number
        }
        settings.placement.deviations = deviations
        return nil
      },
      show: { settings in
        let pairs = settings.placement.deviations.sorted { $0.key < $1.key }
        return pairs.isEmpty
          ? "none" : pairs.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
      }),
    SettingKey(
      name: "uncertainty.repetitions", unit: "",
      explanation: "How often the analysis is repeated with displaced markers; 0 leaves it out.",
      source: "choice of this program",
      apply: { value, settings in
        guard case .text(let text) = value, let number = Int(text), (0...2000).contains(number)
        else { return "a whole number from 0 to 2000" }
        settings.placement.repetitions = number
        return nil
      },
      show: { "\($0.placement.repetitions)" }),
  ]
}
