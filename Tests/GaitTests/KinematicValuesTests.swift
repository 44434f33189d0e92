import Foundation
import Gait
import Motion
import Testing

@Suite("Numbers from curves")
struct KinematicValuesTests {
  private func cycle(
    _ side: Side = .right, knee: (Int) -> Double, gates: [String] = []
  ) -> CycleCurves {
    var curves = CycleCurves(
      cycle: Cycle(
        side: side, trial: "walk", start: 1, footOff: 1.6, end: 2, oppositeFootOff: 1.1,
        oppositeInitialContact: 1.5, source: "truth", gates: gates), angles: [:])
    let flat = Waveform(Array(repeating: 0, count: Waveform.count))
    curves.angles[.knee] = [Waveform((0...100).map { knee($0) }), flat, flat]
    curves.trunk[.lean] = Waveform((0...100).map { (10...50).contains($0) ? 0.1 : 0.5 })
    return curves
  }

  private func mean(
    _ name: String, _ side: Side, in parameters: [Parameter]
  ) throws -> Double {
    let parameter = try #require(parameters.first { $0.name == name && $0.side == side })
    return try #require(parameter.value.value?.mean, "\(parameter.value.reason ?? "")")
  }

  @Test("each is read in its own window")
  func windows() throws {
    // Falls through stance, then rises: 20 at contact, 2 at 18 %, 82 at the end.
    let found = KinematicValues.parameters(
      of: [cycle { $0 < 18 ? 20 - Double($0) : Double($0) - 16 }], task: .walking, condition: "")
    #expect(try mean("knee_flexion_at_contact", .right, in: found) == 20)
    #expect(try mean("minimum_knee_flexion_in_stance", .right, in: found) == 2)
    #expect(try mean("maximum_knee_flexion_in_swing", .right, in: found) == 84)
    #expect(try mean("maximum_knee_flexion_in_loading", .right, in: found) == 15)
    #expect(try mean("knee_flexion_range", .right, in: found) == 82)
    #expect(abs(try mean("trunk_lean_in_single_support", .right, in: found) - 0.1) < 1e-12)
  }

  @Test("gated cycles do not count, and a missing event has its reason")
  func gates() throws {
    let turning = KinematicValues.parameters(
      of: [cycle(knee: { _ in 1 }, gates: ["turning"])], task: .walking, condition: "")
    #expect(turning.isEmpty)
    var cut = cycle { _ in 1 }
    cut.cycle.footOff = nil
    let found = KinematicValues.parameters(of: [cut], task: .walking, condition: "")
    let swing = found.first { $0.name == "maximum_knee_flexion_in_swing" && $0.side == .right }
    #expect(swing?.value.reason?.contains("event") == true)
    let other = found.first { $0.name == "knee_flexion_range" && $0.side == .left }
    #expect(other?.value.reason?.contains("no left cycle") == true)
  }
}
