import CHDF5

/// How many elements lie along each axis; the last axis runs fastest.
enum HDF5Shape {
  /// The extents of a dataspace: empty for a scalar, `[0]` for an empty one.
  static func extents(of space: hid_t) -> [Int]? {
    switch H5Sget_simple_extent_type(space) {
    case H5S_NULL: return [0]
    case H5S_SCALAR: return []
    case H5S_SIMPLE: break
    default: return nil
    }
    let rank = H5Sget_simple_extent_ndims(space)
    guard (0...32).contains(rank) else { return nil }
    var sizes = [hsize_t](repeating: 0, count: 32)
    guard H5Sget_simple_extent_dims(space, &sizes, nil) == rank else { return nil }
    var extents: [Int] = []
    for size in sizes.prefix(Int(rank)) {
      guard let extent = Int(exactly: size) else { return nil }
      extents.append(extent)
    }
    return extents
  }

  /// The number of elements times the bytes of one, or `nil` where no `Int` can hold it.
  static func bytes(_ extents: [Int], element: Int) -> Int? {
    var product = element
    var isEmpty = false
    for extent in extents {
      if extent == 0 { isEmpty = true }
      let (next, overflow) = product.multipliedReportingOverflow(by: max(extent, 1))
      guard !overflow else { return nil }
      product = next
    }
    return isEmpty ? 0 : product
  }

  /// `192 x 3`, or `a single value`.
  static func words(_ extents: [Int]) -> String {
    extents.isEmpty ? "a single value" : extents.map(String.init).joined(separator: " x ")
  }
}
