import Motion

/// The numbers about the person in the PROCESSING group (Vicon) or a SUBJECT group.
///
/// Names and free texts are never read. Zero means that nobody measured.
struct C3DSubject {
  var measures = SubjectMeasures()
  var notices: [Notice] = []

  /// A measure's number, and what kind of number it is.
  private enum Quantity { case mass, length, angle }

  /// The groups that may hold numbers about the person.
  static let groups = ["PROCESSING", "SUBJECT", "SUBJECTS"]

  init(_ parameters: C3DParameters) {
    self.init(
      Self.groups.map { ($0, parameters.group($0).mapValues(\.numbers)) }, source: "C3D ")
  }

  /// - Parameters:
  ///   - groups: The numbers of each group by the parameters' names, in the file's own units.
  ///   - source: What stands before a group's name where a number's origin is told.
  init(_ groups: [(name: String, numbers: [String: [Double]])], source: String) {
    for (group, parameters) in groups {
      let found = numbers(in: parameters)
      guard !found.isEmpty else { continue }
      var here = SubjectMeasures()
      let lengthUnit = lengthUnit(found, group: group)
      let angleUnit = angleUnit(found, group: group)
      var refused: [String] = []
      for (measure, value) in found {
        let factor =
          switch Self.quantity(measure) {
          case .mass: 1.0
          case .length: measure == .height ? heightUnit(value).siFactor : lengthUnit.siFactor
          case .angle: angleUnit.siFactor
          }
        guard measure.plausible.contains(value * factor) else {
          refused.append("\(measure.words) \(value)")
          continue
        }
        here.set(measure, value * factor, from: source + group)
      }
      if !refused.isEmpty {
        notices.append(
          Notice(
            .subject,
            "\(group) holds numbers that nobody has, and that are not used: "
              + refused.joined(separator: ", ") + " (lengths in \(lengthUnit.rawValue))"))
      }
      notices += measures.complete(with: here)
    }
  }

  /// The numbers of a group that name a measure, in the file's own units.
  private mutating func numbers(in group: [String: [Double]]) -> [(SubjectMeasure, Double)] {
    var found: [SubjectMeasure: Set<Double>] = [:]
    for (name, values) in group {
      // Several people in one capture have prefixed names, or one value each.
      let bare = C3DLabels.split(name).name
      guard let measure = Self.measure(bare) else { continue }
      let isWeight = bare.uppercased().contains("WEIGHT")
      for value in values where value.isFinite && value != 0 {
        if isWeight, value > Self.largestWeight {
          notices.append(
            Notice(
              .subject,
              "the weight \(value) is not used: it may be kilograms or newtons"))
          continue
        }
        let mayBeNegative = Self.quantity(measure) == .angle || Self.isDifference(measure)
        if value > 0 || mayBeNegative { found[measure, default: []].insert(value) }
      }
    }
    return SubjectMeasure.all.compactMap { measure in
      guard let values = found[measure], let value = values.first else { return nil }
      if values.count > 1 {
        notices.append(
          Notice(
            .subject,
            "the file has \(values.count) values of \(measure.words), perhaps of several people; "
              + "none is used"))
        return nil
      }
      return (measure, value)
    }
  }

  /// A weight may be written in newtons; a number is taken as kilograms only below the weight of a
  /// child of that mass in newtons.
  private static let largestWeight = 150.0

  // MARK: - Units

  /// Millimetres, as Vicon writes; metres or centimetres where a leg would otherwise be shorter than a
  /// hand.
  private mutating func lengthUnit(_ found: [(SubjectMeasure, Double)], group: String) -> Unit {
    let legs = found.filter { $0.0 == .legLength(.left) || $0.0 == .legLength(.right) }.map(\.1)
    guard let leg = legs.max(), leg < 150 else { return .millimetre }
    let unit: Unit = leg < 2 ? .metre : .centimetre
    notices.append(
      Notice(
        .subject,
        "lengths of \(group) are taken as \(unit == .metre ? "metres" : "centimetres"): the leg "
          + "length is \(leg)"))
    return unit
  }

  /// Nobody is between 3 and 30 of one unit tall and the same of the next.
  private mutating func heightUnit(_ value: Double) -> Unit {
    let unit: Unit = value < 3 ? .metre : value < 300 ? .centimetre : .millimetre
    if unit != .millimetre {
      notices.append(
        Notice(
          .subject, "the height \(value) is taken as \(unit == .metre ? "metres" : "centimetres")"))
    }
    return unit
  }

  /// Radians as Nexus writes, degrees as Workstation does: no offset of a joint reaches one radian,
  /// and hardly any file in degrees has all below one.
  private mutating func angleUnit(_ found: [(SubjectMeasure, Double)], group: String) -> Unit {
    let angles = found.filter { Self.quantity($0.0) == .angle }.map { abs($0.1) }
    guard let largest = angles.max(), largest > 1 else { return .radian }
    notices.append(
      Notice(
        .subject,
        "angles of \(group) are taken as degrees: the largest is \(largest), too much for radians"))
    return .degree
  }

  // MARK: - Names

  private static func quantity(_ measure: SubjectMeasure) -> Quantity {
    switch measure {
    case .mass, .age: .mass
    case .staticPlantarFlexion, .staticRotation, .thighRotation, .shankRotation, .tibialTorsion:
      .angle
    default: .length
    }
  }

  private static func isDifference(_ measure: SubjectMeasure) -> Bool {
    if case .soleDelta = measure { true } else { false }
  }

  /// The measure that a parameter's name means; the spelling `Trocanter` is Vicon's.
  private static func measure(_ name: String) -> SubjectMeasure? {
    let key = name.uppercased().filter { $0.isLetter || $0.isNumber }
    if let measure = names[key] { return measure }
    guard let side = Side.allCases.first(where: { key.hasPrefix($0.letter) }) else { return nil }
    return sidedNames[String(key.dropFirst())]?(side)
  }

  /// The parameter that a measure is written to, upper and lower case as Vicon writes them.
  static func name(of measure: SubjectMeasure) -> String? {
    switch measure {
    case .mass: "Bodymass"
    case .height: "Height"
    case .age: nil
    case .markerDiameter: "MarkerDiameter"
    case .interAsisDistance: "InterAsisDistance"
    case .legLength(let side): side.letter + "LegLength"
    case .kneeWidth(let side): side.letter + "KneeWidth"
    case .ankleWidth(let side): side.letter + "AnkleWidth"
    case .asisTrochanterDistance(let side): side.letter + "AsisTrocanterDistance"
    case .staticPlantarFlexion(let side): side.letter + "StaticPlantFlex"
    case .staticRotation(let side): side.letter + "StaticRotOff"
    case .thighRotation(let side): side.letter + "ThighRotation"
    case .shankRotation(let side): side.letter + "ShankRotation"
    case .tibialTorsion(let side): side.letter + "TibialTorsion"
    case .soleDelta(let side): side.letter + "SoleDelta"
    }
  }

  /// The number to write for a measure: kilograms, millimetres, radians.
  static func stored(_ value: Double, of measure: SubjectMeasure) -> Double {
    quantity(measure) == .length ? value.in(.millimetre) : value
  }

  private static let names: [String: SubjectMeasure] = [
    "BODYMASS": .mass, "MASS": .mass, "WEIGHT": .mass, "BODYWEIGHT": .mass, "HEIGHT": .height,
    "MARKERDIAMETER": .markerDiameter,
    "INTERASISDISTANCE": .interAsisDistance,
  ]

  private static let sidedNames: [String: @Sendable (Side) -> SubjectMeasure] = [
    "LEGLENGTH": { .legLength($0) },
    "KNEEWIDTH": { .kneeWidth($0) },
    "ANKLEWIDTH": { .ankleWidth($0) },
    "ASISTROCANTERDISTANCE": { .asisTrochanterDistance($0) },
    "ASISTROCHANTERDISTANCE": { .asisTrochanterDistance($0) },
    "STATICPLANTFLEX": { .staticPlantarFlexion($0) },
    "STATICROTOFF": { .staticRotation($0) },
    "THIGHROTATION": { .thighRotation($0) },
    "SHANKROTATION": { .shankRotation($0) },
    "TIBIALTORSION": { .tibialTorsion($0) },
    "SOLEDELTA": { .soleDelta($0) },
  ]
}
