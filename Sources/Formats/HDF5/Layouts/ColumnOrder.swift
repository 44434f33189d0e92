import Motion

/// How a matrix of three columns a marker, with one name for the three, orders them.
///
/// Nothing in such a file says it. The markers of a body lie closer to each other along one axis than
/// the numbers of different axes do, which tells most walks; what it does not tell is refused, and what
/// it tells is said.
enum ColumnOrder: String, CaseIterable {
  /// x, y and z of one marker after the other.
  case inTurn = "xyzxyz"
  /// x of all markers, then y of all, then z of all.
  case byAxis = "xxyyzz"

  var words: String {
    switch self {
    case .inTurn: "x, y and z of one marker after the other"
    case .byAxis: "x of all markers, then y of all, then z of all"
    }
  }

  /// The column of a marker's axis, of `markers` in all.
  func column(marker: Int, axis: Int, of markers: Int) -> Int {
    self == .inTurn ? 3 * marker + axis : axis * markers + marker
  }

  /// How far the columns of an axis lie from each other when they are taken in this order, summed over
  /// some frames, in the square of the columns' unit.
  ///
  /// - Parameter columns: Three a marker; NaN and 0 where nothing was seen.
  func spread(of columns: [[Double]]) -> Double {
    let markers = columns.count / 3
    let frames = columns.map(\.count).min() ?? 0
    var sum = 0.0
    for frame in stride(from: 0, to: frames, by: max(1, frames / 50)) {
      for axis in 0..<3 {
        let seen = (0..<markers)
          .map { columns[column(marker: $0, axis: axis, of: markers)][frame] }
          .filter { $0.isFinite && $0 != 0 }
        let mean = seen.reduce(0, +) / Double(max(1, seen.count))
        sum += seen.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      }
    }
    return sum
  }

  /// Only where the axes differ so much is the usual order taken for the true one; columns that are
  /// ordered by axis never come below 1.
  static let clearRatio = 0.8

  /// The order of a matrix, with what a reader should know of it.
  static func of(
    _ columns: [[Double]], at path: String, _ arrays: HDF5Arrays
  ) throws -> (order: ColumnOrder, notices: [Notice]) {
    let given = GivenPaths(arrays)
    if let text = try given.text("marker_order") {
      guard let order = ColumnOrder(rawValue: text.lowercased()) else {
        throw given.fault(
          "marker_order", "xyzxyz or xxyyzz, found \"\(text.prefix(20))\"")
      }
      let other = order == inTurn ? byAxis : inTurn
      // One study may hold files of either order.
      guard other.spread(of: columns) < clearRatio * order.spread(of: columns) else {
        return (order, [])
      }
      return (
        order,
        [
          Notice(
            .file,
            "the columns of \(path) are read as \(order.words), as marker_order of hdf5.paths says; "
              + "their numbers look like \(other.words)")
        ]
      )
    }
    let ratio = inTurn.spread(of: columns) / byAxis.spread(of: columns)
    guard ratio < clearRatio else {
      throw arrays.error(
        path,
        ratio > 1 / clearRatio
          ? "expected \(inTurn.words), found numbers that look like \(byAxis.words)"
          : "expected an order of the columns that the numbers show, found positions that may be "
            + "\(inTurn.words), or \(byAxis.words)",
        "say it in study.yaml under hdf5.paths as marker_order: xyzxyz (\(inTurn.words)) or "
          + "marker_order: xxyyzz (\(byAxis.words)); or name each column in the file, such as LASI_x"
      )
    }
    return (
      inTurn,
      [
        Notice(
          .file,
          "the columns of \(path) are read as \(inTurn.words), as their numbers show; where that is "
            + "wrong, say marker_order: xxyyzz under hdf5.paths")
      ]
    )
  }
}
