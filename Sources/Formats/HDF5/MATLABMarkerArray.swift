import HDF5
import Motion

/// The markers of a MATLAB file as one array, `n x 3 x m`, `3 x m x n`, … or `n x 3m`, beside a cell
/// array (or a matrix of characters) of as many names.
struct MATLABMarkerArray {
  let path: String
  let labels: [String]

  /// Fewer would be a vector or a matrix of something else.
  private static let fewestMarkers = 3
  /// The largest of the arrays that names fit to, or `nil`.
  init?(in groups: [String], _ arrays: HDF5Arrays) throws {
    var best: (path: String, labels: [String], size: Int)?
    for group in groups {
      for child in try arrays.numericChildren(of: group) {
        let size = child.shape.reduce(1, { $0.multipliedReportingOverflow(by: $1).partialValue })
        guard Self.mayBeMarkers(child.shape), size > best?.size ?? 0,
          let labels = try MATLABLabels.texts(near: group, arrays, { Self.fits($0, child.shape) })
        else { continue }
        best = (HDF5Arrays.path(group, child.name), labels, size)
      }
    }
    guard let best else { return nil }
    path = best.path
    labels = best.labels
  }

  /// Three axes, one of them of three components (or four, with a residual), or a wide matrix.
  private static func mayBeMarkers(_ shape: [Int]) -> Bool {
    guard shape.allSatisfy({ $0 > 0 }) else { return false }
    if shape.count == 3 { return shape.contains { $0 == 3 || $0 == 4 } }
    return shape.count == 2 && shape.contains { $0 % 3 == 0 && $0 / 3 >= fewestMarkers }
      && (shape.min() ?? 0) > 1
  }

  /// Whether an array has as many markers as there are names.
  private static func fits(_ labels: [String], _ shape: [Int]) -> Bool {
    guard labels.count >= fewestMarkers else { return false }
    return shape.count == 3
      ? HDF5Arrays.order(of: shape, labels: labels.count) != nil
      : shape.contains(3 * labels.count)
  }
}
