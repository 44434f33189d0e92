import Geometry

/// One of the six directions along a laboratory's axes.
public enum Axis: String, CaseIterable, Codable, Hashable, Sendable {
  case plusX = "+X"
  case minusX = "-X"
  case plusY = "+Y"
  case minusY = "-Y"
  case plusZ = "+Z"
  case minusZ = "-Z"

  /// The direction as a vector of length one.
  public var vector: Vector3 {
    switch self {
    case .plusX: .unitX
    case .minusX: -.unitX
    case .plusY: .unitY
    case .minusY: -.unitY
    case .plusZ: .unitZ
    case .minusZ: -.unitZ
    }
  }

  /// The direction that `X`, `+X`, `-y` and the like name, or `nil`.
  public init?(named text: String) {
    let upper = text.uppercased()
    self.init(rawValue: upper.hasPrefix("+") || upper.hasPrefix("-") ? upper : "+" + upper)
  }
}
