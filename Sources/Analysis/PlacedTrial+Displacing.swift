import Geometry
import Kinematics
import Kinetics
import Motion

extension PlacedTrial {
  /// Displaces the trial's markers, in place, so that repetitions share their memory.
  ///
  /// What an earlier repetition left is written over, so that the result depends on the moves alone.
  ///
  /// - Parameters:
  ///   - result: Began as `analysis`.
  ///   - moved: Began as `thin`.
  ///   - moves: Of each marker on its segment, metres.
  ///   - model: Calibrated on the standing trial with the same displacements.
  func displace(
    _ result: inout TrialAnalysis, _ moved: inout Trial, by moves: [String: Vector3],
    model: any CalibratedModel
  ) {
    for marker in markers {
      guard let move = moves[marker.name] else { continue }
      moved.markers[marker.name]?.follow(marker.path, by: move)
      if let whole = marker.whole { result.trial.markers[marker.name]?.follow(whole, by: move) }
    }
    let poses = model.poses(of: moved)
    addAngles(model.angles(from: poses), to: &result)
    addCentres(poses, to: &result)
    turnLine(moved, in: &result)
    addTrunk(moved, poses, to: &result)
    addMoments(poses, to: &result)
  }

  /// What rules of walking read outside complete cycles: in single supports at a trial's ends.
  private static let readWhole: [AngleGroup] = [.pelvis, .ankle, .footProgress]
  private static let readWholeOfTrunk: [TrunkAngle] = [.lean, .tiltOnPelvis]

  private var hasRepetitions: Bool { !analysis.repetitions.isEmpty }

  /// Changes of an angle, turned to the nearest full circle; none where it was not solved.
  private static func changes(_ later: [Double]?, _ earlier: [Double]) -> [Double] {
    guard let later else { return [] }
    return (0..<min(later.count, earlier.count)).map { index in
      let change = later[index] - earlier[index]
      // Less than half a circle: nothing to turn.
      return abs(change) < 3 ? change : change - 2 * .pi * (change * (0.5 / .pi)).rounded()
    }
  }

  private func addAngles(_ solved: JointAngles, to result: inout TrialAnalysis) {
    guard let own = analysis.angles.value else { return }
    for side in Side.allCases {
      for group in AngleGroup.allCases {
        guard let curve = own[group, side], let before = angles[group, side] else { continue }
        let after = solved[group, side]
        let changes = (0..<3).map { Self.changes(after?[$0], before[$0]) }
        if hasRepetitions || Self.readWhole.contains(group) {
          result.angles.change {
            $0.curves[side]?[group]?.add(changes, to: curve, by: whole)
          }
        }
        for (index, reading) in cycles.enumerated() {
          guard let reading, analysis.cycles[index].cycle.side == side,
            let own = analysis.cycles[index].angles[group]
          else { continue }
          result.cycles[index].angles[group]?.add(changes, to: own, by: reading)
        }
      }
    }
  }

  private func addCentres(_ solved: SegmentPoses, to result: inout TrialAnalysis) {
    guard let own = analysis.poses.value else { return }
    result.poses.change { full in
      for side in Side.allCases {
        // Rules of walking read the ankles alone.
        for joint in hasRepetitions ? Joint.allCases : [.ankle] {
          guard let path = own.centres[side]?[joint] else { continue }
          let changes = zip(solved.centre(of: joint, side), poses.centre(of: joint, side))
            .map { $0 - $1 }
          full.centres[side]?[joint]?.add(changes, to: path, by: whole)
        }
      }
      // The markers of the pelvis are one body, so that it is turned in itself by one and the same
      // turn.
      if hasRepetitions, let pelvis = own.poses[.pelvis] {
        let pairs = zip(poses.poses(of: .pelvis), solved.poses(of: .pelvis))
        let pair = pairs.first { $0.isFinite && $1.isFinite }
        let turn = pair.map { $0.axes.transposed * $1.axes } ?? .identity
        let shift = pair.map { $0.local($1.origin) } ?? .zero
        full.poses[.pelvis] = pelvis.map {
          Pose(origin: $0.point(shift), axes: $0.axes * turn)
        }
      }
    }
  }

  private func addTrunk(_ moved: Trial, _ solved: SegmentPoses, to result: inout TrialAnalysis) {
    guard let path, let before = trunk, let own = analysis.trunk.value else { return }
    let after = TrunkTracking().motion(of: moved, progression: path, poses: solved).value
    for angle in TrunkAngle.allCases {
      guard let earlier = before.angles[angle], let curve = own.angles[angle] else { continue }
      let changes = Self.changes(after?.angles[angle], earlier)
      if hasRepetitions || Self.readWholeOfTrunk.contains(angle) {
        result.trunk.change { whole.add(changes, to: curve, into: &$0.angles[angle, default: []]) }
      }
      let mirrored = changes.map { -$0 }
      for (index, reading) in cycles.enumerated() {
        guard let reading, let own = analysis.cycles[index].trunk[angle] else { continue }
        let isMirrored = angle.isSided && analysis.cycles[index].cycle.side.sign < 0
        result.cycles[index].trunk[angle]?.add(
          isMirrored ? mirrored : changes, to: own, by: reading)
      }
    }
  }

  private func addMoments(_ solved: SegmentPoses, to result: inout TrialAnalysis) {
    for moment in moments {
      let (side, joint) = (moment.side, moment.joint)
      let (after, before) = (
        solved.poses(of: Self.distal(joint, side)), poses.poses(of: Self.distal(joint, side))
      )
      let (centre, centreBefore) = (
        solved.centre(of: joint, side), poses.centre(of: joint, side)
      )
      var shift: [Vector3] = []
      var turn: [Vector3] = []
      shift.reserveCapacity(frames.count)
      turn.reserveCapacity(frames.count)
      for index in frames.indices {
        let back = before[index].axes.transposed
        shift.append(back * (centre[index] - centreBefore[index]))
        let turned = back * after[index].axes
        // The vector of a small rotation.
        turn.append(
          Vector3(
            turned.y.z - turned.z.y, turned.z.x - turned.x.z, turned.x.y - turned.y.x) * 0.5)
      }
      func changed(
        _ sample: Moment.Sample, _ reading: PlacementReading, _ index: Int
      ) -> (moment: Vector3, power: Double) {
        let change = reading.change(shift, at: index).cross(sample.force) * -1
        let moment = sample.moment + change
        let local = moment - reading.change(turn, at: index).cross(moment)
        let power = change.dot(sample.turning)
        return (
          JointReaction.reported(local, at: joint, side),
          power.isFinite ? sample.power + power : sample.power
        )
      }
      // Rules read whole curves of moments in landings only.
      if hasRepetitions {
        result.kinetics.change {
          $0.legs[side]?.moments[joint] = moment.whole.indices.map { index in
            changed(moment.whole[index], whole, index).moment
          }
        }
      }
      for (index, samples) in moment.cycles {
        guard let reading = cycles[index] else { continue }
        let changed = samples.indices.map { changed(samples[$0], reading, $0) }
        result.cycles[index].moments[joint] = (0..<3).map { axis in
          Waveform(changed.map { $0.moment[axis] })
        }
        result.cycles[index].powers[joint] = Waveform(changed.map(\.power))
      }
    }
  }
}

extension Availability {
  /// Changes a value where it lies, without a copy.
  fileprivate mutating func change(_ change: (inout Value) -> Void) {
    guard case .present(var value) = self else { return }
    self = .absent(because: "")
    change(&value)
    self = .present(value)
  }
}

extension Trajectory {
  /// Sets the path to that of a marker which lies elsewhere on its segment.
  ///
  /// - Parameter move: In the segment's axes, metres.
  fileprivate mutating func follow(_ path: PlacedTrial.Path, by move: Vector3) {
    for index in 0..<min(count, path.positions.count) {
      let shift = index < path.axes.count ? path.axes[index] * move : .zero
      let position = path.positions[index]
      let place = shift.isFinite ? position + shift : position
      x[index] = place.x
      y[index] = place.y
      z[index] = place.z
    }
  }
}

extension AngleCurve {
  fileprivate mutating func add(
    _ changes: [[Double]], to own: AngleCurve, by reading: PlacementReading
  ) {
    reading.add(changes[0], to: own.x, into: &x)
    reading.add(changes[1], to: own.y, into: &y)
    reading.add(changes[2], to: own.z, into: &z)
  }
}

extension Waveform {
  fileprivate mutating func add(
    _ changes: [Double], to own: Waveform, by reading: PlacementReading
  ) {
    reading.add(changes, to: own.samples, into: &samples)
  }
}

extension Array where Element == Waveform {
  fileprivate mutating func add(
    _ changes: [[Double]], to own: [Waveform], by reading: PlacementReading
  ) {
    for index in indices.prefix(changes.count) {
      self[index].add(changes[index], to: own[index], by: reading)
    }
  }
}

extension Array where Element == Vector3 {
  fileprivate mutating func add(
    _ changes: [Vector3], to own: [Vector3], by reading: PlacementReading
  ) {
    for index in indices { self[index] = own[index] + reading.change(changes, at: index) }
  }
}
