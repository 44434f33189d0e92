import Foundation
import Geometry
import Motion
import Synthesis
import Testing

@Suite("A drop jump") struct JumperTests {
  private func jumper(_ change: (inout Jumper) -> Void = { _ in }) -> Jumper {
    var jumper = Jumper(body: Body(height: 1.65))
    jumper.trochanterWidth = 0.30
    change(&jumper)
    return jumper
  }

  @Test("has the flexion, the angle and the abduction it was given, of both knees alike")
  func angles() throws {
    let jumper = jumper {
      $0.frontalPlaneAngle = Jumper.Span(.degrees(3), .degrees(18))
      $0.kneeAbduction = .degrees(4.4)
    }
    let truth = jumper.trial().truth
    let contact = Int((jumper.contact * jumper.rate).rounded())
    let deepest = Int((jumper.deepest * jumper.rate).rounded())
    for side in Side.allCases {
      let knee = try #require(truth.angles[.knee, side])
      // Flexion in space is that of the hinge; with an abduction its first rotation differs a little.
      #expect(abs(knee.x[contact] - .degrees(30)) < .degrees(1))
      #expect(abs(knee.x[deepest] - .degrees(80)) < .degrees(1))
      #expect(abs(knee.y[contact] + .degrees(4.4)) < 1e-9)
    }
    #expect(abs(truth.frontalPlaneAngle[contact] - .degrees(3)) < .degrees(0.01))
    #expect(abs(truth.frontalPlaneAngle[deepest] - .degrees(18)) < .degrees(0.01))
  }

  @Test("has its knees as far apart as it was told", arguments: [0.06, 0.25, 0.55])
  func separation(share: Double) {
    let jumper = jumper { $0.kneeSeparation = share }
    let trial = jumper.trial()
    let deepest = Int((jumper.deepest * jumper.rate).rounded())
    let knees = Side.allCases.map { trial.truth.poses.centre(of: .knee, $0)[deepest] }
    let markers = Side.allCases.compactMap {
      trial.recording.trajectory($0.letter + "TRO")?[deepest]
    }
    #expect(abs((knees[0] - knees[1]).length / (markers[0] - markers[1]).length - share) < 1e-9)
  }

  @Test("both feet stand still on plates of their own from contact to foot off")
  func feet() throws {
    let jumper = jumper { $0.heading = Heading(.minusY) }
    let recording = jumper.trial().recording
    let span = Int(jumper.contact * jumper.rate) + 1...Int(jumper.footOff * jumper.rate) - 1
    for (index, side) in Side.allCases.enumerated() {
      let toe = try #require(recording.trajectory(side.letter + "TOE"))
      let first = toe[span.lowerBound]
      #expect(span.allSatisfy { (toe[$0] - first).length < 1e-9 })
      let surface = try #require(recording.plates[index].surface)
      let place = surface.axes.transposed * (first - surface.origin)
      #expect(abs(place.x) < 0.3 && abs(place.y) < 0.2)
      let up = recording.plates[index].channels[2].samples.map { -$0 }
      let loaded = up.indices.filter { up[$0] > 20 }
      #expect(abs(Double(loaded.first ?? 0) / jumper.analogRate - jumper.contact) < 0.003)
      #expect(abs(Double(loaded.last ?? 0) / jumper.analogRate - jumper.footOff) < 0.003)
    }
    let heel = try #require(recording.trajectory("LHEE"))
    #expect((heel.z.min() ?? 0) > 0.01)
  }

  @Test("the force is what each leg was told to carry, and mirrors with it")
  func load() {
    let jumper = jumper { $0.loading = [.left: 0.9, .right: 1.1] }
    let peaks = jumper.trial().recording.plates.map { plate in
      plate.channels[2].samples.map { -$0 }.max() ?? 0
    }
    #expect(abs(peaks[1] / peaks[0] - 1.1 / 0.9) < 1e-9)
    #expect(peaks[0] > 0.7 * 9.81 * jumper.body.mass)
  }
}
