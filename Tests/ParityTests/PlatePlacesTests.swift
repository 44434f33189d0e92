import Analysis
import Geometry
import Kinetics
import Motion
import Synthesis
import Testing

/// Plates whose file holds force and moment but no position, as a Nexus `Devices` table does.
@Suite("Places of plates from the settings")
struct PlatePlacesTests {
  private static let walk: Recording = {
    var walker = Walker(body: Body(height: 1.6), cycles: 4)
    walker.muscles = []
    return walker.trial().recording
  }()

  /// The same walk without the plates' corners.
  private static var nowhere: Recording {
    var recording = walk
    for index in recording.plates.indices {
      recording.plates[index].kind = .plateAxes
      recording.plates[index].corners = []
      recording.plates[index].origin = .zero
    }
    return recording
  }

  private static func text(_ plate: ForcePlate) -> String {
    plate.corners.map { "\($0.x) \($0.y) \($0.z)" }.joined(separator: ", ")
  }

  private static func reactions(
    _ recording: Recording, _ settings: Settings
  ) throws -> PlateExamination {
    let trial = try #require(TrialPreparation(settings: settings).trial(from: recording).value)
    return PlateDoctor().examination(of: trial, mass: nil, events: trial.fileEvents)
  }

  @Test("give what the file's own corners gave")
  func same() throws {
    let lines = Self.walk.plates.map { "    \($0.label): \(Self.text($0))" }
    let settings = try SettingsFile.settings(
      from: "plates:\n  corners:\n" + lines.joined(separator: "\n") + "\n", file: "study.yaml")
    var whole = Self.walk
    for index in whole.plates.indices { whole.plates[index].origin = .zero }
    let (own, given) = (
      try Self.reactions(whole, Settings()), try Self.reactions(Self.nowhere, settings)
    )
    try #require(!own.reactions.isEmpty)
    #expect(given.reactions.count == own.reactions.count)
    for (a, b) in zip(own.reactions, given.reactions) {
      let pairs = zip(a.centreOfPressure, b.centreOfPressure)
      #expect(pairs.allSatisfy { !$0.isFinite || ($0 - $1).length < 1e-9 })
      #expect(zip(a.force, b.force).allSatisfy { ($0 - $1).length < 1e-9 })
    }
    #expect(given.contacts.map(\.side) == own.contacts.map(\.side))
    #expect(settings.provenance.first { $0.key == "plates.corners" }?.isDefault == false)
  }

  @Test("without them the plate is refused, with the remedy")
  func refused() throws {
    let found = try Self.reactions(Self.nowhere, Settings())
    #expect(found.contacts.isEmpty && found.reason?.contains("plates.corners") == true)
  }

  @Test("a plate that knows its place keeps it")
  func own() throws {
    var settings = Settings()
    settings.plates.corners["1"] = Self.walk.plates[0].corners.map { $0 + Vector3(3, 0, 0) }
    let placed = settings.plates.placed(Self.walk)
    #expect(placed.plates == Self.walk.plates && placed.notices == Self.walk.notices)
  }

  @Test("lists do as well as text; what are no corners of a plate is said")
  func forms() throws {
    let list = try SettingsFile.settings(
      from: "plates.corners: {1: [[0.5, 0.4, 0], [0, 0.4, 0], [0, 0, 0], [0.5, 0, 0]]}", file: "f")
    #expect(list.plates.corners["1"]?[1] == Vector3(0, 0.4, 0))
    for wrong in ["0.5 0.4 0", "500 400 0 0 400 0 0 0 0 500 0 0", "0 0 0 0 0 0 0 0 0 0 0 0"] {
      #expect(throws: SettingsError.self) {
        try SettingsFile.settings(from: "plates.corners: {1: \(wrong)}", file: "f")
      }
    }
  }
}
