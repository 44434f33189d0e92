import Foundation
import Gait
import Geometry
import Motion
import Testing

/// A run on paper: feet that fall with gravity, stop at their contacts and leave when the knee is
/// straightest.
struct RunningEventsTests {
  static let stride = 0.72
  static let stance = 0.33
  static let speed = 3.2

  static func contacts(_ side: Side) -> [Double] {
    (0..<8).map { 0.3 + stride * Double($0) + (side == .left ? 0 : stride / 2) }
  }

  static func trial(rate: Double) -> Trial {
    let frames = Int(5.5 * rate)
    var markers: [String: Trajectory] = [:]
    func height(_ share: Double) -> Double {
      guard share > stance else { return 0 }
      let swing = (share - stance) / (1 - stance)
      // Up smoothly, down ever faster: the foot strikes.
      return 0.35 * sin(.pi * pow(swing, 1.3))
    }
    for side in Side.allCases {
      let first = contacts(side)[0]
      func share(_ time: Double) -> Double {
        let cycles = (time - first) / stride
        return cycles - cycles.rounded(.down)
      }
      func add(_ name: String, _ place: @escaping (Double) -> Vector3) {
        markers[side.letter + name] = Trajectory(
          label: side.letter + name,
          (0..<frames).map { frame in
            let time = Double(frame) / rate
            return place(time) + Vector3(speed * time, 0, 0)
          })
      }
      add("HEE") { Vector3(0, 0, height(share($0)) + 0.05) }
      add("TOE") { Vector3(0.2, 0, height(share($0)) + 0.05) }
      add("ASI") { _ in Vector3(0, 0, 1) }
      // The angle at the knee is greatest at foot off.
      add("KNE") { time in
        let bend = 0.12 + 0.1 * (1 - cos(2 * .pi * (share(time) - stance)))
        return Vector3(bend, 0, 0.5)
      }
      add("ANK") { _ in Vector3(0, 0, 0.08) }
    }
    return Trial(
      name: "run", source: "paper", task: .running, rate: rate, frameCount: frames,
      markers: markers)
  }

  @Test("contacts and foot-offs are found, all of low confidence", arguments: [100.0, 200])
  func found(_ rate: Double) throws {
    let trial = Self.trial(rate: rate)
    let selected = EventSelection().events(in: trial, subject: trial.measures)
    #expect(selected.sources == ["running"])
    #expect(selected.events.allSatisfy { $0.confidence == .low })
    for side in Side.allCases {
      for contact in Self.contacts(side) where contact > 0.6 && contact < 4.8 {
        let found = selected.events(.initialContact, side).map { $0.time - contact }
        #expect((found.map(abs).min() ?? 1) < 0.020, "\(side) \(contact)")
        let off = contact + Self.stance * Self.stride
        let offs = selected.events(.footOff, side).map { $0.time - off }
        #expect((offs.map(abs).min() ?? 1) < 0.020, "\(side) \(off)")
      }
    }
    let cycles = CycleSegmentation().cycles(in: trial, at: selected).cycles
    #expect(cycles.count >= 8)
    #expect(!cycles.flatMap(\.gates).contains { $0.hasPrefix("implausible") })
  }

  @Test("without knees contacts alone; without feet the reason")
  func missing() {
    var trial = Self.trial(rate: 100)
    trial.markers["LKNE"] = nil
    trial.markers["RKNE"] = nil
    let selected = EventSelection().events(in: trial, subject: trial.measures)
    #expect(!selected.events(.initialContact, .left).isEmpty)
    #expect(selected.events(.footOff, .left).isEmpty)
    trial.markers = [:]
    let none = EventSelection().events(in: trial, subject: trial.measures)
    #expect(none.events.isEmpty && !none.notices.isEmpty)
  }
}
