import Foundation

extension Double {
  /// This number with a fixed count of decimals, the same text as `printf` gives.
  ///
  /// The product with the power of ten is taken with its rounding error, so that every tie is told
  /// from a near tie; beyond what a double holds to the last digit, `printf` itself is asked.
  func text(decimals: Int) -> String {
    let powers: [Double] = [1, 10, 100, 1000, 10_000]
    guard powers.indices.contains(decimals), abs(self) < 1e9 else {
      return String(format: "%.\(decimals)f", self)
    }
    let size = magnitude
    let scaled = size * powers[decimals]
    // What the multiplication rounded away, exactly.
    let lost = (-scaled).addingProduct(size, powers[decimals])
    var whole = scaled.rounded(.down)
    let rest = scaled - whole
    if rest > 0.5 || (rest == 0.5 && lost > 0) {
      whole += 1
    } else if rest == 0.5, lost == 0, whole.truncatingRemainder(dividingBy: 2) == 1 {
      whole += 1
    }
    var digits = String(Int(whole))
    if decimals > 0 {
      if digits.utf8.count <= decimals {
        digits = String(repeating: "0", count: decimals + 1 - digits.utf8.count) + digits
      }
      let point = digits.index(digits.endIndex, offsetBy: -decimals)
      digits.insert(".", at: point)
    }
    return sign == .minus ? "-" + digits : digits
  }
}
