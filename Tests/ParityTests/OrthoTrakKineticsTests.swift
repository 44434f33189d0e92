import Foundation
import Geometry
import Kinematics
import Kinetics
import Motion
import TestSupport
import Testing

/// Angles, moments and powers beside those that OrthoTrak 3.0 printed for the same walk: a table of
/// differences, with what explains them.
///
/// There is no standing trial, but the medial markers stayed on in the walk, so that the walk itself
/// calibrates the model; markers are taken as 20 mm thick and hip centres as Bell's. Sagittal angles
/// are held against OrthoTrak's without their mean difference, for the neutral of its foot and
/// pelvis is unknown: OrthoTrak smooths, its thigh and foot axes follow its own standing trial, and
/// a few degrees of curve are what that may make, while another plane of the thigh makes a curve that
/// no longer runs alike.
///
/// Moments and powers are printed, not held. By their peaks and signs OrthoTrak's are internal,
/// newton-metres per kilogram, + extensor, + plantarflexor, + abductor as ours; its moments about the
/// long axis are + internal rotator, the opposite of ours. What is seen to part them: its forces are
/// divided by 528 N (`OrthoTrakForceTests`) where the mean vertical force over a stride says 626 N,
/// and the data do not say which mass divides its moments; its ankle moment runs ahead of the force
/// that the file holds (the table's lag) and lacks the dorsiflexor moment of the first frames of
/// stance; and it smooths, where ours takes accelerations from unfiltered markers with gaps.
@Suite("Moments and angles beside OrthoTrak's", .enabled(if: RealData.isAvailable))
struct OrthoTrakKineticsTests {
  /// The mean vertical force over a stride, both feet alike, newtons: 116.25 frames of OrthoTrak's
  /// body weight of 528 N in a stride of 98 frames.
  private static let bodyWeight = 116.25 / 98 * 528

  private static let joints = [
    (joint: Joint.hip, group: AngleGroup.hip, name: "HIP"), (.knee, .knee, "KNEE"),
    (.ankle, .ankle, "ANK"),
  ]

  private struct Row {
    var name: String
    /// Root mean square difference without its mean, the mean, and how alike the curves run.
    var rms: Double
    var mean: Double
    var r: Double
    var peaks: (found: Double, stored: Double)
  }

  @Test("sagittal angles run alike; the table says where the others and the moments part")
  func table() throws {
    let report = try OrthoTrakForceTests.report()
    var trial = try OrthoTrakTests.trial()
    trial.plates = try ViconParityTests.trial("btk-orthotrak-gait/C3DSamples/others/Gait.c3d")
      .plates
    let subject = Self.measures(of: trial)
    // A walking foot is not flat, and the heel marker says how it stands.
    var settings = KinematicsSettings(footFlat: false)
    settings.hipCentre = BellHipCentre.key
    let model = try #require(
      MedialPluginGait.calibrated(for: subject, standing: trial, settings: settings).value)
    let poses = model.poses(of: trial)
    let angles = model.angles(from: poses)
    let kinetics = try #require(
      PluginGaitKinetics().kinetics(
        of: trial, poses: poses, events: trial.fileEvents, subject: subject
      ).value)
    print("name: RMS without the mean, mean difference, r, largest found and stored")
    for side in Side.allCases {
      let leg = try #require(kinetics.legs[side])
      for (joint, group, name) in Self.joints {
        let curve = try #require(angles[group, side])
        let prefix = "\(side.letter)_\(name)"
        for (component, word) in ["Flex", "Abd", "Rot"].enumerated() {
          let found = [curve.x, curve.y, curve.z][component].map { $0.in(.degree) }
          let row = try #require(Self.row(found, "\(prefix) \(word) ANG", report))
          Self.show(row)
          if component == 0 {
            #expect(row.r > 0.95, "\(row.name)")
            #expect(row.rms < 4, "\(row.name)")
          }
          let moment = leg.moments[joint, default: []].map { $0[component] }
          Self.show(try #require(Self.row(moment, "\(prefix) \(word) MOM", report)))
          guard component == 0 else { continue }
          let lags = (-8...8).compactMap { lag in
            Self.row(moment, "\(prefix) Flex MOM", report, lag: lag).map { (lag, $0) }
          }
          let best = try #require(lags.max { $0.1.r < $1.1.r })
          print("  most alike", best.0, "frames later:", terminator: " ")
          Self.show(best.1)
        }
        Self.show(try #require(Self.row(leg.powers[joint] ?? [], "\(prefix) PWR", report)))
      }
    }
  }

  private static func show(_ row: Row) {
    print(
      row.name,
      String(
        format: "%.2f %+.2f r %.3f, %.2f %.2f", row.rms, row.mean, row.r, row.peaks.found,
        row.peaks.stored))
  }

  /// A curve beside a column of the report, whose first frame is the file's 137th.
  private static func row(
    _ curve: [Double], _ name: String, _ report: [String: [Double]], lag: Int = 0
  ) -> Row? {
    // The report writes two blanks in some names of the ankles.
    guard let stored = report[name] ?? report[name.replacing("ANK ", with: "ANK  ")] else {
      return nil
    }
    let pairs = stored.indices.compactMap { index -> (Double, Double)? in
      let frame = 136 + index + lag
      guard curve.indices.contains(frame), curve[frame].isFinite else { return nil }
      return (curve[frame], stored[index])
    }
    guard pairs.count > 30 else { return nil }
    let count = Double(pairs.count)
    let (a, b) = (
      pairs.reduce(0) { $0 + $1.0 } / count, pairs.reduce(0) { $0 + $1.1 } / count
    )
    var (square, aa, bb, ab) = (0.0, 0.0, 0.0, 0.0)
    for pair in pairs {
      let (x, y) = (pair.0 - a, pair.1 - b)
      square += (x - y) * (x - y)
      aa += x * x
      bb += y * y
      ab += x * y
    }
    return Row(
      name: name, rms: (square / count).squareRoot(), mean: a - b, r: ab / (aa * bb).squareRoot(),
      peaks: (pairs.map(\.0).max() ?? .nan, pairs.map(\.1).max() ?? .nan))
  }

  /// The person, as far as the walk's own markers tell.
  private static func measures(of trial: Trial) -> SubjectMeasures {
    var measures = SubjectMeasures()
    let diameter = 0.020
    measures.set(.mass, bodyWeight / 9.81, from: "test")
    measures.set(.markerDiameter, diameter, from: "test")
    func apart(_ a: String, _ b: String) -> Double {
      guard
        let (first, second) = trial.markers[a].flatMap({ one in
          trial.markers[b].map { (one, $0) }
        })
      else { return .nan }
      return Statistic(of: (0..<trial.frameCount).map { (first[$0] - second[$0]).length })?.mean
        ?? .nan
    }
    measures.set(.interAsisDistance, apart("LASI", "RASI"), from: "test")
    for side in Side.allCases {
      let letter = side.letter
      measures.set(.kneeWidth(side), apart(letter + "KNE", letter + "KNM") - diameter, from: "test")
      measures.set(
        .ankleWidth(side), apart(letter + "ANK", letter + "MED") - diameter, from: "test")
      measures.set(
        .legLength(side),
        apart(letter + "ASI", letter + "KNE") + apart(letter + "KNE", letter + "ANK"),
        from: "test")
    }
    return measures
  }
}
