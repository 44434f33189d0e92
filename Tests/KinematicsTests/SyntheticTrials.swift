import Foundation
import Geometry
import Kinematics
import Motion
import Synthesis

/// Synthetic recordings as trials, and what a laboratory can do wrong to their markers.
extension Trial {
  init(_ synthetic: SyntheticTrial, task: MovementTask) {
    let recording = synthetic.recording
    self.init(
      name: recording.name, source: "synthetic", task: task, rate: recording.frameRate,
      frameCount: recording.frameCount,
      markers: Dictionary(uniqueKeysWithValues: recording.trajectories.map { ($0.label, $0) }),
      measures: recording.measures)
  }

  /// With the names used here for a laboratory's labels.
  func translated(by profile: MarkerProfile) -> Trial {
    var trial = self
    let aliases = profile.aliases(for: markers.keys.sorted())
    trial.markers = Dictionary(
      uniqueKeysWithValues: markers.map { label, path in
        (aliases[label] ?? label.uppercased(), path)
      })
    trial.markerProfile = profile.name
    return trial
  }

  /// Moves a marker in every frame.
  mutating func move(_ name: String, _ place: (Int, Vector3) -> Vector3) {
    guard let path = markers[name] else { return }
    markers[name] = Trajectory(label: name, (0..<path.count).map { place($0, path[$0]) })
  }

  /// Adds the medial knee and ankle markers: opposite the lateral ones.
  mutating func addMedialMarkers(_ truth: MotionTruth) {
    for side in Side.allCases {
      for (joint, lateral, medial) in [(Joint.knee, "KNE", "KNM"), (.ankle, "ANK", "MED")] {
        guard let path = markers[side.letter + lateral] else { continue }
        let centres = truth.poses.centre(of: joint, side)
        let name = side.letter + medial
        markers[name] = Trajectory(
          label: name, (0..<path.count).map { centres[$0] * 2 - path[$0] })
      }
    }
  }

  /// Turns markers about the long axis of a segment, as if the axis of its joint were turned inwards.
  mutating func turn(
    _ names: [String], about segment: Segment, _ side: Side, by angle: Double, _ truth: MotionTruth
  ) {
    let poses = truth.poses.poses(of: segment)
    let turn = Matrix3.rotationZ(side.sign * angle)
    for name in names {
      move(side.letter + name) { poses[$0].point(turn * poses[$0].local($1)) }
    }
  }
}

/// A walking trial with its angles and cycles, as the kinematics of a session see it.
extension TrialAnalysis {
  init(_ trial: Trial, angles: JointAngles, events: [GaitEvent]) {
    self.init(
      trial: trial, model: "test", poses: .absent(because: "test"), angles: .present(angles))
    for side in Side.allCases {
      let contacts = events.filter { $0.side == side && $0.kind == .initialContact }.map(\.time)
      let offs = events.filter { $0.side == side && $0.kind == .footOff }.map(\.time)
      for (start, end) in zip(contacts, contacts.dropFirst()) {
        let cycle = Cycle(
          side: side, trial: trial.name, start: start,
          footOff: offs.first { $0 > start && $0 < end }, end: end, source: "truth")
        cycles.append(CycleCurves(cycle: cycle, angles: [:]))
      }
    }
  }
}

extension Walker {
  /// Walks with knees that only bend.
  static func hinged(_ body: Body = Body(height: 1.6), cycles: Double = 4) -> Walker {
    var walker = Walker(body: body, cycles: cycles)
    walker.muscles = []
    walker.plateCount = 0
    for side in Side.allCases {
      walker.programme[.kneeAdduction, side] = AngleCourse(constant: 0)
      walker.programme[.kneeRotation, side] = AngleCourse(constant: 0)
    }
    return walker
  }
}
