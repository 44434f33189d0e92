import Motion

/// A date and a time of day as a program stamps them on a row: `2024-03-05T12:00:00.010Z`, with a blank
/// for the T, with or without fractions of a second and an offset from UTC; or the time of day alone.
///
/// Source: ISO 8601, extended format.
struct DateStamp {
  /// Since the beginning of the year 2000, without leap seconds.
  let nanoseconds: Int

  init?(_ text: String) {
    var bytes = Array(text.trimmed.utf8)
    if bytes.count >= 8, bytes[2] == 58, bytes[5] == 58 { bytes = Self.someDay + bytes }
    guard bytes.count >= 16, bytes.count <= 40, bytes[4] == 45, bytes[7] == 45,
      bytes[10] == UInt8(ascii: "T") || bytes[10] == 32, bytes[13] == 58,
      let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
      let day = Self.number(bytes[8..<10]), let hour = Self.number(bytes[11..<13]),
      let minute = Self.number(bytes[14..<16]), (1900...2200).contains(year),
      (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60
    else { return nil }
    var rest = bytes[16...]
    var fine = 0
    if rest.first == 58 {
      guard rest.count >= 3, let second = Self.number(rest.dropFirst().prefix(2)), second < 60
      else { return nil }
      rest = rest.dropFirst(3)
      fine = second * 1_000_000_000
      if let mark = rest.first, mark == 46 || mark == 44 {
        let digits = rest.dropFirst().prefix { (48...57).contains($0) }
        guard let fraction = Self.number(digits.prefix(9)) else { return nil }
        let places = min(9, digits.count)
        fine += (places..<9).reduce(fraction) { value, _ in value * 10 }
        rest = rest.dropFirst(1 + digits.count)
      }
    }
    guard let offset = Self.offset(rest) else { return nil }
    let days = Self.days(year, month, day) - Self.days(2000, 1, 1)
    let minutes = (days * 24 + hour) * 60 + minute - offset
    nanoseconds = minutes * 60_000_000_000 + fine
  }

  /// Whole seconds and nine decimals since another stamp; a blank row of time has none.
  func seconds(since first: DateStamp) -> String {
    let span = nanoseconds - first.nanoseconds
    let (whole, part) = abs(span).quotientAndRemainder(dividingBy: 1_000_000_000)
    var digits = String(part)
    while digits.count < 9 { digits = "0" + digits }
    while digits.last == "0" { digits.removeLast() }
    return (span < 0 ? "-" : "") + "\(whole)" + (digits.isEmpty ? "" : "." + digits)
  }

  /// Times of day are compared with one another alone; one behind midnight is before the others.
  private static let someDay = Array("2000-01-01T".utf8)

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return digits.reduce(0) { 10 * $0 + Int($1) - 48 }
  }

  /// Minutes ahead of UTC: `Z`, `+01:00`, `+0100`, `+01` or nothing.
  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    if bytes.isEmpty || bytes.elementsEqual([UInt8(ascii: "Z")]) { return 0 }
    let sign = bytes.first == UInt8(ascii: "-") ? -1 : 1
    guard let first = bytes.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "-") else {
      return nil
    }
    let digits = bytes.dropFirst().filter { $0 != 58 }[...]
    guard digits.count == 2 || digits.count == 4, let hours = number(digits.prefix(2)),
      let minutes = digits.count == 4 ? number(digits.suffix(2)) : 0
    else { return nil }
    return sign * (60 * hours + minutes)
  }

  /// Days since the first of March of the year 0, Gregorian.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month > 2 ? year : year - 1
    let month = month > 2 ? month - 3 : month + 9
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1
  }
}
