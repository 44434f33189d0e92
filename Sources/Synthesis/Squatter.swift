import Foundation
import Geometry
import Motion

/// A person who squats on one leg, the other foot raised, whose knee follows a prescribed course in
/// the frontal plane.
///
/// Prescribed exactly: flexion of the knee, adduction and rotation of the hip, rotation of the knee,
/// the pelvis, and the angle of the knee in the projection plane. Hip flexion and knee adduction
/// follow (found numerically, to rounding), and the ankle from the foot that stands on the floor.
/// The plane is that of `heading`: the one the pelvis faces, unless `pelvicYaw` turns it away.
public struct Squatter: Sendable {
  /// A quantity that moves from a value at standing to one at the deepest point, radians.
  public struct Span: Hashable, Sendable {
    public var standing: Double
    public var deepest: Double

    public init(_ standing: Double, _ deepest: Double) {
      self.standing = standing
      self.deepest = deepest
    }

    func value(_ share: Double) -> Double { standing + (deepest - standing) * share }
  }

  public var body: Body
  /// The leg that carries the load.
  public var side: Side
  public var kneeFlexion = Span(.degrees(6), .degrees(65))
  /// Angle of the knee in the frontal projection plane, medial (valgus) positive.
  public var frontalPlaneAngle = Span(.degrees(4), .degrees(4))
  /// Repetitions, counted from 0, in which the knee moves; in others `frontalPlaneAngle` stays at
  /// its standing value. `nil`: in all.
  public var medialRepetitions: Set<Int>?
  /// Share of the descent after which the knee begins to move, 0 to below 1.
  public var frontalOnset = 0.4
  public var hipAdduction = Span(.degrees(3), .degrees(10))
  /// Internal positive.
  public var hipRotation = Span(0, .degrees(4))
  public var kneeRotation = Span(0, .degrees(-8))
  /// How far the other side of the pelvis drops.
  public var pelvicDrop = Span(0, .degrees(7))
  /// How far the pelvis faces away from the heading, inwards over the standing leg positive, all
  /// the time.
  public var pelvicYaw = 0.0
  /// Anterior positive.
  public var pelvicTilt = Span(.degrees(12), .degrees(26))
  /// Forward lean of the shank.
  public var shankLean = Span(.degrees(4), .degrees(31))
  /// How far the trunk leans towards the standing leg.
  public var trunkLean = Span(.degrees(1), .degrees(6))
  /// How far the trunk leans forward.
  public var trunkTilt = Span(.degrees(4), .degrees(25))
  /// How far the heel bone rolls outwards against the shank, from standing; 0 throughout: it keeps
  /// its place on the floor.
  public var rearfootEversion = Span(0, 0)
  public var footProgression: Double = .degrees(-7)
  public var repetitions = 5
  /// Duration of a descent, and of an ascent, seconds.
  public var descent = 1.5
  /// Standing still before the first repetition and after each, seconds.
  public var rest = 1.0
  public var heading = Heading(.plusX)
  public var start = Vector3.zero
  public var rate = 100.0
  public var markers = MarkerSet.lowerBody
  public var markerNoise = 0.0
  public var seed: UInt64 = 1
  public var name: String

  public init(body: Body, side: Side) {
    self.body = body
    self.side = side
    name = "single_leg_squat_\(side.rawValue)01"
  }

  /// Seconds.
  public var duration: Double { rest + Double(repetitions) * (2 * descent + rest) }

  /// The recording, and what is known about it.
  public func trial() -> SyntheticTrial {
    let frameCount = max(1, Int((duration * rate).rounded(.down)) + 1)
    let instants = (0..<frameCount).map { instant(at: Double($0) / rate) }
    let solved = skeletons(instants)
    let placed = solved.map { $0.moved(by: heading.rotation, offset: start) }
    var truth = MotionTruth(placed, progression: heading.axis)
    truth.frontalPlaneAngle = instants.map(\.frontalPlaneAngle)
    truth.repetitions = (0..<repetitions).map { number in
      let begin = rest + Double(number) * (2 * descent + rest)
      return Repetition(
        task: .singleLegSquat, trial: name, side: side, start: begin, deepest: begin + descent,
        end: begin + 2 * descent, peakKneeFlexion: kneeFlexion.deepest)
    }
    var recording = Recording(
      name: name, format: "synthetic", frameRate: rate, frameCount: frameCount, up: .plusZ,
      forward: heading.axis,
      trajectories: MarkerPlacement(body: body, set: markers)
        .trajectories(placed), measures: body.measures())
    if markerNoise > 0 { recording = recording.withMarkerNoise(markerNoise, seed: seed) }
    return SyntheticTrial(recording: recording, truth: truth)
  }

  /// When the knee begins to move medially in a repetition, seconds; `nil` where it does not.
  public func medialOnset(ofRepetition number: Int) -> Double? {
    guard medialRepetitions?.contains(number) ?? true,
      frontalPlaneAngle.deepest > frontalPlaneAngle.standing
    else { return nil }
    return rest + Double(number) * (2 * descent + rest) + frontalOnset * descent
  }

  /// Lets the hip adduct until the knee has an abduction at the deepest point, radians.
  public mutating func abduct(knee abduction: Double) {
    let squatter = self
    hipAdduction.deepest = root(from: .degrees(-30), to: .degrees(40)) { adduction in
      var trial = squatter
      trial.hipAdduction.deepest = adduction
      var guess = (thighLean: 0.0, thighTilt: 0.0)
      // From standing to the deepest point in steps, so that each is a good guess for the next.
      for step in 0...40 {
        let share = Double(step) / 40
        _ = trial.standingLeg(trial.instant(depth: share, medial: share), from: &guess)
      }
      let leg = trial.standingLeg(trial.instant(depth: 1, medial: 1), from: &guess)
      return side.sign * CardanYXZ(leg.thigh.transposed * leg.shank).x + abduction
    }
  }

  // MARK: - Course

  /// What is prescribed in one instant, radians.
  struct Instant {
    var kneeFlexion, frontalPlaneAngle, hipAdduction, hipRotation, kneeRotation: Double
    var pelvicDrop, pelvicTilt, shankLean, trunkLean, trunkTilt, rearfootEversion: Double
  }

  private func instant(at time: Double) -> Instant {
    let period = 2 * descent + rest
    let number = Int(((time - rest) / period).rounded(.down))
    let within = time - rest - Double(number) * period
    var (depth, medial) = (0.0, 0.0)
    if number >= 0, number < repetitions, within < 2 * descent {
      // The ascent is the descent backwards.
      let share = 1 - abs(within / descent - 1)
      depth = raisedCosine(share, from: 0, to: 1)
      if medialRepetitions?.contains(number) ?? true {
        medial = raisedCosine(share, from: frontalOnset, to: 1)
      }
    }
    return instant(depth: depth, medial: medial)
  }

  /// - Parameters:
  ///   - depth: 0 standing to 1 at the deepest point.
  ///   - medial: The same of the knee's way inwards.
  private func instant(depth: Double, medial: Double) -> Instant {
    Instant(
      kneeFlexion: kneeFlexion.value(depth), frontalPlaneAngle: frontalPlaneAngle.value(medial),
      hipAdduction: hipAdduction.value(depth), hipRotation: hipRotation.value(depth),
      kneeRotation: kneeRotation.value(depth), pelvicDrop: pelvicDrop.value(depth),
      pelvicTilt: pelvicTilt.value(depth), shankLean: shankLean.value(depth),
      trunkLean: trunkLean.value(depth), trunkTilt: trunkTilt.value(depth),
      rearfootEversion: rearfootEversion.value(depth))
  }

  // MARK: - Geometry

  /// One skeleton an instant, facing +x, the standing foot fixed to the floor.
  private func skeletons(_ instants: [Instant]) -> [Skeleton] {
    let measures = body[side]
    let line = SingleLineFoot(measures, side)
    let yaw = side.sign * footProgression
    let toeToHeel = Vector3(-cos(yaw), -sin(yaw), 0)
    var guess = (thighLean: 0.0, thighTilt: 0.0)
    var foot: (toe: Vector3, ankle: Vector3, axis: Vector3)?
    var shankAtStart: Matrix3?
    return instants.map { instant in
      let leg = standingLeg(instant, from: &guess)
      if foot == nil {
        let axis = line.uncorrected(shank: leg.shank, toeToHeel: toeToHeel).z
        let toe = Vector3(0, 0, measures.toeHeight)
        foot = (toe, toe + axis * measures.ankleToToe, axis)
      }
      let (toe, ankle, axis) = foot ?? (.zero, .zero, .unitZ)
      // The foot stays; the model's frame of it still turns with the shank, whose axis it borrows.
      let y = leg.shank.y.perpendicular(to: axis).normalized
      let frame = line.corrected(Matrix3(x: y.cross(axis), y: y, z: axis))
      let knee = ankle + leg.shank.z * measures.shank
      let hip = knee + leg.thigh.z * measures.thigh
      let origin = hip - leg.pelvis * body.hipCentre(side)
      var standing = Skeleton.leg(
        measures, hip: hip, knee: knee, ankle: ankle, thigh: leg.thigh, shank: leg.shank,
        foot: frame, toe: toe, direction: toeToHeel)
      let start = shankAtStart ?? leg.shank
      shankAtStart = start
      if rearfootEversion != Span(0, 0) {
        standing.rearfoot = rolled(
          standing.rearfoot, by: instant.rearfootEversion, on: leg.shank, from: start)
      }
      return raisingOtherFoot(instant, pelvisAt: origin, standing: standing)
    }
  }

  /// The heel bone rolled about its own long axis until it is everted against the shank by an angle
  /// since standing, radians.
  private func rolled(
    _ bone: Matrix3, by eversion: Double, on shank: Matrix3, from start: Matrix3
  ) -> Matrix3 {
    func turned(_ roll: Double) -> Matrix3 { bone * Matrix3.rotationX(roll) }
    let aligned = shank * start.transposed * bone
    let roll = root(from: .degrees(-60), to: .degrees(60)) { roll in
      -side.sign * CardanYXZ(aligned.transposed * turned(roll)).x - eversion
    }
    return turned(roll)
  }

  /// The whole body: the other leg hangs from the pelvis with a bent knee.
  private func raisingOtherFoot(
    _ instant: Instant, pelvisAt origin: Vector3, standing: Skeleton.Leg
  ) -> Skeleton {
    var angles = BodyAngles(
      pelvis: BodyAngles.Pelvis(
        tilt: instant.pelvicTilt, obliquity: side.sign * instant.pelvicDrop,
        rotation: side.sign * pelvicYaw),
      trunk: BodyAngles.Trunk(
        tilt: instant.trunkTilt, lean: side.sign * instant.trunkLean))
    angles[side.opposite] = BodyAngles.Leg(
      hipFlexion: .degrees(20) + instant.pelvicTilt, hipAdduction: -instant.pelvicDrop,
      kneeFlexion: .degrees(100), foot: .ankle(dorsiflexion: 0, rotation: 0))
    var skeleton = Skeleton(body, angles).moved(offset: origin)
    skeleton[side] = standing
    return skeleton
  }

  /// Pelvis, thigh and shank of the standing leg, turned as prescribed.
  private func standingLeg(
    _ instant: Instant, from guess: inout (thighLean: Double, thighTilt: Double)
  ) -> (pelvis: Matrix3, thigh: Matrix3, shank: Matrix3) {
    let k = side.sign
    let pelvis = CardanYXZ(
      y: instant.pelvicTilt, x: -k * instant.pelvicDrop, z: k * pelvicYaw
    ).rotation
    // Inwards is +y for the right leg, −y for the left.
    func direction(forward: Double, inward: Double) -> Vector3 {
      Vector3(tan(forward), k * tan(inward), 1).normalized
    }
    func turned(_ lean: Double, _ tilt: Double) -> (thigh: CardanYXZ, shank: CardanYXZ) {
      // Upwards from the knee, the thigh leans backwards and outwards; the shank, upwards from the
      // ankle, forwards and inwards. In the frontal plane their two angles add up to the knee's.
      let thigh = pelvis.transposed * direction(forward: -lean, inward: -tilt)
      let hip = CardanYXZ(
        y: atan2(thigh.x, thigh.z), x: -asin(thigh.y), z: k * instant.hipRotation)
      let thighAxes = pelvis * hip.rotation
      let shank =
        thighAxes.transposed
        * direction(
          forward: instant.shankLean, inward: instant.frontalPlaneAngle - tilt)
      let knee = CardanYXZ(
        y: atan2(shank.x, shank.z), x: -asin(shank.y), z: k * instant.kneeRotation)
      return (hip, knee)
    }
    func miss(_ lean: Double, _ tilt: Double) -> (flexion: Double, adduction: Double) {
      let (hip, knee) = turned(lean, tilt)
      return (knee.y - instant.kneeFlexion, k * hip.x - instant.hipAdduction)
    }
    // Newton's method in two unknowns; the last instant is a good guess for the next.
    for _ in 0..<20 {
      let here = miss(guess.thighLean, guess.thighTilt)
      if abs(here.flexion) + abs(here.adduction) < 1e-13 { break }
      let h = 1e-6
      let a = miss(guess.thighLean + h, guess.thighTilt)
      let b = miss(guess.thighLean, guess.thighTilt + h)
      let (fa, fb) = ((a.flexion - here.flexion) / h, (b.flexion - here.flexion) / h)
      let (ga, gb) = ((a.adduction - here.adduction) / h, (b.adduction - here.adduction) / h)
      let determinant = fa * gb - fb * ga
      guard abs(determinant) > 1e-9 else { break }
      guess.thighLean -= (here.flexion * gb - here.adduction * fb) / determinant
      guess.thighTilt -= (here.adduction * fa - here.flexion * ga) / determinant
    }
    let (hip, knee) = turned(guess.thighLean, guess.thighTilt)
    let thigh = pelvis * hip.rotation
    return (pelvis, thigh, thigh * knee.rotation)
  }
}
