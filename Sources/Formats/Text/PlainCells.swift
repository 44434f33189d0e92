import CBytes

/// Reads rows whose cells are decimals of up to twenty characters, such as `-821.470` or `12`, eight
/// bytes at once, and leaves all other cells to `NumberScanner`.
///
/// Nearly every cell of a recording is one of these, and both give the same numbers: most often the
/// digits make a whole number below 10⁸, and one division by a power of ten rounds correctly. The ends
/// of all cells are found first, so that no cell waits for the one before it.
///
/// Source: Lamport 1975, Multiple byte processing with full-word instructions, CACM 18(8);
/// Clinger 1990, How to read floating point numbers accurately, PLDI.
package struct PlainCells {
  private let scanner: NumberScanner
  private let width: Int
  /// Where each cell of a row ends, and room for places at which none does.
  private var ends: [Int]
  private var point = DecimalPoint(place: 4, byte: UInt8(ascii: "."))

  /// - Parameter width: Cells of a row.
  package init(_ scanner: NumberScanner, width: Int) {
    self.scanner = scanner
    self.width = width
    ends = [Int](repeating: 0, count: width + Self.atOnce)
  }

  /// Reads a row of as many cells as `init` was told, each a number or empty.
  ///
  /// - Parameters:
  ///   - row: Its place in the bytes, without the line's end.
  ///   - values: Takes the numbers, NaN for an empty cell: the first at `place`, each other `stride`
  ///     behind the one before.
  /// - Returns: Whether it is such a row; if not, what it left in `values` means nothing.
  package mutating func read(
    _ row: Range<Int>, of bytes: Span<UInt8>, into values: inout MutableSpan<Double>,
    at place: Int, stride: Int
  ) -> Bool {
    // So every place below lies within the bytes and the values.
    guard row.upperBound < bytes.count, place >= 0, stride >= 0,
      place + (width - 1) * stride < values.count, findEnds(of: row, in: bytes)
    else { return false }
    var point = point
    defer { self.point = point }
    let ends = ends.span
    var start = row.lowerBound
    var target = place
    for column in 0..<width {
      let end = ends[unchecked: column]
      // Without branches: the signs of neighbouring markers are no pattern that a processor learns.
      let sign = (UInt64(bytes[unchecked: start] ^ UInt8(ascii: "-")) &- 1) &>> 63
      let length = end &- start &- Int(truncatingIfNeeded: sign)
      let value: Double
      if end >= 8, UInt(bitPattern: length &- 1) < 8,
        let magnitude = number(Self.digits(length, before: end, in: bytes), length, &point)
      {
        value = Double(bitPattern: magnitude.bitPattern | sign &<< 63)
      } else if length == 0, sign == 0 {
        value = .nan
      } else if let magnitude = longNumber(length, before: end, in: bytes, &point) {
        value = Double(bitPattern: magnitude.bitPattern | sign &<< 63)
      } else {
        var position = start
        guard case .number(let other) = scanner.next(bytes, &position, end: row.upperBound),
          position == end
        else { return false }
        value = other
      }
      values[unchecked: target] = value
      start = end &+ 1
      target &+= stride
    }
    return true
  }

  /// The eight bytes before a place, less the character zero each: the last digit of a cell that ends
  /// there in the highest byte, zeros before its first.
  @inline(__always)
  private static func digits(_ length: Int, before end: Int, in bytes: Span<UInt8>) -> UInt64 {
    let word = bytes.bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: end &- 8, as: UInt64.self)
    let others = UInt64(truncatingIfNeeded: 0 &- length &<< 3)
    return ((UInt64(littleEndian: word) ^ zeros) &>> others) &<< others
  }

  /// Finds where the cells end; whether there are as many as there should be.
  private mutating func findEnds(of row: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    let (delimiter, count) = (scanner.delimiter, width)
    var ends = ends.mutableSpan
    var found = 0
    var start = row.lowerBound
    while start < row.upperBound {
      var marks = Self.places(of: delimiter, from: start, in: bytes)
      let rest = row.upperBound &- start
      if rest < 64 { marks &= 1 &<< UInt64(truncatingIfNeeded: rest) &- 1 }
      let next = found &+ marks.nonzeroBitCount
      guard next < count else { return false }
      // Always as many: how many there are is no pattern that a processor learns.
      for place in 0..<Self.atOnce {
        ends[unchecked: found &+ place] = start &+ marks.trailingZeroBitCount
        marks &= marks &- 1
      }
      found &+= Self.atOnce
      while marks != 0 {
        ends[unchecked: found] = start &+ marks.trailingZeroBitCount
        marks &= marks &- 1
        found &+= 1
      }
      found = next
      start &+= 64
    }
    ends[found] = row.upperBound
    return found == count &- 1
  }

  private static let atOnce = 10

  /// Which of the 64 bytes from a place on equal another, one bit each.
  @inline(__always)
  private static func places(of byte: UInt8, from start: Int, in bytes: Span<UInt8>) -> UInt64 {
    if start <= bytes.count &- 64 {
      return bytes.extracting(start..<start &+ 64).withUnsafeBytes { bytes in
        bytes.baseAddress.map { equal_bytes($0, byte) } ?? 0
      }
    }
    var marks: UInt64 = 0
    for place in start..<bytes.count where bytes[place] == byte {
      marks |= 1 &<< UInt64(truncatingIfNeeded: place &- start)
    }
    return marks
  }

  /// The number that eight bytes mean, less the character zero each; `nil` for what is no such number.
  ///
  /// - Parameters:
  ///   - length: How many of the bytes are the cell's.
  ///   - point: Where the last cell had its point: most tables have it at one place.
  @inline(__always)
  private func number(_ bytes: UInt64, _ length: Int, _ point: inout DecimalPoint) -> Double? {
    let usual = bytes ^ point.mark
    if Self.areDigits(usual, carrying: point.carry) {
      return Self.whole(point.closed(usual)) / point.power
    }
    let other = bytes & Self.noDigits
    guard other != 0 else { return Self.areDigits(bytes) ? Self.whole(bytes) : nil }
    let place = other.trailingZeroBitCount &>> 3
    guard let found = self.point(in: bytes, at: place), length > 1 else { return nil }
    let digits = found.closed(bytes ^ found.mark)
    guard Self.areDigits(digits) else { return nil }
    // At the end a point may be all that a cell holds.
    if place < 7 { point = found }
    return Self.whole(digits) / found.power
  }

  /// The number that a cell of nine to twenty characters means, at most nineteen of them digits;
  /// `nil` for any other.
  @inline(__always)
  private func longNumber(
    _ length: Int, before end: Int, in bytes: Span<UInt8>, _ point: inout DecimalPoint
  ) -> Double? {
    guard length > 8, length <= 20, end >= 24 else { return nil }
    let usual = Self.digits(8, before: end, in: bytes) ^ point.mark
    let first = Self.digits(min(length - 8, 8), before: end - 8, in: bytes)
    if length <= 16, Self.areDigits(usual, carrying: point.carry), Self.areDigits(first) {
      let number = Self.number(first) &* 10_000_000 &+ Self.number(point.closed(usual))
      return Double(Int64(number)) / point.power
    }
    return wordByWord(length, before: end, in: bytes, &point)
  }

  /// The same, wherever the point is; from the last eight bytes to the first.
  private func wordByWord(
    _ length: Int, before end: Int, in bytes: Span<UInt8>, _ usual: inout DecimalPoint
  ) -> Double? {
    var (number, weight): (UInt64, UInt64) = (0, 1)
    var count = 0
    var places: Int?
    for behind in stride(from: 0, to: length, by: 8) {
      let taken = min(length - behind, 8)
      var digits = Self.digits(taken, before: end - behind, in: bytes)
      let other = digits & Self.noDigits
      if other != 0 {
        let place = other.trailingZeroBitCount &>> 3
        guard places == nil, let point = self.point(in: digits, at: place) else { return nil }
        places = count + 7 - place
        if behind == 0, place < 7 { usual = point }
        digits = point.closed(digits ^ point.mark)
      }
      guard Self.areDigits(digits) else { return nil }
      number &+= Self.number(digits) &* weight
      weight &*= other == 0 ? 100_000_000 : 10_000_000
      count += other == 0 ? taken : taken - 1
    }
    guard count < 20 else { return nil }
    return DecimalQuotient.value(number, places: places ?? 0)
  }

  /// The point among eight bytes, where the byte at a place is one.
  @inline(__always)
  private func point(in bytes: UInt64, at place: Int) -> DecimalPoint? {
    let byte = UInt8(truncatingIfNeeded: bytes &>> UInt64(place &<< 3)) ^ UInt8(ascii: "0")
    guard
      byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") && scanner.acceptsDecimalComma
    else { return nil }
    return DecimalPoint(place: place, byte: byte)
  }

  /// Whether every byte is 0 to 9.
  ///
  /// - Parameter carry: What takes each byte that is not out of its lower half.
  @inline(__always)
  private static func areDigits(_ bytes: UInt64, carrying carry: UInt64 = ones &* 6) -> Bool {
    (bytes &+ carry | bytes) & (ones &* 0xF0) == 0
  }

  /// The number that eight digits make, the first in the lowest byte.
  @inline(__always)
  private static func number(_ digits: UInt64) -> UInt64 {
    let pairs = (digits &* (1 + 10 << 8)) &>> 8 & 0x00FF_00FF_00FF_00FF
    let fours = pairs &* (1 + 100 << 16)
    return UInt64(UInt16(truncatingIfNeeded: fours &>> 16)) &* 10_000 &+ fours &>> 48
  }

  @inline(__always)
  private static func whole(_ digits: UInt64) -> Double {
    // 2⁵² and the number: an instruction that converts would wait for the division before it.
    Double(bitPattern: 0x1p52.bitPattern | number(digits)) - 0x1p52
  }

  fileprivate static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let zeros: UInt64 = 0x3030_3030_3030_3030
  /// A bit that no digit has, less the character zero; a point and a comma have it.
  private static let noDigits: UInt64 = ones &* 0x10
}

/// Where the point of a decimal stands among eight bytes, the last of which is its last digit.
private struct DecimalPoint {
  /// The point, less the character zero as all bytes are, at its place.
  let mark: UInt64
  /// What takes a byte that is not 0 to 9, and at its place not 0, out of its lower half.
  let carry: UInt64
  /// Its byte and all before it.
  private let upTo: UInt64
  /// What the whole number of the digits is divided by.
  let power: Double

  init(place: Int, byte: UInt8) {
    let bit = UInt64(truncatingIfNeeded: place &<< 3)
    mark = UInt64(byte ^ UInt8(ascii: "0")) &<< bit
    carry = PlainCells.ones &* 6 | 9 &<< bit
    upTo = ~0 &>> (56 &- bit)
    power = Self.powers[place]
  }

  /// The digits without the point, whose byte is zero.
  @inline(__always)
  func closed(_ digits: UInt64) -> UInt64 {
    ((digits ^ digits &<< 8) & upTo) ^ digits
  }

  private static let powers: [Double] = [1e7, 1e6, 1e5, 1e4, 1e3, 1e2, 1e1, 1]
}
