/// A value, or the reason why there is none; the report prints the reason.
public enum Availability<Value> {
  case present(Value)
  case absent(because: String)

  /// The value, or `nil`.
  public var value: Value? {
    if case .present(let value) = self { return value }
    return nil
  }

  /// Why there is no value, or `nil` where there is one.
  public var reason: String? {
    if case .absent(let reason) = self { return reason }
    return nil
  }
}

extension Availability: Sendable where Value: Sendable {}
extension Availability: Equatable where Value: Equatable {}
extension Availability: Hashable where Value: Hashable {}
extension Availability: Codable where Value: Codable {}
