/// A body segment that a model follows.
public enum Segment: Codable, Hashable, Sendable {
  case pelvis
  case thigh(Side)
  case shank(Side)
  case foot(Side)

  public static let all: [Segment] =
    [.pelvis] + Side.allCases.flatMap { [.thigh($0), .shank($0), .foot($0)] }

  /// The segment in words: `left thigh`.
  public var words: String {
    switch self {
    case .pelvis: "pelvis"
    case .thigh(let side): "\(side.rawValue) thigh"
    case .shank(let side): "\(side.rawValue) shank"
    case .foot(let side): "\(side.rawValue) foot"
    }
  }
}

/// A joint whose centre a model finds.
public enum Joint: String, CaseIterable, Codable, Hashable, Sendable {
  case hip
  case knee
  case ankle
}
