import Foundation
import Gait
import Geometry
import Kinematics
import Kinetics
import Motion

/// One moving trial made ready to be solved again with displaced markers.
///
/// The model is solved on a few frames only; what changes there is added to the measured curves, so
/// that peaks keep their shape.
struct PlacedTrial {
  /// Frames that are solved, rising.
  let frames: [Int]
  let analysis: TrialAnalysis
  let thin: Trial
  /// Those that are displaced, by name.
  let markers: [Marker]
  /// The segment that carries each marker; without one, the trunk does.
  let carriers: [String: Segment]
  let angles: JointAngles
  let poses: SegmentPoses
  let trunk: TrunkMotion?
  let path: Vector3?
  /// The line of progression as the solved frames alone show it.
  let line: Vector3?
  let whole: PlacementReading
  let cycles: [PlacementReading?]
  let moments: [Moment]

  struct Marker {
    var name: String
    /// In the frames that are solved.
    var path: Path
    /// In every frame, where rules read the marker itself.
    var whole: Path?
  }

  /// Where a marker is, and the axes of the segment that carries it.
  struct Path {
    var positions: [Vector3]
    var axes: [Matrix3]
  }

  /// One joint of one leg; vectors in the distal segment's axes.
  struct Moment {
    var side: Side
    var joint: Joint
    /// Every frame, and every sample of each assessed cycle of that side.
    var whole: [Sample]
    var cycles: [Int: [Sample]]

    struct Sample {
      /// Newton-metres per kilogram.
      var moment: Vector3
      /// Of the upper segment on the lower, newtons per kilogram.
      var force: Vector3
      /// Of the lower segment against the upper, radians per second.
      var turning: Vector3
      var power: Double
    }
  }

  /// Markers of the trunk, which models of the legs do not use.
  static let trunkMarkers: Set<String> = [
    "C7", "T10", "CLAV", "STRN", "LSHO", "RSHO", "L_SHOULDER", "R_SHOULDER",
  ]

  /// Time between frames that are solved, seconds; landings are short.
  static func step(of task: MovementTask) -> Double {
    switch task {
    case .walking, .stairs, .singleLegSquat, .squat: 0.08
    default: 0.02
    }
  }

  /// Frames of a trial to solve.
  static func frames(of trial: Trial, step: Double) -> [Int] {
    let stride = max(1, Int((step * trial.rate).rounded()))
    var frames = Array(Swift.stride(from: 0, to: trial.frameCount, by: stride))
    if let last = frames.last, last != trial.frameCount - 1 { frames.append(trial.frameCount - 1) }
    return frames
  }

  /// - Parameter model: Calibrated on the standing trial as it will be displaced.
  /// - Returns: `nil` for a trial that no rule looks at.
  init?(_ analysis: TrialAnalysis, model: any CalibratedModel, step: Double) {
    let trial = analysis.trial
    let isLookedAt =
      analysis.cycles.isEmpty || analysis.cycles.contains(where: \.cycle.isAssessed)
      || !analysis.repetitions.isEmpty
    guard isLookedAt, let full = analysis.poses.value, analysis.angles.value != nil,
      trial.rate > 0, trial.frameCount > 1
    else { return nil }
    let frames = Self.frames(of: trial, step: step)
    self.analysis = analysis
    self.frames = frames
    thin = trial.thinned(to: frames)
    let used = trial.markers.keys.filter {
      analysis.modelMarkers.isEmpty || analysis.modelMarkers.contains($0)
        || Self.trunkMarkers.contains($0)
    }.sorted()
    let solved = model.poses(of: thin)
    poses = solved
    angles = model.angles(from: solved)
    var markers: [Marker] = []
    var carriers: [String: Segment] = [:]
    let upper = Self.trunkAxes(analysis.trunk.value, full)
    for name in used {
      guard let marker = thin.markers[name] else { continue }
      let positions = frames.indices.map { marker[$0] }
      let all: [Matrix3]
      if Self.trunkMarkers.contains(name) {
        all = upper
      } else if let carrier = Self.carrier(of: positions, full, frames) {
        carriers[name] = carrier
        all = full.poses(of: carrier).map(\.axes)
      } else {
        continue
      }
      var placed = Marker(
        name: name, path: Path(positions: positions, axes: frames.map { all[$0] }))
      if name.hasSuffix("HEE") || name.hasSuffix("TOE"), let path = trial.markers[name] {
        placed.whole = Path(positions: (0..<path.count).map { path[$0] }, axes: all)
      }
      markers.append(placed)
    }
    self.markers = markers
    self.carriers = carriers
    let path = analysis.trunk.value == nil ? nil : LineOfProgression.direction(of: trial)
    let thin = thin
    trunk = path.flatMap {
      TrunkTracking().motion(of: thin, progression: $0, poses: solved).value
    }
    self.path = path
    line = Self.line(of: thin, frames: frames)
    whole = PlacementReading(at: (0..<trial.frameCount).map(Double.init), from: frames)
    cycles = analysis.cycles.map { curves in
      guard curves.cycle.isAssessed else { return nil }
      let (start, end) = (curves.cycle.start * trial.rate, curves.cycle.end * trial.rate)
      let share = (end - start) / Double(Waveform.count - 1)
      return PlacementReading(
        at: (0..<Waveform.count).map { start + share * Double($0) }, from: frames)
    }
    moments = Self.moments(analysis, full)
  }

  /// Axes of the trunk in every frame; those of the pelvis where it was not seen.
  private static func trunkAxes(_ trunk: TrunkMotion?, _ poses: SegmentPoses) -> [Matrix3] {
    let pelvis = poses.poses(of: .pelvis).map(\.axes)
    guard let trunk, let lean = trunk.angles[.lean], let tilt = trunk.angles[.tilt],
      lean.count == pelvis.count
    else { return pelvis }
    let forward = poses.progression.vector
    let room = Matrix3(x: forward, y: Vector3.unitZ.cross(forward), z: .unitZ)
    let rotation = trunk.angles[.rotation] ?? Array(repeating: 0, count: lean.count)
    return pelvis.indices.map { frame in
      let axes =
        room
        * (Matrix3.rotationY(tilt[frame]) * Matrix3.rotationX(lean[frame])
          * Matrix3.rotationZ(rotation[frame]))
      return axes.isFinite ? axes : pelvis[frame]
    }
  }

  /// The segment in which a marker keeps its place best.
  private static func carrier(
    of positions: [Vector3], _ poses: SegmentPoses, _ frames: [Int]
  ) -> Segment? {
    var best = Double.infinity
    var found: Segment?
    for segment in Segment.all {
      guard let all = poses.poses[segment] else { continue }
      let local = frames.indices.compactMap { index -> Vector3? in
        guard all.indices.contains(frames[index]) else { return nil }
        let place = all[frames[index]].local(positions[index])
        return place.isFinite ? place : nil
      }
      guard local.count > 2 else { continue }
      let middle = local.reduce(Vector3.zero, +) / Double(local.count)
      let spread =
        local.reduce(0) { $0 + ($1 - middle).lengthSquared } / Double(local.count)
      if spread < best {
        best = spread
        found = segment
      }
    }
    return found
  }

  static func distal(_ joint: Joint, _ side: Side) -> Segment {
    switch joint {
    case .hip: .thigh(side)
    case .knee: .shank(side)
    case .ankle: .foot(side)
    }
  }

  private static func proximal(_ joint: Joint, _ side: Side) -> Segment {
    switch joint {
    case .hip: .pelvis
    case .knee: .thigh(side)
    case .ankle: .shank(side)
    }
  }

  /// Angular velocity over two frames either way, as the kinetics have it.
  private static func turning(_ poses: [Pose], _ frame: Int, _ rate: Double) -> Vector3 {
    guard frame >= 2, frame + 2 < poses.count else { return .missing }
    let (a, now, b) = (poses[frame - 2].axes, poses[frame].axes, poses[frame + 2].axes)
    return now * (Vector3(b.y.dot(a.z), b.z.dot(a.x), b.x.dot(a.y)) * (rate / 4))
  }

  private static func moments(_ analysis: TrialAnalysis, _ poses: SegmentPoses) -> [Moment] {
    guard let kinetics = analysis.kinetics.value else { return [] }
    let rate = analysis.trial.rate
    return Side.allCases.flatMap { side -> [Moment] in
      guard let leg = kinetics.legs[side] else { return [] }
      return Joint.allCases.compactMap { joint -> Moment? in
        guard let reported = leg.moments[joint], let powers = leg.powers[joint],
          reported.count == poses.frameCount, powers.count == reported.count,
          reported.contains(where: \.isFinite)
        else { return nil }
        let lower = poses.poses(of: distal(joint, side))
        let upper = poses.poses(of: proximal(joint, side))
        let whole = reported.indices.map { frame in
          let ground =
            leg.groundReaction.indices.contains(frame) ? leg.groundReaction[frame] : .missing
          let back = lower[frame].axes.transposed
          let force = JointReaction.force(at: joint, ground: ground.isFinite ? ground : .zero)
          return Moment.Sample(
            moment: JointReaction.local(reported[frame], at: joint, side), force: back * force,
            turning: back * (turning(lower, frame, rate) - turning(upper, frame, rate)),
            power: powers[frame])
        }
        var cycles: [Int: [Moment.Sample]] = [:]
        for (index, curves) in analysis.cycles.enumerated() {
          let cycle = curves.cycle
          guard cycle.isAssessed, cycle.side == side, let own = curves.moments[joint],
            own.count == 3, let power = curves.powers[joint]
          else { continue }
          func curve(_ value: (Moment.Sample) -> Vector3) -> [Waveform] {
            (0..<3).map { axis in
              TimeNormalization.waveform(
                of: whole.map { value($0)[axis] }, rate: rate, over: cycle)
            }
          }
          let (force, turning) = (curve(\.force), curve(\.turning))
          cycles[index] = (0..<Waveform.count).map { number in
            func vector(_ curves: [Waveform]) -> Vector3 {
              Vector3(curves[0][number], curves[1][number], curves[2][number])
            }
            return Moment.Sample(
              moment: JointReaction.local(vector(own), at: joint, side), force: vector(force),
              turning: vector(turning), power: power[number])
          }
        }
        return Moment(side: side, joint: joint, whole: whole, cycles: cycles)
      }
    }
  }
}
