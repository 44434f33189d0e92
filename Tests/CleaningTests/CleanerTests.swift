import Cleaning
import Geometry
import Motion
import Testing

@Suite("From recording to trial")
struct CleanerTests {
  private func recording(_ labels: [String], prefix: String? = nil) -> Recording {
    Recording(
      name: "walk", format: "test", frameRate: 100, frameCount: 2, up: .plusY,
      trajectories: labels.map {
        Trajectory(label: $0, prefix: prefix, [Vector3(1, 2, 3), .missing])
      })
  }

  @Test("aliases name markers, z is up, gaps of model markers are named")
  func whole() throws {
    let cleaner = Cleaner(
      settings: CleaningSettings(aliases: ["RASIS": "RASI"], modelMarkers: ["RASI"]))
    let trial = try #require(cleaner.trial(from: recording(["RASIS", "lasi", "extra"])).value)
    #expect(Set(trial.markers.keys) == ["RASI", "LASI", "EXTRA"])
    #expect(trial.markers["RASI"]?[0] == Vector3(1, -3, 2))
    #expect(trial.markers["RASI"]?.isSeen(at: 1) == false)
    let texts = trial.notices.map(\.text)
    #expect(texts.contains { $0.hasPrefix("RASI: not seen in 1 of 2 frames") })
    #expect(texts.contains { $0.hasPrefix("2 markers that the model does not use") })
    #expect(texts.contains { $0.hasPrefix("+Y is up") })
  }

  @Test("a name that two markers claim is given to neither", arguments: ["RKNE#2", "rkne"])
  func ambiguous(second: String) throws {
    let trial = try #require(
      Cleaner().trial(from: recording(["RKNE", second, "LKNE"])).value)
    #expect(Set(trial.markers.keys) == ["LKNE"])
    #expect(trial.notices.contains { $0.text.contains("2 markers are called RKNE") })
  }

  @Test("only the person's own prefix counts")
  func prefixes() throws {
    var both = recording(["LASI"], prefix: "Ann")
    both.trajectories += recording(["LASI"], prefix: "box").trajectories
    #expect(try #require(Cleaner().trial(from: both, prefix: "Ann").value).markers.count == 1)
    #expect(try #require(Cleaner().trial(from: both).value).markers.isEmpty)
  }

  @Test("without a way to tell up, the trial is refused, unless the settings say it")
  func up() throws {
    var open = recording(["A", "B"])
    open.up = nil
    #expect(Cleaner().trial(from: open).reason?.contains("which way is up") == true)
    let told = Cleaner(settings: CleaningSettings(up: .plusX))
    #expect(try #require(told.trial(from: open).value).markers["A"]?[0] == Vector3(2, 3, 1))
  }
}
