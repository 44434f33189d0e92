/// One cell of a cohort table.
public enum CohortValue: Hashable, Sendable {
  /// Not measured, not known, or of no meaning in this row.
  case missing
  case text(String)
  case number(Double)
  case integer(Int)

  /// A number in the column's unit; missing where it is none or not finite.
  static func number(_ value: Double?) -> CohortValue {
    guard let value, value.isFinite else { return .missing }
    return .number(value)
  }

  /// A text; missing where there is none.
  static func text(_ value: String?) -> CohortValue {
    guard let value, !value.isEmpty else { return .missing }
    return .text(value)
  }

  /// A count; missing where there is none.
  static func integer(_ value: Int?) -> CohortValue { value.map { .integer($0) } ?? .missing }
}
