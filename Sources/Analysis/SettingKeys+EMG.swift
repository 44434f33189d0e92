import EMG
import Motion

/// How EMG is read and timed.
extension SettingKeys {
  /// Which detectors are run.
  static let emgDetectors = SettingKey(
    name: "emg.detectors", unit: "",
    explanation: "The methods that find when a muscle is active, separated by spaces or commas: "
      + ActivationDetectors.all.map(\.name).joined(separator: ", ")
      + ". Two must be active at once.",
    source: "run two, and ask that they agree; the order of accuracy was measured",
    apply: { value, settings in
      let known = ActivationDetectors.all.map(\.name)
      guard case .text(let text) = value else { return "names such as change_point, hodges_bui" }
      let names = text.split { $0 == "," || $0 == " " }.map(String.init)
      guard !names.isEmpty, names.allSatisfy(known.contains), Set(names).count == names.count
      else { return "some of " + known.joined(separator: ", ") }
      settings.emg.detectors = names
      return nil
    },
    show: { $0.emg.detectors.joined(separator: ", ") })

  /// How near they must lie.
  static let emgAgreement = number(
    "emg.agreement_s", \.emg.agreement, from: 0.001, to: 0.2, unit: "second",
    explanation: "How near two detectors must lie to confirm each other; beyond it the "
      + "uncertainty of the edge grows by their distance.",
    source: "a choice of this project")

  /// The lower edge of the band-pass.
  static let emgHighPass = number(
    "emg.high_pass_hz", \.emg.highPass, from: 5, to: 100, unit: "hertz",
    explanation: "Lower edge of the EMG band-pass: 20, or 30 where heart beats or the shocks of "
      + "landing and running reach the signal.",
    source: "SENIAM: Hermens et al. 2000")

  /// What is left out after contacts.
  static let emgContactArtefact = number(
    "emg.contact_artefact_s", \.emg.contactArtefact, from: 0, to: 0.2, unit: "second",
    explanation: "How long after each contact of a foot the signal is not trusted; it is bridged "
      + "by its neighbours. 0: it is trusted.",
    source: "movement artefacts last about 0.03 s after a landing")

  /// What heights are shares of.
  static let emgNormalization = SettingKey.choice(
    "emg.normalization", \.emg.normalization,
    explanation: "What an envelope's height is a share of: auto takes maximal contractions where "
      + "two agree within 10 % (trials named MVC), else the session's own peak; peak_dynamic and "
      + "mean_dynamic forbid every comparison between muscles.",
    source: "CEDE project, Besomi et al. 2020")

  /// When muscles are expected to be active.
  static let emgWindows = SettingKey(
    name: "emg.windows", unit: "per cent of the cycle, foot off at 60",
    explanation: "Your own windows of expected activity in walking, as `gluteus medius: 96-40`; "
      + "several are separated by commas. They are moved by the person's own foot off.",
    source: "Schwartz et al. 2008 for four muscle groups, else software defaults, unverified",
    apply: { value, settings in
      let expected = "pairs such as `tibialis anterior: 90-10, 60-80`"
      guard case .map(let map) = value else { return expected }
      for (name, text) in map {
        guard let muscle = Muscle(rawValue: name.lowercased()), let windows = windows(text) else {
          return expected + " (a muscle's name and shares from 0 to 100 for \(name))"
        }
        settings.emg.windows[muscle] = windows
      }
      return nil
    },
    show: { settings in
      let list = settings.emg.windows.sorted { $0.key.rawValue < $1.key.rawValue }
      guard !list.isEmpty else { return "none" }
      return list.map { muscle, windows in
        let spans = windows.windows.map { "\($0.onset * 100)-\($0.offset * 100)" }
        return "\(muscle.rawValue): \(spans.joined(separator: ", "))"
      }.joined(separator: "; ")
    })

  private static func windows(_ text: String) -> ActivityWindows? {
    var windows: [ActivityWindows.Window] = []
    for part in text.split(separator: ",") {
      let edges = part.split(separator: "-").compactMap {
        Double($0.trimmingPrefix { $0 == " " }.prefix { $0 != " " })
      }
      guard edges.count == 2, edges.allSatisfy({ (0...100).contains($0) }), edges[0] != edges[1]
      else { return nil }
      windows.append(ActivityWindows.Window(edges[0] / 100, edges[1] / 100))
    }
    return windows.isEmpty ? nil : ActivityWindows(windows, origin: .laboratory)
  }

  private static func number(
    _ name: String, _ path: any WritableKeyPath<Settings, Double> & Sendable, from low: Double,
    to high: Double, unit: String, explanation: String, source: String
  ) -> SettingKey {
    SettingKey(
      name: name, unit: unit, explanation: explanation, source: source,
      apply: { value, settings in
        guard case .text(let text) = value, let number = Double(text), (low...high).contains(number)
        else { return "a number from \(low) to \(high)" }
        settings[keyPath: path] = number
        return nil
      },
      show: { settings in
        let number = settings[keyPath: path]
        return Int(exactly: number).map { "\($0)" } ?? "\(number)"
      })
  }
}
