import Study
import Testing

@Suite("Which standing trial a trial rests on")
struct StandingChoiceTests {
  private func choice(
    standing: [String], moving: [String], table: [String: String] = [:], settings: String? = nil
  ) -> [String: String] {
    StandingChoice(
      standing: standing, moving: moving,
      files: Dictionary(uniqueKeysWithValues: (standing + moving).map { ($0, $0 + ".c3d") }),
      fromTable: table, fromSettings: settings
    ).byTrial
  }

  @Test("the nearest earlier one")
  func nearest() {
    let found = choice(standing: ["s01", "s05"], moving: ["s03", "s07", "s10"])
    #expect(found == ["s03": "s01", "s07": "s05", "s10": "s05"])
  }

  @Test("the first where none is earlier")
  func first() { #expect(choice(standing: ["static"], moving: ["run1"]) == ["run1": "static"]) }

  @Test("the laboratory's word wins, the table before the settings")
  func overrides() {
    let found = choice(
      standing: ["s01", "s05"], moving: ["s06", "s07"], table: ["s06": "s01"], settings: "s05")
    #expect(found == ["s06": "s01", "s07": "s05"])
  }

  @Test("none where there is none")
  func none() { #expect(choice(standing: [], moving: ["walk"]).isEmpty) }
}
