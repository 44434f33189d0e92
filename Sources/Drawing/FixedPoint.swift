extension Double {
  /// The number with a fixed count of decimals, the same on every machine and in every locale.
  ///
  /// - Parameter decimals: 0 to 6; more are cut to 6.
  /// - Returns: `-1.50`; never `-0`. A number too large for its digits to mean anything is written
  ///   with an exponent; NaN is `nan`.
  public func fixed(_ decimals: Int) -> String {
    guard isFinite else { return isNaN ? "nan" : self < 0 ? "-inf" : "inf" }
    let places = Swift.min(Swift.max(decimals, 0), 6)
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (magnitude * scale).rounded()
    guard scaled < 1e15 else { return description }
    return Self.decimal(Int64(scaled), isNegative: self < 0, places: places)
  }

  /// A count of units of the last decimal, with its point and at least one digit before it.
  private static func decimal(_ count: Int64, isNegative: Bool, places: Int) -> String {
    // A sign, a point and at most 16 digits, from the last to the first.
    String(unsafeUninitializedCapacity: 24) { buffer in
      var rest = count
      var written = 0
      var at = buffer.count
      while rest > 0 || written <= places {
        if places > 0 && written == places {
          at -= 1
          buffer[at] = UInt8(ascii: ".")
        }
        at -= 1
        buffer[at] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
        written += 1
      }
      if isNegative && count > 0 {
        at -= 1
        buffer[at] = UInt8(ascii: "-")
      }
      let length = buffer.count - at
      for place in 0..<length { buffer[place] = buffer[at + place] }
      return length
    }
  }

  /// A position or length in a drawing: at most two decimals, no trailing zeros, and never so far
  /// out that a viewer stumbles.
  var coordinate: String { coordinate(2) }

  /// A point of a curve: one decimal is finer than any screen or printer, and curves are what makes
  /// a drawing large.
  var curveCoordinate: String { coordinate(1) }

  private func coordinate(_ decimals: Int) -> String {
    let bounded = isNaN ? 0 : Swift.min(Swift.max(self, -1e5), 1e5)
    // Most places are whole.
    if let whole = Int(exactly: bounded) { return String(whole) }
    var scaled = (bounded.magnitude * (decimals == 1 ? 10 : 100)).rounded()
    var places = decimals
    while places > 0 && scaled.truncatingRemainder(dividingBy: 10) == 0 {
      scaled /= 10
      places -= 1
    }
    return Self.decimal(Int64(scaled), isNegative: bounded < 0, places: places)
  }
}
