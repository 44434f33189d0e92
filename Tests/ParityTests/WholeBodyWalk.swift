import Foundation
import Geometry
import Motion

@testable import Synthesis

/// How a person walks otherwise than the mean child, as one body: what is free is chosen, and the
/// joints that close the legs between pelvis and floor follow from it.
///
/// Free are the pelvis and the trunk, each knee, the rotation of each hip, the direction of each
/// foot, how far apart and how far ahead the feet are set down, and the foot while it swings. From
/// these follow
/// - flexion and adduction of the hips: the forefoot keeps its place over the floor,
/// - heel and knee late in stance: they move until the other foot can meet the floor where its own
///   leg puts it,
/// - the ankle, which is never chosen: what hip, knee and a foot on the floor leave of it.
struct WholeBodyWalk: Sendable {
  struct Leg: Sendable {
    /// Added to the mean child's, radians, with the signs of `BodyAngles`.
    var kneeFlexion = 0.0
    var kneeAdduction = 0.0
    var hipRotation = 0.0
    var footProgression = 0.0
    /// Added to the foot's pitch late in swing, and at contact until it is flat; heel up positive.
    var swingPitch = 0.0
    var contactPitch = 0.0
  }

  /// Added to the mean child's, radians; obliquity, rotation and lean with the signs of the right
  /// side.
  var pelvicTilt = 0.0
  var pelvicObliquity = 0.0
  var pelvicRotation = 0.0
  var trunkLean = 0.0
  /// Distance of the feet's placements across the path, metres; `nil`: the mean child's.
  var stepWidth: Double?
  /// Length of a step over the mean child's.
  var stepLength = 1.0
  /// How far the legs incline, feet ahead of the hips positive, radians.
  var feetAhead = 0.0
  /// The smallest flexion of each knee in stance that goes with none of its own; `nil`: that of the
  /// mean curve, which is flatter than the curves it is the mean of.
  var leastKneeFlexion: Double?
  var left = Leg()
  var right = Leg()

  subscript(side: Side) -> Leg {
    get { side == .left ? left : right }
    set { if side == .left { left = newValue } else { right = newValue } }
  }

  private static let phases = (0..<100).map { Double($0) / 100 }
  private static let harmonics = 20
  /// From where on in its cycle a standing leg gets ready for the other foot's contact.
  private static let heelRise = 0.25

  /// The walker with this person's way, at the speed it had.
  func apply(to walker: inout Walker) {
    let (speed, cycles) = (walker.speed, walker.duration / walker.strideTime)
    walker.programme = programme(from: walker.programme, of: walker.body)
    walker.strideTime = walker.strideLength / speed
    walker.duration = cycles * walker.strideTime
  }

  /// The mean child's programme, changed to this person's.
  func programme(from mean: AngleProgramme, of body: Body) -> AngleProgramme {
    var programme = mean
    func add(_ offset: Double, _ quantity: AngleProgramme.Quantity, _ side: Side = .right) {
      // In the base, so that no hip answers a second time.
      programme[quantity, side].base.mean += offset
    }
    add(pelvicTilt, .pelvicTilt)
    add(pelvicObliquity, .pelvicObliquity)
    add(pelvicRotation, .pelvicRotation)
    add(trunkLean, .trunkLean)
    for side in Side.allCases {
      add(self[side].kneeAdduction, .kneeAdduction, side)
      add(self[side].hipRotation, .hipRotation, side)
      add(self[side].footProgression, .footProgression, side)
      programme[.kneeFlexion, side].base = knee(mean[.kneeFlexion, side].base, side)
      let pitch = mean[.footPitch, side].base
      programme[.footPitch, side].base = Self.series(
        Self.phases.map { pitch.value(at: $0) + self[side].freePitch(at: $0) })
    }
    var closed = ClosedLegs(
      walk: self, body: body, mean: mean, own: programme, count: Self.phases.count)
    for side in Side.allCases { closed.keepForefoot(side) }
    closed.closeLateStance(from: Self.heelRise)
    closed.swing()
    for side in Side.allCases {
      let legs = closed.cycle(of: side)
      programme[.hipFlexion, side].base = Self.series(legs.map(\.hipFlexion))
      programme[.hipAdduction, side].base = Self.series(legs.map(\.hipAdduction))
      programme[.kneeFlexion, side].base = Self.series(legs.map(\.kneeFlexion))
      programme[.footPitch, side].base = Self.series(legs.map(\.pitch))
    }
    return programme
  }

  /// The course of a knee: moved as a whole, and straightened in mid-stance as single curves are.
  private func knee(_ base: FourierSeries, _ side: Side) -> FourierSeries {
    let stance = Self.phases.filter { $0 > 0.2 && $0 < 0.6 }
    guard let least = leastKneeFlexion,
      let straightest = stance.min(by: { base.value(at: $0) < base.value(at: $1) })
    else {
      var moved = base
      moved.mean += self[side].kneeFlexion
      return moved
    }
    let dip = least - base.value(at: straightest)
    return Self.series(
      Self.phases.map { phase in
        let weight = 1 - raisedCosine(abs(phase - straightest), from: 0, to: 0.08)
        return base.value(at: phase) + dip * weight + self[side].kneeFlexion
      })
  }

  /// The Fourier series through values that are evenly spread over the cycle.
  static func series(_ values: [Double]) -> FourierSeries {
    let n = Double(values.count)
    let terms = (1...harmonics).map { harmonic -> FourierSeries.Term in
      var term = FourierSeries.Term(cosine: 0, sine: 0)
      for (index, value) in values.enumerated() {
        let angle = 2 * Double.pi * Double(harmonic * index) / n
        term.cosine += 2 / n * value * cos(angle)
        term.sine += 2 / n * value * sin(angle)
      }
      return term
    }
    return FourierSeries(mean: values.reduce(0, +) / n, terms: terms)
  }
}

extension WholeBodyWalk.Leg {
  /// What the foot's pitch has of its own at a phase, from the middle of swing until it comes down
  /// flat.
  fileprivate func freePitch(at phase: Double) -> Double {
    guard phase > 0.5 else { return contactPitch * (1 - raisedCosine(phase, from: 0, to: 0.08)) }
    let late = raisedCosine(phase, from: 0.85, to: 1)
    return (swingPitch + late * (contactPitch - swingPitch))
      * raisedCosine(phase, from: 0.65, to: 0.74)
  }
}
