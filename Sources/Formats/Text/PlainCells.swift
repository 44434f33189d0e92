/// Reads cells of up to eight characters, eight bytes at once: `-821.470`, `12`, and empty ones.
///
/// Nearly every cell of a recording is one of these; `NumberScanner` reads all others, and gives the
/// same numbers for these: the digits make a whole number below 10⁸, and one division by a power of
/// ten rounds correctly.
///
/// Source: Lamport 1975, Multiple byte processing with full-word instructions, CACM 18(8);
/// Clinger 1990, How to read floating point numbers accurately, PLDI.
package struct PlainCells {
  private let delimiters: UInt64
  private let points: UInt64
  /// The comma where it may stand for the point, otherwise the point again.
  private let commas: UInt64
  /// A cell between spaces may be none at all.
  private let isUsable: Bool

  package init(_ scanner: NumberScanner) {
    delimiters = Self.ones &* UInt64(scanner.delimiter)
    points = Self.ones &* UInt64(UInt8(ascii: "."))
    commas = scanner.acceptsDecimalComma ? Self.ones &* UInt64(NumberScanner.comma) : points
    isUsable = scanner.delimiter != NumberScanner.space
  }

  /// Reads the cell at `position`, and leaves `position` at the delimiter or the end behind it.
  ///
  /// - Returns: The number, NaN for an empty cell, or `nil`, with `position` unmoved, for a cell
  ///   that `NumberScanner` has to read.
  @inline(__always)
  package func next(_ bytes: Span<UInt8>, _ position: inout Int, end: Int) -> Double? {
    guard position + 9 < bytes.count, isUsable else { return nil }
    let isNegative = bytes[position] == UInt8(ascii: "-")
    let start = position + (isNegative ? 1 : 0)
    let word = UInt64(
      littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
    let length = min(Self.zeroBytes(word ^ delimiters).trailingZeroBitCount >> 3, end - start)
    if length == 8, start + 8 < end, bytes[start + 8] != UInt8(truncatingIfNeeded: delimiters) {
      return nil
    }
    guard length > 0 else {
      guard !isNegative else { return nil }
      return .nan
    }
    // The cell's last character in the highest byte, zeros before the first.
    var digits = word &<< UInt64(64 - 8 * length) | (Self.zeros >> UInt64(8 * length))
    var decimals = 0
    let point = Self.zeroBytes(digits ^ points) | Self.zeroBytes(digits ^ commas)
    if point != 0 {
      let place = UInt64(point.trailingZeroBitCount & ~7)
      decimals = 7 - Int(place >> 3)
      guard length > 1 else { return nil }
      let before = digits & ((1 &<< place) &- 1)
      let behind = digits & ~((2 &<< (place | 7)) &- 1)
      digits = behind | before &<< 8 | UInt64(UInt8(ascii: "0"))
    }
    digits ^= Self.zeros
    guard (digits &+ Self.ones &* 6 | digits) & (Self.ones &* 0xF0) == 0 else { return nil }
    position = start + length
    let magnitude = Double(Self.number(digits)) / Self.powers[decimals]
    return isNegative ? -magnitude : magnitude
  }

  /// The number that eight digits make, the first in the lowest byte.
  @inline(__always)
  private static func number(_ digits: UInt64) -> UInt32 {
    let pairs = digits &* 10 &+ digits &>> 8
    let odd: UInt64 = 0x0000_00FF_0000_00FF
    let upper = (pairs & odd) &* (100 + 1_000_000 << 32)
    let lower = (pairs &>> 16 & odd) &* (1 + 10_000 << 32)
    return UInt32(truncatingIfNeeded: (upper &+ lower) &>> 32)
  }

  /// The highest bit of the lowest byte that is zero; bits above it mean nothing.
  @inline(__always)
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- ones) & ~word & (ones &* 0x80)
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let zeros: UInt64 = 0x3030_3030_3030_3030
  private static let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7]
}
