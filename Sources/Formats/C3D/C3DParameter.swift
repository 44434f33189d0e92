/// One parameter of a C3D file: numbers or texts, whatever type the program that wrote it chose.
struct C3DParameter: Sendable {
  /// Where its values begin, bytes.
  var place: Int
  /// The lengths of its axes, first axis fastest; for texts without the width of a text.
  var dimensions: [Int]
  /// Its texts; for numbers, none.
  var texts: [String]
  private var stored: [Double]
  private var span: Double?

  /// The values as numbers; NaN for a text that is no number.
  var numbers: [Double] { texts.isEmpty ? stored : texts.map { Double($0) ?? .nan } }

  /// The values as counts, 0 to `largestCount`: programs store more than 32 767 in a signed 16-bit
  /// number.
  var counts: [Int] {
    numbers.map { value in
      let count = (value < 0 ? value + (span ?? 0) : value).rounded()
      return count >= 0 ? Int(min(count, Self.largestCount)) : 0
    }
  }

  /// More than any file can hold, and small enough that no product of two overflows.
  private static let largestCount = 0x1p31

  /// Reads the type, the axes and the values.
  ///
  /// - Parameters:
  ///   - place: The byte of the type.
  ///   - end: The first byte that belongs to something else.
  init(_ bytes: C3DBytes, at place: Int, before end: Int, name: String) throws(ReadError) {
    let type = try bytes.signedByte(at: place)
    guard [-1, 1, 2, 4].contains(type) else {
      throw bytes.error(
        at: place, "expected type -1, 1, 2 or 4 for parameter \(name), found \(type)",
        remedy: "the parameter section is damaged: export the trial again")
    }
    let axes = try bytes.byte(at: place + 1)
    var dimensions: [Int] = []
    var count = 1
    var overflow = false
    for axis in 0..<axes {
      let length = try bytes.byte(at: place + 2 + axis)
      dimensions.append(length)
      let product = count.multipliedReportingOverflow(by: length)
      overflow = overflow || product.overflow
      count = product.partialValue
    }
    let start = place + 2 + axes
    let size = abs(type)
    // A zero axis after an overflow would hide it, hence the flag.
    guard !overflow, start <= end, count <= (end - start) / size else {
      throw bytes.error(
        at: place + 1,
        "expected the values of parameter \(name), axes \(dimensions), before byte \(end), but "
          + "they would run over it",
        remedy: "the parameter section is damaged: export the trial again")
    }
    self.place = start
    texts = []
    stored = []
    span = nil
    switch type {
    case -1:
      let width = dimensions.first ?? 1
      let number = width == 0 ? 0 : count / width
      for index in 0..<number {
        texts.append(try bytes.text(at: start + index * width, width: width))
      }
      dimensions = Array(dimensions.dropFirst())
    case 1:
      for index in 0..<count { stored.append(Double(try bytes.signedByte(at: start + index))) }
      span = 256
    case 2:
      for index in 0..<count { stored.append(Double(try bytes.signed(at: start + 2 * index))) }
      span = 65_536
    default:
      for index in 0..<count { stored.append(try bytes.real(at: start + 4 * index)) }
    }
    self.dimensions = dimensions
  }
}
