import Foundation
import Gait
import Geometry
import Motion
import Testing

struct ForcePlateEventsTests {
  static let walk = AnalyticWalk()

  private func detection(
    _ plates: [ForcePlate], mass: Double? = nil, task: MovementTask = .walking
  ) -> Availability<Detection> {
    var subject = SubjectMeasures()
    if let mass { subject.set(.mass, mass, from: "test") }
    return ForcePlateEvents().detection(
      in: Self.walk.trial(task: task, plates: plates), subject: subject)
  }

  /// When the force of the walk passes 20 N after a contact, seconds.
  static let rise = 20 / (walk.weight * 1.1) * 0.05

  @Test("contact and foot off are where the force passes 20 N, between two samples")
  func instants() throws {
    let found = try #require(detection([Self.walk.plate("1", under: .left, 1)]).value).found
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.doubt == nil && $0.event.side == .left })
    let contact = Self.walk.contacts(.left)[1]
    #expect(abs(found[0].event.time - (contact + Self.rise)) < 1e-6)
    #expect(abs(found[1].event.time - (contact + 0.62 - Self.rise)) < 1e-6)
    #expect(found[0].event.kind == .initialContact && found[1].event.kind == .footOff)
  }

  @Test("a plate that was never zeroed gives the same instants", arguments: [-15.0, 4, 60])
  func offset(_ newtons: Double) throws {
    let clean = try #require(detection([Self.walk.plate("1", under: .right, 2)]).value).events
    let raw = try #require(
      detection([Self.walk.plate("1", under: .right, 2, offset: newtons)]).value
    ).events
    #expect(clean.count == raw.count)
    for (a, b) in zip(clean, raw) { #expect(abs(a.time - b.time) < 1e-6) }
  }

  @Test("a noisy plate has a higher threshold, a loaded one has no zero")
  func noise() throws {
    var plate = Self.walk.plate("1", under: .left, 1)
    for index in plate.channels[2].samples.indices {
      plate.channels[2].samples[index] += 8 * sin(Double(index * index))
    }
    let found = try #require(detection([plate]).value).found
    #expect(found.count == 2)
    for (event, truth) in zip(found, [Self.walk.contacts(.left)[1], Self.walk.footOffs(.left)[1]]) {
      #expect(abs(event.event.time - truth) < 0.006)
    }
    let loaded = detection([Self.walk.plate("1", under: .left, 1, offset: 500)])
    #expect(loaded.reason?.contains("never free") == true)
  }

  @Test("a plate whose file holds the action is turned, and a reader is told")
  func turned() throws {
    var plate = Self.walk.plate("1", under: .left, 1)
    plate.channels[2].samples = plate.channels[2].samples.map { -$0 }
    let detection = try #require(detection([plate]).value)
    #expect(detection.found.count == 2)
    #expect(detection.notices.contains { $0.text.contains("sign") })
  }

  @Test("a short knock is no contact")
  func knock() {
    var plate = Self.walk.plate("1", under: .left, 1)
    plate.channels[2].samples = plate.channels[2].samples.indices.map { index in
      (500..<530).contains(index) ? -300 : 0
    }
    #expect(detection([plate]).value == nil)
  }

  @Test("a foot over the edge is doubtful, and so is a weak load; a light task is not weighed")
  func doubt() throws {
    let edge = try #require(
      detection([Self.walk.plate("1", under: .left, 1, aside: 0.195)]).value
    ).found
    #expect(edge.count == 2)
    #expect(edge.allSatisfy { $0.doubt?.contains("not wholly") == true })

    let plate = Self.walk.plate("1", under: .left, 1)
    let weak = try #require(detection([plate], mass: 95).value).found
    #expect(weak.allSatisfy { $0.doubt?.contains("90 %") == true })
    let strong = try #require(detection([plate], mass: 70).value).found
    #expect(strong.allSatisfy { $0.doubt == nil })
    let stairs = try #require(detection([plate], mass: 95, task: .stairs).value).found
    #expect(stairs.allSatisfy { $0.doubt == nil })
  }

  @Test("no foot over the plate: no event, and a notice says why")
  func nobody() {
    let plate = Self.walk.plate("1", under: .left, 1, shift: 5)
    let result = detection([plate])
    #expect(result.value == nil)
  }

  @Test("two feet one after the other: each gives the instant at which it stands alone")
  func twoFeet() throws {
    // The right foot comes down on the same wide plate while the left is still there.
    var plate = Self.walk.plate("1", under: .left, 1, also: [(.right, 1)])
    let shift = Self.walk.speed * Self.walk.stride / 2
    let low = plate.corners.map(\.x).min() ?? 0
    plate.corners = plate.corners.map { corner in
      Vector3(corner.x + (corner.x > low + 0.1 ? shift : 0), corner.y, 0)
    }
    let found = try #require(detection([plate]).value).found
    #expect(found.count == 2)
    #expect(found[0].event.side == .left && found[0].event.kind == .initialContact)
    #expect(found[1].event.side == .right && found[1].event.kind == .footOff)
  }

  @Test("a plate of another type or without a place says so by name")
  func refused() {
    var other = Self.walk.plate("3", under: .left, 1)
    other.kind = .c3d(type: 6)
    #expect(detection([other]).reason?.contains("plate 3 is of C3D type 6") == true)
    var nowhere = Self.walk.plate("3", under: .left, 1)
    nowhere.kind = .plateAxes
    nowhere.corners = []
    #expect(detection([nowhere]).reason?.contains("position") == true)
    #expect(detection([]).reason == "the trial has no force plates")
  }

  @Test("a plate in laboratory axes is told by its centre of pressure")
  func laboratoryAxes() throws {
    let typeTwo = Self.walk.plate("1", under: .left, 1)
    let place = Self.walk.footprint(.left, 1).place
    let up = typeTwo.channels[2].samples.map { -$0 }
    let rate = typeTwo.rate
    func channel(_ label: String, _ value: Double) -> AnalogChannel {
      AnalogChannel(
        label: label, unit: nil, rate: rate,
        samples: up.map { $0 > 0 ? value : .nan })
    }
    let zero = AnalogChannel(
      label: "F", unit: .newton, rate: rate, samples: up.map { _ in 0 })
    let vertical = AnalogChannel(label: "Fz", unit: .newton, rate: rate, samples: up)
    let plate = ForcePlate(
      label: "1", kind: .laboratoryAxes, corners: [],
      channels: [
        zero, zero, vertical, channel("Px", place.x + 0.1), channel("Py", place.y),
        channel("Pz", 0),
      ])
    let found = try #require(detection([plate]).value).found
    #expect(found.map(\.event.side) == [.left, .left])
    #expect(abs(found[0].event.time - (Self.walk.contacts(.left)[1] + Self.rise)) < 1e-6)
  }
}
