import Cleaning
import Geometry
import Kinematics
import Motion
import Synthesis
import Testing

/// One walker for each marker that the model needs, with that marker gone in some frames: exactly
/// the segments that depend on it are missing there, and nothing else changes.
@Suite("A missing marker takes its own segments and no others")
struct MissingMarkerTests {
  /// What depends on a marker, from the model's construction, written out by hand.
  static let dependents: [(marker: String, missing: Set<Segment>)] =
    [
      ("LASI", Set(Segment.all)), ("RASI", Set(Segment.all)),
      ("LPSI", Set(Segment.all)), ("RPSI", Set(Segment.all)),
      ("LHEE", []), ("RHEE", []),
    ]
    + Side.allCases.flatMap { side -> [(String, Set<Segment>)] in
      let leg: Set<Segment> = [.thigh(side), .shank(side), .foot(side)]
      return [
        (side.letter + "THI", leg), (side.letter + "KNE", leg),
        (side.letter + "TIB", [.shank(side), .foot(side)]),
        (side.letter + "ANK", [.shank(side), .foot(side)]),
        (side.letter + "TOE", [.foot(side)]),
      ]
    }

  /// The frames in which a marker is gone.
  static let gap = 40..<55

  /// What a walker's segments are with every marker seen, and with one gone for a while.
  private static func poses(
    hiding marker: String
  ) throws -> (whole: SegmentPoses, gappy: SegmentPoses) {
    let walker = WalkerTruthTests.walker(.plusX)
    let whole = walker.trial().recording
    let trial = try #require(Cleaner().trial(from: whole).value)
    let gappy = try #require(Cleaner().trial(from: whole.hiding(marker, in: gap)).value)
    let still = try #require(
      Cleaner().trial(from: StandingPerson(body: walker.body).trial().recording).value)
    let model = try #require(
      PluginGait.calibrated(
        for: walker.body.measures(), standing: still, settings: KinematicsSettings()
      ).value)
    return (model.poses(of: trial), model.poses(of: gappy))
  }

  @Test("marker by marker", arguments: dependents)
  func hidden(marker: String, missing: Set<Segment>) throws {
    let (expected, found) = try Self.poses(hiding: marker)
    for segment in Segment.all {
      let (a, b) = (expected.poses(of: segment), found.poses(of: segment))
      #expect(a.count == b.count && a.count > Self.gap.upperBound)
      for frame in a.indices {
        if Self.gap.contains(frame) && missing.contains(segment) {
          #expect(!b[frame].isFinite, "\(segment) frame \(frame)")
        } else {
          #expect(a[frame] == b[frame], "\(segment) frame \(frame)")
        }
      }
    }
  }

  @Test("joint centres are carried by the front spines alone", arguments: ["LPSI", "RPSI", "LASI"])
  func carried(marker: String) throws {
    let (expected, found) = try Self.poses(hiding: marker)
    for side in Side.allCases {
      for joint in [Joint.hip, .knee, .ankle] {
        let (a, b) = (expected.centre(of: joint, side), found.centre(of: joint, side))
        for frame in Self.gap {
          if marker == "LASI" {
            #expect(!b[frame].isFinite)
          } else {
            // Only the tilt between is not seen.
            #expect((a[frame] - b[frame]).length < 0.005, "\(joint) frame \(frame)")
          }
        }
      }
    }
  }

  @Test("a sacral marker that was never seen does not hide the posterior spines")
  func unseenSacrum() throws {
    let walker = WalkerTruthTests.walker(.plusX)
    var recording = walker.trial().recording
    let nothing = Array(repeating: Vector3.missing, count: recording.frameCount)
    recording.trajectories.append(Trajectory(label: "SACR", nothing))
    let trial = try #require(Cleaner().trial(from: recording).value)
    var measures = walker.body.measures()
    for side in Side.allCases {
      measures.set(.staticPlantarFlexion(side), 0.2, from: "test")
      measures.set(.staticRotation(side), 0, from: "test")
    }
    let model = try #require(
      PluginGait.calibrated(for: measures, standing: nil, settings: KinematicsSettings()).value)
    let pelvis = model.poses(of: trial).poses(of: .pelvis)
    #expect(pelvis.count { !$0.isFinite } == 0)
  }
}
