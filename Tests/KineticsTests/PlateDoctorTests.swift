import Foundation
import Geometry
import Motion
import Synthesis
import TestSupport
import Testing

@testable import Kinetics

/// Every fault is injected into the first of two plates: it must be named, the second plate must not
/// be doubted, and no moment may come from the first.
@Suite("Plate doctor")
struct PlateDoctorTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    var name: String
    var words: String
    var inject: @Sendable (inout ForcePlate) -> Void

    var testDescription: String { name }
  }

  static let faults: [Fault] = [
    Fault(name: "two feet on it", words: "bears two feet") { plate in
      plate.corners = [
        Vector3(20, 20, 0), Vector3(-20, 20, 0), Vector3(-20, -20, 0), Vector3(20, -20, 0),
      ]
    },
    Fault(name: "a foot partly beside it", words: "not wholly on it") { plate in
      PlateWalk.move(&plate, by: Vector3(0.25, 0, 0))
    },
    Fault(name: "nobody on it", words: "no foot is seen") { plate in
      PlateWalk.move(&plate, by: Vector3(0, 3, 0))
    },
    Fault(name: "centre of pressure outside", words: "outside its edges") { plate in
      for index in plate.channels[0].samples.indices {
        plate.channels[4].samples[index] -= 0.5 * plate.channels[2].samples[index]
      }
    },
    Fault(name: "centre of pressure beside the foot", words: "mm from the") { plate in
      for index in plate.channels[0].samples.indices {
        plate.channels[4].samples[index] -= 0.14 * plate.channels[2].samples[index]
      }
    },
    Fault(name: "too weak", words: "less than the 90 %") { PlateWalk.scale(&$0, 0..<6, by: 0.7) },
    Fault(name: "too strong", words: "more than walking") {
      PlateWalk.scale(&$0, 0..<6, by: 2.3)
    },
    Fault(name: "vertical sign alone", words: "sign of its vertical force alone") {
      PlateWalk.scale(&$0, 2..<3, by: -1)
    },
    Fault(name: "horizontal signs", words: "drives before it brakes") {
      PlateWalk.scale(&$0, 0..<2, by: -1)
    },
    Fault(name: "saturated", words: "end of its range") { plate in
      let limit = 0.8 * (plate.channels[2].samples.min() ?? 0)
      plate.channels[2].samples = plate.channels[2].samples.map { max($0, limit) }
    },
  ]

  /// Every order of four corners that keeps neighbours neighbours, but the right one.
  static let orders: [[Int]] = [
    [1, 2, 3, 0], [2, 3, 0, 1], [3, 0, 1, 2], [3, 2, 1, 0], [0, 3, 2, 1], [1, 0, 3, 2],
    [2, 1, 0, 3],
  ]

  @Test("the clean walk: both contacts trusted, each to its foot, and said")
  func clean() throws {
    let walk = try PlateWalk.made()
    let found = walk.examination()
    #expect(found.contacts.count == 2)
    for contact in found.contacts {
      #expect(contact.isTrusted && contact.isWhole && contact.cautions.isEmpty, "\(contact)")
      let start = try #require(contact.start)
      let landing = walk.events.filter { $0.kind == .initialContact }
        .min { abs($0.time - start) < abs($1.time - start) }
      #expect(contact.side == landing?.side)
      #expect(abs((landing?.time ?? 0) - start) < 0.02)
    }
    #expect(found.notices.count == 2)
    #expect(found.notices.allSatisfy { $0.text.contains("it alone stands on it") })
  }

  @Test("is named, and gates its contact", arguments: faults)
  func named(_ fault: Fault) throws {
    try expectNamed(fault.words, fault.inject)
  }

  @Test("corners in another order are named", arguments: orders)
  func cornerOrder(_ order: [Int]) throws {
    try expectNamed("another order") { plate in
      let corners = plate.corners
      plate.corners = order.map { corners[$0] }
    }
  }

  private func expectNamed(
    _ words: String, _ inject: (inout ForcePlate) -> Void
  ) throws {
    let walk = try PlateWalk.made(inject)
    let found = walk.examination()
    let first = try #require(found.contacts.first { $0.plate == "1" })
    #expect(first.doubts.contains { $0.contains(words) }, "\(first.doubts)")
    #expect(found.notices.contains { $0.text.contains(words) && $0.topic == .plates })
    let second = try #require(found.contacts.first { $0.plate == "2" })
    #expect(second.isTrusted && second.cautions.isEmpty, "\(second.doubts) \(second.cautions)")
    let kinetics = try #require(
      PluginGaitKinetics().kinetics(
        of: walk.trial, poses: walk.poses, events: walk.events, subject: PlateWalk.body.measures(),
        examination: found
      ).value)
    let start = try #require(first.start)
    let end = try #require(first.end)
    let frames = Int(start * walk.trial.rate) + 2..<Int(end * walk.trial.rate) - 2
    for side in first.side.map({ [$0] }) ?? [] {
      let leg = try #require(kinetics.legs[side])
      #expect(frames.allSatisfy { leg.moments[.knee]?[$0].isFinite == false })
    }
    let other = try #require(second.side.flatMap { kinetics.legs[$0] })
    #expect(other.groundReaction.contains { $0.z > 5 })
  }

  @Test("the action instead of the reaction: turned as a whole, said, and the same forces")
  func wrongSign() throws {
    let clean = try PlateWalk.made().examination()
    let turned = try PlateWalk.made { PlateWalk.scale(&$0, 0..<6, by: -1) }.examination()
    #expect(turned.notices.contains { $0.text.contains("pulls") && $0.text.contains("sign") })
    #expect(turned.contacts.allSatisfy { $0.isTrusted })
    let worst = zip(clean.reactions[0].force, turned.reactions[0].force).map { ($0 - $1).length }
    #expect((worst.max() ?? 1) < 1e-9)
  }

  @Test("a force that the body's acceleration does not need lowers the confidence")
  func acceleration() throws {
    let heavy = try PlateWalk.made { PlateWalk.scale(&$0, 0..<6, by: 1.25) }.examination()
    #expect(heavy.contacts.contains { $0.cautions.contains { $0.contains("acceleration") } })
  }

  @Test("an unknown type is named", arguments: [5, 6, 7])
  func unknownType(_ type: Int) throws {
    let found = try PlateWalk.made { $0.kind = .c3d(type: type) }.examination()
    #expect(found.notices.contains { $0.text.contains("C3D type \(type)") })
    #expect(found.contacts.map(\.plate) == ["2"])
  }

  @Test("the laboratory's word for a foot wins, and no feet are needed for it")
  func given() throws {
    var walk = try PlateWalk.made()
    walk.trial.plateSides = ["1": .left, "2": .right]
    for name in ["LHEE", "RHEE", "LTOE", "RTOE"] { walk.trial.markers[name] = nil }
    let found = walk.examination()
    #expect(found.contacts.map(\.side) == [.left, .right])
    walk.trial.plateSides = [:]
    #expect(walk.examination().contacts.allSatisfy { $0.side == nil && !$0.isTrusted })
  }

  @Test("nothing, one frame, NaN: no crash and no contact")
  func strange() throws {
    var walk = try PlateWalk.made()
    for index in walk.trial.plates.indices {
      for channel in walk.trial.plates[index].channels.indices {
        let count = walk.trial.plates[index].channels[channel].samples.count
        walk.trial.plates[index].channels[channel].samples = Array(repeating: .nan, count: count)
      }
    }
    #expect(walk.examination().contacts.isEmpty)
    let empty = Trial(name: "x", source: "test", rate: 0, frameCount: 0, markers: [:])
    #expect(PlateDoctor().examination(of: empty, mass: nil).contacts.isEmpty)
    var short = empty
    short.rate = 100
    short.frameCount = 1
    short.plates = walk.trial.plates
    #expect(PlateDoctor().examination(of: short, mass: 60).contacts.isEmpty)
  }

  @Test("every check has a file of its own name, and a fault in words")
  func list() throws {
    let folder = RealData.repository.appendingPathComponent("Sources/Kinetics/PlateChecks")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .map { String($0.dropLast(".swift".count)) }.sorted()
    #expect(PlateChecks.all.map { "\(type(of: $0))" }.sorted() == files)
    #expect(PlateChecks.all.allSatisfy { !type(of: $0).fault.isEmpty })
  }
}
