import HDF5
import Motion

/// A dataset as a table of named columns: rows of named fields, or a matrix beside as many names.
struct HDF5Table {
  let path: String
  let names: [String]
  let rows: Int
  /// The values of a matrix; a table of fields is read column by column.
  private let matrix: (values: [Double], shape: [Int], axis: Int)?
  private let arrays: HDF5Arrays

  /// - Returns: Nothing where the path is no such dataset.
  init?(at path: String, _ arrays: HDF5Arrays) throws {
    guard try arrays.container.kind(of: path) == .dataset else { return nil }
    let about = try arrays.container.dataset(at: path)
    self.path = path
    self.arrays = arrays
    if case .table(let fields, _) = about.datatype {
      names = fields.filter { $0.isNumeric && $0.count == 1 }.map(\.name)
      matrix = nil
      rows = about.count
      return
    }
    guard about.datatype.isNumeric, about.shape.count == 2,
      let names = try PlainAttributes(arrays).names(of: path),
      let axis = about.shape.lastIndex(of: names.count)
    else { return nil }
    self.names = names
    let (values, shape) = try arrays.container.numbers(at: path)
    matrix = (values, shape, axis)
    rows = shape[1 - axis]
  }

  /// How many markers the names of the columns make.
  var markerCount: Int {
    var axes: [String: Set<Int>] = [:]
    for name in names {
      if case .marker(let label, let axis) = WideCSVColumn(name, isAnalog: false).role {
        axes[label, default: []].insert(axis)
      }
    }
    return axes.values.count { $0.count == 3 }
  }

  func column(_ index: Int) throws -> [Double] {
    if let matrix { return HDF5Arrays.slice(matrix.values, matrix.shape, [matrix.axis: index]) }
    return try arrays.container.numbers(of: names[index], at: path).values
  }

  /// The column of times in seconds, if there is one.
  func times() throws -> [Double]? {
    guard let index = names.firstIndex(where: { WideCSVColumn($0, isAnalog: false).role == .time })
    else { return nil }
    return try column(index)
  }
}
