import Analysis
import Geometry
import Kinematics
import Motion
import Testing

@Suite("Which marker model is used")
struct ModelChoiceTests {
  private func trial(_ name: String, markers: some Sequence<String>) -> Trial {
    Trial(
      name: name, source: "test", rate: 100, frameCount: 1,
      markers: Dictionary(
        uniqueKeysWithValues: markers.map { ($0, Trajectory(label: $0, [.zero])) }))
  }

  private func choice(_ setting: String, _ trials: [Trial]) -> ModelChoice {
    var settings = Settings()
    settings.model = setting
    return ModelChoice(
      settings: settings,
      session: Session(subject: Subject(label: "S"), standing: [], trials: trials))
  }

  @Test("auto is the default, and takes Plug-in Gait where its markers are")
  func pluginGait() {
    #expect(Settings().model == "auto")
    let whole = trial("a", markers: PluginGait.markers)
    let found = choice("auto", [whole])
    #expect(found.name == PluginGait.name && found.reason.contains("all there"))
    #expect(found.missingMarkers(in: whole).isEmpty)
    // One trial without a marker does not change the model of a session.
    let less = trial("b", markers: PluginGait.markers.subtracting(["LTHI"]))
    let mixed = choice("auto", [less, whole])
    #expect(mixed.name == PluginGait.name && mixed.reason.contains("1 of 2"))
  }

  @Test("a named model is used whatever the markers", arguments: MarkerModels.all.indices)
  func named(index: Int) {
    let model = MarkerModels.all[index]
    let found = choice(model.key, [trial("a", markers: ["C7"])])
    #expect(found.name == model.name && found.reason.contains("kinematics.model"))
  }

  @Test("without its standing trial a set is still known, so that the refusal names that")
  func withoutStanding() {
    let walk = trial("a", markers: Clusters.markers.filter { !$0.hasSuffix("KNM") })
    let found = choice("auto", [walk])
    #expect(found.name == Clusters.name && found.reason.contains("0 of 1"))
  }

  @Test("nothing to choose from gives Plug-in Gait, so that its refusal names the markers")
  func nothing() {
    #expect(choice("auto", []).name == PluginGait.name)
    #expect(choice("auto", [trial("a", markers: [])]).name == PluginGait.name)
    #expect(
      choice("auto", [trial("a", markers: ["C7"])]).missingMarkers(
        in: trial("a", markers: ["C7"])
      ).contains("LASI"))
  }
}
