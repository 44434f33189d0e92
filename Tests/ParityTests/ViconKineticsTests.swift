import Cleaning
import Foundation
import Geometry
import Kinematics
import Kinetics
import Motion
import TestSupport
import Testing

/// Ground reaction, moments and powers against those that Vicon Nexus stored in the same files.
///
/// The limits are 0.01 N·mm/kg, 1e-5 W/kg and 1e-5 N/kg: an independent calculation stayed below
/// 1e-4, 1e-6 and 1e-6, and the stored values are single precision. The other laboratory's markers
/// are not smoothed, so that the spline matters: 0.05 N·mm/kg as the independent calculation found.
@Suite("Moments and powers equal Vicon's", .enabled(if: RealData.isAvailable))
struct ViconKineticsTests {
  @Test("six children, straight and turning", arguments: ViconParityTests.pairs.prefix(12))
  func study(pair: ViconParityTests.Pair) throws {
    // One frame's stance begins exactly at a frame's time.
    let tie = pair.moving.contains("HC032A18") ? 1 : 0
    try compare(pair, moment: 0.01, power: 1e-5, force: 1e-5, maskDifferences: tie)
  }

  @Test("another laboratory", arguments: ViconParityTests.pairs[12..<14])
  func otherLaboratory(pair: ViconParityTests.Pair) throws {
    try compare(pair, moment: 0.05, power: 2e-4, force: 1e-4, maskDifferences: nil)
  }

  private func compare(
    _ pair: ViconParityTests.Pair, moment: Double, power: Double, force: Double,
    maskDifferences: Int?
  ) throws {
    let trial = try ViconParityTests.trial(pair.moving)
    let standing = try ViconParityTests.trial(pair.standing)
    let model = try ViconParityTests.model(trial, standing, pair)
    var subject = trial.measures
    if subject[.markerDiameter] == nil, let diameter = pair.markerDiameter {
      subject.set(.markerDiameter, diameter, from: "the data's description")
    }
    let kinetics = try #require(
      PluginGaitKinetics(settings: KineticsSettings(blanking: .vicon)).kinetics(
        of: trial, poses: model.poses(of: trial), events: trial.fileEvents, subject: subject
      ).value)
    var masks = 0
    for side in Side.allCases {
      let leg = try #require(kinetics.legs[side])
      for (joint, name) in [(Joint.hip, "Hip"), (.knee, "Knee"), (.ankle, "Ankle")] {
        let moments = try #require(leg.moments[joint])
        masks += try check(
          (0..<3).map { axis in moments.map { $0[axis] * 1000 } }, trial,
          side.letter + name + "Moment", limit: moment)
        let powers = try #require(leg.powers[joint])
        masks += try check(
          [nil, nil, powers], trial, side.letter + name + "Power", limit: power)
      }
      let label = side.letter + "GroundReactionForce"
      if trial.modelOutputs.contains(where: { $0.label == label }) {
        masks += try check(
          (0..<3).map { axis in leg.groundReaction.map { $0[axis] } }, trial, label, limit: force)
      } else {
        // Vicon leaves the output away where the foot met no plate.
        #expect(leg.groundReaction.count { $0.isFinite } == 0)
      }
    }
    if let maskDifferences { #expect(masks <= maskDifferences * 21) }
  }

  /// Compares columns where both have a value; returns how often only one has.
  private func check(
    _ found: [[Double]?], _ trial: Trial, _ label: String, limit: Double
  ) throws -> Int {
    let stored = try #require(trial.modelOutputs.first { $0.label == label }, "\(label)")
    var masks = 0
    for (axis, column) in found.enumerated() {
      guard let column else { continue }
      var squares = 0.0
      var count = 0
      for (frame, value) in stored.columns[axis].enumerated() {
        if value.isFinite != column[frame].isFinite { masks += 1 }
        guard value.isFinite, column[frame].isFinite else { continue }
        squares += (value - column[frame]) * (value - column[frame])
        count += 1
      }
      guard count > 0 else { continue }
      let rms = (squares / Double(count)).squareRoot()
      #expect(rms < limit, "\(label) \(axis): \(rms) over \(count) frames")
    }
    if masks > 0 { print("\(trial.name) \(label): \(masks) mask differences") }
    return masks
  }
}
