import Cleaning
import Formats
import Geometry
import Motion
import Plates
import TestSupport
import Testing

/// Force, centre of pressure and free moment against the tables that OpenSim's own test of its C3D
/// reader compares with: every hundredth analog sample of two plates of type 2.
///
/// The tables hold eight decimals of single-precision data, so a thousandth of each column's largest
/// value leaves room for rounding only.
@Suite("Force plates equal OpenSim's", .enabled(if: RealData.isAvailable))
struct ForcePlateReferenceTests {
  private static let folder = "opensim-forceplate-reference/OpenSim/"

  @Test("at the centre of pressure, and at the middle of the plate")
  func tables() throws {
    let trial = try ViconParityTests.trial(Self.folder + "Tests/shared/walking2.c3d")
    for (name, atPressure) in [("std_cop_walking2_grfs", true), ("std_walking2_grfs", false)] {
      let path = RealData.path(Self.folder + "Common/Test/\(name).sto")
      let stored = try RecordingFormats.recording(at: path).plates
      #expect(stored.count == 2)
      for (plate, table) in zip(trial.plates, stored) {
        let signals = try #require(
          PlateSignals.of(plate, baseline: .none, markerRate: trial.rate).value)
        let rows = table.channels[0].samples.count
        #expect(rows > 90)
        let found = (0..<rows).map { row -> [Double] in
          let load = signals.loads[row * 100]
          let wrench = PlateFrames.Wrench(
            force: load.force, moment: load.moment, point: signals.point)
          let place = atPressure ? wrench.centreOfPressure : wrench.point
          let moment = atPressure ? Vector3(0, 0, wrench.freeMoment) : wrench.moment
          return [wrench.force, place, moment].flatMap { [$0.x, $0.y, $0.z] }
        }
        for column in 0..<9 {
          let reference = table.channels[column].samples
          let largest = reference.map(abs).max() ?? 0
          let worst = (0..<rows).map { abs(found[$0][column] - reference[$0]) }.max() ?? .infinity
          #expect(
            worst <= max(1e-9, 0.001 * largest), "\(name) plate \(plate.label) \(column): \(worst)")
        }
      }
    }
  }
}
