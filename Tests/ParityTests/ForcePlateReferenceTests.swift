import Cleaning
import Foundation
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
      let rows = try Self.rows(RealData.path(Self.folder + "Common/Test/\(name).sto"))
      #expect(rows.count > 90)
      for (number, plate) in trial.plates.prefix(2).enumerated() {
        let signals = try #require(
          PlateSignals.of(plate, baseline: .none, markerRate: trial.rate).value)
        let stored = rows.map { row in Array(row[(1 + 9 * number)..<(10 + 9 * number)]) }
        let found = rows.map { row -> [Double] in
          let load = signals.loads[Int((row[0] * signals.rate).rounded())]
          let wrench = PlateFrames.Wrench(
            force: load.force, moment: load.moment, point: signals.point)
          let place = atPressure ? wrench.centreOfPressure : wrench.point
          let moment = atPressure ? Vector3(0, 0, wrench.freeMoment) : wrench.moment
          return [wrench.force, place * 1000, moment * 1000].flatMap { [$0.x, $0.y, $0.z] }
        }
        for column in 0..<9 {
          let reference = stored.map { $0[column] }
          let largest = reference.map(abs).max() ?? 0
          let worst = rows.indices.map { abs(found[$0][column] - reference[$0]) }.max() ?? .infinity
          #expect(
            worst <= max(1e-9, 0.001 * largest), "\(name) plate \(plate.label) \(column): \(worst)")
        }
      }
    }
  }

  /// The rows of a table: time, then force (N), point (mm) and moment (N·mm) of each plate. The last
  /// row lies off the step, so that a reader of recordings leaves it out.
  private static func rows(_ path: String) throws -> [[Double]] {
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline)
      .map { $0.split(whereSeparator: \.isWhitespace).compactMap { Double($0) } }
      .filter { $0.count == 19 }
  }
}
