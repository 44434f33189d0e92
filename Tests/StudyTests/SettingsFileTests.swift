import Analysis
import Cleaning
import EMG
import Kinematics
import Motion
import Testing

@Suite("study.yaml")
struct SettingsFileTests {
  private func error(_ text: String) -> String? {
    do {
      _ = try SettingsFile.settings(from: text, file: "study.yaml")
      return nil
    } catch {
      return error.diagnostic
    }
  }

  @Test("nested and dotted keys")
  func keys() throws {
    let nested = try SettingsFile.settings(
      from: "kinematics:\n  continuity: vicon\n  foot_flat: false\n", file: "f")
    let dotted = try SettingsFile.settings(
      from: "kinematics.continuity: vicon\nkinematics.foot_flat: false\n", file: "f")
    #expect(nested.kinematics == KinematicsSettings(continuity: .vicon, footFlat: false))
    #expect(dotted.kinematics == nested.kinematics)
    #expect(
      nested.provenance.filter { !$0.isDefault }.map(\.key) == [
        "kinematics.continuity", "kinematics.foot_flat",
      ])
  }

  @Test("maps")
  func maps() throws {
    let settings = try SettingsFile.settings(
      from: "markers:\n  aliases:\n    RASIS: RASI\nemg:\n  channels:\n    EMG1: left soleus\n",
      file: "f")
    #expect(settings.cleaning.aliases == ["RASIS": "RASI"])
    #expect(settings.emg.channels["EMG1"]??.side == .left)
  }

  @Test("EMG is set by its keys, and a value that makes no sense is refused")
  func emg() throws {
    let text = """
      emg:
        detectors: change_point, mixture
        agreement_s: 0.03
        high_pass_hz: 30
        contact_artefact_s: 0.03
        normalization: mean_dynamic
        windows:
          tibialis anterior: 90-10, 60-80
      """
    let emg = try SettingsFile.settings(from: text, file: "study.yaml").emg
    #expect(emg.detectors == ["change_point", "mixture"] && emg.agreement == 0.03)
    #expect(emg.highPass == 30 && emg.contactArtefact == 0.03)
    #expect(emg.normalization == .meanDynamic)
    #expect(emg.windows[.tibialisAnterior]?.windows.map(\.onset) == [0.9, 0.6])
    for wrong in [
      "emg:\n  detectors: eyes\n", "emg:\n  agreement_s: 3\n", "emg:\n  high_pass_hz: x\n",
      "emg:\n  windows:\n    soleus: 7\n", "emg:\n  windows:\n    elbow: 7-50\n",
    ] {
      #expect(throws: SettingsError.self) {
        try SettingsFile.settings(from: wrong, file: "study.yaml")
      }
    }
  }

  @Test("an empty file changes nothing", arguments: ["", "# only a comment\n", "---\n"])
  func empty(text: String) throws {
    #expect(try SettingsFile.settings(from: text, file: "f").provenance.allSatisfy(\.isDefault))
  }

  @Test("an unknown key is an error with its place and a suggestion")
  func unknown() {
    #expect(
      error("kinematics:\n  continuty: vicon\n")
        == """
        study.yaml:2:3: error: unknown setting "kinematics.continuty"
          remedy: did you mean "kinematics.continuity"?
        """)
  }

  @Test("a value that does not fit names what was expected and found")
  func wrongValue() {
    let found = error("events:\n  method: guess\n") ?? ""
    #expect(found.hasPrefix("study.yaml:2:11: error: expected one of consensus, file, "))
    #expect(found.contains("for events.method, found \"guess\""))
  }

  @Test("text that is no YAML is refused", arguments: ["a: b: c", "\t- x", "{", "[1, 2"])
  func noYAML(text: String) { #expect(error(text) != nil) }

  @Test(
    "every setting has a default, an explanation and a source", arguments: SettingKeys.all.indices)
  func documented(index: Int) {
    let key = SettingKeys.all[index]
    #expect(!key.value(in: Settings()).isEmpty)
    #expect(key.explanation.count > 20)
    #expect(!key.source.isEmpty)
  }

  @Test("a name that hdf5.paths does not have is named with its place, and those that it has")
  func unknownPath() throws {
    let found = try #require(error("hdf5.paths:\n  markers: /a\n  markers_rate: 100\n"))
    #expect(
      found.hasPrefix("study.yaml:3:3: error: unknown name \"markers_rate\" in hdf5.paths"))
    #expect(found.contains("did you mean \"marker_rate\"?"))
    for name in SettingKeys.hdf5PathNames { #expect(found.contains(name), "\(name)") }
    #expect(error("hdf5.paths:\n  marker_order: xxyyzz\n") == nil)
  }
}
