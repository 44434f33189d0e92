import Foundation

/// Reads numbers in place from the bytes of a table, exactly as `Double(String)` would.
///
/// A decimal of up to nineteen digits is most often one multiplication or division away from its
/// value, which rounds once; anything longer goes through `Double(String)`.
///
/// Source: Clinger 1990, How to read floating point numbers accurately, PLDI.
package struct NumberScanner: Sendable {
  /// What one cell holds.
  package enum Cell: Equatable, Sendable {
    /// A number; NaN for an empty cell and for a word that programs write where nothing was seen
    /// (`nan` in any case, `-1.#IND`, `NA`, `N/A`, `None`, `null`).
    case number(Double)
    /// Not a number.
    case text
  }

  package var delimiter: UInt8
  /// Whether a comma may stand for the decimal point; so wherever it does not separate cells.
  package var acceptsDecimalComma: Bool { delimiter != Self.comma }

  package init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Reads the cell at `position`, and leaves `position` at the delimiter or the end behind it.
  package func next(_ bytes: Span<UInt8>, _ position: inout Int, end: Int) -> Cell {
    let start = position
    var p = start
    while p < end, isBlank(bytes[p]) { p += 1 }
    var isNegative = false
    if p < end, bytes[p] == Self.minus || bytes[p] == Self.plus {
      isNegative = bytes[p] == Self.minus
      p += 1
    }
    var digits: UInt64 = 0
    let first = p
    while p < end {
      let digit = bytes[p] &- 48
      guard digit < 10 else { break }
      digits = digits &* 10 &+ UInt64(digit)
      p += 1
    }
    var count = p - first
    var power = 0
    if p < end, bytes[p] == Self.point || (bytes[p] == Self.comma && acceptsDecimalComma) {
      p += 1
      let fraction = p
      while p < end {
        let digit = bytes[p] &- 48
        guard digit < 10 else { break }
        digits = digits &* 10 &+ UInt64(digit)
        p += 1
      }
      power = fraction - p
      count -= power
    }
    if count > 0, p < end, bytes[p] | 32 == 101 {
      guard let exponent = Self.exponent(bytes, &p, end: end) else {
        return slowly(bytes, from: start, &position, end: end)
      }
      power += exponent
    }
    while p < end, bytes[p] != delimiter, isBlank(bytes[p]) { p += 1 }
    guard p == end || bytes[p] == delimiter, count > 0, count < 20,
      let magnitude = Self.magnitude(digits, power: power)
    else { return slowly(bytes, from: start, &position, end: end) }
    position = p
    return .number(isNegative ? -magnitude : magnitude)
  }

  /// The digits times a power of ten, where one rounding gives it.
  private static func magnitude(_ digits: UInt64, power: Int) -> Double? {
    if power <= 0 {
      return power >= -DecimalQuotient.mostPlaces
        ? DecimalQuotient.value(digits, places: -power) : nil
    }
    guard digits <= 1 << 53, power < DecimalQuotient.powers.count else { return nil }
    return Double(digits) * DecimalQuotient.powers[power]
  }

  /// The number that a cell's text says, by the same rules.
  package func number(in text: String) -> Cell {
    let bytes = Array(text.utf8)
    guard !bytes.contains(delimiter) || acceptsDecimalComma else { return .text }
    var position = 0
    let cell = next(bytes.span, &position, end: bytes.count)
    return position == bytes.count ? cell : .text
  }

  /// The way for every cell that is not a plain decimal.
  private func slowly(
    _ bytes: Span<UInt8>, from start: Int, _ position: inout Int, end: Int
  ) -> Cell {
    var p = start
    while p < end, delimiter == Self.space, bytes[p] == Self.space { p += 1 }
    var cell: [UInt8] = []
    while p < end, bytes[p] != delimiter {
      if cell.count < Self.longestNumber { cell.append(bytes[p]) }
      p += 1
    }
    position = p
    while let last = cell.last, isBlank(last) { cell.removeLast() }
    let trimmed = cell.drop(while: isBlank)
    if trimmed.isEmpty { return .number(.nan) }
    if Self.isMissing(trimmed) { return .number(.nan) }
    guard trimmed.count < Self.longestNumber, trimmed.allSatisfy(isNumeric) else { return .text }
    let plain = trimmed.map { $0 == Self.comma ? Self.point : $0 }
    guard let value = Double(String(decoding: plain, as: UTF8.self)), value.isFinite else {
      return .text
    }
    return .number(value)
  }

  /// Whether a cell is a word for what was not seen: of C and Python (`nan`, `None`), of Microsoft's C
  /// (`-1.#IND00`, `1.#QNAN`, `-nan(ind)`), of R and pandas (`NA`, `N/A`), of databases (`NULL`).
  private static func isMissing(_ cell: ArraySlice<UInt8>) -> Bool {
    guard cell.count <= longestWord else { return false }
    let word = String(decoding: cell, as: UTF8.self).lowercased()
    if missingWords.contains(word) { return true }
    let bare = word.drop { $0 == "-" || $0 == "+" }
    return bare == "nan" || bare.hasPrefix("nan(")
      || ["1.#ind", "1.#qnan", "1.#snan"].contains { bare.hasPrefix($0) }
  }

  private static let missingWords: Set<String> = ["na", "n/a", "#n/a", "none", "null"]
  /// Longest word for what was not seen, bytes.
  private static let longestWord = 16

  /// Reads `e-05` at `p`; `nil` where no digits follow or there are too many for the exact way.
  private static func exponent(_ bytes: Span<UInt8>, _ p: inout Int, end: Int) -> Int? {
    p += 1
    var isNegative = false
    if p < end, bytes[p] == minus || bytes[p] == plus {
      isNegative = bytes[p] == minus
      p += 1
    }
    let first = p
    var value = 0
    while p < end, p - first < 4 {
      let digit = bytes[p] &- 48
      guard digit < 10 else { break }
      value = value * 10 + Int(digit)
      p += 1
    }
    guard p > first else { return nil }
    return isNegative ? -value : value
  }

  func isBlank(_ byte: UInt8) -> Bool {
    byte == Self.space || (byte == Self.tab && delimiter != Self.tab)
  }

  /// Letters of `inf` and of hexadecimal numbers, which `Double(String)` would take, are left out.
  private func isNumeric(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || byte == Self.point || byte == Self.minus || byte == Self.plus
      || byte | 32 == 101 || (byte == Self.comma && acceptsDecimalComma)
  }

  /// Longest number that is read, bytes; the exact value of the least double has 1 077 characters.
  private static let longestNumber = 2048

  package static let comma = UInt8(ascii: ",")
  package static let semicolon = UInt8(ascii: ";")
  package static let tab = UInt8(ascii: "\t")
  package static let space = UInt8(ascii: " ")
  private static let point = UInt8(ascii: ".")
  private static let minus = UInt8(ascii: "-")
  private static let plus = UInt8(ascii: "+")
}
