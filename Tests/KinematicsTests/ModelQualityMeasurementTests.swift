import Geometry
import Kinematics
import Motion
import Synthesis
import Testing

@Suite("The quality of a model")
struct ModelQualityMeasurementTests {
  static let body = Body(height: 1.6)

  static func quality(
    _ change: (inout Trial) -> Void = { _ in }, withStanding: Bool = true
  ) throws -> ModelQuality {
    var walker = Walker(body: body, cycles: 2)
    walker.muscles = []
    walker.plateCount = 0
    var moving = Trial(walker.trial(), task: .walking)
    change(&moving)
    let standing = Trial(StandingPerson(body: body).trial(), task: .standing)
    let model = try #require(
      PluginGait.calibrated(
        for: body.measures(), standing: standing, settings: KinematicsSettings()
      ).value)
    let standingPoses = try #require(model.standingPoses())
    return ModelQualityMeasurement.quality(
      of: moving, poses: model.poses(of: moving),
      standing: withStanding ? (standing, standingPoses) : nil, hipCentres: model.hipCentres)
  }

  @Test("a rigid body without skin is perfect")
  func perfect() throws {
    let quality = try Self.quality()
    #expect(quality.lengths.map(\.segment) == Segment.all)
    for length in quality.lengths {
      #expect(length.range < 1e-9 && length.standardDeviation < 1e-9)
      #expect(abs(length.drift ?? .nan) < 1e-9)
    }
    let thigh = try #require(quality.lengths.first { $0.segment == .thigh(.left) })
    #expect(abs(thigh.mean - Self.body.left.thigh) < 1e-9)
    let pelvis = try #require(quality.residuals.first { $0.part == "pelvis" })
    #expect(pelvis.rootMeanSquare < 1e-9 && pelvis.largest < 1e-9)
    #expect(quality.gaps.count == 6)
    for gap in quality.gaps { #expect(gap.largest < 1e-9) }
    #expect(quality.remarks.isEmpty)
  }

  @Test("a marker that moves on its segment raises the residual, and is named")
  func perturbed() throws {
    let quality = try Self.quality { trial in
      trial.move("RASI") { frame, point in
        point + Vector3(0, 0, frame % 40 < 20 ? 0.012 : 0)
      }
    }
    let pelvis = try #require(quality.residuals.first { $0.part == "pelvis" })
    // Four markers share the error; the moved one keeps most of it.
    #expect(pelvis.rootMeanSquare > 0.001 && pelvis.largest > 0.002)
    let length = try #require(quality.lengths.first { $0.segment == .pelvis })
    #expect(length.range > 0)
  }

  @Test("a knee marker that slides shows as a changing thigh and as gaps")
  func sliding() throws {
    let quality = try Self.quality { trial in
      trial.move("LKNE") { frame, point in point + Vector3(0, 0, frame > 60 ? -0.02 : 0) }
    }
    let thigh = try #require(quality.lengths.first { $0.segment == .thigh(.left) })
    #expect(thigh.range > 0.015 && (thigh.drift ?? 0) > 0.002)
    let hip = try #require(quality.gaps.first { $0.side == .left && $0.joint == .hip })
    #expect(hip.largest > 0.015)
    let other = try #require(quality.gaps.first { $0.side == .right && $0.joint == .hip })
    #expect(other.largest < 1e-9)
  }

  @Test("the spread of hip centres is that of the methods")
  func hipCentres() throws {
    let quality = try Self.quality()
    for side in Side.allCases {
      let spread = try #require(quality.hipCentres.first { $0.side == side })
      #expect(spread.methods == ["davis", "harrington", "hara", "bell"])
      #expect(spread.largest > 0.001 && spread.largest < 0.05)
      #expect(spread.fromMean < spread.largest)
    }
  }

  @Test("without a standing trial the trial is compared with itself, and that is said")
  func alone() throws {
    let quality = try Self.quality(withStanding: false)
    #expect(quality.gaps.isEmpty)
    #expect(quality.lengths.allSatisfy { $0.drift == nil })
    #expect(quality.remarks.contains { $0.contains("without a standing trial") })
    #expect(quality.residuals.contains { $0.part == "pelvis" })
  }

  @Test("markers that were never seen are no residual and no crash")
  func unseen() throws {
    let quality = try Self.quality { trial in
      for name in ["LASI", "RASI", "LPSI"] {
        trial.move(name) { _, _ in .missing }
      }
    }
    #expect(!quality.residuals.contains { $0.part == "pelvis" })
    #expect(quality.remarks.contains { $0.contains("fewer than three markers") })
    #expect(quality.lengths.allSatisfy { $0.segment != .pelvis })
    let empty = Trial(name: "none", source: "test", rate: 0, frameCount: 0, markers: [:])
    let poses = SegmentPoses(frameCount: 0, poses: [:], centres: [:], progression: .plusX)
    let none = ModelQualityMeasurement.quality(of: empty, poses: poses, standing: nil)
    #expect(none.lengths.isEmpty && none.residuals.isEmpty)
  }
}
