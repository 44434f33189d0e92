import Cleaning
import Geometry
import Motion
import Testing

@Suite("Markers that move as nothing on a body does")
struct WildMarkersTests {
  private func recording(wild: Set<Int>) -> Recording {
    let path = (0..<200).map { frame in
      wild.contains(frame) ? Vector3(0, 900, 1) : Vector3(Double(frame) * 0.012, 0, 1)
    }
    return Recording(
      name: "walk", format: "test", frameRate: 100, frameCount: 200, up: .plusZ,
      trajectories: [Trajectory(label: "LASI", path)])
  }

  private let cleaner = Cleaner(settings: CleaningSettings(modelMarkers: ["LASI"]))

  @Test("damaged data are refused, with the marker's name")
  func refused() throws {
    let reason = try #require(cleaner.trial(from: recording(wild: Set(100..<200))).reason)
    #expect(reason.contains("LASI in 100 frames"))
  }

  @Test("a single wild sample is named, and a clean walk is not")
  func single() throws {
    let one = try #require(cleaner.trial(from: recording(wild: [199])).value)
    #expect(one.notices.contains { $0.text.contains("LASI in 1 frames") })
    let none = try #require(cleaner.trial(from: recording(wild: [])).value)
    #expect(none.notices.isEmpty)
  }

  @Test("one wild sample does not turn the laboratory")
  func up() {
    var body = recording(wild: [5])
    body.up = nil
    body.trajectories.append(
      Trajectory(label: "LHEE", (0..<200).map { Vector3(Double($0) * 0.012, 0, 0.05) }))
    #expect(LaboratoryAxes.axes(of: body)?.up == .plusZ)
  }

  @Test(
    "pelvis markers whose distance changes are no pelvis", arguments: [(0.05, true), (0.3, false)])
  func rigid(change: Double, isTaken: Bool) {
    var body = recording(wild: [])
    body.trajectories.append(
      Trajectory(
        label: "RASI",
        (0..<200).map { frame in
          Vector3(Double(frame) * 0.012, -0.24 - (frame > 150 ? change : 0), 1)
        }))
    var settings = CleaningSettings(modelMarkers: ["LASI", "RASI"])
    settings.rigidMarkers = ["LASI", "RASI"]
    let trial = Cleaner(settings: settings).trial(from: body)
    #expect((trial.value != nil) == isTaken)
    if !isTaken { #expect(trial.reason?.contains("LASI and RASI") == true) }
  }
}
