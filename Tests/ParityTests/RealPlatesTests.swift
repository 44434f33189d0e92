import Geometry
import Kinematics
import Kinetics
import Motion
import TestSupport
import Testing

/// The plate doctor on real walks whose plates are known to be sound.
@Suite("Plate doctor on real walks", .enabled(if: RealData.isAvailable))
struct RealPlatesTests {
  /// Faults of a plate itself; a foot partly beside it is the person's doing.
  private static let faults = ["order", "sign", "drives", "outside", "mm from", "end of its range"]

  @Test("six children walking straight: no fault of a plate", arguments: 0..<6)
  func straight(number: Int) throws {
    let pair = ViconParityTests.pairs[2 * number]
    var trial = try ViconParityTests.trial(pair.moving)
    trial.task = .walking
    let standing = try ViconParityTests.trial(pair.standing)
    let model = try ViconParityTests.model(trial, standing, pair)
    let found = PlateDoctor().examination(
      of: trial, mass: trial.measures[.mass], poses: model.poses(of: trial),
      events: trial.fileEvents)
    for notice in found.notices { print(trial.name, notice.text) }
    #expect(!found.contacts.isEmpty)
    for contact in found.contacts {
      for words in contact.doubts {
        #expect(!Self.faults.contains { words.contains($0) }, "\(words)")
      }
      // The file's own events name the same foot.
      guard let side = contact.side, let start = contact.start else { continue }
      let strike = trial.fileEvents.filter { $0.kind == .initialContact }
        .min { abs($0.time - start) < abs($1.time - start) }
      if let strike, abs(strike.time - start) < 0.05 { #expect(strike.side == side) }
    }
  }
}
