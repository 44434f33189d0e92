import Gait

extension SettingKeys {
  /// `gait.belt_speed_m_per_s`.
  static let beltSpeed = SettingKey(
    name: "gait.belt_speed_m_per_s", unit: "metre per second",
    explanation: "Speed of the treadmill's belt. It is added to the way of feet and pelvis in "
      + "trials in which the person stays in place; without it, lengths and speed of such trials "
      + "are not assessed.",
    source: "no default: a recording does not show the belt",
    apply: { value, settings in
      guard case .text(let text) = value, let number = Double(text), number > 0, number < 15
      else { return "a number of metres per second between 0 and 15, such as 1.2" }
      settings.events.beltSpeed = number
      return nil
    },
    show: { $0.events.beltSpeed.map { "\($0)" } ?? "none" })
}
