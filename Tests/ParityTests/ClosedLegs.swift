import Foundation
import Geometry
import Motion

@testable import Synthesis

/// The legs of a walk, closed between pelvis and floor at evenly spread instants of the cycle.
struct ClosedLegs {
  private let body: Body
  private let programme: AngleProgramme
  private let count: Int
  /// The person's angles by instant, as chosen.
  private let start: [BodyAngles]
  /// The same with what follows from them.
  private var angles: [BodyAngles]
  /// Where the sole of the forefoot is to be, seen from the middle of the hips, metres.
  private var places: [Side: [Vector3]] = [:]
  /// Height of the middle of the hips over each sole by itself, metres.
  private var heights: [Side: [Double]] = [:]

  init(walk: WholeBodyWalk, body: Body, mean: AngleProgramme, own: AngleProgramme, count: Int) {
    self.body = body
    programme = own
    self.count = count
    func instants(_ programme: AngleProgramme) -> [BodyAngles] {
      var steady = programme
      steady.variation = 0
      let clock = CycleClock(strideTime: 1, startPhase: 0, leftContact: programme.leftContact)
      let angles = GaitAngles(steady, clock: clock, times: 0...1, seed: 0)
      return (0..<count).map { angles.angles(at: Double($0) / Double(count)) }
    }
    let usual = instants(mean).map { Skeleton(body, $0) }
    start = instants(own)
    angles = start
    let wider = walk.stepWidth.map { $0 - Self.stepWidth(of: mean, body) } ?? 0
    for side in Side.allCases {
      let ahead = body[side].legLength * sin(walk.feetAhead)
      // A foot that points elsewhere turns about its ankle.
      let flat = usual[instant(side, at: 0.25)][side]
      let foot = flat.toeSole - flat.ankle
      let turn = Matrix3.rotationZ(side.sign * walk[side].footProgression) * foot - foot
      places[side] = usual.map { skeleton in
        let place = skeleton[side].toeSole - Self.middle(skeleton)
        return Vector3(
          place.x * walk.stepLength + ahead + turn.x, place.y - side.sign * wider / 2 + turn.y, 0)
      }
    }
  }

  /// Distance of the placements of the ankles across the path, with each foot flat, metres.
  static func stepWidth(of programme: AngleProgramme, _ body: Body) -> Double {
    var steady = programme
    steady.variation = 0
    var walker = Walker(body: body, programme: steady, strideTime: 1, cycles: 2)
    walker.startPhase = 0
    let skeletons = walker.skeletons(101)
    let (right, left) = (15, 15 + Int((programme.leftContact * 100).rounded()))
    return skeletons[left].left.ankle.y - skeletons[right].right.ankle.y
  }

  private static func middle(_ skeleton: Skeleton) -> Vector3 {
    (skeleton.left.hip + skeleton.right.hip) * 0.5
  }

  /// The instant at which a foot is at a phase of its own cycle.
  private func instant(_ side: Side, at phase: Double) -> Int {
    let turns = phase + (side == .left ? programme.leftContact : 0)
    return Int((turns * Double(count)).rounded()) % count
  }

  /// A leg over its own foot's cycle.
  func cycle(of side: Side) -> [BodyAngles.Leg] {
    (0..<count).map { angles[instant(side, at: Double($0) / Double(count))][side] }
  }

  // MARK: - Solving

  /// Flexes and adducts a hip at every instant until the forefoot is in its place.
  mutating func keepForefoot(_ side: Side) {
    heights[side] = (0..<count).map { instant in
      solve(side, instant)
      let skeleton = Skeleton(body, angles[instant])
      return Self.middle(skeleton).z - min(skeleton[side].toeSole.z, skeleton[side].heelSole.z)
    }
  }

  /// Closes each leg late in stance, so that the other foot meets the floor where its own leg puts
  /// it, and gives back what closed it while it swings.
  mutating func closeLateStance(from start: Double) {
    let before = heights
    for side in Side.allCases {
      guard let own = before[side], let others = before[side.opposite] else { continue }
      let usual = angles
      let contact = side == .right ? programme.leftContact : 1 - programme.leftContact
      let end = programme.stanceShare(side)
      func instant(_ phase: Double) -> Int { self.instant(side, at: phase) }
      let missing = others[instant(contact)] - own[instant(contact)]
      var last = (pitch: 0.0, knee: 0.0)
      for index in 0..<count {
        let phase = Double(index) / Double(count)
        guard phase > start else { continue }
        let at = instant(phase)
        if phase <= end {
          let share = smoothstep(phase, from: start, to: contact)
          solve(side, at, height: phase > contact ? others[at] : own[at] + missing * share)
          last.pitch = angles[at][side].pitch - usual[at][side].pitch
          last.knee = angles[at][side].kneeFlexion - usual[at][side].kneeFlexion
        } else {
          let left = 1 - smoothstep(phase, from: end, to: end + 0.2)
          angles[at][side].pitch += left * last.pitch
          angles[at][side].kneeFlexion += left * last.knee
        }
      }
    }
  }

  /// Lets each leg swing sideways as the mean child's does, moved from where it is at foot off to
  /// where it is at contact; the forefoot keeps its place along the path alone.
  mutating func swing() {
    for side in Side.allCases {
      let end = programme.stanceShare(side)
      func instant(_ phase: Double) -> Int { self.instant(side, at: phase) }
      func change(_ at: Int) -> Double {
        angles[at][side].hipAdduction - start[at][side].hipAdduction
      }
      let (first, last) = (change(instant(end)), change(instant(0)))
      for index in 0..<count {
        let phase = Double(index) / Double(count)
        guard phase > end else { continue }
        let at = instant(phase)
        let share = smoothstep(phase, from: end, to: 1)
        angles[at][side].hipAdduction =
          start[at][side].hipAdduction + first + share * (last - first)
        solve(side, at, isSwinging: true)
      }
    }
  }

  /// Finds a hip at an instant; where a height over the forefoot is asked for, knee and foot as
  /// well, each by as much as it has to do with the height.
  ///
  /// A heel cannot sink into the floor: where it would have to, the foot stays flat.
  private mutating func solve(
    _ side: Side, _ instant: Int, height: Double? = nil, isSwinging: Bool = false
  ) {
    guard let place = places[side]?[instant] else { return }
    let flat = min(angles[instant][side].pitch, 0)
    let small = 1e-6
    func residual(_ all: BodyAngles) -> Vector3 {
      let skeleton = Skeleton(body, all)
      let found = skeleton[side].toeSole - Self.middle(skeleton)
      return Vector3(
        found.x - place.x, isSwinging ? 0 : found.y - place.y, height.map { found.z + $0 } ?? 0)
    }
    for _ in 0..<12 {
      let now = residual(angles[instant])
      guard now.length > 1e-9 else { break }
      func slope(_ change: (inout BodyAngles.Leg) -> Void) -> Vector3 {
        var all = angles[instant]
        change(&all[side])
        return (residual(all) - now) / small
      }
      let a = slope { $0.hipFlexion += small }
      let b = isSwinging ? Vector3.unitY : slope { $0.hipAdduction += small }
      var (knee, pitch, c) = (0.0, 0.0, Vector3.unitZ)
      if height != nil {
        let (k, p) = (slope { $0.kneeFlexion += small }, slope { $0.pitch += small })
        // What is left of a change's height once hips have brought the forefoot back.
        func lift(_ v: Vector3) -> Double { a.cross(b).dot(v) / a.cross(b).z }
        let whole = max(1e-9, hypot(lift(k), lift(p)))
        (knee, pitch) = (lift(k) / whole, lift(p) / whole)
        c = k * knee + p * pitch
      }
      let volume = a.dot(b.cross(c))
      guard abs(volume) > 1e-12 else { break }
      var step = Vector3(
        -now.dot(b.cross(c)) / volume, -a.dot(now.cross(c)) / volume,
        -a.dot(b.cross(now)) / volume)
      let longest = max(abs(step.x), abs(step.y), abs(step.z))
      if longest > 0.2 { step = step * (0.2 / longest) }
      angles[instant][side].hipFlexion += step.x
      angles[instant][side].hipAdduction += isSwinging ? 0 : step.y
      angles[instant][side].kneeFlexion += step.z * knee
      angles[instant][side].pitch += step.z * pitch
    }
    if height != nil, angles[instant][side].pitch < flat {
      angles[instant][side].pitch = flat
      solve(side, instant)
    }
  }
}

extension BodyAngles.Leg {
  /// Pitch of a foot whose direction in the room is prescribed, heel up positive.
  var pitch: Double {
    get { if case .direction(let pitch, _, _) = foot { pitch } else { 0 } }
    set {
      if case .direction(_, let progression, let hold) = foot {
        foot = .direction(pitch: newValue, progression: progression, hold: hold)
      }
    }
  }
}
