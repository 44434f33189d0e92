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
  /// The bit in which a comma differs from a point, where one may stand for the other.
  private let comma: UInt8
  /// The last place from which nine bytes and one more can be read; none where cells lie between
  /// spaces, since such a cell may be none at all.
  private let last: Int

  /// - Parameter count: How many bytes there are.
  package init(_ scanner: NumberScanner, count: Int) {
    delimiters = Self.ones &* UInt64(scanner.delimiter)
    comma = scanner.acceptsDecimalComma ? 2 : 0
    last = scanner.delimiter == NumberScanner.space ? -1 : count - 11
  }

  /// Reads the cell at `position`, and leaves `position` at the delimiter or the end behind it.
  ///
  /// - Parameter bytes: As many as `init` was told.
  /// - Returns: The number, NaN for an empty cell, or `nil`, with `position` unmoved, for a cell
  ///   that `NumberScanner` has to read.
  @inline(__always)
  package func next(_ bytes: Span<UInt8>, _ position: inout Int, end: Int) -> Double? {
    guard position <= last else { return nil }
    // Without branches: the signs of neighbouring markers are no pattern that a processor learns.
    let sign = Int(Self.isEqual(bytes[position], UInt8(ascii: "-")))
    let start = position &+ sign
    let word = UInt64(
      littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
    let length = min(Self.zeroBytes(word ^ delimiters).trailingZeroBitCount &>> 3, end &- start)
    let behind = start &+ length
    guard behind == end || bytes[behind] == UInt8(truncatingIfNeeded: delimiters) else {
      return nil
    }
    guard length > 0 else { return sign == 0 ? .nan : nil }
    // The cell's last digit in the highest byte, zeros before the first.
    var digits = (word ^ Self.zeros) &<< UInt64(truncatingIfNeeded: 0 &- (length &<< 3))
    var place = 7
    // What is no digit may have this bit, a point has it.
    let point = digits & (Self.ones &* 0x10)
    if point != 0 {
      let bit = point.trailingZeroBitCount
      place = bit &>> 3
      let byte = UInt8(truncatingIfNeeded: digits &>> UInt64(bit &- 4)) | comma
      guard byte == UInt8(ascii: ".") ^ UInt8(ascii: "0"), length > 1 else { return nil }
      let top = point &<< 3
      // The point's byte and all before it.
      let upTo = top ^ (top &- 1)
      digits = digits & ~upTo | (digits & (upTo &>> 8)) &<< 8
    }
    guard (digits &+ Self.ones &* 6 | digits) & (Self.ones &* 0xF0) == 0 else { return nil }
    position = behind
    let magnitude = Double(Self.number(digits)) / Self.powers[place]
    return Double(bitPattern: magnitude.bitPattern | UInt64(sign) &<< 63)
  }

  /// 1 or 0.
  @inline(__always)
  private static func isEqual(_ one: UInt8, _ other: UInt8) -> UInt32 {
    (UInt32(one ^ other) &- 1) &>> 31
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
  /// By the place of the point: what the whole number of eight digits is divided by.
  private static let powers: [Double] = [1e7, 1e6, 1e5, 1e4, 1e3, 1e2, 1e1, 1]
}
