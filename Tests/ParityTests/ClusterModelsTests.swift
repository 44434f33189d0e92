import Analysis
import Cleaning
import Geometry
import Kinematics
import Motion
import Synthesis
import Testing

@Suite("Models that fit markers")
struct ClusterModelsTests {
  private static let models: [any MarkerModel.Type] = [Clusters.self, Multibody.self]

  private func poses(
    _ model: any MarkerModel.Type, _ change: (Recording) -> Recording,
    settings: (inout Settings) -> Void = { _ in }
  ) throws -> (poses: SegmentPoses, person: MarkerModelContractTests.Case) {
    var person = try MarkerModelContractTests.Case(model)
    settings(&person.settings)
    let (found, trial) = try person.calibrated(
      model, moving: change(person.moving.recording), standing: person.standing.recording)
    return (found.poses(of: trial), person)
  }

  @Test("markers on a rigid body leave no residual, a shifted one does", arguments: 0..<2)
  func residuals(index: Int) throws {
    let model = Self.models[index]
    let still = try poses(model) { $0 }.poses
    #expect(still.markerResiduals["L_THIGH1"]?.count == still.frameCount)
    let worst = still.markerResiduals.values.joined().filter { !($0 < 1e-9) }
    #expect(worst.isEmpty)
    let moved = try poses(model) { recording in
      var recording = recording
      for index in recording.trajectories.indices
      where recording.trajectories[index].label == "L_THIGH1" {
        recording.trajectories[index].z = recording.trajectories[index].z.map { $0 + 0.02 }
      }
      return recording
    }.poses
    let shifted = try #require(moved.markerResiduals["L_THIGH1"])
    let other = try #require(moved.markerResiduals["R_THIGH1"])
    #expect(shifted.allSatisfy { $0 > 0.005 && $0 < 0.02 })
    #expect(other.allSatisfy { $0 < 0.005 })
  }

  @Test(
    "a marker far from its place is left out of its cluster and named, one a little off is kept")
  func stray() throws {
    func shifted(_ distance: Double) throws -> (poses: SegmentPoses, truth: [Pose]) {
      let found = try poses(Clusters.self) { recording in
        var recording = recording
        for index in recording.trajectories.indices
        where recording.trajectories[index].label == "L_THIGH1" {
          recording.trajectories[index].x = recording.trajectories[index].x.map { $0 + distance }
        }
        return recording
      }
      return (found.poses, found.person.moving.truth.poses.poses(of: .thigh(.left)))
    }
    func worst(_ found: (poses: SegmentPoses, truth: [Pose])) -> Double {
      zip(found.poses.poses(of: .thigh(.left)), found.truth).map {
        ($0.axes.x - $1.axes.x).length
      }.max() ?? .nan
    }
    // The limit is 40 mm from where the cluster, turned by the stray marker itself, would have it.
    let far = try shifted(0.15)
    #expect(worst(far) < 1e-7)
    #expect(
      far.poses.notices.contains {
        $0.text.hasPrefix("L_THIGH1: left out of the left thigh in \(far.poses.frameCount) of")
      })
    let residual = try #require(far.poses.markerResiduals["L_THIGH1"])
    #expect(residual.allSatisfy { abs($0 - 0.15) < 1e-7 })
    let near = try shifted(0.03)
    #expect(worst(near) > 0.01)
    #expect(!near.poses.notices.contains { $0.text.contains("left out") })
  }

  @Test("one lost marker changes nothing, too many leave a hole and a notice", arguments: 0..<2)
  func missing(index: Int) throws {
    let model = Self.models[index]
    // What is lost stays lost here: cleaning would fill ten frames.
    let one = try poses(
      model, { $0.hiding("L_THIGH2", in: 10..<20) }, settings: { $0.cleaning.longestGap = 0 })
    let truth = one.person.moving.truth.poses
    for segment in Segment.all {
      let pairs = zip(one.poses.poses(of: segment), truth.poses(of: segment))
      #expect(pairs.allSatisfy { ($0.axes.x - $1.axes.x).length < 1e-7 }, "\(segment)")
    }
    let many = try poses(
      model,
      { recording in
        ["L_THIGH1", "L_THIGH2", "L_THIGH3", "L_THIGH4", "L_KNEE"].reduce(recording) {
          $0.hiding($1, in: 10..<20)
        }
      }, settings: { $0.cleaning.longestGap = 0 }
    ).poses
    for frame in 0..<many.frameCount {
      let hidden = (10..<20).contains(frame)
      #expect(many.poses(of: .thigh(.left))[frame].isFinite != hidden)
      #expect(many.poses(of: .thigh(.right))[frame].isFinite)
      // A chain hangs on what is above it; free clusters do not.
      let hangs = model.key == Multibody.key
      #expect(many.poses(of: .shank(.left))[frame].isFinite == !(hidden && hangs))
      #expect(many.centre(of: .knee, .left)[frame].isFinite == !hidden)
    }
    #expect(
      index == 0 || many.notices.contains { $0.text.hasPrefix("left thigh: not fitted in 10") })
  }

  @Test(
    "a knee that only flexes keeps its other angles at standing", arguments: KneeFreedom.allCases)
  func knee(freedom: KneeFreedom) throws {
    let (found, person) = try poses(
      Multibody.self, { $0 }, settings: { $0.kinematics.knee = freedom })
    let standing = person.standing.truth.angles
    for side in Side.allCases {
      let rotations = zip(found.poses(of: .thigh(side)), found.poses(of: .shank(side))).map {
        CardanYXZ($0.axes.transposed * $1.axes)
      }
      let still = try #require(standing[.knee, side])
      let truth = try #require(person.moving.truth.angles[.knee, side])
      for (frame, angles) in rotations.enumerated() {
        if freedom == .flexion { #expect(abs(angles.x * side.sign - still.y[0]) < 1e-9) }
        if freedom != .ball { #expect(abs(angles.z * side.sign - still.z[0]) < 1e-9) }
        // What cannot turn is borne by the skin: flexion stays near the truth all the same.
        #expect(abs(angles.y - truth.x[frame]).in(.degree) < (freedom == .ball ? 1e-6 : 5))
      }
    }
  }

  @Test("a marker without weight takes no part")
  func weights() throws {
    let plain = try poses(Multibody.self, { $0 }).poses
    let wild = try poses(
      Multibody.self,
      { recording in
        var recording = recording
        for index in recording.trajectories.indices
        where recording.trajectories[index].label == "L_THIGH1" {
          recording.trajectories[index].x = recording.trajectories[index].x.map { $0 + 0.2 }
        }
        return recording
      }, settings: { $0.kinematics.markerWeights = ["L_THIGH1": 0] }
    ).poses
    for segment in Segment.all {
      let pairs = zip(plain.poses(of: segment), wild.poses(of: segment))
      #expect(pairs.allSatisfy { ($0.origin - $1.origin).length < 1e-8 })
    }
    #expect(wild.markerResiduals["L_THIGH1"]?.allSatisfy { $0 > 0.19 } == true)
  }
}
