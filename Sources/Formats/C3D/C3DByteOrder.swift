/// How a C3D file lays its numbers into bytes.
///
/// The processor byte of the parameter section names it. All reading goes through the two functions
/// below, which take the bytes as one number, lowest byte first; another order is another case.
///
/// Source: C3D User Guide, *DEC, Intel, and SGI/MIPS*.
enum C3DByteOrder: Hashable, Sendable {
  /// Lowest byte first, IEEE 754 numbers.
  case intel
  /// Lowest byte first for integers; VAX F numbers: 16-bit halves swapped, and four times as large
  /// as the same bits are in IEEE 754.
  case dec
  /// Highest byte first, IEEE 754 numbers: SGI and other MIPS processors.
  case sgi

  /// The order that a processor byte names, or `nil` for an unknown one.
  ///
  /// A few old programs left out the 83 that the byte begins at.
  init?(processor: UInt8) {
    switch processor < 4 ? processor + 83 : processor {
    case 84: self = .intel
    case 85: self = .dec
    case 86: self = .sgi
    default: return nil
    }
  }

  /// A 16-bit integer from its two bytes.
  @inline(__always)
  func integer(_ stored: UInt16) -> UInt16 {
    switch self {
    case .intel, .dec: stored
    case .sgi: stored.byteSwapped
    }
  }

  /// A 32-bit number from its four bytes.
  @inline(__always)
  func real(_ stored: UInt32) -> Float {
    switch self {
    case .intel: return Float(bitPattern: stored)
    case .sgi: return Float(bitPattern: stored.byteSwapped)
    case .dec:
      let bits = stored << 16 | stored >> 16
      // Taking two from the exponent divides by four, exactly, without overflow at the top.
      guard bits & 0x7F80_0000 > 0x0100_0000 else { return 0 }
      return Float(bitPattern: bits - 0x0100_0000)
    }
  }
}
