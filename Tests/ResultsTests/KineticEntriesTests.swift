import Foundation
import Geometry
import HDF5
import Motion
import Results
import Testing

/// What `results.json` and `curves.h5` hold of plates, forces and moments.
@Suite("Kinetic entries")
struct KineticEntriesTests {
  private static let frames = SampleAnalysis.frames

  /// The sample session, its first trial with a left leg's kinetics and one plate.
  private static func session() -> SessionAnalysis {
    var session = SampleAnalysis.session()
    func vectors(_ value: Vector3) -> [Vector3] { Array(repeating: value, count: frames) }
    var ground = vectors(Vector3(1, 2, 9))
    ground[3] = .missing
    session.trials[0].kinetics = .present(
      JointKinetics(legs: [
        .left: LegKinetics(
          groundReaction: ground,
          moments: [.knee: vectors(Vector3(0.4, 0.3, 0.1)), .hip: [], .ankle: []],
          powers: [.knee: Array(repeating: -1.5, count: frames)])
      ]))
    session.trials[0].plateReactions = [
      PlateReaction(
        plate: "2", force: vectors(Vector3(10, 20, 700)),
        centreOfPressure: vectors(Vector3(0.5, 0.25, 0)),
        freeMoment: Array(repeating: 3, count: frames))
    ]
    session.trials[0].plateContacts = [
      PlateContact(
        plate: "2", side: .left, ownership: "its heel and toe lie over the plate", start: 0.01,
        end: nil, peak: 712, isWhole: false, cautions: ["the force is low"],
        measures: [.verticalForceFirstPeak: 1.1, .pressureOffset: 0.004]),
      PlateContact(
        plate: "1", side: nil, ownership: "two feet", start: nil, end: nil, peak: 900,
        isWhole: false, doubts: ["it bears two feet"]),
    ]
    return session
  }

  private func curves<T>(_ body: (HDF5File, String) throws -> T) throws -> T {
    let curves = try CurvesOnDisk(Self.session())
    return try body(curves.file, "/trials/walk_01")
  }

  @Test("moments and powers are per kilogram, external ones say so")
  func moments() throws {
    try curves { file, trial in
      let knee = try file.numbers(at: trial + "/moments/left/knee")
      #expect(Array(knee.values[0..<3]) == [0.4, 0.3, 0.1])
      #expect(try file.numbers(at: trial + "/powers/left/knee").values.allSatisfy { $0 == -1.5 })
      #expect(try file.numbers(at: trial + "/moments/right/knee").values.allSatisfy(\.isNaN))
      let adduction = trial + "/external_moments/left/knee_adduction"
      #expect(try file.numbers(at: adduction).values.allSatisfy { $0 == 0.3 })
      #expect(
        try file.attribute("components", of: adduction)
          == .texts(["external, + adduction"], shape: [1]))
      let flexion = try file.numbers(at: trial + "/external_moments/left/knee_flexion").values
      #expect(flexion.allSatisfy { $0 == 0.4 })
    }
  }

  @Test("forces are turned back into the laboratory's axes; what was not measured is NaN")
  func forces() throws {
    try curves { file, trial in
      // The laboratory's y is up: the trial's (x, y, z) is its (x, z, -y).
      let ground = try file.numbers(at: trial + "/ground_reaction/left").values
      #expect(Array(ground[0..<3]) == [1, 9, -2])
      #expect(ground[9].isNaN && ground[10].isNaN && ground[11].isNaN)
      let force = try file.numbers(at: trial + "/plates/2/force")
      #expect(Array(force.values[0..<3]) == [10, 700, -20])
      #expect(try file.attribute("unit", of: trial + "/plates/2/force")?.text == "N")
      let place = try file.numbers(at: trial + "/plates/2/centre_of_pressure").values
      #expect(Array(place[0..<3]) == [0.5, 0, -0.25])
      #expect(try file.numbers(at: trial + "/plates/2/free_moment").values[0] == 3)
    }
  }

  @Test("every loading of a plate says whose it was, and what speaks against it")
  func contacts() throws {
    let text = ResultsFile.text(for: Self.session())
    let all = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let trial = try #require((all["trials"] as? [[String: Any]])?.first)
    let contacts = try #require(trial["plate_contacts"] as? [[String: Any]])
    #expect(contacts.count == 2)
    #expect(contacts[0]["side"] as? String == "left" && contacts[0]["end_s"] is NSNull)
    #expect(contacts[0]["cautions"] as? [String] == ["the force is low"])
    let measures = try #require(contacts[0]["measures"] as? [[String: Any]])
    let offset = try #require(
      measures.first { $0["name"] as? String == StanceMeasure.pressureOffset.rawValue })
    #expect(offset["value"] as? Double == 4 && offset["unit"] as? String == "mm")
    #expect(contacts[1]["side"] is NSNull)
    #expect(contacts[1]["not_trusted_because"] as? [String] == ["it bears two feet"])
  }
}
