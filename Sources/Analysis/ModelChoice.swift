import Kinematics
import Motion

/// Which marker model measures a session, and why.
public struct ModelChoice: Sendable {
  /// The value of `kinematics.model` that lets the markers decide.
  public static let automatic = "auto"

  let model: any MarkerModel.Type
  /// Why this one, as the rest of a sentence that begins with the model's name.
  public let reason: String

  /// What people call the model.
  public var name: String { model.name }

  /// Chooses for a session.
  ///
  /// With `auto`, the first model in the list of which all required markers are in the most trials,
  /// the standing one included; the order of the list is the order of preference.
  ///
  /// - Parameter setting: The value of `kinematics.model`.
  init(setting: String, standing: [Trial], moving: [Trial]) {
    guard setting == Self.automatic else {
      model = MarkerModels.model(setting)
      reason = "because kinematics.model asks for it"
      return
    }
    let trials = (standing + moving).filter { !$0.markers.isEmpty }
    func score(_ model: any MarkerModel.Type) -> (complete: Int, begun: Int, lacking: Int) {
      let calibrates =
        model.requiredStandingMarkers.isEmpty
        || standing.contains { model.missingStandingMarkers(in: $0).isEmpty }
      let begun = trials.filter { model.canBegin(with: $0) }
      // Of models that can only begin, the one that lacks least says best what is missing.
      return (
        calibrates ? trials.count { model.missingMarkers(in: $0).isEmpty } : 0, begun.count,
        -begun.map { model.missingMarkers(in: $0).count }.reduce(0, +)
      )
    }
    var best: any MarkerModel.Type = PluginGait.self
    var bestScore = (complete: -1, begun: -1, lacking: 0)
    for model in MarkerModels.all {
      let found = score(model)
      if found > bestScore { (best, bestScore) = (model, found) }
    }
    model = best
    reason =
      bestScore.complete == trials.count && !trials.isEmpty
      ? "the first whose markers are all there"
      : "the nearest fit: its markers are whole in \(max(0, bestScore.complete)) of "
        + "\(trials.count) trials with markers"
  }

  /// Chooses for a whole session.
  public init(settings: Settings, session: Session) {
    self.init(setting: settings.model, standing: session.standing, moving: session.trials)
  }

  /// Chooses for one trial that stands alone, standing or moving.
  public init(settings: Settings, trial: Trial) {
    self.init(setting: settings.model, standing: [trial], moving: [])
  }

  /// The markers of the model that a trial does not hold.
  public func missingMarkers(in trial: Trial) -> [String] { model.missingMarkers(in: trial) }

  /// The same, without the names that another laboratory's set gives to markers of clusters, where the
  /// labels of the recording are of no set that is known.
  public func missingMarkers(in trial: Trial, labelled labels: [String]) -> [String] {
    let missing = missingMarkers(in: trial)
    guard MarkerProfiles.profile(of: labels) == nil else { return missing }
    return missing.map { entry in
      entry.hasPrefix("three markers") ? entry.split(separator: " (")[0].description : entry
    }
  }

  /// What the labels of a recording could be where its trial lacks markers of the model.
  ///
  /// - Parameter labels: The labels as the file writes them, without prefixes.
  public func proposal(for labels: [String], in trial: Trial) -> MarkerProposal? {
    guard MarkerProfiles.profile(of: labels) == nil else { return nil }
    // `SACR or LPSI+RPSI` are three names.
    var wanted: [String] = []
    for entry in missingMarkers(in: trial) where !entry.hasPrefix("three markers") {
      let names = entry.split { $0 == " " || $0 == "+" }.map(String.init)
      wanted += names.filter { $0.count >= 4 && $0 == $0.uppercased() }
    }
    return wanted.isEmpty ? nil : MarkerProposal(labels: labels, wanted: wanted)
  }

  /// The model that fits a set of marker names best, before a trial is made of them.
  static func model(_ setting: String, for names: Set<String>) -> any MarkerModel.Type {
    guard setting == automatic else { return MarkerModels.model(setting) }
    return MarkerModels.all.first { $0.missingMarkers(among: names).isEmpty } ?? PluginGait.self
  }
}
