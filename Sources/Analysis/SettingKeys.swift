import Cleaning
import EMG
import Gait
import Kinematics
import Kinetics
import Motion

/// Every setting there is.
public enum SettingKeys {
  public static let all: [SettingKey] = general + joints + reference + placement + report

  private static let general: [SettingKey] =
    [
      kinematicsModel,
      multibodyKnee,
      markerWeights,
      SettingKey(
        name: "laboratory.up", unit: "",
        explanation: "Which way is up, for files that do not say and whose markers do not show it.",
        source: "no default: the file, else the pelvis above the feet",
        apply: { value, settings in
          guard case .text(let text) = value, let up = Axis(named: text) else {
            return "one of " + Axis.allCases.map(\.rawValue).joined(separator: ", ")
          }
          settings.cleaning.up = up
          return nil
        },
        show: { $0.cleaning.up?.rawValue ?? "none" }),
      lengthUnit,
      .choice(
        "kinematics.continuity", \.kinematics.continuity,
        explanation: "How an angle is carried on where it could jump: anatomical takes the nearest "
          + "equivalent rotation; vicon repeats Vicon's own rule, for comparison with Nexus.",
        source: "the equivalent rotation is the only one with an anatomical meaning"),
      SettingKey(
        name: "kinematics.foot_flat", unit: "",
        explanation:
          "Whether the subject stood with flat feet in the standing trial: true takes the "
          + "heel marker at the height of the toe marker.",
        source: "Plug-in Gait's usual option",
        apply: { value, settings in
          guard case .text(let text) = value, let flag = Bool(text.lowercased()) else {
            return "true or false"
          }
          settings.kinematics.footFlat = flag
          return nil
        },
        show: { "\($0.kinematics.footFlat)" }),
      .choice(
        "kinetics.blanking", \.kinetics.blanking,
        explanation: "Where joint moments are left out because the ground's force is not known: "
          + "strict wherever the foot stands on no plate or two feet share one; vicon in complete "
          + "stances only, and a shared plate is given to one foot, for comparison with Nexus.",
        source: "a moment without the ground's force is no moment"),
      .choice(
        "plates.baseline", \.kinetics.baseline,
        explanation: "What is taken from force plates as their zero: file the range that the file "
          + "names (C3D ZERO), where it names one; unloaded a straight line through the samples of "
          + "the free plate, which takes drift away; none nothing.",
        source: "C3D FORCE_PLATFORM:ZERO; drift is taken away on request only"),
      plateCorners,
      SettingKey(
        name: "subject.marker_diameter_m", unit: "metre",
        explanation:
          "Diameter of the markers, for files that do not state it. Without it such files "
          + "are refused, because every joint centre depends on it.",
        source: "no default: laboratories use 0.010 to 0.016",
        apply: { value, settings in
          guard case .text(let text) = value, let number = Double(text), number > 0, number < 0.05
          else { return "a number of metres between 0 and 0.05, such as 0.014" }
          settings.markerDiameter = number
          return nil
        },
        show: { $0.markerDiameter.map { "\($0)" } ?? "none" }),
      SettingKey(
        name: "session.static", unit: "",
        explanation:
          "The name of the standing trial to use. Without it, the nearest earlier one in "
          + "natural order of file names.",
        source: "a later standing trial may follow new marker placement",
        apply: { value, settings in
          guard case .text(let text) = value, !text.isEmpty else { return "the name of a trial" }
          settings.standingTrial = text
          return nil
        },
        show: { $0.standingTrial ?? "none" }),
      cleaningFilter,
      maximumGap,
      repairSwaps,
      SettingKey(
        name: "markers.aliases", unit: "",
        explanation: "The model's name for each marker of yours, as `yours: LASI`.",
        source: "no default",
        apply: { value, settings in
          guard case .map(let map) = value else { return "pairs such as `RASIS: RASI`" }
          settings.cleaning.aliases = map
          return nil
        },
        show: { shown($0.cleaning.aliases) }),
      SettingKey(
        name: "events.method", unit: "",
        explanation: explanation(of: "events.method"),
        source: "clinical practice: events that a person set win",
        apply: { value, settings in
          guard case .text(let text) = value, let method = EventSettings.Method(named: text) else {
            return "one of " + EventSettings.Method.names.joined(separator: ", ")
          }
          settings.events.method = method
          return nil
        },
        show: { $0.events.method.name }),
      SettingKey(
        name: "events.largest_spread_s", unit: "second",
        explanation: explanation(of: "events.largest_spread_s"),
        source: "a choice of this project",
        apply: { value, settings in
          guard case .text(let text) = value, let number = Double(text), number > 0, number < 1
          else { return "a number of seconds between 0 and 1" }
          settings.events.largestSpread = number
          return nil
        },
        show: { "\($0.events.largestSpread)" }),
      beltSpeed,
      SettingKey(
        name: "emg.channels", unit: "",
        explanation: "Muscle and side of each EMG channel, as `channel: left rectus femoris`.",
        source: "no default: channels are recognised by name, and never guessed",
        apply: { value, settings in
          let expected = "pairs such as `EMG1: left rectus femoris`, or `EMG1: none`"
          guard case .map(let map) = value else { return expected }
          for (label, text) in map {
            if text == "none" {
              settings.emg.channels[label] = .some(nil)
            } else if let channel = ChannelRecognition.channel(named: text) {
              settings.emg.channels[label] = channel
            } else {
              return expected + " (a side and a muscle's name for \(label))"
            }
          }
          return nil
        },
        show: { settings in
          shown(
            settings.emg.channels.mapValues { channel in
              channel.map { "\($0.side.rawValue) \($0.muscle.rawValue)" } ?? "none"
            })
        }),
      emgDetectors,
      emgAgreement,
      emgHighPass,
      emgContactArtefact,
      emgNormalization,
      emgWindows,
    ] + placement + files

  static func shown(_ map: [String: String]) -> String {
    map.isEmpty
      ? "none"
      : map.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
  }

  private static func explanation(of key: String) -> String {
    EventSettings.keys.first { $0.name == key }?.explanation ?? ""
  }
}
