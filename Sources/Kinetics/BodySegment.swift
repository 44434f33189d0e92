import Geometry
import Motion

/// Mass, centre of mass and radius of gyration of a segment, as shares of the body's mass and the
/// segment's length.
///
/// The radii are Dempster's about the proximal end, which the conventional gait model's software
/// uses about the centre of mass; changing them would part with its moments.
///
/// Source: Winter, *Biomechanics and Motor Control of Human Movement*, 4th ed., 2009, table 4.1.
struct BodySegment {
  var massShare: Double
  var radiusShare: Double

  static let foot = BodySegment(massShare: 0.0145, radiusShare: 0.690)
  static let shank = BodySegment(massShare: 0.0465, radiusShare: 0.528)
  static let thigh = BodySegment(massShare: 0.100, radiusShare: 0.540)
  /// From the proximal joint towards the distal one, of shank and thigh.
  static let centreShare = 0.433
  /// From the ankle centre towards the toes, of the foot's length.
  static let footCentreShare = 0.5
}
