import Findings
import Motion
import Testing

/// MT02 on onsets that are given, milliseconds from contact in cycles of a second.
struct GluteusMediusOnsetTests {
  func finding(_ onset: @escaping (Int) -> Double, noise: Double? = 15, cycles: Int = 10) throws
    -> Finding
  {
    let trial = MuscleBuilder.trial(.gluteusMedius, cycles: cycles, noise: noise) { index in
      [(onset(index) / 1000)...0.38]
    }
    let findings = GluteusMediusOnset().findings(in: SessionBuilder.session(trials: [trial]))
    #expect(findings.count == 1)
    return try #require(findings.first)
  }

  /// ± 10 ms with mean zero over ten cycles.
  func jitter(_ index: Int) -> Double { 5 * Double(index % 5 - 2) }

  @Test(
    "has its states at the limit and two uncertainties either side",
    arguments: [(2.0, "present"), (0.0, "borderline"), (-2.0, "within_reference")])
  func states(distance: Double, state: String) throws {
    let u = try #require(try finding({ 20 + jitter($0) }).measured).uncertainty.in(.millisecond)
    #expect(u > 15 && u < 16, "15 ms and a small spread")
    let f = try finding { 20 + distance * u + jitter($0) }
    #expect(f.state.name == state, "\(f.sentence)")
  }

  @Test("D01: 40 ms before contact is within reference")
  func usual() throws {
    #expect(try finding { -40 + jitter($0) }.state == .withinReference)
  }

  @Test("D02: 45 ms after contact in nine of ten cycles is present")
  func delayed() throws {
    let f = try finding { $0 == 0 ? 15 : 45 + jitter($0) }
    #expect(f.state.isPresent && f.showing == 9 && f.windows == 10)
  }

  @Test("D03: 15 ms after contact is borderline")
  func near() throws {
    #expect(try finding { 15 + jitter($0) }.state == .borderline)
  }

  @Test("D04: noise is not assessed; four cycles are printed only")
  func refused() throws {
    #expect(try finding({ _ in 45 }, noise: 5).state.isAssessed == false)
    let few = try finding({ _ in 45 }, cycles: 4)
    #expect(few.state == .notAssessed(because: "fewer than 5 cycles: 4"))
    #expect(few.details.first.map { abs($0.value - 0.045) < 1e-9 } == true)
  }
}
