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
  private let analysis: TrialAnalysis
  private let thin: Trial
  private let places: [String: [Vector3]]
  private let axes: [String: [Matrix3]]
  /// The segment that carries each marker; without one, the trunk does.
  let carriers: [String: Segment]
  /// Markers that rules read themselves, with the axes that carry them in every frame.
  private let read: [Read]
  private let angles: JointAngles
  private let poses: SegmentPoses
  private let trunk: TrunkMotion?
  private let path: Vector3?
  private let whole: PlacementReading
  private let cycles: [PlacementReading?]
  private let moments: [Moment]

  private struct Read {
    var name: String
    var positions: [Vector3]
    var axes: [Matrix3]
  }

  /// One joint of one leg; vectors in the distal segment's axes.
  private struct Moment {
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
    thin = Self.take(frames, of: trial)
    let used = trial.markers.keys.filter {
      analysis.modelMarkers.isEmpty || analysis.modelMarkers.contains($0)
        || Self.trunkMarkers.contains($0)
    }.sorted()
    let solved = model.poses(of: thin)
    poses = solved
    angles = model.angles(from: solved)
    var places: [String: [Vector3]] = [:]
    var axes: [String: [Matrix3]] = [:]
    var read: [Read] = []
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
      places[name] = positions
      axes[name] = frames.map { all[$0] }
      if name.hasSuffix("HEE") || name.hasSuffix("TOE") {
        let path = trial.markers[name] ?? marker
        read.append(Read(name: name, positions: (0..<path.count).map { path[$0] }, axes: all))
      }
    }
    self.places = places
    self.axes = axes
    self.read = read
    self.carriers = carriers
    let path = analysis.trunk.value == nil ? nil : LineOfProgression.direction(of: trial)
    let thin = thin
    trunk = path.flatMap {
      TrunkTracking().motion(of: thin, progression: $0, poses: solved).value
    }
    self.path = path
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

  var markers: [String] { axes.keys.sorted() }

  private static func take(_ frames: [Int], of trial: Trial) -> Trial {
    var thinned = trial
    thinned.markers = trial.markers.mapValues { path in
      Trajectory(label: path.label, frames.map { $0 < path.count ? path[$0] : .missing })
    }
    thinned.frameCount = frames.count
    thinned.analog = []
    thinned.plates = []
    thinned.modelOutputs = []
    return thinned
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

  private static func distal(_ joint: Joint, _ side: Side) -> Segment {
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

// MARK: - Displacing

extension PlacedTrial {
  /// The trial with its markers displaced.
  ///
  /// - Parameters:
  ///   - moves: Of each marker on its segment, metres.
  ///   - model: Calibrated on the standing trial with the same displacements.
  func displaced(_ moves: [String: Vector3], model: any CalibratedModel) -> TrialAnalysis {
    var moved = thin
    for (name, positions) in places {
      guard let move = moves[name], let axes = axes[name] else { continue }
      moved.markers[name] = Self.path(name, positions, axes, move)
    }
    let poses = model.poses(of: moved)
    var result = analysis
    for one in read {
      guard let move = moves[one.name] else { continue }
      result.trial.markers[one.name] = Self.path(one.name, one.positions, one.axes, move)
    }
    addAngles(model.angles(from: poses), to: &result)
    addCentres(poses, to: &result)
    addTrunk(moved, poses, to: &result)
    addMoments(poses, to: &result)
    return result
  }

  /// What rules of walking read outside complete cycles: in single supports at a trial's ends.
  private static let readWhole: [AngleGroup] = [.pelvis, .ankle, .footProgress]
  private static let readWholeOfTrunk: [TrunkAngle] = [.lean, .tiltOnPelvis]

  private static func path(
    _ name: String, _ positions: [Vector3], _ axes: [Matrix3], _ move: Vector3
  ) -> Trajectory {
    let count = positions.count
    var x = [Double](repeating: 0, count: count)
    var (y, z) = (x, x)
    for index in 0..<count {
      let shift = index < axes.count ? axes[index] * move : .zero
      let place = shift.isFinite ? positions[index] + shift : positions[index]
      (x[index], y[index], z[index]) = (place.x, place.y, place.z)
    }
    return Trajectory(label: name, x: x, y: y, z: z)
  }

  /// Changes of an angle, turned to the nearest full circle.
  private static func changes(_ later: [Double], _ earlier: [Double]) -> [Double] {
    var result = [Double](repeating: .nan, count: min(later.count, earlier.count))
    for index in result.indices {
      let change = later[index] - earlier[index]
      result[index] = change - 2 * .pi * (change * (0.5 / .pi)).rounded()
    }
    return result
  }

  private func addAngles(_ solved: JointAngles, to result: inout TrialAnalysis) {
    guard var full = analysis.angles.value else { return }
    let hasRepetitions = !analysis.repetitions.isEmpty
    for side in Side.allCases {
      for group in AngleGroup.allCases {
        guard let curve = full[group, side], let before = angles[group, side],
          let after = solved[group, side]
        else { continue }
        let x = Self.changes(after.x, before.x)
        let y = Self.changes(after.y, before.y)
        let z = Self.changes(after.z, before.z)
        if hasRepetitions || Self.readWhole.contains(group) {
          full.curves[side]?[group] = AngleCurve(
            x: whole.added(x, to: curve.x), y: whole.added(y, to: curve.y),
            z: whole.added(z, to: curve.z))
        }
        for (index, reading) in cycles.enumerated() {
          guard let reading, analysis.cycles[index].cycle.side == side,
            let own = analysis.cycles[index].angles[group], own.count == 3
          else { continue }
          result.cycles[index].angles[group] = [
            Waveform(reading.added(x, to: own[0].samples)),
            Waveform(reading.added(y, to: own[1].samples)),
            Waveform(reading.added(z, to: own[2].samples)),
          ]
        }
      }
    }
    result.angles = .present(full)
  }

  private func addCentres(_ solved: SegmentPoses, to result: inout TrialAnalysis) {
    guard var full = analysis.poses.value else { return }
    let hasRepetitions = !analysis.repetitions.isEmpty
    for side in Side.allCases {
      // Rules of walking read the ankles alone.
      for joint in hasRepetitions ? Joint.allCases : [.ankle] {
        guard let path = full.centres[side]?[joint] else { continue }
        let changes = zip(solved.centre(of: joint, side), poses.centre(of: joint, side))
          .map { $0 - $1 }
        let x = whole.added(changes.map(\.x), to: path.map(\.x))
        let y = whole.added(changes.map(\.y), to: path.map(\.y))
        let z = whole.added(changes.map(\.z), to: path.map(\.z))
        full.centres[side]?[joint] = path.indices.map { Vector3(x[$0], y[$0], z[$0]) }
      }
    }
    // The markers of the pelvis are one body, so that it is turned in itself by one and the same turn.
    if hasRepetitions, let pelvis = full.poses[.pelvis] {
      let pairs = zip(poses.poses(of: .pelvis), solved.poses(of: .pelvis))
      if let pair = pairs.first(where: { $0.isFinite && $1.isFinite }) {
        let turn = pair.0.axes.transposed * pair.1.axes
        let shift = pair.0.local(pair.1.origin)
        full.poses[.pelvis] = pelvis.map {
          Pose(origin: $0.point(shift), axes: $0.axes * turn)
        }
      }
    }
    result.poses = .present(full)
  }

  private func addTrunk(_ moved: Trial, _ solved: SegmentPoses, to result: inout TrialAnalysis) {
    guard let path, let before = trunk, var full = analysis.trunk.value,
      let after = TrunkTracking().motion(of: moved, progression: path, poses: solved).value
    else { return }
    for angle in TrunkAngle.allCases {
      guard let earlier = before.angles[angle], let later = after.angles[angle],
        let curve = full.angles[angle]
      else { continue }
      let changes = Self.changes(later, earlier)
      if !analysis.repetitions.isEmpty || Self.readWholeOfTrunk.contains(angle) {
        full.angles[angle] = whole.added(changes, to: curve)
      }
      let mirrored = changes.map { -$0 }
      for (index, reading) in cycles.enumerated() {
        guard let reading, let own = analysis.cycles[index].trunk[angle] else { continue }
        let isMirrored = angle.isSided && analysis.cycles[index].cycle.side.sign < 0
        result.cycles[index].trunk[angle] = Waveform(
          reading.added(isMirrored ? mirrored : changes, to: own.samples))
      }
    }
    result.trunk = .present(full)
  }

  private func addMoments(_ solved: SegmentPoses, to result: inout TrialAnalysis) {
    guard !moments.isEmpty, var full = analysis.kinetics.value else { return }
    for moment in moments {
      let (side, joint) = (moment.side, moment.joint)
      let (after, before) = (
        solved.poses(of: Self.distal(joint, side)), poses.poses(of: Self.distal(joint, side))
      )
      let (centre, centreBefore) = (
        solved.centre(of: joint, side), poses.centre(of: joint, side)
      )
      var shift = [[Double]](repeating: [], count: 3)
      var turn = shift
      for index in frames.indices {
        let back = before[index].axes.transposed
        let moved = back * (centre[index] - centreBefore[index])
        let turned = back * after[index].axes
        // The vector of a small rotation.
        let vector =
          Vector3(
            turned.y.z - turned.z.y, turned.z.x - turned.x.z, turned.x.y - turned.y.x) * 0.5
        for axis in 0..<3 {
          shift[axis].append(moved[axis])
          turn[axis].append(vector[axis])
        }
      }
      func changed(_ samples: [Moment.Sample], _ reading: PlacementReading) -> [Moment.Sample] {
        let still = [Double](repeating: 0, count: samples.count)
        let c = shift.map { reading.added($0, to: still) }
        let t = turn.map { reading.added($0, to: still) }
        return samples.indices.map { index in
          var sample = samples[index]
          let change =
            Vector3(c[0][index], c[1][index], c[2][index]).cross(sample.force) * -1
          let moment = sample.moment + change
          let rotation = Vector3(t[0][index], t[1][index], t[2][index])
          sample.moment = moment - rotation.cross(moment)
          let power = change.dot(sample.turning)
          if power.isFinite { sample.power += power }
          return sample
        }
      }
      // Rules read whole curves of moments in landings only.
      if !analysis.repetitions.isEmpty {
        full.legs[side]?.moments[joint] = changed(moment.whole, whole).map {
          JointReaction.reported($0.moment, at: joint, side)
        }
      }
      for (index, samples) in moment.cycles {
        guard let reading = cycles[index] else { continue }
        let changed = changed(samples, reading)
        let triples = changed.map { JointReaction.reported($0.moment, at: joint, side) }
        result.cycles[index].moments[joint] = [
          Waveform(triples.map(\.x)), Waveform(triples.map(\.y)), Waveform(triples.map(\.z)),
        ]
        result.cycles[index].powers[joint] = Waveform(changed.map(\.power))
      }
    }
    result.kinetics = .present(full)
  }
}
