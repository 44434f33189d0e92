import Foundation
import Gait
import Motion
import TestSupport
import Testing

/// Four real drop jumps from a box onto two plates (OpenCap validation, Subject4), 100 Hz.
@Suite(.enabled(if: RealData.isAvailable))
struct DropJumpTests {
  @Test(
    "one repetition each, from the first plate's 20 N to the last foot off",
    arguments: ["DJ1", "DJ2", "DJAsym1", "DJAsym2"])
  func repetitions(_ name: String) throws {
    var trial = try EventMethodsTests.openCap(name, task: .dropVerticalJump)
    let found = RepetitionSearch().repetitions(in: trial, angles: JointAngles())
    let repetition = try #require(found.repetitions.first)
    #expect(found.repetitions.count == 1 && repetition.confidence == .high)
    // The vertical force, read anew: its first rise over 20 N and the fall that follows.
    let contacts = trial.plates.compactMap { plate -> (on: Double, off: Double)? in
      let force = plate.channels[2].samples
      guard let on = force.firstIndex(where: { $0 >= 20 }),
        let off = force[on...].firstIndex(where: { $0 < 20 })
      else { return nil }
      return (Double(on) / plate.rate, Double(off) / plate.rate)
    }
    let on = try #require(contacts.map(\.on).min())
    let off = try #require(contacts.map(\.off).max())
    #expect(abs(repetition.start - on) <= 0.011, "\(repetition.start) \(on)")
    #expect(abs(repetition.end - off) <= 0.011, "\(repetition.end) \(off)")
    #expect(repetition.initialContacts.count == 2 && repetition.footOffs.count == 2)
    #expect(repetition.deepest > repetition.start + 0.1)

    trial.plates = []
    let markers = RepetitionSearch().repetitions(in: trial, angles: JointAngles())
    let seen = try #require(markers.repetitions.first)
    #expect(markers.repetitions.count == 1 && seen.confidence == .low)
    #expect(abs(seen.start - on) <= 0.025, "\(seen.start) \(on)")
  }
}
