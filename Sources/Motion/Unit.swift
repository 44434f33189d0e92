/// A unit of measurement; the only place where numbers change from one unit to another.
///
/// Inside the house everything is in SI units and radians. Readers multiply by `siFactor` when a
/// number comes in; writers and reports divide when it goes out.
public enum Unit: String, CaseIterable, Codable, Hashable, Sendable {
  case metre = "m"
  case centimetre = "cm"
  case millimetre = "mm"
  case inch = "inch"
  case foot = "ft"
  case radian = "rad"
  case degree = "deg"
  case second = "s"
  case millisecond = "ms"
  case microsecond = "us"
  case hertz = "Hz"
  case kilogram = "kg"
  case newton = "N"
  case kilonewton = "kN"
  case newtonMetre = "N.m"
  case newtonMillimetre = "N.mm"
  case newtonPerKilogram = "N/kg"
  case newtonMetrePerKilogram = "N.m/kg"
  case newtonMillimetrePerKilogram = "N.mm/kg"
  case watt = "W"
  case wattPerKilogram = "W/kg"
  case volt = "V"
  case millivolt = "mV"
  case microvolt = "uV"
  case metrePerSecond = "m/s"
  case metrePerSecondSquared = "m/s2"
  /// The standard acceleration of free fall, in which accelerometers count.
  case gravity = "g"
  case radianPerSecond = "rad/s"
  case degreePerSecond = "deg/s"
  case percent = "%"
  case ratio = "1"
  case perMinute = "1/min"
  case bodyWeight = "BW"
  case bodyWeightSecond = "BW.s"
  case bodyWeightPerSecond = "BW/s"
  /// A moment as share of body weight times height, per cent.
  case percentBodyWeightHeight = "%BW.Ht"
  case percentBodyWeightHeightSecond = "%BW.Ht.s"
  case newtonMetreSecondPerKilogram = "N.m.s/kg"
  case joulePerKilogram = "J/kg"

  /// What one of this unit is in SI units (radians for angles, 0.01 for a per cent).
  public var siFactor: Double {
    switch self {
    case .metre, .radian, .second, .hertz, .kilogram, .newton, .newtonMetre, .newtonPerKilogram,
      .newtonMetrePerKilogram, .watt, .wattPerKilogram, .volt, .metrePerSecond,
      .metrePerSecondSquared, .radianPerSecond, .ratio,
      .bodyWeight, .bodyWeightSecond, .bodyWeightPerSecond, .newtonMetreSecondPerKilogram,
      .joulePerKilogram:
      1
    case .centimetre, .percent, .percentBodyWeightHeight, .percentBodyWeightHeightSecond: 0.01
    case .millimetre, .millisecond, .newtonMillimetre, .newtonMillimetrePerKilogram, .millivolt:
      0.001
    case .degree, .degreePerSecond: .pi / 180
    case .microvolt, .microsecond: 1e-6
    case .kilonewton: 1000
    case .inch: 0.0254
    case .foot: 0.3048
    case .gravity: 9.80665
    case .perMinute: 1.0 / 60
    }
  }

  /// The SI unit of the same quantity: what a number is in once it is multiplied by `siFactor`.
  public var si: Unit {
    switch self {
    case .metre, .radian, .second, .hertz, .kilogram, .newton, .newtonMetre, .newtonPerKilogram,
      .newtonMetrePerKilogram, .watt, .wattPerKilogram, .volt, .metrePerSecond,
      .metrePerSecondSquared, .radianPerSecond, .ratio,
      .bodyWeight, .bodyWeightSecond, .bodyWeightPerSecond, .newtonMetreSecondPerKilogram,
      .joulePerKilogram:
      self
    case .centimetre, .millimetre, .inch, .foot: .metre
    case .percent, .percentBodyWeightHeight: .ratio
    case .percentBodyWeightHeightSecond: .second
    case .millisecond, .microsecond: .second
    case .kilonewton: .newton
    case .gravity: .metrePerSecondSquared
    case .degreePerSecond: .radianPerSecond
    case .newtonMillimetre: .newtonMetre
    case .newtonMillimetrePerKilogram: .newtonMetrePerKilogram
    case .millivolt, .microvolt: .volt
    case .degree: .radian
    case .perMinute: .hertz
    }
  }

  /// How a report writes the unit.
  public var symbol: String {
    switch self {
    case .degree: "°"
    case .degreePerSecond: "°/s"
    case .metrePerSecondSquared: "m/s²"
    case .microsecond: "µs"
    case .microvolt: "µV"
    case .newtonMetre: "N·m"
    case .newtonMillimetre: "N·mm"
    case .newtonMetrePerKilogram: "N·m/kg"
    case .newtonMillimetrePerKilogram: "N·mm/kg"
    case .bodyWeightSecond: "BW·s"
    case .percentBodyWeightHeight: "% BW·Ht"
    case .percentBodyWeightHeightSecond: "% BW·Ht·s"
    case .newtonMetreSecondPerKilogram: "N·m·s/kg"
    case .ratio: ""
    default: rawValue
    }
  }

  /// The unit that a file's text names, or `nil` for a text that names none we know.
  ///
  /// Vendors write `mm`, `Nmm`, `N.mm`, `mm.N`, `N-mm`, `uV`, `µV`, `deg`, `degrees`; `foot` names a
  /// part of the body and no unit. Case decides only between `mV` and `MV`, which no laboratory writes.
  public init?(symbol text: String) {
    guard text.utf8.count <= Self.longestText else { return nil }
    var key = ""
    for character in text where !character.isWhitespace {
      switch character {
      case "·", "*": key.append(".")
      case "\u{B5}", "\u{3BC}": key.append("u")
      default: key += character.lowercased()
      }
    }
    guard let unit = Self.spellings[key] else { return nil }
    self = unit
  }

  /// Bytes that a unit and blanks around it take at most.
  private static let longestText = 64

  private static let spellings: [String: Unit] = {
    var table: [String: Unit] = [
      "nmm": .newtonMillimetre, "nm": .newtonMetre, "nmm/kg": .newtonMillimetrePerKilogram,
      "mm.n": .newtonMillimetre, "mmn": .newtonMillimetre, "n-mm": .newtonMillimetre,
      "nxmm": .newtonMillimetre, "m.n": .newtonMetre, "n-m": .newtonMetre, "nxm": .newtonMetre,
      "newton-meters": .newtonMetre, "newton-metres": .newtonMetre, "newtonmeter": .newtonMetre,
      "newtonmetre": .newtonMetre, "mm.n/kg": .newtonMillimetrePerKilogram,
      "nm/kg": .newtonMetrePerKilogram, "degrees": .degree, "degree": .degree, "°": .degree,
      "meters": .metre, "metres": .metre, "meter": .metre, "metre": .metre,
      "millimeters": .millimetre, "millimetres": .millimetre, "centimeters": .centimetre,
      "millimeter": .millimetre, "millimetre": .millimetre, "centimeter": .centimetre,
      "centimetre": .centimetre, "inches": .inch, "in": .inch, "feet": .foot,
      "m/s^2": .metrePerSecondSquared,
      "m/s²": .metrePerSecondSquared, "°/s": .degreePerSecond, "deg/sec": .degreePerSecond,
      "dps": .degreePerSecond, "rad/sec": .radianPerSecond, "milliseconds": .millisecond,
      "microseconds": .microsecond, "millivolts": .millivolt, "microvolts": .microvolt,
      "centimetres": .centimetre, "volts": .volt, "volt": .volt, "newton": .newton,
      "newtons": .newton, "radians": .radian, "sec": .second, "seconds": .second,
    ]
    for unit in Unit.allCases where unit != .ratio {
      table[unit.rawValue.lowercased()] = unit
    }
    return table
  }()
}

extension Double {
  /// A number given in degrees, as radians: a threshold is written as its paper writes it.
  public static func degrees(_ value: Double) -> Double { value * Unit.degree.siFactor }

  /// A number given in millimetres, as metres.
  public static func millimetres(_ value: Double) -> Double { value * Unit.millimetre.siFactor }

  /// A number given in milliseconds, as seconds.
  public static func milliseconds(_ value: Double) -> Double { value * Unit.millisecond.siFactor }

  /// This SI number, expressed in another unit.
  public func `in`(_ unit: Unit) -> Double { self / unit.siFactor }
}
