import Foundation
import Motion
import Signal

/// How findings are worded: numbers, sides, and the words that never appear.
public enum Wording {
  /// Beginnings of words that no sentence may hold: a finding is a measured sign, never a
  /// diagnosis, a cause, a statement on a muscle's strength or length, or a forecast.
  public static let banned = [
    "diagnos", "suffer", "caused by", "weak", "tight", "risk of injury", "injury risk", "abnormal",
    "normal person", "safe to return",
  ]

  /// The banned words that a text holds.
  public static func bannedWords(in text: String) -> [String] {
    let lower = text.lowercased()
    return banned.filter { lower.contains($0) }
  }

  /// A number with a fixed count of decimals; a minus sign where it is below zero.
  static func number(_ value: Double, _ decimals: Int = 1) -> String {
    guard value.isFinite else { return "not measured" }
    let text = value.text(decimals: decimals)
    let isZero = !text.contains { $0 != "-" && $0 != "0" && $0 != "." }
    return isZero ? text.replacingOccurrences(of: "-", with: "") : text
  }

  /// An angle in radians, as degrees.
  static func degrees(_ radians: Double, _ decimals: Int = 1) -> String {
    number(radians.in(.degree), decimals) + "°"
  }

  /// A number of SI units in the unit that readers see, with its symbol.
  static func amount(_ value: Double, _ unit: Motion.Unit) -> String {
    guard value.isFinite else { return "not measured" }
    let number = value.in(unit)
    switch unit {
    case .degree: return Wording.number(number) + "°"
    case .ratio: return Wording.number(number, number == number.rounded() ? 0 : 2)
    case .newtonMetrePerKilogram, .wattPerKilogram, .newtonPerKilogram, .metre, .second:
      return Wording.number(number, 2) + " " + unit.symbol
    case .millimetre, .millisecond: return Wording.number(number, 0) + " " + unit.symbol
    default: return Wording.number(number) + " " + unit.symbol
    }
  }

  /// A time in seconds, as milliseconds.
  static func milliseconds(_ seconds: Double) -> String {
    number(seconds.in(.millisecond), 0) + " ms"
  }

  /// `9 of 10 cycles`, or `seen in 2 strides only` for one or two.
  static func count(_ showing: Int, of windows: Int, _ noun: String) -> String {
    "\(showing) of \(windows) \(noun)\(windows == 1 ? "" : "s")"
  }

  /// The 95 % interval of a share after Wilson 1927, as `0.57 to 1.00`.
  static func interval(_ showing: Int, of windows: Int) -> String {
    let interval = Statistics.wilsonInterval(successes: showing, of: windows) ?? 0...1
    return "\(number(interval.lowerBound, 2)) to \(number(interval.upperBound, 2))"
  }

  /// What must be said where a sign rests on one or two windows.
  static func fewNote(_ windows: Int, _ noun: String) -> String {
    "seen in \(windows) \(noun)\(windows == 1 ? "" : "s") only"
  }
}

extension String {
  /// This text with its first letter large.
  var sentenceStart: String { prefix(1).uppercased() + dropFirst() }

  /// This text with a full stop at its end.
  var sentenceEnd: String { hasSuffix(".") ? self : self + "." }
}
