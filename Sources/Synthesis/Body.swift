import Foundation
import Geometry
import Motion

/// The measures of a synthetic person, as a laboratory would take them, and the lengths inside.
///
/// Everything in metres, kilograms, radians. Segment lengths as shares of body height are those of
/// Drillis and Contini: trochanter at 0.530, knee at 0.285, ankle at 0.039 of the height. Joint
/// widths, foot lengths and the distance between the iliac spines are shares chosen here, within
/// what laboratories measure.
/// - SeeAlso: Drillis, Contini, *Body Segment Parameters*, 1966, as given by Winter, *Biomechanics
///   and Motor Control of Human Movement*, 4th ed., 2009.
public struct Body: Hashable, Sendable {
  /// The measures of one leg.
  public struct Leg: Hashable, Sendable {
    /// Hip centre to knee centre.
    public var thigh: Double
    /// Knee centre to ankle centre.
    public var shank: Double
    /// Iliac spine to inner ankle, as measured on a couch.
    public var legLength: Double
    public var kneeWidth: Double
    public var ankleWidth: Double
    /// Ankle centre to the toe marker.
    public var ankleToToe: Double
    /// Heel marker to toe marker, measured flat on the floor.
    public var heelToToe: Double
    /// Height of the toe marker over a flat sole.
    public var toeHeight: Double
    /// How much higher the heel marker sits than the toe marker, foot flat; the calibration of the
    /// model flattens it away.
    public var heelRise: Double
    /// Static plantarflexion offset that a standing trial must give.
    public var staticPlantarFlexion: Double
    /// Static rotation offset that a standing trial must give.
    public var staticRotation: Double
    /// How far the knee and thigh markers were put around the thigh, internal positive, radians: an
    /// error of the examiner, which turns the measured knee axis.
    public var kneeAxisError = 0.0

    /// A leg of ordinary proportions.
    ///
    /// - Parameter height: Body height, metres.
    public init(height: Double) {
      thigh = (0.530 - 0.285) * height
      shank = (0.285 - 0.039) * height
      legLength = 0.530 * height
      kneeWidth = 0.060 * height
      ankleWidth = 0.040 * height
      ankleToToe = 0.082 * height
      heelToToe = 0.125 * height
      toeHeight = 0.018 * height
      heelRise = 0.004
      // The ankle centre of a flat foot then stands at 0.039 of the height.
      staticPlantarFlexion = asin((0.039 - 0.018) / 0.082)
      staticRotation = .degrees(3)
    }
  }

  public var mass: Double
  public var height: Double
  public var interAsisDistance: Double
  /// From the middle of the front iliac spines to the middle of the rear ones.
  public var pelvicDepth: Double
  /// Between the two rear iliac spines.
  public var interPsisDistance: Double
  public var markerDiameter: Double
  /// How far above their place the rear pelvis markers were put, in pelvic axes: an error of the
  /// examiner, which tilts the measured pelvis.
  public var rearMarkerRise = 0.0
  public var left: Leg
  public var right: Leg

  /// A person of ordinary proportions.
  ///
  /// - Parameters:
  ///   - height: Metres.
  ///   - mass: Kilograms; without it, a body mass index of 20 kg/m².
  public init(height: Double, mass: Double? = nil) {
    self.height = height
    self.mass = mass ?? 20 * height * height
    interAsisDistance = 0.145 * height
    pelvicDepth = 0.095 * height
    interPsisDistance = 0.055 * height
    markerDiameter = 0.014
    left = Leg(height: height)
    right = Leg(height: height)
  }

  public subscript(side: Side) -> Leg {
    get { side == .left ? left : right }
    set { if side == .left { left = newValue } else { right = newValue } }
  }

  /// Mean leg length of both sides, metres.
  public var meanLegLength: Double { (left.legLength + right.legLength) / 2 }

  /// The same person, left and right exchanged.
  public var mirrored: Body {
    var body = self
    (body.left, body.right) = (right, left)
    return body
  }

  /// The hip centre in pelvic axes, from the middle of the front iliac spines, metres.
  ///
  /// The regression of the conventional gait model; 0.5 rad and 0.314 rad are its exact angles.
  /// - SeeAlso: Davis et al., Hum Mov Sci 10:575, 1991.
  public func hipCentre(_ side: Side) -> Vector3 {
    let c = 0.115 * meanLegLength - 0.0153
    let (theta, beta) = (0.5, 0.314)
    let depth = 0.1288 * self[side].legLength - 0.04856 + markerDiameter / 2
    let lateral = interAsisDistance / 2 - c * sin(theta)
    return Vector3(
      c * cos(theta) * sin(beta) - depth * cos(beta),
      -side.sign * lateral,
      -c * cos(theta) * cos(beta) - depth * sin(beta))
  }

  /// What a laboratory would note about this person.
  ///
  /// - Parameter source: Where the numbers are said to come from.
  public func measures(age: Double? = nil, from source: String = "marey demo") -> SubjectMeasures {
    var measures = SubjectMeasures()
    measures.set(.mass, mass, from: source)
    measures.set(.height, height, from: source)
    if let age { measures.set(.age, age, from: source) }
    measures.set(.markerDiameter, markerDiameter, from: source)
    measures.set(.interAsisDistance, interAsisDistance, from: source)
    for side in Side.allCases {
      measures.set(.legLength(side), self[side].legLength, from: source)
      measures.set(.kneeWidth(side), self[side].kneeWidth, from: source)
      measures.set(.ankleWidth(side), self[side].ankleWidth, from: source)
    }
    return measures
  }
}
