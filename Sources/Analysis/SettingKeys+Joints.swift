import Kinematics
import Motion

/// The settings of joint centres and axes.
extension SettingKeys {
  static let joints: [SettingKey] = [
    SettingKey(
      name: "kinematics.hip_centre", unit: "",
      explanation: "How the hip centre is found in the pelvis: auto, as the model does it (Davis's "
        + "regression in Plug-in Gait, Harrington's in the models that carry joint centres with "
        + "markers: Kainz et al. 2015, Clin Biomech 30:319), by a regression ("
        + HipCentres.all.map { "\($0.key): \($0.citation.text)" }.joined(separator: "; ")
        + ") or from a movement trial (functional: Ehrig et al. 2006, J Biomech 39:2798). How far "
        + "the methods disagree is said in the report's data quality.",
      source: "Plug-in Gait uses Davis's regression; Harrington's lies nearest to images",
      apply: { value, settings in
        let keys = [HipCentres.automatic] + HipCentres.keys
        guard case .text(let text) = value, keys.contains(text) else {
          return "one of " + keys.joined(separator: ", ")
        }
        settings.kinematics.hipCentre = text == HipCentres.automatic ? nil : text
        return nil
      },
      show: { $0.kinematics.hipCentre ?? HipCentres.automatic }),
    SettingKey(
      name: "kinematics.functional_trial", unit: "",
      explanation: "The name of the movement trial that finds hip centres and knee axes. Without "
        + "it, trials named functional, star-arc, hip_left, knee_right and the like.",
      source: "no default: the names of trials",
      apply: { value, settings in
        guard case .text(let text) = value, !text.isEmpty else { return "the name of a trial" }
        settings.kinematics.functionalTrial = text
        return nil
      },
      show: { $0.kinematics.functionalTrial ?? "none" }),
    .choice(
      "kinematics.knee_axis", \.kinematics.kneeAxis,
      explanation: "What the knee's flexion axis is taken from: the model's markers, or the axis "
        + "about which the knee turned in a movement trial (functional: Ehrig et al. 2007, J "
        + "Biomech 40:2150); that trial needs three markers on thigh and shank.",
      source: "Plug-in Gait uses markers"),
    .choice(
      "kinematics.knee_axis_correction", \.kinematics.kneeAxisCorrection,
      explanation: "Whether knee angles of walking are also given with the flexion axis turned "
        + "until adduction no longer follows flexion (pca: Baudet et al. 2014, PLoS One 9:e102098). "
        + "The raw angles stay; squats and landings are never corrected. Choose it for all sessions "
        + "that are compared, or for none.",
      source: "a correction also removes true adduction that follows flexion"),
  ]
}
