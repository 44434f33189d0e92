import Kinematics
import Motion
import Testing

@Suite("Angles that depend on the knee's axis")
struct KneeAngleParametersTests {
  static func analysis() -> TrialAnalysis {
    let trial = Trial(
      name: "w", source: "test", task: .walking, rate: 100, frameCount: 1, markers: [:])
    var analysis = TrialAnalysis(
      trial: trial, model: "test", poses: .absent(because: "test"), angles: .absent(because: "test")
    )
    func wave(_ degrees: Double) -> Waveform {
      Waveform((0..<101).map { _ in .degrees(degrees) })
    }
    for side in Side.allCases {
      analysis.cycles.append(
        CycleCurves(
          cycle: Cycle(side: side, trial: "w", start: 0, footOff: 0.6, end: 1, source: "test"),
          angles: [
            .knee: [wave(20), wave(3), wave(-5)], .hip: [wave(0), wave(0), wave(7)],
          ]))
    }
    return analysis
  }

  static func check(_ light: KneeAxisCheck.Light, _ degrees: Double) -> KneeAxisCheck {
    KneeAxisCheck(
      side: .left, light: light, cycleLights: [], slope: 0, correlation: 0, residualDeviation: 0,
      swingRange: 0, flexion: 0...1, axisError: .degrees(degrees))
  }

  static func parameters(_ axes: [Side: Availability<KneeAxisCheck>]) -> [Parameter] {
    KneeAngleParameters.parameters(
      of: [analysis()], task: .walking, condition: "", axes: axes)
  }

  @Test("carry the error of the axis at the flexion where they were read")
  func errors() throws {
    let found = Self.parameters([.left: .present(Self.check(.amber, 15))])
    #expect(found.count == 6)
    func named(_ name: String, _ side: Side) throws -> Parameter {
      try #require(found.first { $0.name == name && $0.side == side })
    }
    let contact = try named("knee_adduction_at_initial_contact", .left)
    #expect(abs((contact.value.value?.mean.in(.degree) ?? 0) - 3) < 1e-9)
    // 15° at 20° of flexion: 5.1° of adduction, in quadrature with 2°.
    #expect(abs((contact.uncertainty?.in(.degree) ?? 0) - (5.08 * 5.08 + 4).squareRoot()) < 0.01)
    #expect(contact.remark == nil)
    // The other knee was not checked, and says so.
    let other = try named("knee_adduction_at_initial_contact", .right)
    #expect(abs((other.uncertainty?.in(.degree) ?? 0) - 2) < 1e-9)
    #expect(other.remark?.contains("not checked") == true)
  }

  @Test("hip rotation carries the whole turn")
  func hipRotation() {
    let parameter = Parameter(
      name: "mean_hip_rotation_in_stance", words: "", unit: .degree, side: .left, task: .walking,
      condition: "", value: .absent(because: "test"))
    func completed(_ light: KneeAxisCheck.Light) -> Parameter? {
      KneeAngleParameters.withErrors(
        [parameter], axes: [.left: .present(Self.check(light, 15))]
      ).first
    }
    let error = completed(.amber)?.uncertainty?.in(.degree) ?? 0
    #expect(abs(error - (225 + 12.25).squareRoot()) < 1e-6)
    #expect(completed(.amber)?.remark == nil)
    #expect(completed(.red)?.remark?.contains("unreliable") == true)
  }

  @Test("are called unreliable where the light is red")
  func red() {
    let found = Self.parameters([.left: .present(Self.check(.red, 22))])
    for parameter in found where parameter.side == .left {
      #expect(parameter.remark?.contains("unreliable") == true)
    }
  }

  @Test("there are none without cycles")
  func none() {
    #expect(
      KneeAngleParameters.parameters(of: [], task: .walking, condition: "", axes: [:]).isEmpty)
  }
}
