import Geometry
import Motion

/// What one force plate gives at the frames of the markers.
///
/// Down-sampling follows the conventional gait model's software: the mean of the samples around the
/// frame, samples outside the trial counting as zero.
public struct PlateFrames: Sendable {
  /// Below this vertical force a plate counts as empty, newtons.
  public static let leastForce = 4.5

  /// The force on the person in one frame, and its moment about the middle of the plate's surface.
  public struct Wrench: Hashable, Sendable {
    /// Newtons, laboratory axes.
    public var force: Vector3
    /// Newton-metres about the middle of the surface.
    public var moment: Vector3
    /// The middle of the surface, metres.
    public var point: Vector3

    public init(force: Vector3, moment: Vector3, point: Vector3) {
      self.force = force
      self.moment = moment
      self.point = point
    }

    /// Where the force meets the floor, metres.
    public var centreOfPressure: Vector3 {
      Vector3(point.x - moment.y / force.z, point.y + moment.x / force.z, point.z)
    }

    /// The moment about the vertical through the centre of pressure, newton-metres.
    public var freeMoment: Double {
      moment.z - (centreOfPressure - point).cross(force).z
    }
  }

  public let label: String
  public let corners: [Vector3]
  /// One a frame; `nil` while the plate is empty.
  public let wrenches: [Wrench?]

  /// - Returns: The reaction, or why this plate gives none.
  public static func of(
    _ signals: PlateSignals, frameCount: Int, rate: Double
  ) -> Availability<PlateFrames> {
    let ratio = signals.rate / rate
    guard rate > 0, ratio >= 1, abs(ratio - ratio.rounded()) < 1e-6 else {
      return .absent(
        because: "plate \(signals.label): its rate is no whole multiple of the markers'")
    }
    let perFrame = Int(ratio.rounded())
    let wrenches = (0..<frameCount).map { frame -> Wrench? in
      let mean = mean(signals.loads, at: frame, perFrame: perFrame)
      guard abs(mean.force.z) > leastForce, mean.moment.isFinite else { return nil }
      return Wrench(force: mean.force, moment: mean.moment, point: signals.point)
    }
    return .present(
      PlateFrames(label: signals.label, corners: signals.corners, wrenches: wrenches))
  }

  private static func mean(
    _ loads: [PlateReading.Load], at frame: Int, perFrame: Int
  ) -> PlateReading.Load {
    let half = perFrame / 2
    var force = Vector3.zero
    var moment = Vector3.zero
    for sample in (frame * perFrame - half)...(frame * perFrame + half)
    where loads.indices.contains(sample) {
      force += loads[sample].force
      moment += loads[sample].moment
    }
    let count = Double(2 * half + 1)
    return PlateReading.Load(force: force / count, moment: moment / count)
  }

  /// Whether a point lies vertically above the plate; never for a plate without corners.
  public func isUnder(_ point: Vector3) -> Bool {
    var isInside = false
    var j = corners.count - 1
    for i in corners.indices {
      let (a, b) = (corners[i], corners[j])
      if (a.y > point.y) != (b.y > point.y),
        point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x
      {
        isInside.toggle()
      }
      j = i
    }
    return isInside
  }
}
