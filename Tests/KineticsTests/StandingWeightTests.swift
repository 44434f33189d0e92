import Cleaning
import Foundation
import Geometry
import Kinetics
import Motion
import Synthesis
import Testing

@Suite("Weight in standing")
struct StandingWeightTests {
  private static let body = Body(height: 1.6)

  /// A person on two plates of a metre by half a metre each, one foot on each, whose weight moves to
  /// and fro.
  ///
  /// - Parameters:
  ///   - share: What the left foot bears on average, and how far that swings.
  ///   - sway: Of each foot's centre of pressure, forwards and back, metres.
  private static func trial(
    seconds: Double = 32, share: Double, swing: Double = 0, sway: Double = 0, weight: Double = 1,
    onePlate: Bool = false
  ) throws -> Trial {
    var person = StandingPerson(body: body)
    person.duration = seconds
    person.rate = 50
    var recording = person.trial().recording
    let count = recording.frameCount
    // Standing faces +x, with the left foot at +y.
    recording.plates = Side.allCases.enumerated().map { index, side in
      let y = -side.sign * (onePlate ? 1.5 : 0.5)
      let middle = onePlate && side == .right ? 0.0 : y
      let half = onePlate && side == .right ? 1.0 : 0.5
      let corners = [(0.5, half), (-0.5, half), (-0.5, -half), (0.5, -half)].map {
        Vector3($0.0, middle + $0.1, 0)
      }
      var plate = ForcePlate(
        label: "\(index + 1)", kind: .laboratoryAxes, corners: corners, channels: [])
      let load = (0..<count).map { frame -> Double in
        let time = Double(frame) / 50
        let left = share + swing * sin(2 * .pi * 0.25 * time)
        return weight * body.mass * 9.81 * (side == .left ? left : 1 - left)
      }
      let forward = (0..<count).map { sway * sin(2 * .pi * 0.25 * Double($0) / 50) }
      let zero = [Double](repeating: 0, count: count)
      let place = [Double](repeating: -side.sign * 0.1, count: count)
      plate.channels = [zero, zero, load, forward, place, zero].map {
        AnalogChannel(label: "", unit: .newton, rate: 50, samples: $0)
      }
      return plate
    }
    return try #require(Cleaner().trial(from: recording).value)
  }

  private static func value(_ name: String, _ weight: StandingWeight) -> Availability<Statistic>? {
    weight.parameters.first { $0.name == name }?.value
  }

  @Test("the share of the left foot, and the time near even", arguments: [0.5, 0.42, 0.6])
  func share(left: Double) throws {
    let weight = StandingWeight(of: try Self.trial(share: left), mass: Self.body.mass)
    let found = try #require(Self.value(StanceMeasure.standingShare, weight)?.value)
    #expect(abs(found.mean - left) < 1e-6)
    let even = try #require(Self.value(StanceMeasure.standingEven, weight)?.value)
    #expect(even.mean == (left == 0.5 ? 1 : 0))
    #expect(!weight.notices.contains { $0.text.contains("weighs") })
  }

  @Test("a weight that moves to and fro is even part of the time")
  func moving() throws {
    let weight = StandingWeight(
      of: try Self.trial(share: 0.5, swing: 0.1), mass: Self.body.mass)
    let even = try #require(Self.value(StanceMeasure.standingEven, weight)?.value)
    // |sin| below one half a third of the time.
    #expect(abs(even.mean - 1.0 / 3) < 0.02)
  }

  @Test("the ellipse follows both feet's centre of pressure")
  func ellipse() throws {
    let weight = StandingWeight(
      of: try Self.trial(share: 0.5, sway: 0.01), mass: Self.body.mass)
    let length = try #require(Self.value(StanceMeasure.standingEllipseLength, weight)?.value)
    // A sine of 10 mm has a standard deviation of 7.07 mm.
    #expect(abs(length.mean - 2 * 2.448 * 0.01 / 2.0.squareRoot()) < 0.0003)
    #expect((Self.value(StanceMeasure.standingEllipseWidth, weight)?.value?.mean ?? 1) < 1e-6)
    let shifting = StandingWeight(
      of: try Self.trial(share: 0.5, swing: 0.1), mass: Self.body.mass)
    // Feet 0.2 m apart: a tenth of the weight moves the common centre by 20 mm.
    let across = try #require(Self.value(StanceMeasure.standingEllipseLength, shifting)?.value)
    #expect(abs(across.mean - 2 * 2.448 * 0.02 / 2.0.squareRoot()) < 0.0006)
  }

  @Test("short standing, one plate for both feet, no trial: absent, with the reason")
  func absent() throws {
    let short = StandingWeight(of: try Self.trial(seconds: 5, share: 0.5), mass: Self.body.mass)
    let shared = StandingWeight(
      of: try Self.trial(share: 0, onePlate: true), mass: Self.body.mass)
    for (weight, words) in [
      (short, "needs 30 s"), (shared, "plate each"),
      (StandingWeight(of: nil, mass: nil), "no standing trial"),
    ] {
      #expect(weight.parameters.count == 4)
      for parameter in weight.parameters {
        #expect(parameter.value.reason?.contains(words) == true, "\(parameter.value)")
      }
    }
  }

  @Test("plates that do not weigh what the scales say are named")
  func wrongWeight() throws {
    let weight = StandingWeight(
      of: try Self.trial(share: 0.5, weight: 0.8), mass: Self.body.mass)
    #expect(weight.notices.contains { $0.text.contains("weighs 80 %") })
  }
}
