/// How the legs stand, from markers in the standing trial: each value with its error.
///
/// A marker estimate, not radiographic.
public struct Alignment: Codable, Hashable, Sendable {
  /// What is measured.
  public enum Quantity: String, CaseIterable, Codable, Hashable, Sendable {
    case hipKneeAnkle = "hip_knee_ankle"
    case legLengthDifference = "leg_length_difference"
    case hipHeightDifference = "hip_height_difference"
    case footProgression = "foot_progression"
    case pelvicObliquity = "pelvic_obliquity"
    case thighRotation = "thigh_rotation"
    case shankRotation = "shank_rotation"

    /// In plain words.
    public var words: String {
      switch self {
      case .hipKneeAnkle: "hip-knee-ankle angle"
      case .legLengthDifference: "difference of leg lengths"
      case .hipHeightDifference: "difference of hip centre heights"
      case .footProgression: "foot progression"
      case .pelvicObliquity: "pelvic obliquity"
      case .thighRotation: "thigh rotation against the pelvis"
      case .shankRotation: "shank rotation (ankle axis against knee axis)"
      }
    }

    /// Which way counts as positive, in words.
    public var signInWords: String {
      switch self {
      case .hipKneeAnkle: "+ varus, \u{2212} valgus"
      case .legLengthDifference: "+ right leg longer"
      case .hipHeightDifference: "+ right hip higher"
      case .footProgression: "+ toes inwards"
      case .pelvicObliquity: "+ right side up"
      case .thighRotation: "+ internal"
      case .shankRotation: "+ internal"
      }
    }

    /// The unit that a reader sees.
    public var unit: Unit {
      switch self {
      case .legLengthDifference, .hipHeightDifference: .millimetre
      default: .degree
      }
    }
  }

  /// One number with its error.
  public struct Value: Codable, Hashable, Sendable {
    public var quantity: Quantity
    /// The side, or `nil` for a difference between the sides or for the pelvis.
    public var side: Side?
    /// SI units.
    public var value: Availability<Double>
    /// One standard deviation, SI units.
    public var uncertainty: Double
    /// Where the error comes from, in words.
    public var errorSource: String

    public init(
      _ quantity: Quantity, side: Side? = nil, value: Availability<Double>, uncertainty: Double,
      errorSource: String
    ) {
      self.quantity = quantity
      self.side = side
      self.value = value
      self.uncertainty = uncertainty
      self.errorSource = errorSource
    }
  }

  /// In the order of reports.
  public var values: [Value]

  public init(values: [Value] = []) { self.values = values }

  /// What a reader must be told beside every value.
  public static let caveat = "marker estimate, not radiographic"

  /// The value of a quantity, or `nil` where it was not looked for.
  public subscript(quantity: Quantity, side: Side?) -> Value? {
    values.first { $0.quantity == quantity && $0.side == side }
  }
}
