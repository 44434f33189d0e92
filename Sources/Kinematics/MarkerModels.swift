/// The marker models, by the value of the setting `kinematics.model`.
public enum MarkerModels {
  public static let all: [any MarkerModel.Type] = [
    PluginGait.self
  ]
}
