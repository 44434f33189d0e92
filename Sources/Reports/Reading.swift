import Drawing
import Motion

/// Numbers as a report prints them: with a fixed count of decimals for each unit, and a true minus.
package enum Reading {
  /// A number in SI units with the reader's unit behind it: `12.3°`, `1.24 m/s`.
  package static func text(_ value: Double, _ unit: Unit) -> String {
    guard value.isFinite else { return "not measured" }
    return number(value, unit) + suffix(unit)
  }

  /// The number alone, in the reader's unit.
  package static func number(_ value: Double, _ unit: Unit) -> String {
    plain(value.in(unit), decimals: decimals(unit))
  }

  /// A number with a fixed count of decimals.
  package static func plain(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "\u{2013}" }
    let text = value.fixed(decimals)
    return text.hasPrefix("-") ? "\u{2212}" + text.dropFirst() : text
  }

  /// `1.21 ± 0.04 m/s`; without the spread where there is one value only.
  package static func text(_ statistic: Statistic, _ unit: Unit) -> String {
    guard let spread = statistic.standardDeviation else { return text(statistic.mean, unit) }
    return number(statistic.mean, unit) + " \u{B1} " + number(spread, unit) + suffix(unit)
  }

  /// The unit as it follows a number, with its space where it takes one.
  package static func suffix(_ unit: Unit) -> String {
    switch unit {
    case .degree: unit.symbol
    case .ratio: ""
    case .perMinute: "\u{A0}/min"
    default: "\u{A0}" + unit.symbol
    }
  }

  private static func decimals(_ unit: Unit) -> Int {
    switch unit {
    case .degree, .percent, .centimetre, .newton, .perMinute, .hertz, .kilogram: 1
    case .millimetre, .millisecond, .newtonMillimetre, .newtonMillimetrePerKilogram, .microvolt,
      .watt:
      0
    case .radian, .volt, .millivolt: 3
    default: 2
    }
  }

  /// `1 cycle`, `3 cycles`.
  package static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(number) " + (number == 1 ? noun : plural ?? noun + "s")
  }

  /// `a`, `a and b`, `a, b and c`.
  package static func enumeration(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// The text with a capital first letter.
  package static func sentenceCase(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
