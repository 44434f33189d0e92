import Geometry
import Motion

/// The frontal plane projection angle over a trial: of one knee, or the mean of both in a task of
/// both legs, where a turned plane moves the two sides oppositely.
struct ProjectionCurve {
  var plane: FrontalPlane
  /// One or two legs, one value a frame.
  var legs: [[FrontalPlane.Leg]]
  /// Knee flexion, of both legs their mean, radians.
  var flexions: [Double]

  init?(_ sides: [Side], in trial: TrialAnalysis, _ plane: FrontalPlane) {
    guard let poses = trial.poses.value else { return nil }
    self.plane = plane
    let legs = sides.map { FrontalPlane.Leg.all(of: $0, in: poses) }
    self.legs = legs
    let count = legs.map(\.count).min() ?? 0
    let stored = sides.map { trial.angles.value?[.knee, $0]?.x }
    flexions = (0..<count).map { frame in
      let values = legs.indices.map { index -> Double in
        let own = stored[index].flatMap { $0.indices.contains(frame) ? $0[frame] : nil }
        return own.flatMap { $0.isFinite ? $0 : nil } ?? legs[index][frame].flexion
      }
      return values.reduce(0, +) / Double(max(1, values.count))
    }
  }

  func isSeen(_ frame: Int) -> Bool { legs.allSatisfy { $0[frame].isFinite } }

  private func mean(_ plane: FrontalPlane, _ frame: Int) -> Double {
    legs.reduce(0) { $0 + plane.projectionAngle($1[frame]) } / Double(legs.count)
  }

  /// Radians, + valgus; NaN where a joint was not seen.
  func angle(_ frame: Int) -> Double { mean(plane, frame) }

  /// One standard deviation from a plane placed to ± 5° (95 %), radians.
  func uncertainty(_ frame: Int) -> Double {
    abs(
      mean(plane.turned(by: .degrees(2.5)), frame) - mean(plane.turned(by: .degrees(-2.5)), frame))
      / 2
  }

  /// The angles with the plane turned by 5° either way, the smaller first, radians.
  func range(_ frame: Int) -> ClosedRange<Double> {
    let a = mean(plane.turned(by: .degrees(5)), frame)
    let b = mean(plane.turned(by: .degrees(-5)), frame)
    guard a.isFinite, b.isFinite else { return 0...0 }
    return min(a, b)...max(a, b)
  }
}

extension FrontalPlane.Leg {
  /// A leg in every frame of a trial.
  static func all(of side: Side, in poses: SegmentPoses) -> [FrontalPlane.Leg] {
    let hip = poses.centre(of: .hip, side)
    let knee = poses.centre(of: .knee, side)
    let ankle = poses.centre(of: .ankle, side)
    return (0..<min(hip.count, knee.count, ankle.count)).map {
      FrontalPlane.Leg(side: side, hip: hip[$0], knee: knee[$0], ankle: ankle[$0])
    }
  }
}
