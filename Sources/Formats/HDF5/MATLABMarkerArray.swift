import HDF5
import Motion

/// The markers of a MATLAB file as one array, `n x 3 x m`, `3 x m x n`, … or `n x 3m`, beside a cell
/// array (or a matrix of characters) of as many names.
struct MATLABMarkerArray {
  let path: String
  let labels: [String]

  /// Fewer would be a vector or a matrix of something else.
  private static let fewestMarkers = 3
  private static let mostLabels = 4096
  private static let names = [
    "labels", "label", "names", "name", "markernames", "marker_names", "markerlabels",
    "marker_labels", "markers", "pointlabels", "point_labels",
  ]

  /// The largest of the arrays that names fit to, or `nil`.
  init?(in groups: [String], _ arrays: HDF5Arrays) throws {
    var best: (path: String, labels: [String], size: Int)?
    for group in groups {
      for child in try arrays.numericChildren(of: group) {
        let size = child.shape.reduce(1, { $0.multipliedReportingOverflow(by: $1).partialValue })
        guard Self.mayBeMarkers(child.shape), size > best?.size ?? 0,
          let labels = try Self.labels(for: child.shape, near: group, arrays)
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

  /// As many names as an array has markers, from its own group or one above.
  private static func labels(
    for shape: [Int], near group: String, _ arrays: HDF5Arrays
  ) throws -> [String]? {
    for place in MATLABLayout.above(group) {
      let children = try arrays.container.children(of: place)
      // Names that say what they are come first.
      let ordered = children.sorted { a, b in
        let (x, y) = (names.firstIndex(of: a.lowercased()), names.firstIndex(of: b.lowercased()))
        return (x ?? names.count, a) < (y ?? names.count, b)
      }
      for child in ordered {
        let path = HDF5Arrays.path(place, child)
        guard try arrays.container.kind(of: path) == .dataset else { continue }
        let about = try arrays.container.dataset(at: path)
        let isCell = about.datatype == .reference
        let isText = try arrays.container.attribute("MATLAB_class", of: path)?.text == "char"
        guard isCell || isText, about.shape.reduce(1, *) <= 64 * mostLabels else { continue }
        let texts = try arrays.texts(at: path)
        guard texts.count >= fewestMarkers, Set(texts).count == texts.count,
          texts.allSatisfy({ !$0.isEmpty && $0.unicodeScalars.allSatisfy { $0.value >= 32 } }),
          shape.count == 3
            ? HDF5Arrays.order(of: shape, labels: texts.count) != nil
            : shape.contains(3 * texts.count)
        else { continue }
        return texts
      }
    }
    return nil
  }
}
