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
}
