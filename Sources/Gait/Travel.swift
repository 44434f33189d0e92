import Geometry
import Motion
import Signal

/// Which way a person goes and how fast, frame by frame: over the floor, or over a belt.
struct Travel {
  /// Low-pass of heights in which strides are counted.
  private static let smoothing = ZeroPhaseFilter(.lowPass(6), order: 2)
  /// Seconds over which travel is measured where no stride time can be seen.
  private static let usualStride = 1.1

  /// Median stride time by the heels' highest points, seconds.
  let stride: Double
  /// Direction of travel, length one, horizontal, one a frame; NaN where it is not known.
  let directions: [Vector3]
  /// Metres per second, one a frame; NaN where it is not known.
  let speeds: [Double]
  /// Metres per second; 0 on a floor that stands still.
  let beltSpeed: Double

  static let missing = "the pelvis markers (LASI, RASI, and SACR or LPSI, RPSI) are needed"

  /// - Returns: `nil` where the pelvis is not seen.
  init?(_ trial: Trial, feet: [FootPath]) {
    guard let pelvis = PelvisPath(trial) else { return nil }
    let stride =
      Statistics.median(of: feet.flatMap(Self.strides(of:))) ?? Self.usualStride
    let travel = (0..<trial.frameCount).map { frame in
      pelvis.travel(at: trial.time(ofFrame: frame), over: stride)
    }
    self.stride = stride
    directions = travel.map { $0?.direction ?? .missing }
    speeds = travel.map { $0?.speed ?? .nan }
    beltSpeed = pelvis.beltSpeed
  }

  /// Whether the person gets anywhere, over the floor or over a belt.
  var isTravelling: Bool {
    (Statistics.median(of: speeds.filter(\.isFinite)) ?? 0) >= PelvisPath.leastTravel
  }

  static let standsStill = """
    the person does not travel: the method compares the foot's speed with that of walking (on a \
    treadmill, give gait.belt_speed_m_per_s)
    """

  /// Velocity of a marker over the floor or the belt, metres per second, one a frame; NaN where it
  /// was not seen.
  func velocity(of marker: Trajectory, rate: Double, smoothing: ZeroPhaseFilter) -> [Vector3] {
    func derivative(_ samples: [Double]) -> [Double] {
      Derivative.first(of: smoothing.applied(to: samples, rate: rate), rate: rate)
    }
    let (x, y, z) = (derivative(marker.x), derivative(marker.y), derivative(marker.z))
    return (0..<min(x.count, directions.count)).map { frame in
      Vector3(x[frame], y[frame], z[frame]) + directions[frame] * beltSpeed
    }
  }

  /// Times between the heel's highest points: the heel is highest once a stride; seconds.
  private static func strides(of foot: FootPath) -> [Double] {
    let heights = smoothing.applied(to: foot.heel.z, rate: foot.rate)
    let finite = heights.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return [] }
    let tops = Peaks.maxima(
      of: heights, minimumDistance: Int(0.5 * foot.rate), prominence: 0.5 * (high - low))
    return zip(tops, tops.dropFirst()).map { Double($1.index - $0.index) / foot.rate }
      .filter { $0 <= 3 }
  }
}
