import Geometry
import Motion

/// The FORCE_PLATFORM group of a recording.
enum C3DWrittenPlates {
  /// The type that a plate has in C3D, or `nil` where C3D has none for it.
  static func type(of plate: ForcePlate) -> Int? {
    switch plate.kind {
    case .c3d(let type): type
    case .plateAxes: 2
    case .laboratoryAxes: nil
    }
  }

  /// - Parameter channels: The channels of each plate, counted from 1.
  static func add(
    _ plates: [ForcePlate], channels: [[Int]], to section: inout C3DParameterSection
  ) {
    let kept = zip(plates, channels).filter { type(of: $0.0) != nil }
      .prefix(C3DParameterSection.longestList)
    let count = kept.count
    section.begin("FORCE_PLATFORM")
    section.integers("USED", [count])
    section.integers("TYPE", kept.map { type(of: $0.0) ?? 0 }, axes: [count])
    let zero = plates.compactMap(\.zeroRange).first
    section.integers("ZERO", [zero?.lowerBound ?? 1, zero?.upperBound ?? 0], axes: [2])
    section.reals(
      "CORNERS",
      kept.flatMap { plate, _ in
        let corners = plate.corners.count == 4 ? plate.corners : .init(repeating: .zero, count: 4)
        return corners.flatMap(millimetres)
      }, axes: [3, 4, count])
    section.reals("ORIGIN", kept.flatMap { millimetres($0.0.origin) }, axes: [3, count])
    let rows = max(6, kept.map(\.1.count).max() ?? 6)
    section.integers(
      "CHANNEL", kept.flatMap { $0.1 + [Int](repeating: 0, count: rows - $0.1.count) },
      axes: [rows, count])
    addCalibration(kept.map(\.0), to: &section)
  }

  /// All matrices have the size of the largest, so a file has either none or one for every plate.
  private static func addCalibration(
    _ plates: [ForcePlate], to section: inout C3DParameterSection
  ) {
    let rows = plates.compactMap { $0.calibration?.count }.max() ?? 0
    let columns = plates.compactMap { $0.calibration?.first?.count }.max() ?? 0
    guard rows > 0, columns > 0 else { return }
    var values: [Double] = []
    for plate in plates {
      for column in 0..<columns {
        for row in 0..<rows {
          let matrix = plate.calibration ?? []
          guard row < matrix.count, column < matrix[row].count else {
            values.append(0)
            continue
          }
          let unit = column < plate.channels.count ? plate.channels[column].unit : nil
          let input = unit.map { C3DWrittenUnits.stored($0).siFactor } ?? 1
          let output = rows == 6 && row >= 3 ? Unit.millimetre.siFactor : 1
          values.append(matrix[row][column] * input / output)
        }
      }
    }
    section.reals("CAL_MATRIX", values, axes: [rows, columns, plates.count])
  }

  private static func millimetres(_ vector: Vector3) -> [Double] {
    [vector.x, vector.y, vector.z].map { $0.in(.millimetre) }
  }
}
