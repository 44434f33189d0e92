import Foundation
import Motion

/// What the joints of a walker do over the cycle.
///
/// Courses of pelvis and trunk run over the right foot's cycle, those of a leg over its own foot's. What is
/// changed at the pelvis (an offset, a plateau) is taken back at the hips, to first order, so that
/// the legs keep their direction in the room and the feet their places on the floor: a dropped
/// pelvis adducts the standing hip, as it does in people. In the same way half of an offset of the
/// knee is taken up by the hip. A plateau prescribed at the hip itself holds all the same.
public struct AngleProgramme: Hashable, Sendable {
  /// One of the angles that are prescribed.
  public enum Quantity: String, CaseIterable, Hashable, Sendable {
    case pelvicTilt, pelvicObliquity, pelvicRotation
    case hipFlexion, hipAdduction, hipRotation
    case kneeFlexion, kneeAdduction, kneeRotation
    /// Direction of the foot in the room: heel up positive, toes inwards positive.
    case footPitch, footProgression
    /// The trunk in the room: forward, to the right, right side forward positive.
    case trunkTilt, trunkLean, trunkRotation

    static let pelvis: [Quantity] = [.pelvicTilt, .pelvicObliquity, .pelvicRotation]
    static let trunk: [Quantity] = [.trunkTilt, .trunkLean, .trunkRotation]
    /// What the whole body has once: it runs over the right foot's cycle.
    static let central = pelvis + trunk
    static let leg: [Quantity] = allCases.filter { !central.contains($0) }
  }

  /// Angles at the ankle, for a walker whose ankle is prescribed instead of the foot's direction.
  public struct Ankle: Hashable, Sendable {
    public var dorsiflexion: AngleCourse
    public var rotation: AngleCourse

    public init(dorsiflexion: AngleCourse, rotation: AngleCourse) {
      self.dorsiflexion = dorsiflexion
      self.rotation = rotation
    }
  }

  /// Pelvis and trunk over the right foot's cycle; obliquity: right side up, rotation: right side
  /// forward, lean: to the right.
  public var central: [Quantity: AngleCourse]
  public var left: [Quantity: AngleCourse]
  public var right: [Quantity: AngleCourse]
  /// Where present, takes the place of the foot's direction on that side.
  public var ankles: [Side: Ankle]
  /// Dorsiflexion held over a window of a side's cycle, whatever the foot's direction would give.
  public var ankleHolds: [Side: AngleCourse.Plateau] = [:]
  /// Share of the cycle that each foot stands on the ground.
  public var stance: [Side: Double]
  /// Where in the right foot's cycle the left foot meets the ground.
  public var leftContact: Double
  /// Standard deviation of an offset drawn anew for each cycle, radians: of the pelvis, the knee,
  /// the hip's rotation and the foot's progression; the hip's other angles answer to these.
  public var variation: Double

  public init(
    central: [Quantity: AngleCourse], left: [Quantity: AngleCourse],
    right: [Quantity: AngleCourse], ankles: [Side: Ankle] = [:],
    stance: [Side: Double] = [.left: 0.6, .right: 0.6], leftContact: Double = 0.5,
    variation: Double = 0
  ) {
    self.central = central
    self.left = left
    self.right = right
    self.ankles = ankles
    self.stance = stance
    self.leftContact = leftContact
    self.variation = variation
  }

  /// The course of one angle on a side; a pelvic angle is the same for both.
  public subscript(quantity: Quantity, side: Side) -> AngleCourse {
    get {
      let courses =
        Quantity.central.contains(quantity) ? central : side == .left ? left : right
      return courses[quantity] ?? AngleCourse(constant: 0)
    }
    set {
      if Quantity.central.contains(quantity) {
        central[quantity] = newValue
      } else if side == .left {
        left[quantity] = newValue
      } else {
        right[quantity] = newValue
      }
    }
  }

  /// Share of the cycle that a foot stands on the ground.
  public func stanceShare(_ side: Side) -> Double { stance[side] ?? 0.6 }

  /// Holds an angle over a window of one side's cycle.
  ///
  /// - Parameters:
  ///   - value: Radians; of pelvis and trunk as that side has it: own side up, forward, or leant to.
  ///   - window: In cycles of that side.
  public mutating func hold(
    _ quantity: Quantity, at value: Double, over window: ClosedRange<Double>, of side: Side
  ) {
    guard Quantity.central.contains(quantity) else {
      self[quantity, side].plateaus.append(AngleCourse.Plateau(value, over: window))
      return
    }
    let shift = side == .right ? 0 : leftContact
    let isSagittal = quantity == .pelvicTilt || quantity == .trunkTilt
    self[quantity, side].plateaus.append(
      AngleCourse.Plateau(
        isSagittal ? value : side.sign * value,
        over: (window.lowerBound + shift)...(window.upperBound + shift)))
  }

  /// Adds to an angle of both legs, or of pelvis or trunk, over the whole cycle, radians.
  public mutating func add(_ offset: Double, to quantity: Quantity) {
    if Quantity.central.contains(quantity) {
      self[quantity, .right].offset += offset
    } else {
      for side in Side.allCases { self[quantity, side].offset += offset }
    }
  }

  /// The same programme, left and right exchanged.
  public var mirrored: AngleProgramme {
    func shifted(_ course: AngleCourse, negated: Bool) -> AngleCourse {
      // Seen from the other foot, the pelvis's cycle begins at that foot's contact.
      let angle = 2 * Double.pi * leftContact
      let sign: Double = negated ? -1 : 1
      let terms = course.base.terms.enumerated().map { index, term in
        let turn = angle * Double(index + 1)
        return FourierSeries.Term(
          cosine: sign * (term.cosine * cos(turn) + term.sine * sin(turn)),
          sine: sign * (term.sine * cos(turn) - term.cosine * sin(turn)))
      }
      let plateaus = course.plateaus.map { plateau in
        let low = plateau.window.lowerBound - leftContact
        let high = plateau.window.upperBound - leftContact
        return AngleCourse.Plateau(
          sign * plateau.value, over: low...high, shoulder: plateau.shoulder)
      }
      return AngleCourse(
        FourierSeries(mean: sign * course.base.mean, terms: terms), offset: sign * course.offset,
        plateaus: plateaus)
    }
    var mirror = self
    mirror.central = [:]
    for (quantity, course) in central {
      let isSagittal = quantity == .pelvicTilt || quantity == .trunkTilt
      mirror.central[quantity] = shifted(course, negated: !isSagittal)
    }
    (mirror.left, mirror.right) = (right, left)
    mirror.ankles = [:]
    mirror.ankleHolds = [:]
    mirror.stance = [:]
    for side in Side.allCases {
      mirror.ankles[side] = ankles[side.opposite]
      mirror.ankleHolds[side] = ankleHolds[side.opposite]
      mirror.stance[side] = stance[side.opposite]
    }
    mirror.leftContact = 1 - leftContact
    return mirror
  }
}
