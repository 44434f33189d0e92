import Foundation
import Motion

/// What the data dictionary says of one parameter of a long table.
public struct CohortParameter: Hashable, Sendable {
  public var name: String
  public var words: String
  public var unit: String
  /// Which way is positive, in words; empty where it has no sign.
  public var sign: String

  init(_ parameter: Parameter, sign: String? = nil) {
    name = parameter.name
    words = parameter.words
    unit = parameter.unit.rawValue
    self.sign = (sign ?? Self.sign(of: parameter)).asPositive
  }

  /// The sign as the parameter's own words state it, or that of the curve it is read from.
  private static func sign(of parameter: Parameter) -> String {
    if let from = parameter.words.range(of: "(+ ")?.lowerBound,
      let to = parameter.words[from...].firstIndex(of: ")")
    {
      return String(parameter.words[parameter.words.index(after: from)..<to])
    }
    let isSigned = [.degree, .newtonMetrePerKilogram, .wattPerKilogram].contains(parameter.unit)
    // A range and a spread have no direction.
    guard isSigned, !parameter.name.hasSuffix("_range"), !parameter.name.contains("variability")
    else { return "" }
    let curve = CycleQuantity.all
      .filter { quantity in
        parameter.name.contains(quantity.name)
          || quantity == .angle(.ankle, 0) && parameter.name.contains("dorsiflexion")
      }
      .max { $0.name.count < $1.name.count }
    return curve?.signInWords ?? ""
  }
}

extension String {
  /// A sign in words that does not begin like a formula: `+ varus` becomes `positive: varus`.
  var asPositive: String { hasPrefix("+ ") ? "positive: " + dropFirst(2) : self }
}
