import Foundation
import Geometry
import Motion

@testable import Synthesis

/// A healthy person drawn from the populations that limits rest on, as one body.
///
/// What is drawn is what a person is free to have. What others published was measured with
/// markers beside their places, and so will this person be: the share of misplaced markers is taken
/// out of a published deviation wherever both come together.
enum HealthyDraw {
  /// A deviation between persons, degrees where nothing else is said.
  struct Spread: Sendable {
    /// As published.
    var measured: Double
    /// Of that, what markers 5 mm beside their places do, measured on the mean child
    /// (`HealthyDrawTests` holds the numbers to it).
    var placement: Double

    /// Variances subtract.
    var own: Double { max(0, measured * measured - placement * placement).squareRoot() }
  }

  // Schwartz, Rozumalski, Trost 2008, 82 children at free speed: root mean square of the
  // deviations over the cycle, and where the paper gives a discrete value that a rule reads, that
  // one's.
  static let pelvicTilt = Spread(measured: 4.8, placement: 2.1)
  static let pelvicObliquity = Spread(measured: 2.1, placement: 2.05)
  static let pelvicRotation = Spread(measured: 3.7, placement: 2.0)
  static let hipRotation = Spread(measured: 9.5, placement: 6.1)
  /// Of the smallest flexion in stance.
  static let kneeFlexion = Spread(measured: 4.25, placement: 2.4)
  static let kneeAdduction = Spread(measured: 3.4, placement: 2.4)
  static let footProgression = Spread(measured: 7.1, placement: 2.5)
  /// Half-way through the cycle, when the heel has begun to rise.
  static let lateAnkle = Spread(measured: 5.6, placement: 1.2)
  /// Mean over 75-85 % of the cycle.
  static let swingAnkle = Spread(measured: 4.93, placement: 1.4)
  static let contactAnkle = Spread(measured: 4.66, placement: 1.6)
  /// Dimensionless, 0.760 ± 0.044: a share of itself.
  static let stepLength = 0.044 / 0.760
  /// The trunk's lean over a standing leg, as children have it (`HealthyPerson` of the sweep on
  /// values).
  static let trunkLean = Spread(measured: 1.9, placement: 1.5)
  // Squats: Nakagawa et al. 2012, controls; the angle of the knee as in the sweep on values.
  static let squatAdduction = Spread(measured: 5.6, placement: 2.2)
  static let squatDrop = Spread(measured: 3.8, placement: 0.1)
  static let squatLean = Spread(measured: 3, placement: 1.7)
  static let squatKnee = Spread(measured: 3, placement: 2.4)
  // Landings: knees 51 ± 19 % apart (Noyes et al. 2005, untrained young women), their angle
  // 10 ± 1.5° (Herrington, Munro 2010: women 7 to 13°); abduction 0.25 ± 0.16 N·m/kg, as the rule
  // cites it; load uneven by 5 %, of forces.
  static let kneeSeparation = Spread(measured: 19, placement: 2)
  static let landingKnee = Spread(measured: 1.5, placement: 1.5)
  static let landingMoment = Spread(measured: 0.16, placement: 0.13)

  // What is left of the ankle's deviation, where hip, knee and floor have had theirs, is of the
  // legs' inclination and of the free foot. Both answer as the closed legs do:
  /// Degrees of the ankle half-way through the cycle for each that the legs incline: a leg that is
  /// less far behind comes lower, and its heel rises less to let the other foot meet the floor.
  static let answerToInclination = 4.0
  /// Degrees half-way, upwards, and at contact, downwards, for steps longer by the whole of
  /// themselves.
  static let answerToStep = (late: 47.0, contact: 32.0)

  /// How far the legs incline, degrees.
  static let feetAhead =
    rest(of: lateAnkle, kneeFlexion.own / 2, answerToStep.late * stepLength)
    / answerToInclination
  /// The foot's own pitch late in swing and at contact, degrees.
  static let swingPitch = rest(of: swingAnkle, kneeFlexion.own / 2, feetAhead)
  static let contactPitch = rest(
    of: contactAnkle, kneeFlexion.own / 2, feetAhead, answerToStep.contact * stepLength)

  private static func rest(of whole: Spread, _ parts: Double...) -> Double {
    max(0, parts.reduce(whole.own * whole.own) { $0 - $1 * $1 }).squareRoot()
  }

  /// The row of step widths of an age: mean and deviation, metres, measured on a walkway without
  /// markers (Lythgo, Wilson, Galea 2011), so that nothing is taken out.
  static func stepWidth(at age: Double) -> (mean: Double, deviation: Double) {
    (age < 10.75 ? 0.089 : 0.087, 0.019)
  }

  /// The person of a seed.
  static func person(_ seed: Int) -> DemoCase {
    var random = RandomStream(seed: UInt64(seed), for: "healthy person")
    func draw(_ mean: Double, _ deviation: Double, least: Double = -.infinity) -> Double {
      max(least, mean + deviation * random.gaussian())
    }
    func angle(_ spread: Spread) -> Double { .degrees(draw(0, spread.own)) }

    let age = (random.uniform(8, 16) * 10).rounded() / 10
    var walk = WholeBodyWalk()
    walk.pelvicTilt = angle(pelvicTilt)
    walk.pelvicObliquity = angle(pelvicObliquity)
    walk.pelvicRotation = angle(pelvicRotation)
    walk.trunkLean = angle(trunkLean)
    let width = stepWidth(at: age)
    walk.stepWidth = draw(width.mean, width.deviation, least: 0)
    walk.stepLength = draw(1, stepLength)
    walk.feetAhead = .degrees(draw(0, feetAhead))
    // Schwartz et al. 2008: smallest flexion in stance 1.8°.
    walk.leastKneeFlexion = .degrees(1.76)
    for side in Side.allCases {
      walk[side].kneeFlexion = angle(kneeFlexion)
      walk[side].kneeAdduction = angle(kneeAdduction)
      walk[side].hipRotation = angle(hipRotation)
      walk[side].footProgression = angle(footProgression)
      let free = draw(0, 1)
      walk[side].swingPitch = .degrees(free * swingPitch)
      walk[side].contactPitch = .degrees(free * contactPitch)
    }

    let (knee, adduction) = (draw(4, squatKnee.own), draw(10.8, squatAdduction.own))
    let (drop, lean) = (draw(7.4, squatDrop.own), draw(6.7, squatLean.own))
    let apart = draw(51, kneeSeparation.own, least: 20) / 100
    let (projection, uneven) = (draw(10, landingKnee.own), draw(0, 0.05))
    let moment = draw(0.25, landingMoment.own, least: 0)
    return DemoCase("healthy", "drawn") { [walk] in
      $0.age = age
      $0.walkingTrials = 2
      $0.standing = { $0.pelvicTilt += walk.pelvicTilt }
      $0.walker = { walk.apply(to: &$0) }
      $0.squatter = { squatter in
        squatter.frontalPlaneAngle = Squatter.Span(.degrees(2), .degrees(knee))
        squatter.hipAdduction.deepest = .degrees(adduction)
        squatter.pelvicDrop.deepest = .degrees(drop)
        squatter.trunkLean.deepest = .degrees(lean)
      }
      $0.jumper = { jumper in
        jumper.trochanterWidth = 0.19 * jumper.body.height
        jumper.kneeSeparation = apart
        let knee = apart * 0.19 * jumper.body.height / 2
        let hip = abs(jumper.body.hipCentre(.right).y)
        let upright = jumper.body.right.shank * cos(.degrees(40))
        let ankle = 2 * knee - hip + upright * tan(.degrees(projection))
        jumper.stanceWidth = 2 * max(0.05, ankle)
        jumper.loading = [.left: 1 - uneven / 2, .right: 1 + uneven / 2]
        jumper.aim(kneeAbductionMoment: moment * jumper.body.mass)
      }
    }
  }
}
