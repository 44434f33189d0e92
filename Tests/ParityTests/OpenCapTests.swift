import Analysis
import Formats
import Foundation
import Geometry
import Kinematics
import Motion
import TestSupport
import Testing

/// The models that fit markers, beside OpenSim's inverse kinematics on the same recordings.
@Suite("OpenCap's laboratory set", .enabled(if: OpenCapData.isAvailable))
struct OpenCapTests {
  static let walks = [
    "walking1", "walking2", "walking4", "walkingTI1", "walkingTO1", "walkingTS1", "walkingTS2",
  ]
  static let jumps = ["DJ1", "DJ2", "DJAsym1", "DJAsym2"]

  private let preparation = TrialPreparation()

  private func trial(_ name: String) throws -> Trial {
    let recording = try RecordingFormats.recording(
      at: RealData.path("\(OpenCapData.folder)/MarkerData/\(name).trc"))
    return try #require(preparation.trial(from: recording).value)
  }

  private func calibrated(
    _ model: any MarkerModel.Type, knee: KneeFreedom = .ball
  ) throws -> any CalibratedModel {
    var settings = KinematicsSettings()
    settings.knee = knee
    return try #require(
      model.calibrated(for: SubjectMeasures(), standing: trial("static1"), settings: settings)
        .value)
  }

  @Test("markers are translated, and computed hip centres are nobody's markers")
  func names() throws {
    let walk = try trial("walking1")
    #expect(walk.markerProfile == MarkerProfile.openCap.name)
    for name in Clusters.requiredMarkers.joined() where !name.contains("SACR") {
      for part in name.split(separator: "+") { #expect(walk.markers[String(part)] != nil) }
    }
    #expect(Clusters.missingMarkers(in: walk).isEmpty)
    let still = try trial("static1")
    #expect(Clusters.missingStandingMarkers(in: still).isEmpty)
    #expect(!Clusters.missingStandingMarkers(in: walk).isEmpty)
    #expect(Multibody.markers.isDisjoint(with: MarkerProfile.openCap.computed))
  }

  /// Where the stored solution is none, seconds: its pelvis lies 31 to 92 mm from its own markers (in
  /// every other frame of the eleven trials 23 mm at most), and its pelvis tilts back by 22 degrees
  /// from one frame to the next: the right arm stands at its coordinate's end, and takes the trunk and
  /// the pelvis with it. By `scripts/reference/opensim_stored_pelvis.py`.
  static let storedFaults: [String: ClosedRange<Double>] = ["DJAsym1": 1.625...1.715]

  // The stored angles come from a scaled musculoskeletal model whose knee has one degree of freedom
  // and whose neutral pose differs, hence without the mean difference. Trunk and arms are not what
  // makes a difference: OpenSim's own fit of legs and pelvis alone (scripts/reference/
  // opensim_inverse_kinematics.py) lies within 1.3 degrees of the stored hips and knees but for the
  // faulty frames. The hip centre is: Davis's regression instead of Harrington's makes 4.0 degrees of
  // jumping hips.
  @Test("hip and knee flexion agree with OpenSim's stored angles", arguments: walks + jumps)
  func storedAngles(name: String) throws {
    let stored = try StoredMotion(
      path: RealData.path("\(OpenCapData.folder)/IK/\(name)_manual_scaling_ik.mot"))
    let moving = try trial(name)
    for (model, knee) in [
      (Multibody.self as any MarkerModel.Type, KneeFreedom.ball), (Multibody.self, .flexion),
      (Clusters.self, .ball),
    ] {
      let calibrated = try calibrated(model, knee: knee)
      let angles = calibrated.angles(from: calibrated.poses(of: moving))
      for side in Side.allCases {
        let letter = side.letter.lowercased()
        for (group, column) in [
          (AngleGroup.hip, "hip_flexion_" + letter), (.knee, "knee_angle_" + letter),
        ] {
          let found = try #require(angles[group, side]).x.map { $0.in(.degree) }
          let pairs = stored.pairs(
            column, with: found, rate: moving.rate, without: Self.storedFaults[name])
          try #require(pairs.count > 50)
          let differences = pairs.map { $0.0 - $0.1 }
          let mean = differences.reduce(0, +) / Double(differences.count)
          let rms =
            (differences.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
            / Double(differences.count)).squareRoot()
          // Free clusters carry the skin's movement into the joints.
          #expect(
            rms < (model.key == Multibody.key ? 3 : 4),
            "\(name) \(side) \(group): RMS \(rms), mean \(mean), \(model.name) \(knee)")
          print(
            "\(name) \(side) \(group) by \(model.key), knee \(knee): RMS \(rms), mean \(mean) degrees"
          )
          // Neutral poses differ by the tilt of the two pelvis frames, no more than 12 degrees.
          #expect(abs(mean) < 12)
        }
      }
    }
  }

  /// Root mean square residual of the 30 shared markers of pelvis and legs, millimetres, by OpenSim
  /// 4.6's InverseKinematicsTool with weight 1 each:
  /// `python3 scripts/reference/opensim_inverse_kinematics.py Models/manually_scaled.osim out.json
  /// MarkerData/*.trc`; 35 to 82 ms a frame there.
  static let openSim: [(name: String, rms: Double)] = [
    ("DJ1", 9.83), ("DJ2", 8.91), ("DJAsym1", 9.34), ("DJAsym2", 9.75), ("walking1", 7.69),
    ("walking2", 7.85), ("walking4", 7.81), ("walkingTI1", 8.31), ("walkingTO1", 9.59),
    ("walkingTS1", 7.87), ("walkingTS2", 7.73),
  ]

  @Test(
    "markers lie no further from the chain than from OpenSim's model", arguments: openSim.indices,
    KneeFreedom.allCases)
  func residuals(index: Int, knee: KneeFreedom) throws {
    let (name, reference) = Self.openSim[index]
    let moving = try trial(name)
    let calibrated = try calibrated(Multibody.self, knee: knee)
    let start = ContinuousClock.now
    let poses = calibrated.poses(of: moving)
    let time = ContinuousClock.now - start
    // As the reference does it: the mean over markers of each one's mean square.
    let squares = poses.markerResiduals.sorted { $0.key < $1.key }.map { entry in
      let seen = entry.value.filter(\.isFinite).map { $0 * $0 }
      return seen.reduce(0, +) / Double(seen.count)
    }
    #expect(squares.count == 30)
    let rms = (squares.reduce(0, +) / Double(squares.count)).squareRoot().in(.millimetre)
    print("\(name), knee \(knee): residual \(rms) mm; OpenSim \(reference) mm")
    #expect(rms <= reference, "\(name): \(rms) mm against \(reference)")
    // A tenth of the slowest OpenSim frame; half a millisecond is usual, but a busy machine may not
    // fail a test of what is right.
    #expect(time / moving.frameCount < .milliseconds(8))
    for segment in Segment.all {
      #expect(poses.poses(of: segment).count { !$0.isFinite } <= 4, "\(segment)")
    }
  }
}

private enum OpenCapData {
  static let folder = "opencaplab-subject4"
  static let isAvailable =
    RealData.isAvailable && FileManager.default.fileExists(atPath: RealData.path(folder))
}

/// A motion file of OpenSim, read for these tests alone.
private struct StoredMotion {
  private var columns: [String: [Double]] = [:]

  init(path: String) throws {
    let lines = try String(contentsOfFile: path, encoding: .utf8)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
    let end = lines.firstIndex(of: "endheader")
    let header = try #require(end)
    let names = lines[header + 1].split(separator: "\t").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    for line in lines[(header + 2)...] where !line.isEmpty {
      let numbers = line.split(whereSeparator: \.isWhitespace).map { Double($0) ?? .nan }
      for (name, number) in zip(names, numbers) { columns[name, default: []].append(number) }
    }
  }

  /// A curve's values beside those of a column, at the column's times but for some.
  func pairs(
    _ column: String, with curve: [Double], rate: Double, without fault: ClosedRange<Double>?
  ) -> [(Double, Double)] {
    zip(columns["time"] ?? [], columns[column] ?? []).compactMap { time, value in
      guard fault?.contains(time) != true else { return nil }
      let frame = Int((time * rate).rounded())
      guard curve.indices.contains(frame), curve[frame].isFinite else { return nil }
      return (curve[frame], value)
    }
  }
}
