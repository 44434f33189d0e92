import Geometry
import Motion
import Plates

/// One loading of one plate with everything that speaks for and against it.
struct ContactEvidence {
  let plate: PlateEvidence
  let span: PlateForce.Contact
  let trial: Trial
  let feet: PlateFeet?
  /// Kilograms, or `nil`.
  let mass: Double?
  let owner: PlateOwner
  /// Seconds between which the plate was loaded.
  let times: ClosedRange<Double>
  /// Horizontal direction of travel while it was loaded, length one; `nil` for somebody who stays.
  let travel: Vector3?

  /// What is looked at begins and ends this long inside the loading, seconds.
  static let settling = 0.03
  /// A body that moves less than this while it stands on a plate does not travel, metres.
  static let leastTravel = 0.1

  init(
    _ plate: PlateEvidence, _ span: PlateForce.Contact, trial: Trial, feet: PlateFeet?,
    mass: Double?
  ) {
    self.plate = plate
    self.span = span
    self.trial = trial
    self.feet = feet
    self.mass = mass
    times = span.span(of: trial.time(ofFrame: max(0, trial.frameCount - 1)))
    owner = PlateOwner(plate, times, trial: trial, feet: feet)
    travel = Self.travel(in: trial, times)
  }

  /// The frames in which the plate was loaded.
  var frames: Range<Int> {
    let first = Int((times.lowerBound * trial.rate).rounded(.up))
    let last = Int((times.upperBound * trial.rate).rounded(.down)) + 1
    return max(0, min(first, trial.frameCount))..<max(0, min(max(first, last), trial.frameCount))
  }

  /// Frames and what the plate gave in them, where it bore at least a share of its peak.
  func loaded(above share: Double) -> [(frame: Int, wrench: PlateFrames.Wrench)] {
    guard let wrenches = plate.frames?.wrenches else { return [] }
    return frames.compactMap { frame in
      guard wrenches.indices.contains(frame), let wrench = wrenches[frame],
        wrench.force.z > share * span.peak
      else { return nil }
      return (frame, wrench)
    }
  }

  /// Whether a walking or running foot came down and left within the trial.
  var isStep: Bool {
    (trial.task == .walking || trial.task == .running) && span.start != nil && span.end != nil
  }

  private static func travel(in trial: Trial, _ times: ClosedRange<Double>) -> Vector3? {
    guard let left = trial.markers["LASI"], let right = trial.markers["RASI"],
      left.count == trial.frameCount, right.count == trial.frameCount
    else { return nil }
    let first = max(0, Int(times.lowerBound * trial.rate))
    let last = min(trial.frameCount - 1, Int((times.upperBound * trial.rate).rounded()))
    guard first < last else { return nil }
    let middle = (first...last).map { (left[$0] + right[$0]) * 0.5 }.filter(\.isFinite)
    guard let start = middle.first, let end = middle.last else { return nil }
    let way = Vector3(end.x - start.x, end.y - start.y, 0)
    return way.length >= leastTravel ? way.normalized : nil
  }
}
