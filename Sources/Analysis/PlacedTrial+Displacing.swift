import Geometry
import Kinematics
import Kinetics
import Motion

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
    turnLine(moved, in: &result)
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
