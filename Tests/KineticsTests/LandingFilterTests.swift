import Foundation
import Geometry
import Kinetics
import Motion
import Synthesis
import Testing

/// The moments of a trial that is called a landing, on the walk of which every force is known.
@Suite("The filter of landings")
struct LandingFilterTests {
  private static func kinetics(
    _ task: MovementTask, _ settings: KineticsSettings = KineticsSettings(), ripple: Double = 0,
    frequency: Double = 45, cleaning: TrialCleaning.Filter? = nil
  ) throws -> JointKinetics {
    var walk = try PlateWalk.made { plate in
      // A blow that markers do not show.
      for index in plate.channels[2].samples.indices where plate.channels[2].samples[index] < -50 {
        let time = Double(index) / plate.rate
        plate.channels[2].samples[index] += ripple * sin(2 * .pi * frequency * time)
      }
    }
    walk.trial.task = task
    if let cleaning { walk.trial.cleaning.filter = cleaning }
    return try #require(
      PluginGaitKinetics(settings: settings).kinetics(
        of: walk.trial, poses: walk.poses, events: walk.events, subject: PlateWalk.body.measures()
      ).value)
  }

  /// Root mean square difference of two trials' sagittal knee moments, N·m/kg.
  private static func difference(_ a: JointKinetics, _ b: JointKinetics) throws -> Double {
    var squares: [Double] = []
    for side in Side.allCases {
      let (one, other) = (try #require(a.legs[side]), try #require(b.legs[side]))
      squares += zip(one.moments[.knee, default: []], other.moments[.knee, default: []]).map {
        ($0.x - $1.x) * ($0.x - $1.x)
      }.filter(\.isFinite)
    }
    try #require(squares.count > 100)
    return (squares.reduce(0, +) / Double(squares.count)).squareRoot()
  }

  @Test("what only the plate feels makes no moment of a landing, but one of a walk")
  func ripple() throws {
    let (plain, blow) = (0.0, 150.0)
    let walk = try Self.difference(
      Self.kinetics(.walking, ripple: plain), Self.kinetics(.walking, ripple: blow))
    let landing = try Self.difference(
      Self.kinetics(.dropVerticalJump, ripple: plain),
      Self.kinetics(.dropVerticalJump, ripple: blow))
    // Twice the second order at three times the cut-off leaves about a hundredth; the rest is what
    // the contact's own edges change.
    #expect(walk > 0.02)
    #expect(landing < 0.1 * walk)
  }

  @Test("movement slower than the cut-off keeps its moments", arguments: [nil, 15.0])
  func slow(cutoff: Double?) throws {
    let filter = cutoff.map { TrialCleaning.Filter.butterworth(cutoff: $0, order: 2) }
    let difference = try Self.difference(
      Self.kinetics(.walking), Self.kinetics(.singleLegLanding, cleaning: filter))
    #expect(difference > 0 && difference < 0.05)
  }

  @Test("plates take the cut-off that the markers had")
  func cutoff() throws {
    let sharp = try Self.kinetics(
      .dropVerticalJump, ripple: 150, frequency: 20,
      cleaning: .butterworth(cutoff: 8, order: 2))
    let wide = try Self.kinetics(
      .dropVerticalJump, ripple: 150, frequency: 20,
      cleaning: .butterworth(cutoff: 40, order: 2))
    let (still, walk) = (
      try Self.kinetics(.walking), try Self.kinetics(.walking, ripple: 150, frequency: 20)
    )
    let whole = try Self.difference(walk, still)
    #expect(try Self.difference(wide, walk) < 0.2 * whole)
    #expect(try Self.difference(sharp, walk) > 0.8 * whole)
    #expect(sharp.methods.contains { $0.contains("alike at 8.0 Hz") })
    #expect(wide.methods.contains { $0.contains("alike at 40.0 Hz") })
    #expect(!walk.methods.contains { $0.contains("alike") })
  }

  @Test("the ground's force stays as it was measured")
  func reaction() throws {
    let walk = try Self.kinetics(.walking, ripple: 150)
    let landing = try Self.kinetics(.dropVerticalJump, ripple: 150)
    for side in Side.allCases {
      let pairs = zip(
        walk.legs[side]?.groundReaction ?? [], landing.legs[side]?.groundReaction ?? [])
      #expect(pairs.allSatisfy { !$0.isFinite || !$1.isFinite || $0 == $1 })
    }
  }

  @Test("Vicon's way is left as Nexus computes it")
  func vicon() throws {
    let settings = KineticsSettings(blanking: .vicon)
    #expect(
      try Self.difference(
        Self.kinetics(.walking, settings), Self.kinetics(.dropVerticalJump, settings)) == 0)
  }
}
