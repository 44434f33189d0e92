import CHDF5

/// One named field of a table's rows.
public struct HDF5Field: Hashable, Sendable {
  public var name: String
  /// Numbers or texts of the field in one row.
  public var count: Int
  public var isNumeric: Bool

  /// The fields of a compound type, or `nil` where one is neither plain numbers nor text of a fixed
  /// length.
  static func fields(of type: hid_t) -> [HDF5Field]? {
    let count = H5Tget_nmembers(type)
    guard (1...4096).contains(count) else { return nil }
    var fields: [HDF5Field] = []
    for index in 0..<UInt32(count) {
      guard let name = H5Tget_member_name(type, index) else { return nil }
      defer { H5free_memory(name) }
      let member = HDF5Handle(H5Tget_member_type(type, index))
      guard member.isOpen, let (count, isNumeric) = element(of: member.id) else { return nil }
      fields.append(
        HDF5Field(name: String(cString: name), count: count, isNumeric: isNumeric))
    }
    return fields
  }

  private static func element(of type: hid_t) -> (count: Int, isNumeric: Bool)? {
    guard H5Tget_class(type) == H5T_ARRAY else {
      switch HDF5Datatype(of: type) {
      case .integer, .float: return (1, true)
      case .text: return (1, false)
      default: return nil
      }
    }
    let rank = H5Tget_array_ndims(type)
    guard (1...32).contains(rank) else { return nil }
    var sizes = [hsize_t](repeating: 0, count: 32)
    guard H5Tget_array_dims2(type, &sizes) == rank,
      let count = HDF5Shape.bytes(sizes.prefix(Int(rank)).map { Int(clamping: $0) }, element: 1),
      count < 1 << 24
    else { return nil }
    let base = HDF5Handle(H5Tget_super(type))
    guard base.isOpen else { return nil }
    switch HDF5Datatype(of: base.id) {
    case .integer, .float: return (count, true)
    case .text: return (count, false)
    default: return nil
    }
  }
}
