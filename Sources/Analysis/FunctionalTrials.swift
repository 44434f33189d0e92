import Motion

/// The trials in which a person moved so that joints could be found: a star-arc of the hip, bends of
/// the knee.
package enum FunctionalTrials {
  /// Letters of a trial's name, without digits and signs, that tell such a trial.
  private static let parts = ["functional", "stararc", "starmotion", "hipcircle"]
  private static let whole: Set<String> = [
    "star", "score", "sara", "func", "hipleft", "hipright", "lefthip", "righthip", "lhip", "rhip",
    "kneeleft", "kneeright", "leftknee", "rightknee", "lknee", "rknee",
  ]

  /// - Parameter name: The name that the setting gives; it alone counts where it is given.
  static func trials(in session: Session, named name: String?) -> [Trial] {
    session.trials.filter { trial in
      if let name { return trial.name == name }
      // A walk is no movement about a joint, whatever it is called.
      return ![.walking, .running, .stairs].contains(trial.task) && isFunctional(trial.name)
    }
  }

  package static func isFunctional(_ name: String) -> Bool {
    let letters = name.lowercased().filter(\.isLetter)
    return whole.contains(letters) || parts.contains { letters.contains($0) }
  }
}
