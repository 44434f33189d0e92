import Foundation

/// Round numbers along an axis.
public struct Ticks: Hashable, Sendable {
  /// Where the ticks are, ascending, in the axis's unit.
  public var values: [Double]
  /// Decimals that tell neighbours apart.
  public var decimals: Int

  /// Multiples of 1, 2 or 5 times a power of ten within a range.
  ///
  /// - Parameter most: The largest count of ticks, at least 2.
  public init(in range: ClosedRange<Double>, atMost most: Int) {
    let span = range.upperBound - range.lowerBound
    guard span > 1e-12, span < 1e300, span > 1e-9 * range.upperBound.magnitude else {
      values = range.lowerBound.isFinite ? [range.lowerBound] : []
      decimals = 0
      return
    }
    let step = Self.step(for: span, atMost: Swift.max(most, 2))
    // A rounding error must not lose the last tick.
    let slack = step * 1e-6
    let first = ((range.lowerBound - slack) / step).rounded(.up)
    let last = ((range.upperBound + slack) / step).rounded(.down)
    let count = Swift.max(0, Int(last - first) + 1)
    values = (0..<count).map { (first + Double($0)) * step }
    decimals = Swift.min(6, Swift.max(0, -Int(log10(step).rounded(.down))))
  }

  /// The smallest round step that gives no more than a count of ticks.
  private static func step(for span: Double, atMost most: Int) -> Double {
    let rough = span / Double(most)
    let power = pow(10, log10(rough).rounded(.down))
    for factor in [1.0, 2, 5, 10, 20] where (span / (factor * power)).rounded(.down) < Double(most)
    {
      return factor * power
    }
    return 50 * power
  }

  /// A tick's text, with a true minus sign.
  public func label(_ value: Double) -> String { label(value, decimalMark: ".") }

  /// A tick's text in a language with another mark between a number's whole part and its decimals.
  public func label(_ value: Double, decimalMark: String) -> String {
    let number = value.fixed(decimals)
    let text = decimalMark == "." ? number : number.replacing(".", with: decimalMark)
    return text.hasPrefix("-") ? "\u{2212}" + text.dropFirst() : text
  }
}
