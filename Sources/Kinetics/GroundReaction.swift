import Geometry
import Motion

/// What one force plate gives at the frames of the markers.
///
/// Signs and down-sampling follow the conventional gait model's software: the channels are the
/// reaction on the person, and the ORIGIN vector of both vendors' signs is understood.
struct GroundReaction {
  /// Below this vertical force a plate counts as empty, newtons.
  static let leastForce = 4.5

  /// The force on the person in one frame, and its moment about the middle of the plate's surface.
  struct Wrench {
    /// Newtons, laboratory axes.
    var force: Vector3
    /// Newton-metres about the middle of the surface.
    var moment: Vector3
    /// The middle of the surface, metres.
    var point: Vector3

    /// Where the force meets the floor, metres.
    var centreOfPressure: Vector3 {
      Vector3(point.x - moment.y / force.z, point.y + moment.x / force.z, point.z)
    }
  }

  let label: String
  let corners: [Vector3]
  /// One a frame; `nil` while the plate is empty.
  let wrenches: [Wrench?]

  /// - Returns: The reaction, or why this plate gives none.
  static func reaction(
    of plate: ForcePlate, frameCount: Int, rate: Double
  ) -> Availability<GroundReaction> {
    guard case .c3d(let type) = plate.kind, type == 2 else {
      return .absent(because: "plate \(plate.label): only type 2 plates serve joint moments yet")
    }
    guard let surface = plate.surface, plate.channels.count >= 6 else {
      return .absent(because: "plate \(plate.label) has no corners or fewer than six channels")
    }
    let ratio = plate.rate / rate
    guard rate > 0, ratio >= 1, abs(ratio - ratio.rounded()) < 1e-6 else {
      return .absent(
        because: "plate \(plate.label): its rate is no whole multiple of the markers'")
    }
    let perFrame = Int(ratio.rounded())
    // Workstation wrote sensor to surface, Nexus surface to sensor.
    let stored = plate.origin.z < 0 ? -plate.origin : plate.origin
    let toSensor = surface.axes * stored
    let samples = plate.channels.prefix(6).map(\.samples)
    let wrenches = (0..<frameCount).map { frame -> Wrench? in
      let means = samples.map { mean($0, at: frame, perFrame: perFrame) }
      let force = surface.axes * Vector3(means[0], means[1], means[2])
      guard abs(force.z) > leastForce else { return nil }
      let moment = surface.axes * Vector3(means[3], means[4], means[5]) + toSensor.cross(force)
      return Wrench(force: force, moment: moment, point: surface.origin)
    }
    return .present(
      GroundReaction(label: plate.label, corners: plate.corners, wrenches: wrenches))
  }

  /// The mean of the samples around a frame; samples outside the trial count as zero.
  private static func mean(_ samples: [Double], at frame: Int, perFrame: Int) -> Double {
    let half = perFrame / 2
    var sum = 0.0
    for sample in (frame * perFrame - half)...(frame * perFrame + half)
    where samples.indices.contains(sample) {
      sum += samples[sample]
    }
    return sum / Double(2 * half + 1)
  }

  /// Whether a point lies vertically above the plate.
  func isUnder(_ point: Vector3) -> Bool {
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
