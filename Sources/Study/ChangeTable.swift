import Formats
import Foundation
import Motion

/// How large a difference between two visits must be before it is more than measurement error, and
/// where one direction is better by definition: figures with their sources, kept as data.
struct ChangeTable: Sendable {
  /// One line of the data.
  struct Entry: Sendable {
    /// A part of the names of the parameters it is for.
    var part: String
    var unit: Motion.Unit
    /// Whether the error is a share of the value.
    var isRelative: Bool
    /// Standard error between sessions, SI units or share; `nil` where the change itself is given.
    var standardError: Double?
    /// The smallest change that counts where it is given by itself, SI units.
    var given: Double?
    var lowerIsBetter: Bool
    var source: String

    /// 1.96 √2: from a standard error to the change that 19 of 20 repetitions stay below.
    static let factor = 2.77

    /// The smallest change that is more than error, SI units.
    ///
    /// - Parameters:
    ///   - mean: Mean of both visits, for an error that is a share of it.
    ///   - widening: Another standard error of both visits, added in quadrature; SI units.
    func detectableChange(at mean: Double, widening: Double = 0) -> Double? {
      if let given { return given }
      guard let standardError else { return nil }
      let error = isRelative ? standardError * abs(mean) : standardError
      return Self.factor * (error * error + widening * widening).squareRoot()
    }
  }

  let entries: [Entry]

  static let standard = ChangeTable(
    text: Resource.text(named: "comparison/measurement_error.csv") ?? "")

  /// Lines that cannot be read are left out; a test holds that there are none.
  init(text: String) {
    entries = text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
      // Six plain fields, then a text in quotation marks.
      let fields = line.split(separator: ",", maxSplits: 6, omittingEmptySubsequences: false)
        .map(String.init)
      guard fields.count == 7, let unit = Motion.Unit(rawValue: fields[1]) else { return nil }
      let isRelative = fields[2] == "relative"
      let factor = isRelative ? 1 : unit.siFactor
      return Entry(
        part: fields[0], unit: unit, isRelative: isRelative,
        standardError: Double(fields[3]).map { $0 * factor },
        given: Double(fields[4]).map { $0 * unit.siFactor },
        lowerIsBetter: fields[5] == "lower", source: fields[6].filter { $0 != "\"" })
    }
  }

  /// What is known of a parameter; the first line that fits counts. Spreads over cycles have none.
  func entry(for name: String, unit: Motion.Unit) -> Entry? {
    guard !name.contains("variability"), !name.hasPrefix("dimensionless_"),
      !name.hasSuffix(StanceMeasure.symmetrySuffix)
    else { return nil }
    return entries.first { entry in
      entry.unit == unit
        && (unit == .degree || unit == .newtonMetrePerKilogram || unit == .bodyWeight
          ? name.contains(entry.part) : name == entry.part || name.hasPrefix(entry.part + "_bw"))
    }
  }
}
