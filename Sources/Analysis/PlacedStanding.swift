import Gait
import Geometry
import Kinematics
import Motion

/// A standing trial with the model that rests on it, ready to be displaced.
struct PlacedStanding {
  typealias Model = @Sendable (_ standing: Trial?) -> Availability<any CalibratedModel>

  /// Frames that are looked at; people stand still.
  static let frames = 3

  let model: Model
  /// Thinned; `nil` where a trial rests on none.
  private let trial: Trial?
  private var axes: [String: [Matrix3]]
  /// The undisplaced model.
  let calibrated: any CalibratedModel
  private let values: StandingAnalysis?
  private let trunk: TrunkPosture?
  private let facing: Vector3?

  init?(_ standing: Trial?, frames most: Int = Self.frames, model: @escaping Model) {
    self.model = model
    var thin: Trial?
    var axes: [String: [Matrix3]] = [:]
    if let standing, standing.frameCount > 0 {
      let step = max(1, standing.frameCount / max(1, most))
      let frames = Array(stride(from: step / 2, to: standing.frameCount, by: step))
      thin = standing.thinned(to: frames)
    }
    guard let calibrated = model(thin).value else { return nil }
    self.calibrated = calibrated
    if let trial = thin, let poses = calibrated.standingPoses() {
      // A person who stands still shows no segment by its movement: nearest origin.
      for (name, path) in trial.markers where path.count > 0 {
        var best = Double.infinity
        for segment in Segment.all {
          guard let own = poses.poses[segment], let first = own.first else { continue }
          let distance = (path[0] - first.origin).length
          if distance < best {
            best = distance
            axes[name] = own.map(\.axes)
          }
        }
      }
    }
    trial = thin
    self.axes = axes
    values = thin.flatMap { trial in
      calibrated.standingAngles().map {
        StandingGate.analysis(of: trial, angles: $0, poses: calibrated.standingPoses())
      }
    }
    facing = thin.flatMap { LineOfProgression.direction(of: $0) }
    trunk = Self.posture(thin, facing, calibrated)
  }

  private static func posture(
    _ trial: Trial?, _ facing: Vector3?, _ model: any CalibratedModel
  ) -> TrunkPosture? {
    guard let trial, let facing else { return nil }
    return TrunkTracking().posture(of: trial, progression: facing, poses: model.standingPoses())
      .value
  }

  /// Takes the segments that a moving trial shows to carry the markers.
  mutating func carry(by carriers: [String: Segment]) {
    guard let poses = calibrated.standingPoses() else { return }
    for (name, segment) in carriers where poses.poses[segment] != nil {
      axes[name] = poses.poses(of: segment).map(\.axes)
    }
  }

  var markers: [String] { trial.map { $0.markers.keys.sorted() } ?? [] }

  func isOf(_ name: String) -> Bool { trial?.name == name }

  /// The standing trial with its markers displaced, and the model that rests on it; `nil` where that
  /// cannot be calibrated.
  func displaced(
    _ moves: [String: Vector3]
  ) -> (trial: Trial?, model: any CalibratedModel)? {
    guard let trial else { return (nil, calibrated) }
    var moved = trial
    for (name, move) in moves {
      guard let path = trial.markers[name] else { continue }
      let own = axes[name]
      moved.markers[name] = Trajectory(
        label: name,
        (0..<path.count).map { frame in
          let shift = own.map { $0[min(frame, $0.count - 1)] * move } ?? move
          return shift.isFinite ? path[frame] + shift : path[frame]
        })
    }
    return model(moved).value.map { (moved, $0) }
  }

  /// The standing values with what the displacement changes in them added.
  func values(
    _ own: StandingAnalysis, of moved: Trial?, by model: any CalibratedModel
  ) -> StandingAnalysis {
    guard let before = values, let moved, let angles = model.standingAngles() else { return own }
    let after = StandingGate.analysis(of: moved, angles: angles, poses: model.standingPoses())
    var changed = own
    for side in Side.allCases {
      for group in AngleGroup.allCases {
        guard let a = before.angles[side]?[group], let b = after.angles[side]?[group],
          let mean = own.angles[side]?[group], mean.count == 3, a.count == 3, b.count == 3
        else { continue }
        changed.angles[side]?[group] = (0..<3).map {
          let change = b[$0] - a[$0]
          return change.isFinite ? mean[$0] + change : mean[$0]
        }
      }
      for joint in Joint.allCases {
        guard let a = before.centres[side]?[joint], let b = after.centres[side]?[joint],
          let mean = own.centres[side]?[joint], (b - a).isFinite
        else { continue }
        changed.centres[side]?[joint] = mean + (b - a)
      }
    }
    if let a = before.pelvisForward, let b = after.pelvisForward, let mean = own.pelvisForward {
      changed.pelvisForward = mean + (b - a)
    }
    if var posture = own.trunk.value, let before = trunk,
      let after = Self.posture(moved, facing, model)
    {
      for angle in TrunkAngle.allCases {
        guard let a = before.angles[angle], let b = after.angles[angle],
          let mean = posture.angles[angle], (b - a).isFinite
        else { continue }
        posture.angles[angle] = mean + (b - a)
      }
      changed.trunk = .present(posture)
    }
    return changed
  }
}
