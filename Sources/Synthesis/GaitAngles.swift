import Foundation
import Motion

/// The angles of a walker at any time: the programme, each cycle's own offsets, and the hips'
/// answer to what is changed at the pelvis.
struct GaitAngles {
  var programme: AngleProgramme
  var clock: CycleClock
  /// One offset a cycle, radians, for a course; by the name of the course and the number of the
  /// cycle.
  private var offsets: [Key: [Int: Double]] = [:]

  private struct Key: Hashable {
    var quantity: AngleProgramme.Quantity
    var side: Side
  }

  /// - Parameter times: The stretch of time that will be asked for, seconds.
  init(
    _ programme: AngleProgramme, clock: CycleClock, times: ClosedRange<Double>, seed: UInt64
  ) {
    self.programme = programme
    self.clock = clock
    guard programme.variation > 0 else { return }
    for side in Side.allCases {
      let cycles = clock.cycles(side, in: times)
      for quantity in AngleProgramme.Quantity.allCases {
        if AngleProgramme.Quantity.central.contains(quantity), side == .left { continue }
        // The foot's pitch stays as prescribed, or the foot would not stand on the floor; hip
        // flexion and adduction vary with what they answer to.
        if [.footPitch, .hipFlexion, .hipAdduction].contains(quantity) { continue }
        var random = RandomStream(seed: seed, for: "\(quantity.rawValue) \(side.rawValue)")
        var drawn: [Int: Double] = [:]
        for cycle in (cycles.lowerBound - 1)...(cycles.upperBound + 1) {
          drawn[cycle] = programme.variation * random.gaussian()
        }
        offsets[Key(quantity: quantity, side: side)] = drawn
      }
    }
  }

  /// The offset at a phase: each cycle's own, passing over within 5 % around the contact.
  private func offset(_ quantity: AngleProgramme.Quantity, _ side: Side, _ phase: Double) -> Double
  {
    guard let drawn = offsets[Key(quantity: quantity, side: side)] else { return 0 }
    let boundary = phase.rounded()
    let before = drawn[Int(boundary) - 1] ?? 0
    let after = drawn[Int(boundary)] ?? 0
    let share = raisedCosine(phase, from: boundary - 0.05, to: boundary + 0.05)
    return before + share * (after - before)
  }

  /// The angles at a time, seconds from the first frame.
  func angles(at time: Double) -> BodyAngles {
    let right = clock.phase(.right, at: time)
    // What the pelvis does beyond its base, for the hips to answer.
    var pelvis: [AngleProgramme.Quantity: Double] = [:]
    var change: [AngleProgramme.Quantity: Double] = [:]
    for quantity in AngleProgramme.Quantity.pelvis {
      let course = programme[quantity, .right]
      let value = course.value(at: right, shift: offset(quantity, .right, right))
      pelvis[quantity] = value
      change[quantity] = value - course.base.value(at: right)
    }
    func leg(_ side: Side) -> BodyAngles.Leg {
      let phase = clock.phase(side, at: time)
      func value(_ quantity: AngleProgramme.Quantity, answering shift: Double = 0) -> Double {
        programme[quantity, side].value(at: phase, shift: shift + offset(quantity, side, phase))
      }
      func half(_ quantity: AngleProgramme.Quantity) -> Double {
        (programme[quantity, side].offset + offset(quantity, side, phase)) / 2
      }
      let k = side.sign
      let foot: BodyAngles.Foot
      if let ankle = programme.ankles[side] {
        foot = .ankle(
          dorsiflexion: ankle.dorsiflexion.value(at: phase),
          rotation: ankle.rotation.value(at: phase))
      } else {
        let hold = programme.ankleHolds[side].map {
          BodyAngles.AnkleHold(dorsiflexion: $0.value, weight: $0.weight(at: phase))
        }
        foot = .direction(
          pitch: value(.footPitch), progression: value(.footProgression), hold: hold)
      }
      return BodyAngles.Leg(
        hipFlexion: value(
          .hipFlexion, answering: (change[.pelvicTilt] ?? 0) + half(.kneeFlexion)),
        hipAdduction: value(
          .hipAdduction, answering: k * (change[.pelvicObliquity] ?? 0) - half(.kneeAdduction)),
        hipRotation: value(.hipRotation, answering: -k * (change[.pelvicRotation] ?? 0)),
        kneeFlexion: value(.kneeFlexion), kneeAdduction: value(.kneeAdduction),
        kneeRotation: value(.kneeRotation), foot: foot)
    }
    func trunk(_ quantity: AngleProgramme.Quantity) -> Double {
      programme[quantity, .right].value(at: right, shift: offset(quantity, .right, right))
    }
    return BodyAngles(
      pelvis: BodyAngles.Pelvis(
        tilt: pelvis[.pelvicTilt] ?? 0, obliquity: pelvis[.pelvicObliquity] ?? 0,
        rotation: pelvis[.pelvicRotation] ?? 0),
      left: leg(.left), right: leg(.right),
      trunk: BodyAngles.Trunk(
        tilt: trunk(.trunkTilt), lean: trunk(.trunkLean), rotation: trunk(.trunkRotation)))
  }
}
