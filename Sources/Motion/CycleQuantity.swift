/// A quantity that has a curve over the cycle, and may have a reference.
public enum CycleQuantity: Codable, Hashable, Sendable {
  /// A joint or segment angle, component 0, 1 or 2.
  case angle(AngleGroup, Int)
  /// An internal joint moment per kilogram, component 0, 1 or 2.
  case moment(Joint, Int)
  /// A joint power per kilogram.
  case power(Joint)
  case trunk(TrunkAngle)

  /// Every quantity that carries information, in the order of reports.
  public static let all: [CycleQuantity] =
    [
      .angle(.pelvis, 0), .angle(.pelvis, 1), .angle(.pelvis, 2), .angle(.hip, 0), .angle(.hip, 1),
      .angle(.hip, 2), .angle(.knee, 0), .angle(.knee, 1), .angle(.knee, 2), .angle(.ankle, 0),
      .angle(.ankle, 2), .angle(.footProgress, 2),
    ]
    + Joint.allCases.flatMap { joint in (0..<3).map { .moment(joint, $0) } }
    + Joint.allCases.map { .power($0) } + TrunkAngle.allCases.map { .trunk($0) }

  /// The stable name that files carry: `knee_flexion`, `hip_abductor_moment`.
  public var name: String {
    switch self {
    case .angle(.pelvis, let component):
      ["pelvic_tilt", "pelvic_obliquity", "pelvic_rotation"][component]
    case .angle(.hip, let component): ["hip_flexion", "hip_adduction", "hip_rotation"][component]
    case .angle(.knee, let component):
      ["knee_flexion", "knee_adduction", "knee_rotation"][component]
    case .angle(.ankle, let component):
      ["ankle_dorsiflexion", "ankle_y", "ankle_rotation"][component]
    case .angle(.footProgress, let component):
      ["foot_pitch", "foot_y", "foot_progression"][component]
    case .moment(.ankle, let component):
      ["ankle_plantarflexor_moment", "ankle_evertor_moment", "ankle_external_rotator_moment"][
        component]
    case .moment(let joint, let component):
      joint.rawValue
        + ["_extensor_moment", "_abductor_moment", "_external_rotator_moment"][component]
    case .power(let joint): joint.rawValue + "_power"
    case .trunk(let angle): "trunk_" + angle.rawValue
    }
  }

  /// The quantity of a name, or `nil` where there is none.
  public init?(name: String) {
    guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  /// A short title, as figures print it.
  public var title: String {
    switch self {
    case .angle(let group, let component): group.titles[component]
    case .moment(let joint, let component):
      joint.rawValue.capitalizedFirst + " "
        + (joint == .ankle
        ? ["plantarflexor", "evertor", "external rotator"]
        : ["extensor", "abductor", "external rotator"])[component] + " moment"
    case .power(let joint): joint.rawValue.capitalizedFirst + " power"
    case .trunk(let angle): angle.title
    }
  }

  /// The unit that readers see; values are SI.
  public var unit: Unit {
    switch self {
    case .angle, .trunk: .degree
    case .moment: .newtonMetrePerKilogram
    case .power: .wattPerKilogram
    }
  }

  /// Which way is positive, in words.
  public var signInWords: String {
    switch self {
    case .angle(let group, let component): group.components[component]
    case .moment(let joint, let component): JointMoment.components(of: joint)[component]
    case .power: "+ generation"
    case .trunk(let angle): angle.signInWords
    }
  }

  /// Whether the marker model measures it from a laboratory axis, so that it must be turned to the
  /// line of progression before it meets a reference.
  public var isMeasuredFromLaboratoryAxis: Bool {
    self == .angle(.pelvis, 2) || self == .angle(.footProgress, 2)
  }
}

extension CycleCurves {
  /// The curve of a quantity as the model gives it, SI units, or `nil` where it was not measured.
  public func waveform(of quantity: CycleQuantity) -> Waveform? {
    switch quantity {
    case .angle(let group, let component):
      angles[group].flatMap { $0.indices.contains(component) ? $0[component] : nil }
    case .moment(let joint, let component):
      moments[joint].flatMap { $0.indices.contains(component) ? $0[component] : nil }
    case .power(let joint): powers[joint]
    case .trunk(let angle): trunk[angle]
    }
  }

  /// The curve of a quantity against the line of progression, SI units: pelvic rotation and foot
  /// progression are turned from the laboratory axis to the path, all others are as they are.
  ///
  /// With η the angle from that axis to the path, counter-clockwise positive from above, the
  /// correction is + η on the left side and − η on the right. Where the path is not known the
  /// curve stays as the model gives it.
  public func waveformAlongPath(of quantity: CycleQuantity) -> Waveform? {
    guard let waveform = waveform(of: quantity) else { return nil }
    guard quantity.isMeasuredFromLaboratoryAxis, let angle = pathAngle else { return waveform }
    return Waveform(waveform.samples.map { $0 - cycle.side.sign * angle })
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
