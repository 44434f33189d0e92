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
    let digits = String(Int64(scaled))
    let padded = String(repeating: "0", count: Swift.max(0, places + 1 - digits.count)) + digits
    let sign = self < 0 && scaled > 0 ? "-" : ""
    guard places > 0 else { return sign + padded }
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
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
    var text = bounded.fixed(decimals)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
