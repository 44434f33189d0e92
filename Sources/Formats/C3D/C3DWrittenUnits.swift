import Motion

/// The units that C3D files are customarily written in.
enum C3DWrittenUnits {
  /// The unit that a signal is stored in: lengths in millimetres, moments in newton-millimetres.
  static func stored(_ unit: Unit) -> Unit {
    switch unit.si {
    case .metre: .millimetre
    case .newtonMetre: .newtonMillimetre
    default: unit.si
    }
  }

  /// How Vicon writes a unit.
  static func text(_ unit: Unit) -> String {
    switch unit {
    case .newtonMillimetre: "Nmm"
    case .newtonMetre: "Nm"
    case .newtonMillimetrePerKilogram: "Nmm/kg"
    case .newtonMetrePerKilogram: "Nm/kg"
    default: unit.rawValue
    }
  }
}
