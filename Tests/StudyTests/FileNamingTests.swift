import Testing

@testable import Study

@Suite("What names tell")
struct FileNamingTests {
  @Test(
    "conditions",
    arguments: [
      ([String](), "walkingTS2", "S4", "walkingTS"),
      (["MarkerData"], "walking1", "S4", "walking"),
      (["Straight"], "HC002D06", "HC002D", "Straight"),
      (["pre", "barefoot"], "walk03", "P1", "barefoot walk"),
      (["ses-2"], "sub-01_ses-2_task-walk_run-01_motion", "01", "walk"),
    ])
  func conditions(folders: [String], stem: String, subject: String, expected: String) {
    #expect(FileNaming(folders: folders, stem: stem).condition(subject: subject) == expected)
  }

  @Test(
    "sessions",
    arguments: [
      ("ses-pre", "pre"), ("2024-05-17", "2024-05-17"), ("20240517", "20240517"), ("post", "post"),
      ("Straight", nil), ("trial2024", nil),
    ])
  func sessions(folder: String, expected: String?) {
    #expect(FileNaming(folders: [folder], stem: "walk1").session == expected)
  }

  @Test("companions of a trial")
  func companions() {
    #expect(FileNaming(folders: [], stem: "DJ1_grf").companionOf == "DJ1")
    #expect(FileNaming(folders: [], stem: "walk01_analog").companionOf == "walk01")
    #expect(FileNaming(folders: [], stem: "walk01").companionOf == nil)
    #expect(FileNaming(folders: [], stem: "_grf").companionOf == nil)
  }

  @Test(
    "companions under the names of other laboratories",
    arguments: [
      ("walk_grfs", "walk"), ("walk_ground_reaction", "walk"), ("walk_OpenSimGRF", "walk"),
      ("walk_forces_filt15Hz", "walk"), ("walk_kinetics", "walk"), ("walk_filt15Hz", nil),
    ])
  func suffixes(stem: String, base: String?) {
    #expect(FileNaming(folders: [], stem: stem).companionOf == base)
  }

  @Test("a folder that is one trial names the files that say only what they hold")
  func trialFolders() {
    let markers = FileNaming(folders: ["trials", "walk2"], stem: "markers")
    #expect(markers.stem == "walk2_markers" && markers.markersOf == "walk2")
    #expect(markers.levels.isEmpty)
    #expect(FileNaming(folders: ["trials", "walk2"], stem: "grf").companionOf == "walk2")
    // A folder that names a kind, a person or a session is no trial.
    for folder in ["MarkerData", "ses-1", "pre", "sub-01"] {
      #expect(FileNaming(folders: [folder], stem: "markers").stem == "markers")
    }
  }

  @Test("a numbered companion goes on with what the first begins")
  func continuations() {
    for (stem, base, goesOn) in [
      ("walk_analog", "walk", false), ("walk_analog_2", "walk", true),
      ("walk_2_analog", "walk_2", false), ("walk_2_analog_13", "walk_2", true),
      ("walk_f_1", "walk", true), ("walk_f_2", "walk", true),
    ] {
      let naming = FileNaming(folders: [], stem: stem)
      #expect(naming.companionOf == base && naming.isContinuation == goesOn, "\(stem)")
    }
    for stem in ["walk_2", "analog_2", "walk_analog_", "walk_analog_b", "_2", "walk_f", "_f_1"] {
      let naming = FileNaming(folders: [], stem: stem)
      #expect(naming.companionOf == nil && !naming.isContinuation, "\(stem)")
    }
  }
}
