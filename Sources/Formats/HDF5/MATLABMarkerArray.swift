import HDF5
import Motion

/// The markers of a MATLAB file as one array, `n x 3 x m`, `3 x m x n`, … or `n x 3m`, beside a cell
/// array (or a matrix of characters) of as many names; or `n x 3m` beside the names of all columns,
/// such as `LASI_x`.
struct MATLABMarkerArray {
  let path: String
  /// Those of the markers, or of all columns.
  let labels: [String]
  /// How many markers it holds.
  let count: Int
  /// Other arrays that names fit to.
  private(set) var others: [String] = []

  /// Fewer would be a vector or a matrix of something else.
  private static let fewestMarkers = 3

  /// The largest of the arrays that names fit to, those that are called markers first, or `nil`.
  init?(in groups: [String], _ arrays: HDF5Arrays, _ lists: MATLABLabels) throws {
    var fitting: [(path: String, labels: [String], shape: [Int], rank: Int)] = []
    for group in groups {
      func columnNames(of shape: [Int]) throws -> [String]? {
        guard shape.count == 2 else { return nil }
        let names = try lists.texts(near: group) {
          shape.contains($0) && $0 >= 3 * Self.fewestMarkers
        }
        return names.flatMap { Self.markerCount($0) >= Self.fewestMarkers ? $0 : nil }
      }
      for child in try arrays.numericChildren(of: group) where Self.mayBeMarkers(child.shape) {
        let path = HDF5Arrays.path(group, child.name)
        guard let rank = MarkerPlaceName.rank(of: path),
          let labels = try lists.texts(near: group, { Self.fits($0, child.shape) })
            ?? columnNames(of: child.shape)
        else { continue }
        fitting.append((path, labels, child.shape, rank))
      }
    }
    func size(_ shape: [Int]) -> Double { shape.reduce(1) { $0 * Double($1) } }
    // Of equal ones the first.
    var chosen: Int?
    for index in fitting.indices {
      guard let best = chosen else {
        chosen = index
        continue
      }
      let (a, b) = (fitting[index], fitting[best])
      if (a.rank, size(a.shape)) > (b.rank, size(b.shape)) { chosen = index }
    }
    guard let chosen else { return nil }
    let best = fitting[chosen]
    path = best.path
    labels = best.labels
    others = fitting.map(\.path).filter { $0 != best.path }
    let isOfColumns = best.shape.count == 2 && !best.shape.contains(3 * best.labels.count)
    count = isOfColumns ? Self.markerCount(best.labels) : best.labels.count
  }

  /// How many markers the names of columns make.
  private static func markerCount(_ names: [String]) -> Int {
    HDF5Arrays.named(names) { _ in [] }.count
  }

  /// Three axes, one of them of three components (or four, with a residual), or a wide matrix.
  private static func mayBeMarkers(_ shape: [Int]) -> Bool {
    guard shape.allSatisfy({ $0 > 0 }) else { return false }
    if shape.count == 3 { return shape.contains { $0 == 3 || $0 == 4 } }
    return shape.count == 2 && shape.contains { $0 % 3 == 0 && $0 / 3 >= fewestMarkers }
      && (shape.min() ?? 0) > 1
  }

  /// Whether an array has as many markers as there are names.
  private static func fits(_ labels: Int, _ shape: [Int]) -> Bool {
    guard labels >= fewestMarkers else { return false }
    return shape.count == 3
      ? HDF5Arrays.order(of: shape, labels: labels) != nil : shape.contains(3 * labels)
  }
}
