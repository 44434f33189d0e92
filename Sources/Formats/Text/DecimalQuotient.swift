/// Whole numbers divided by powers of ten, rounded once, to the nearest number and of two as near
/// to the even one, exactly as `Double(String)` rounds a decimal.
///
/// Source: Clinger 1990, How to read floating point numbers accurately, PLDI; the division of two
/// words by one and its remainder decide all other cases.
enum DecimalQuotient {
  /// The largest power of ten that a number is divided by.
  static let mostPlaces = fives.count - 1

  /// - Parameter places: How many digits of the number stand behind the point, at most `mostPlaces`.
  static func value(_ number: UInt64, places: Int) -> Double {
    // Both are numbers themselves, and one division rounds once.
    if number <= 1 << 53, places < powers.count { return Double(number) / powers[places] }
    // 10ᵏ is 5ᵏ times 2ᵏ; both highest bits are moved to the top, so that at least 62 bits come out.
    let five = fives[places]
    let (up, fiveUp) = (number.leadingZeroBitCount, five.leadingZeroBitCount)
    let dividend = number &<< UInt64(up)
    let (quotient, remainder) = (five &<< UInt64(fiveUp)).dividingFullWidth(
      (dividend &>> 1, dividend &<< 63))
    // The lowest bit says that something is left, which decides between two as near.
    let rounded = Double(Int64(quotient &>> 1 | quotient & 1 | (remainder == 0 ? 0 : 1)))
    let exponent = fiveUp - up - 62 - places
    return rounded * Double(bitPattern: UInt64(1023 + exponent) &<< 52)
  }

  /// The powers of ten that are numbers themselves.
  static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]
  /// The powers of five that fit into a word.
  private static let fives: [UInt64] = [
    1, 5, 25, 125, 625, 3125, 15_625, 78_125, 390_625, 1_953_125, 9_765_625, 48_828_125,
    244_140_625, 1_220_703_125, 6_103_515_625, 30_517_578_125, 152_587_890_625, 762_939_453_125,
    3_814_697_265_625, 19_073_486_328_125, 95_367_431_640_625, 476_837_158_203_125,
    2_384_185_791_015_625, 11_920_928_955_078_125, 59_604_644_775_390_625,
    298_023_223_876_953_125, 1_490_116_119_384_765_625, 7_450_580_596_923_828_125,
  ]
}
