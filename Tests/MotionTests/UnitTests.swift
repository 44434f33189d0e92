import Motion
import Testing

@Suite("Units")
struct UnitTests {
  @Test(
    "vendors' spellings",
    arguments: [
      ("mm", Motion.Unit.millimetre), ("Nmm", .newtonMillimetre), ("N.mm", .newtonMillimetre),
      ("N·m", .newtonMetre), ("N.mm/kg", .newtonMillimetrePerKilogram), ("uV", .microvolt),
      ("µV", .microvolt), ("μV", .microvolt), (" deg ", .degree), ("°", .degree), ("V", .volt),
      ("W/kg", .wattPerKilogram), ("M", .metre), ("mm.N", .newtonMillimetre),
      ("N-mm", .newtonMillimetre), ("N*mm", .newtonMillimetre), ("N-m", .newtonMetre),
      ("millimetre", .millimetre), ("Millimeter", .millimetre), ("centimeter", .centimetre),
      ("Inches", .inch), ("in", .inch), ("feet", .foot), ("ft", .foot), ("kN", .kilonewton),
      ("G", .gravity), ("m/s²", .metrePerSecondSquared),
      ("deg/s", .degreePerSecond), ("°/s", .degreePerSecond), ("µs", .microsecond),
    ])
  func spellings(text: String, unit: Motion.Unit) { #expect(Unit(symbol: text) == unit) }

  @Test("a text that names no unit is none", arguments: ["", "furlong", "1", "kgm"])
  func unknown(text: String) { #expect(Unit(symbol: text) == nil) }

  @Test("there and back", arguments: Motion.Unit.allCases)
  func roundTrip(unit: Motion.Unit) {
    #expect(abs((12.5 * unit.siFactor).in(unit) - 12.5) < 1e-12)
    #expect(unit.siFactor > 0)
    #expect(unit.si.siFactor == 1)
  }
}
