import Foundation
import Gait
import Motion
import Testing

@Suite("Coordination")
struct CoordinationTests {
  /// Hip and knee as sine waves, the knee behind by a share of the cycle.
  private func cycles(lag: Double, amplitude: Double = 1, count: Int = 3) -> [CycleCurves] {
    (0..<count).map { number in
      var curves = CycleCurves(
        cycle: Cycle(
          side: .left, trial: "walk", start: Double(number), footOff: Double(number) + 0.6,
          end: Double(number) + 1, source: "truth"), angles: [:])
      let flat = Waveform(Array(repeating: 0, count: Waveform.count))
      func wave(_ shift: Double, _ size: Double) -> Waveform {
        Waveform((0...100).map { size * sin(2 * .pi * (Double($0) / 100 - shift)) })
      }
      curves.angles[.hip] = [wave(0, 1), flat, flat]
      curves.angles[.knee] = [wave(lag, amplitude), flat, flat]
      return curves
    }
  }

  private func value(_ name: String, _ parameters: [Parameter]) throws -> Double {
    let parameter = try #require(parameters.first { $0.name == "hip_knee_" + name })
    return try #require(parameter.value.value?.mean, "\(parameter.value.reason ?? "")")
  }

  @Test(
    "the relative phase of two sine waves is their lag",
    arguments: [0.0, 0.05, 0.125, 0.25, 0.5])
  func lag(lag: Double) throws {
    let found = Coordination.parameters(
      of: cycles(lag: lag, amplitude: 0.3), task: .walking, condition: "")
    #expect(abs(try value("relative_phase", found).in(.degree) - 360 * lag) < 0.01)
    // √(2 (1 − R)) turns rounding of R near one into 1e-8.
    #expect(try value("relative_phase_variability", found) < 1e-6)
    #expect(try value("coupling_variability", found) < 1e-6)
  }

  @Test("patterns of vector coding", arguments: [(0.0, "in_phase"), (0.5, "anti_phase")])
  func patterns(lag: Double, pattern: String) throws {
    let found = Coordination.parameters(of: cycles(lag: lag), task: .walking, condition: "")
    #expect(try value(pattern, found) == 1)
    let still = Coordination.parameters(
      of: cycles(lag: lag, amplitude: 0.001), task: .walking, condition: "")
    #expect(try value("proximal", still) > 0.95)
    #expect(found.allSatisfy { $0.remark == "research" })
  }

  @Test("a spread of fewer than three cycles is absent")
  func few() throws {
    let found = Coordination.parameters(
      of: cycles(lag: 0.1, count: 2), task: .walking, condition: "")
    let spread = found.first { $0.name == "hip_knee_coupling_variability" }
    #expect(spread?.value.reason?.contains("3 cycles") == true)
    #expect(Coordination.parameters(of: [], task: .walking, condition: "").isEmpty)
  }
}
