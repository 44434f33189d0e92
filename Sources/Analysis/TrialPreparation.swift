import Cleaning
import Kinematics
import Motion

/// Recordings on their way to analysis: made into trials, and asked what a marker model would miss.
public struct TrialPreparation: Sendable {
  private let settings: Settings
  private let model: any MarkerModel.Type

  public init(settings: Settings = Settings()) {
    self.settings = settings
    model = MarkerModels.model(settings.model)
  }

  /// What people call the marker model.
  public var modelName: String { model.name }

  /// The trial that a recording makes, z up, or why it makes none.
  ///
  /// - Parameter prefix: The subject prefix whose markers belong to this person; `nil` takes all.
  public func trial(from recording: Recording, prefix: String? = nil) -> Availability<Trial> {
    var cleaning = settings.cleaning
    cleaning.modelMarkers = model.markers
    cleaning.rigidMarkers = model.pelvisMarkers
    return Cleaner(settings: cleaning).trial(from: recording, prefix: prefix)
  }

  /// Which way is up, and how that was found; `nil` where it is not known.
  public func up(of recording: Recording) -> (axis: Axis, foundBy: String)? {
    LaboratoryAxes.axes(of: recording).map { ($0.up, $0.foundBy) }
  }

  /// The markers of the model that a trial does not hold.
  public func missingMarkers(in trial: Trial) -> [String] { model.missingMarkers(in: trial) }

  /// Whether the markers under a prefix hold both anterior spines, so that they may be a person's.
  public func isPerson(_ prefix: String, in recording: Recording) -> Bool {
    let names = Set(
      recording.trajectories.filter { $0.prefix == prefix }.map {
        settings.cleaning.aliases[$0.label] ?? $0.label.uppercased()
      })
    return model.requiredMarkers.prefix(2).allSatisfy { alternatives in
      alternatives.contains(where: names.contains)
    }
  }
}
