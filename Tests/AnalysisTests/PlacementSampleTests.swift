import Geometry
import Testing

@testable import Analysis

@Suite("Displacements of all repetitions") struct PlacementSampleTests {
  private static let markers = ["LANK", "LASI", "LHEE", "LKNE", "RASI", "SACR"]

  /// One entry a repetition of each direction of each marker, metres.
  private static func columns(_ markers: [String], repetitions: Int) -> [[Double]] {
    let sample = PlacementSample(markers, repetitions: repetitions)
    let settings = PlacementSettings()
    let moves = (0..<repetitions).map { sample.displacements(in: $0, settings) }
    return markers.flatMap { marker in
      (0..<3).map { axis in moves.map { $0[marker]?[axis] ?? .nan } }
    }
  }

  @Test("have mean zero, the deviation asked for, and no correlation") func balance() {
    let count = 200
    let columns = Self.columns(Self.markers, repetitions: count)
    for (number, column) in columns.enumerated() {
      #expect(abs(column.reduce(0, +)) < 1e-12)
      for (other, later) in columns.enumerated() {
        let product = zip(column, later).reduce(0) { $0 + $1.0 * $1.1 } / Double(count)
        let expected = number == other ? 0.005 * 0.005 : 0
        #expect(abs(product - expected) < 1e-12)
      }
    }
  }

  @Test("are independent draws where there are fewer repetitions than directions") func few() {
    let columns = Self.columns(Self.markers, repetitions: 12)
    #expect(columns.allSatisfy { $0.allSatisfy { $0.isFinite && abs($0) < 0.03 } })
    #expect(Set(columns.map { $0[0] }).count == columns.count)
  }

  @Test("follow the deviation of single markers") func single() {
    var settings = PlacementSettings()
    settings.deviations["SACR"] = 0
    let sample = PlacementSample(Self.markers, repetitions: 50)
    #expect(sample.displacements(in: 7, settings)["SACR"] == .zero)
    #expect(sample.displacements(in: 7, settings)["LASI"] != .zero)
  }
}
