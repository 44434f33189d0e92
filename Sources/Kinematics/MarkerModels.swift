/// The marker models, by the value of the setting `kinematics.model`.
public enum MarkerModels {
  public static let all: [any MarkerModel.Type] = [
    PluginGait.self,
    MedialPluginGait.self,
    Clusters.self,
    Multibody.self,
  ]

  /// The model of a key; Plug-in Gait for a key that no model has, which settings never hold.
  public static func model(_ key: String) -> any MarkerModel.Type {
    all.first { $0.key == key } ?? PluginGait.self
  }
}
