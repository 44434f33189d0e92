import Foundation
import Geometry
import Motion

/// A walk on paper: feet and pelvis whose contacts are known to the last digit.
///
/// Each foot stands still from its initial contact to its foot-off and then moves on at constant
/// speed, so that heel minus sacrum turns round exactly at the events. Its height rises and falls
/// by bumps of velocity whose extremes lie exactly at the events.
struct AnalyticWalk: Sendable {
  var rate = 100.0
  var duration = 6.0
  /// Seconds from contact to contact of one foot.
  var stride = 1.0
  /// Share of the stride on the ground.
  var stance = 0.62
  /// Metres per second.
  var speed = 1.2
  /// Metres per second squared.
  var acceleration = 0.0
  /// Turning, radians per second, counter-clockwise.
  var turning = 0.0
  /// Distance of each heel from the line of travel, metres.
  var halfWidth = 0.06
  /// First contact of the left foot, seconds; the right foot follows half a stride later.
  var phase = 0.3
  var footLength = 0.20
  /// Newtons.
  var weight = 700.0

  /// Where the pelvis is, metres, and which way it goes, radians.
  func way(at time: Double) -> (place: Vector3, heading: Double) {
    if turning == 0 {
      return (Vector3(speed * time + acceleration * time * time / 2, 0, 0), 0)
    }
    let radius = speed / turning
    let heading = turning * time
    return (Vector3(radius * sin(heading), radius * (1 - cos(heading)), 0), heading)
  }

  private func firstContact(_ side: Side) -> Double {
    side == .left ? phase : phase + stride / 2
  }

  /// All contacts of a side, before, in and after the trial.
  private func numbers() -> ClosedRange<Int> { -3...Int(duration / stride) + 3 }

  func contacts(_ side: Side) -> [Double] {
    numbers().map { firstContact(side) + Double($0) * stride }.filter { $0 >= 0 && $0 < duration }
  }

  func footOffs(_ side: Side) -> [Double] {
    numbers().map { firstContact(side) + (Double($0) + stance) * stride }
      .filter { $0 >= 0 && $0 < duration }
  }

  /// The events as a file would name them.
  var events: [GaitEvent] {
    Side.allCases.flatMap { side in
      contacts(side).map { GaitEvent(.initialContact, side: side, time: $0, source: "file") }
        + footOffs(side).map { GaitEvent(.footOff, side: side, time: $0, source: "file") }
    }.sorted { $0.time < $1.time }
  }

  /// Where the heel stands in the stance with a number, and which way the foot points.
  func footprint(_ side: Side, _ number: Int) -> (place: Vector3, heading: Double) {
    let middle = firstContact(side) + (Double(number) + stance / 2) * stride
    let (place, heading) = way(at: middle)
    let left = Vector3(-sin(heading), cos(heading), 0)
    return (place + left * (side == .left ? halfWidth : -halfWidth), heading)
  }

  func heel(_ side: Side, at time: Double) -> (place: Vector3, heading: Double) {
    let number = Int(((time - firstContact(side)) / stride).rounded(.down))
    let share = (time - firstContact(side)) / stride - Double(number)
    let here = footprint(side, number)
    guard share > stance else { return here }
    let next = footprint(side, number + 1)
    let way = (share - stance) / (1 - stance)
    return (
      here.place + (next.place - here.place) * way,
      here.heading + (next.heading - here.heading) * way
    )
  }

  /// Height of a marker, metres: up around each foot-off, down around each contact, the heel
  /// earlier than the toe, so that the foot's centre falls fastest exactly at the contact.
  ///
  /// - Parameter late: Seconds by which the marker comes down after the contact.
  func height(_ side: Side, at time: Double, late: Double) -> Double {
    let lift = 0.15
    var height = 0.04
    for number in numbers() {
      let contact = firstContact(side) + Double(number) * stride
      let off = contact + stance * stride
      height += lift * erf((time - off) / 0.05) / 2
      height -= lift * erf((time - contact - late) / 0.07) / 2
    }
    return height
  }

  /// The trial: markers as Plug-in Gait names them, z up, metres.
  func trial(task: MovementTask = .walking, plates: [ForcePlate] = []) -> Trial {
    let count = Int(duration * rate)
    let times = (0..<count).map { Double($0) / rate }
    var markers: [String: Trajectory] = [:]
    func add(_ label: String, _ place: (Double) -> Vector3) {
      markers[label] = Trajectory(label: label, times.map(place))
    }
    for side in Side.allCases {
      func foot(_ time: Double, _ ahead: Double, _ up: Double, late: Double) -> Vector3 {
        let (place, heading) = heel(side, at: time)
        let forward = Vector3(cos(heading), sin(heading), 0)
        return place + forward * ahead + Vector3(0, 0, height(side, at: time, late: late) + up)
      }
      add(side.letter + "HEE") { foot($0, 0, 0, late: -0.04) }
      add(side.letter + "TOE") { foot($0, footLength, 0.02, late: 0.04) }
      add(side.letter + "ANK") { foot($0, 0.05, 0.05, late: 0) }
    }
    func pelvis(_ time: Double, _ ahead: Double, _ aside: Double) -> Vector3 {
      let (place, heading) = way(at: time)
      let forward = Vector3(cos(heading), sin(heading), 0)
      let left = Vector3(-sin(heading), cos(heading), 0)
      return place + forward * ahead + left * aside + Vector3(0, 0, 1)
    }
    add("LASI") { pelvis($0, 0.1, 0.12) }
    add("RASI") { pelvis($0, 0.1, -0.12) }
    add("SACR") { pelvis($0, -0.1, 0) }
    return Trial(
      name: "walk", source: "paper", task: task, rate: rate, frameCount: count, markers: markers,
      plates: plates)
  }

  /// The vertical force under a foot in the stance with a number, newtons: up and down in 50 ms.
  func force(_ side: Side, _ number: Int, at time: Double) -> Double {
    let contact = firstContact(side) + Double(number) * stride
    let off = contact + stance * stride
    return weight * 1.1 * max(0, min(1, (time - contact) / 0.05, (off - time) / 0.05))
  }

  /// A type-2 plate under the stance of a foot with a number: 0.6 m by 0.4 m, channels in plate
  /// axes with z down.
  ///
  /// - Parameters:
  ///   - shift: Moves the plate under the foot, metres, along the way.
  ///   - aside: Moves it to the left, metres.
  ///   - offset: What the free plate shows, newtons.
  ///   - delay: How much later the plate feels the foot, seconds.
  ///   - also: Further stances on the same plate.
  func plate(
    _ label: String, under side: Side, _ number: Int, shift: Double = 0, aside: Double = 0,
    offset: Double = 0,
    delay: Double = 0, also: [(Side, Int)] = []
  ) -> ForcePlate {
    let analogRate = 1000.0
    let count = Int(duration * analogRate)
    let up = (0..<count).map { sample -> Double in
      let time = Double(sample) / analogRate - delay
      let others = also.reduce(0) { $0 + force($1.0, $1.1, at: time) }
      return force(side, number, at: time) + others + offset
    }
    let zero = [Double](repeating: 0, count: count)
    func channel(_ label: String, _ samples: [Double]) -> AnalogChannel {
      AnalogChannel(label: label, unit: .newton, rate: analogRate, samples: samples)
    }
    let centre = footprint(side, number).place + Vector3(footLength / 2 + shift, aside, 0)
    let corners = [(0.3, 0.2), (-0.3, 0.2), (-0.3, -0.2), (0.3, -0.2)].map {
      centre + Vector3($0.0, $0.1, 0)
    }
    // Corners run so that x = C1 + C4 - C2 - C3 points along the way and z, by the right hand, down.
    let turned = [corners[3], corners[2], corners[1], corners[0]]
    return ForcePlate(
      label: label, kind: .c3d(type: 2), corners: turned,
      channels: [
        channel("Fx", zero), channel("Fy", zero), channel("Fz", up.map { -$0 }),
        channel("Mx", zero), channel("My", zero), channel("Mz", zero),
      ])
  }
}

extension Trial {
  /// The same trial with every marker and plate moved.
  func moved(_ change: (Vector3) -> Vector3) -> Trial {
    var trial = self
    trial.markers = markers.mapValues { path in
      Trajectory(label: path.label, (0..<path.count).map { change(path[$0]) })
    }
    trial.plates = plates.map { plate in
      var plate = plate
      plate.corners = plate.corners.map(change)
      return plate
    }
    return trial
  }

  /// The same trial seen in a mirror: left is right.
  var mirrored: Trial {
    var trial = moved { Vector3($0.x, -$0.y, $0.z) }
    trial.markers = Dictionary(
      uniqueKeysWithValues: trial.markers.map { label, path in
        switch label.first {
        case "L": ("R" + label.dropFirst(), path)
        case "R": ("L" + label.dropFirst(), path)
        default: (label, path)
        }
      })
    return trial
  }

  /// The same trial without some markers in a span of time, seconds.
  func without(_ labels: [String], in span: Range<Double>) -> Trial {
    var trial = self
    for label in labels {
      guard let path = trial.markers[label] else { continue }
      let positions = (0..<path.count).map { frame in
        span.contains(time(ofFrame: frame)) ? Vector3.missing : path[frame]
      }
      trial.markers[label] = Trajectory(label: label, positions)
    }
    return trial
  }
}
