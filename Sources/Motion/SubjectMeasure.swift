/// One number about a person that a model needs.
public enum SubjectMeasure: Codable, Hashable, Sendable {
  case mass
  case height
  /// Twelve months a year; years.
  case age
  case markerDiameter
  /// Between the two anterior superior iliac spines.
  case interAsisDistance
  case legLength(Side)
  case kneeWidth(Side)
  case ankleWidth(Side)
  case asisTrochanterDistance(Side)
  /// Static plantarflexion offset of the foot frame.
  case staticPlantarFlexion(Side)
  /// Static rotation offset of the foot frame.
  case staticRotation(Side)
  case thighRotation(Side)
  case shankRotation(Side)
  case tibialTorsion(Side)
  case soleDelta(Side)

  /// Every measure, in the order of reports.
  public static let all: [SubjectMeasure] =
    [.mass, .height, .age, .markerDiameter, .interAsisDistance]
    + [
      SubjectMeasure.legLength, kneeWidth, ankleWidth, asisTrochanterDistance,
      staticPlantarFlexion, staticRotation, thighRotation, shankRotation, tibialTorsion, soleDelta,
    ].flatMap { make in Side.allCases.map(make) }

  /// The column of `participants.tsv`, with the SI unit as its suffix.
  public var name: String {
    switch self {
    case .mass: "mass_kg"
    case .height: "height_m"
    case .age: "age_years"
    case .markerDiameter: "marker_diameter_m"
    case .interAsisDistance: "inter_asis_distance_m"
    case .legLength(let side): "leg_length_\(side.rawValue)_m"
    case .kneeWidth(let side): "knee_width_\(side.rawValue)_m"
    case .ankleWidth(let side): "ankle_width_\(side.rawValue)_m"
    case .asisTrochanterDistance(let side): "asis_trochanter_distance_\(side.rawValue)_m"
    case .staticPlantarFlexion(let side): "static_plantar_flexion_\(side.rawValue)_rad"
    case .staticRotation(let side): "static_rotation_\(side.rawValue)_rad"
    case .thighRotation(let side): "thigh_rotation_\(side.rawValue)_rad"
    case .shankRotation(let side): "shank_rotation_\(side.rawValue)_rad"
    case .tibialTorsion(let side): "tibial_torsion_\(side.rawValue)_rad"
    case .soleDelta(let side): "sole_delta_\(side.rawValue)_m"
    }
  }

  /// The measure in plain words, for reports and refusals.
  public var words: String {
    switch self {
    case .mass: "body mass"
    case .height: "height"
    case .age: "age"
    case .markerDiameter: "marker diameter"
    case .interAsisDistance: "distance between the anterior iliac spines"
    case .legLength(let side): "\(side.rawValue) leg length"
    case .kneeWidth(let side): "\(side.rawValue) knee width"
    case .ankleWidth(let side): "\(side.rawValue) ankle width"
    case .asisTrochanterDistance(let side): "\(side.rawValue) iliac spine to trochanter distance"
    case .staticPlantarFlexion(let side): "\(side.rawValue) static plantarflexion offset"
    case .staticRotation(let side): "\(side.rawValue) static rotation offset"
    case .thighRotation(let side): "\(side.rawValue) thigh rotation offset"
    case .shankRotation(let side): "\(side.rawValue) shank rotation offset"
    case .tibialTorsion(let side): "\(side.rawValue) tibial torsion"
    case .soleDelta(let side): "\(side.rawValue) sole thickness difference"
    }
  }
}
