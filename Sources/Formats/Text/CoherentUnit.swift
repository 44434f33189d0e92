import Motion

extension Unit {
  /// The coherent SI unit of the same quantity: what a number is in after `siFactor`.
  ///
  /// Source: BIPM, The International System of Units, 9th ed., 2019.
  package var coherent: Unit {
    switch self {
    case .metre, .centimetre, .millimetre: .metre
    case .radian, .degree: .radian
    case .second, .millisecond: .second
    case .hertz, .perMinute: .hertz
    case .newtonMetre, .newtonMillimetre: .newtonMetre
    case .newtonMetrePerKilogram, .newtonMillimetrePerKilogram: .newtonMetrePerKilogram
    case .volt, .millivolt, .microvolt: .volt
    case .percent, .ratio: .ratio
    case .kilogram, .newton, .newtonPerKilogram, .watt, .wattPerKilogram, .metrePerSecond: self
    }
  }
}
