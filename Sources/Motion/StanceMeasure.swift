/// One number that a stance on a force plate gives; its raw value is the parameter's name.
///
/// Shares of body weight use g = 9.81 m/s². Moments of the external kind are those of the ground on
/// the body, internal ones those of the body's own tissues; both are named.
public enum StanceMeasure: String, CaseIterable, Codable, Hashable, Sendable, Comparable {
  // Vertical force.
  case verticalForceFirstPeak = "vertical_force_first_peak"
  case verticalForceValley = "vertical_force_valley"
  case verticalForceSecondPeak = "vertical_force_second_peak"
  case verticalForcePeak = "vertical_force_peak"
  case verticalImpulse = "vertical_impulse"
  case averageLoadingRate = "vertical_loading_rate_average"
  case highestLoadingRate = "vertical_loading_rate_highest"
  // Force along the path.
  case brakingForcePeak = "braking_force_peak"
  case propulsionForcePeak = "propulsion_force_peak"
  case brakingImpulse = "braking_impulse"
  case propulsionImpulse = "propulsion_impulse"
  // Moments.
  case kneeAdductionFirstPeak = "external_knee_adduction_moment_first_peak"
  case kneeAdductionSecondPeak = "external_knee_adduction_moment_second_peak"
  case kneeAdductionImpulse = "external_knee_adduction_moment_impulse"
  case kneeAdductionFirstPeakScaled = "external_knee_adduction_moment_first_peak_bw_ht"
  case kneeAdductionSecondPeakScaled = "external_knee_adduction_moment_second_peak_bw_ht"
  case kneeAdductionImpulseScaled = "external_knee_adduction_moment_impulse_bw_ht"
  case kneeFlexionPeak = "external_knee_flexion_moment_peak"
  case kneeFlexionPeakScaled = "external_knee_flexion_moment_peak_bw_ht"
  case hipAbductorFirstPeak = "internal_hip_abductor_moment_first_peak"
  case hipAbductorSecondPeak = "internal_hip_abductor_moment_second_peak"
  case plantarflexorPeak = "internal_ankle_plantarflexor_moment_peak"
  // Joint work.
  case hipWorkGenerated = "hip_work_generated"
  case hipWorkAbsorbed = "hip_work_absorbed"
  case kneeWorkGenerated = "knee_work_generated"
  case kneeWorkAbsorbed = "knee_work_absorbed"
  case ankleWorkGenerated = "ankle_work_generated"
  case ankleWorkAbsorbed = "ankle_work_absorbed"
  // Centre of pressure.
  case pressureOffset = "centre_of_pressure_medial_offset"
  case pressureExcursion = "centre_of_pressure_mediolateral_range"
  case pressureLength = "centre_of_pressure_length"

  public static func < (a: StanceMeasure, b: StanceMeasure) -> Bool { a.rank < b.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// In plain words, with the sign and whether a moment is internal or external.
  public var words: String {
    switch self {
    case .verticalForceFirstPeak: "vertical ground reaction, first peak"
    case .verticalForceValley: "vertical ground reaction, valley between the peaks"
    case .verticalForceSecondPeak: "vertical ground reaction, second peak"
    case .verticalForcePeak: "vertical ground reaction, highest value"
    case .verticalImpulse: "impulse of the vertical ground reaction"
    case .averageLoadingRate: "vertical loading rate, average of 20 to 80 % of the rise"
    case .highestLoadingRate: "vertical loading rate, highest"
    case .brakingForcePeak: "braking force, highest (backward)"
    case .propulsionForcePeak: "propulsion force, highest (forward)"
    case .brakingImpulse: "braking impulse (backward)"
    case .propulsionImpulse: "propulsion impulse (forward)"
    case .kneeAdductionFirstPeak, .kneeAdductionFirstPeakScaled:
      "external knee adduction moment, first peak (+ adduction)"
    case .kneeAdductionSecondPeak, .kneeAdductionSecondPeakScaled:
      "external knee adduction moment, second peak (+ adduction)"
    case .kneeAdductionImpulse, .kneeAdductionImpulseScaled:
      "external knee adduction moment, impulse of its positive part"
    case .kneeFlexionPeak, .kneeFlexionPeakScaled:
      "external knee flexion moment, peak in weight acceptance (+ flexion)"
    case .hipAbductorFirstPeak: "internal hip abductor moment, first peak (+ abductor)"
    case .hipAbductorSecondPeak: "internal hip abductor moment, second peak (+ abductor)"
    case .plantarflexorPeak: "internal ankle plantarflexor moment, peak (+ plantarflexor)"
    case .hipWorkGenerated: "work generated at the hip in stance"
    case .hipWorkAbsorbed: "work absorbed at the hip in stance"
    case .kneeWorkGenerated: "work generated at the knee in stance"
    case .kneeWorkAbsorbed: "work absorbed at the knee in stance"
    case .ankleWorkGenerated: "work generated at the ankle in stance"
    case .ankleWorkAbsorbed: "work absorbed at the ankle in stance"
    case .pressureOffset:
      "centre of pressure from the heel-to-second-metatarsal line, mean (+ medial)"
    case .pressureExcursion: "centre of pressure across that line, range"
    case .pressureLength: "centre of pressure along the foot, range"
    }
  }

  /// The unit in which it is shown; values are kept in SI units.
  public var unit: Unit {
    switch self {
    case .verticalForceFirstPeak, .verticalForceValley, .verticalForceSecondPeak,
      .verticalForcePeak, .brakingForcePeak, .propulsionForcePeak:
      .bodyWeight
    case .verticalImpulse, .brakingImpulse, .propulsionImpulse: .bodyWeightSecond
    case .averageLoadingRate, .highestLoadingRate: .bodyWeightPerSecond
    case .kneeAdductionFirstPeak, .kneeAdductionSecondPeak, .kneeFlexionPeak,
      .hipAbductorFirstPeak, .hipAbductorSecondPeak, .plantarflexorPeak:
      .newtonMetrePerKilogram
    case .kneeAdductionImpulse: .newtonMetreSecondPerKilogram
    case .kneeAdductionFirstPeakScaled, .kneeAdductionSecondPeakScaled, .kneeFlexionPeakScaled:
      .percentBodyWeightHeight
    case .kneeAdductionImpulseScaled: .percentBodyWeightHeightSecond
    case .hipWorkGenerated, .hipWorkAbsorbed, .kneeWorkGenerated, .kneeWorkAbsorbed,
      .ankleWorkGenerated, .ankleWorkAbsorbed:
      .joulePerKilogram
    case .pressureOffset, .pressureExcursion, .pressureLength: .millimetre
    }
  }

  /// What follows a measure's name in the parameter that compares its sides.
  public static let symmetrySuffix = "_symmetry"
  /// The parameters of quiet standing.
  public static let standingShare = "standing_weight_share_left"
  public static let standingEven = "standing_weight_even_time"
  public static let standingEllipseLength = "standing_pressure_ellipse_length"
  public static let standingEllipseWidth = "standing_pressure_ellipse_width"
  static let standing: Set<String> = [
    standingShare, standingEven, standingEllipseLength, standingEllipseWidth,
  ]
}

extension Parameter {
  /// Whether it comes from force plates.
  public var isKinetic: Bool {
    let plain =
      name.hasSuffix(StanceMeasure.symmetrySuffix)
      ? String(name.dropLast(StanceMeasure.symmetrySuffix.count)) : name
    return StanceMeasure(rawValue: plain) != nil || StanceMeasure.standing.contains(name)
  }
}
