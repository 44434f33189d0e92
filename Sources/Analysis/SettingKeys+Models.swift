import Kinematics

/// The settings of marker models.
extension SettingKeys {
  static let kinematicsModel = SettingKey(
    name: "kinematics.model", unit: "",
    explanation: "The marker model that turns markers into joint angles. auto takes the first of "
      + MarkerModels.all.map { $0.key }.joined(separator: ", ")
      + " whose required markers are all in the standing and moving trials.",
    source:
      "Plug-in Gait, the model most clinical laboratories use (Armand et al. 2024), comes first",
    apply: { value, settings in
      let known = [ModelChoice.automatic] + MarkerModels.all.map { $0.key }
      guard case .text(let text) = value, known.contains(text) else {
        return "one of " + known.joined(separator: ", ")
      }
      settings.model = text
      return nil
    },
    show: { $0.model })

  static let multibodyKnee = SettingKey.choice(
    "kinematics.multibody_knee", \.kinematics.knee,
    explanation: "How freely the knee of the multibody model turns: flexion only, "
      + "flexion_adduction, or ball, all three rotations.",
    source: "ball: Lu & O'Connor 1999")

  static let markerWeights = SettingKey(
    name: "kinematics.marker_weights", unit: "",
    explanation:
      "How much a marker counts in the multibody fit, as `LKNE: 2`; 1 where not named, 0 "
      + "leaves it out.",
    source: "every marker alike: nothing better is known of a laboratory's markers",
    apply: { value, settings in
      let expected = "pairs of a marker's name and a number of zero or more, such as `LKNE: 2`"
      guard case .map(let map) = value else { return expected }
      var weights: [String: Double] = [:]
      for (name, text) in map {
        guard let weight = Double(text), weight >= 0, weight < 1e6 else { return expected }
        weights[name.uppercased()] = weight
      }
      settings.kinematics.markerWeights = weights
      return nil
    },
    show: { settings in
      let weights = settings.kinematics.markerWeights.sorted { $0.key < $1.key }
      return weights.isEmpty
        ? "none" : weights.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
    })
}
