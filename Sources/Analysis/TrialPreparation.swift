import Cleaning
import Kinematics
import Motion

/// Recordings on their way to analysis: made into trials, and asked what a marker model would miss.
public struct TrialPreparation: Sendable {
  private let settings: Settings

  public init(settings: Settings = Settings()) { self.settings = settings }

  /// The trial that a recording makes, z up, or why it makes none.
  ///
  /// - Parameter prefix: The subject prefix whose markers belong to this person; `nil` takes all.
  public func trial(from recording: Recording, prefix: String? = nil) -> Availability<Trial> {
    var cleaning = settings.cleaning
    let labels = recording.trajectories.filter { prefix == nil || $0.prefix == prefix }
      .map(\.label)
    let profile = MarkerProfiles.profile(of: labels)
    cleaning.aliases = aliases(for: labels, by: profile)
    let names = labels.map { cleaning.aliases[$0] ?? $0.uppercased() }
    let model = ModelChoice.model(settings.model, for: Set(names))
    cleaning.modelMarkers = model.markers
    cleaning.rigidMarkers = model.pelvisMarkers
    let placed = settings.plates.placed(recording)
    switch Cleaner(settings: cleaning).trial(from: placed, prefix: prefix) {
    case .absent(let reason): return .absent(because: reason)
    case .present(var trial):
      trial.markerProfile = profile?.name
      return .present(trial)
    }
  }

  /// The laboratory's own aliases, then those of the marker set it uses.
  private func aliases(for labels: [String], by profile: MarkerProfile?) -> [String: String] {
    guard let profile else { return settings.cleaning.aliases }
    let own = settings.cleaning.aliases
    let free = labels.filter { own[$0] == nil }
    return profile.aliases(for: free).filter { !own.values.contains($0.value) }
      .merging(own) { _, own in own }
  }

  /// The trial with its markers filtered, where their noise or the settings ask for it; its task must
  /// be known.
  public func filtered(_ trial: Trial) -> Trial {
    let model = ModelChoice.model(settings.model, for: Set(trial.markers.keys))
    return MarkerFilter(settings.cleaning.filter, modelMarkers: model.markers).filtered(trial)
  }

  /// Which way is up, and how that was found; `nil` where it is not known.
  public func up(of recording: Recording) -> (axis: Axis, foundBy: String)? {
    LaboratoryAxes.axes(of: recording).map { ($0.up, $0.foundBy) }
  }

  /// Whether the markers under a prefix hold both anterior spines, so that they may be a person's.
  public func isPerson(_ prefix: String, in recording: Recording) -> Bool {
    let labels = recording.trajectories.filter { $0.prefix == prefix }.map(\.label)
    let aliases = aliases(for: labels, by: MarkerProfiles.profile(of: labels))
    let names = Set(labels.map { aliases[$0] ?? $0.uppercased() })
    return ModelChoice.model(settings.model, for: names).requiredMarkers.prefix(2).allSatisfy {
      alternatives in
      alternatives.contains(where: names.contains)
    }
  }
}
