import Foundation

/// Gathers the bytes of a text file.
package struct TextWriter: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// A number with a fixed count of decimals (at most nine); nothing for NaN and infinity.
  package mutating func append(_ value: Double, decimals: Int) {
    guard value.isFinite else { return }
    let scaled = (value * Self.powers[decimals]).rounded()
    guard abs(scaled) < 9e18 else { return append("\(value)") }
    let units = UInt64(abs(scaled))
    if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
    var digits = Array(String(units).utf8)
    while digits.count <= decimals { digits.insert(48, at: 0) }
    bytes.append(contentsOf: digits.dropLast(decimals))
    guard decimals > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(contentsOf: digits.suffix(decimals))
  }

  /// A number with as many digits as it takes to read the same number back; nothing for NaN.
  package mutating func appendExact(_ value: Double) {
    guard value.isFinite else { return }
    append(value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)")
  }

  /// A cell of a comma-separated row, quoted where it must be.
  package mutating func appendCell(_ text: String) {
    let line = text.map { $0.isNewline ? " " : $0 }
    // Other separators are quoted too, or a reader could take them for the table's own.
    let mustQuote = line.contains { ",;\t\"".contains($0) } || text.trimmed != text
    guard mustQuote else { return append(String(line)) }
    append("\"" + line.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\"")
  }

  private static let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]
}
