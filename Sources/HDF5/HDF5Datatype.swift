import CHDF5

/// What the elements of a dataset or an attribute are.
public enum HDF5Datatype: Hashable, Sendable {
  case integer(bytes: Int, signed: Bool)
  case float(bytes: Int)
  /// Text of a fixed length.
  case text(bytes: Int)
  /// Text of any length, kept in the file's global heap.
  case variableText
  /// Rows of named fields, each of plain numbers or text of a fixed length.
  case table([HDF5Field], bytes: Int)
  /// A reference to another object of the file.
  case reference
  /// Anything else, in words.
  case other(String)

  /// The type in plain words.
  public var words: String {
    switch self {
    case .integer(let bytes, let signed): "\(signed ? "" : "unsigned ")\(bytes * 8)-bit integer"
    case .float(let bytes): "\(bytes * 8)-bit float"
    case .text(let bytes): "text of \(bytes) bytes"
    case .variableText: "variable-length string (not read)"
    case .table(let fields, _): "table of " + fields.map(\.name).joined(separator: ", ")
    case .reference: "reference to another object"
    case .other(let words): words
    }
  }

  /// Whether the elements can be read as numbers.
  public var isNumeric: Bool {
    switch self {
    case .integer, .float: true
    case .text, .variableText, .table, .reference, .other: false
    }
  }

  init(of type: hid_t) {
    let size = H5Tget_size(type)
    switch H5Tget_class(type) {
    case H5T_INTEGER where Self.isPlainInteger(type, size: size):
      self = .integer(bytes: size, signed: H5Tget_sign(type) == H5T_SGN_2)
    case H5T_FLOAT where Self.isPlainFloat(type, size: size):
      self = .float(bytes: size)
    case H5T_STRING:
      self = H5Tis_variable_str(type) == 0 ? .text(bytes: size) : .variableText
    case H5T_INTEGER, H5T_FLOAT: self = .other("number of an unusual layout")
    case H5T_BITFIELD: self = .other("bit field")
    case H5T_OPAQUE: self = .other("opaque bytes")
    case H5T_COMPOUND:
      self =
        HDF5Field.fields(of: type).map { .table($0, bytes: size) }
        ?? .other("compound of several fields")
    case H5T_REFERENCE:
      self = chdf5_is_object_reference(type) > 0 ? .reference : .other("reference to a region")
    case H5T_ENUM: self = .other("enumeration")
    case H5T_VLEN: self = .other("variable-length list")
    case H5T_ARRAY: self = .other("array")
    default: self = .other("unknown type")
    }
  }

  /// Bytes that one element takes in the file.
  var size: Int {
    switch self {
    case .integer(let bytes, _), .float(let bytes), .text(let bytes), .table(_, let bytes): bytes
    case .reference: 8
    case .variableText, .other: 0
    }
  }

  private static func hasPlainOrder(_ type: hid_t) -> Bool {
    let order = H5Tget_order(type)
    return order == H5T_ORDER_LE || order == H5T_ORDER_BE
  }

  /// A damaged type may place its bits outside its bytes; the library is not asked to convert it.
  private static func isPlainInteger(_ type: hid_t, size: Int) -> Bool {
    let precision = H5Tget_precision(type)
    let offset = H5Tget_offset(type)
    guard (1...16).contains(size), offset >= 0, precision >= 1 else { return false }
    return precision <= 128 && Int(offset) + precision <= size * 8 && hasPlainOrder(type)
  }

  private static func isPlainFloat(_ type: hid_t, size: Int) -> Bool {
    var sign = 0
    var exponent = 0
    var exponentSize = 0
    var mantissa = 0
    var mantissaSize = 0
    guard (2...16).contains(size), hasPlainOrder(type),
      H5Tget_fields(type, &sign, &exponent, &exponentSize, &mantissa, &mantissaSize) >= 0
    else { return false }
    let bits = size * 8
    let positions = [sign, exponent, exponentSize, mantissa, mantissaSize]
    guard positions.allSatisfy({ (0...bits).contains($0) }), sign < bits else { return false }
    return exponentSize >= 1 && exponentSize < 32 && mantissaSize >= 1
      && exponent + exponentSize <= bits && mantissa + mantissaSize <= bits
      && H5Tget_precision(type) <= bits
  }
}
