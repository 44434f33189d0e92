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
/// The report does not hold the person: mass is what makes its vertical force ours
/// (`OrthoTrakForceTests`: 648 N), leg length and joint widths are taken from the walk's own lateral and
/// medial markers, and markers are taken as 20 mm thick. What then differs: OrthoTrak smooths markers
/// and forces, so that its blows at contact are lower; its hip centre and thigh axes follow its own
/// standing trial, which is not in the data, hence other frontal and transverse angles and moments;
/// its foot has its own neutral, here unknown, so that ankle angles are compared without their mean
/// difference; it loads the foot's segment by its own tables of mass. Sagittal curves and what the
/// ground reaction makes at the ankle depend least on all that, and are held against it.
@Suite("Moments and angles beside OrthoTrak's", .enabled(if: RealData.isAvailable))
struct OrthoTrakKineticsTests {
  private static let bodyWeight = 648.0

  private struct Row {
    var name: String
    /// Root mean square difference without its mean, the mean, and how alike the curves run.
    var rms: Double
    var mean: Double
    var r: Double
    var peaks: (found: Double, stored: Double)
  }

  @Test("sagittal angles and moments run alike; the table says where the others part")
  func table() throws {
    let report = try OrthoTrakForceTests.report()
    var trial = try OrthoTrakTests.trial()
    trial.plates = try ViconParityTests.trial("btk-orthotrak-gait/C3DSamples/others/Gait.c3d")
      .plates
    let subject = Self.measures(of: trial)
    let model = try #require(
      PluginGait.calibrated(for: subject, standing: nil, settings: KinematicsSettings()).value)
    let poses = model.poses(of: trial)
    let angles = model.angles(from: poses)
    let kinetics = try #require(
      PluginGaitKinetics().kinetics(
        of: trial, poses: poses, events: trial.fileEvents, subject: subject
      ).value)
    print("name: RMS without the mean, mean difference, r, largest found and stored")
    for side in Side.allCases {
      for (joint, group, name) in [
        (Joint.hip, AngleGroup.hip, "HIP"), (.knee, .knee, "KNEE"), (.ankle, .ankle, "ANK"),
      ] {
        let curve = try #require(angles[group, side])
        let leg = try #require(kinetics.legs[side])
        for (component, word) in ["Flex", "Abd", "Rot"].enumerated() {
          let found = [curve.x, curve.y, curve.z][component].map { $0.in(.degree) }
          let moment = leg.moments[joint, default: []].map { $0[component] }
          for (values, kind) in [(found, "ANG"), (moment, "MOM")] {
            let row = try #require(
              Self.row(values, "\(side.letter)_\(name) \(word) \(kind)", report))
            Self.show(row)
            guard component == 0 else { continue }
            #expect(row.r > 0.95, "\(row.name)")
            #expect(row.rms < (kind == "ANG" ? 4 : 0.15), "\(row.name)")
          }
        }
        let power = try #require(
          Self.row(leg.powers[joint] ?? [], "\(side.letter)_\(name) PWR", report))
        Self.show(power)
        #expect(power.r > 0.85, "\(power.name)")
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
    _ curve: [Double], _ name: String, _ report: [String: [Double]]
  ) -> Row? {
    // The report writes two blanks in some names of the right ankle.
    guard let stored = report[name] ?? report[name.replacing("R_ANK ", with: "R_ANK  ")] else {
      return nil
    }
    let pairs = stored.indices.compactMap { index -> (Double, Double)? in
      let frame = 136 + index
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
      measures.set(.staticPlantarFlexion(side), 0, from: "test")
      measures.set(.staticRotation(side), 0, from: "test")
    }
    return measures
  }
}
