import Foundation
import Geometry
import Motion

/// A child who walks as the reference children do at a speed, changed where a test says so.
///
/// Reference mean curve at v*, plus a person's offset, with plateaus on named windows with shoulders
/// of 5 % of the cycle, and for each curve and cycle a constant offset drawn anew. Degrees.
struct ChildWalk {
  typealias Quantity = CycleQuantity

  struct Plateau {
    var side: Side
    var quantity: Quantity
    var value: Double
    var window: ClosedRange<Int>
  }

  var speed = 0.429
  var cycles = 10
  var noise = 1.5
  /// Standard deviation of every event's time, seconds.
  var eventNoise = 0.0
  var seed = 1
  var condition = "walk"
  var plateaus: [Plateau] = []
  /// Added to a quantity of a side over the whole cycle, degrees or N·m/kg.
  var offsets: [Side: [Quantity: Double]] = [:]
  /// Factor on a quantity of a side.
  var factors: [Side: [Quantity: Double]] = [:]
  /// Single support of each side, seconds; 0.40 by default.
  var singleSupport: [Side: Double] = [:]
  var footOff = 0.60
  /// Largest outward bump of the ankle in swing, and half the distance of the feet, metres.
  var swingPath: [Side: Double] = [:]
  var halfBase = 0.05
  /// Height of the heel at the middle of single support, metres.
  var heelRise: [Side: Double] = [:]
  /// Mean trunk lean towards the right, degrees, in right and in left single support.
  var trunkLean: [Side: Double]?
  /// First peak of the vertical force of each side, body weights; plates only where given.
  var firstPeak: [Side: Double] = [:]
  var gates: [String] = []

  mutating func hold(
    _ side: Side, _ quantity: Quantity, at value: Double, _ window: ClosedRange<Int>
  ) {
    plateaus.append(Plateau(side: side, quantity: quantity, value: value, window: window))
  }

  mutating func shift(_ side: Side, _ quantity: Quantity, by value: Double) {
    offsets[side, default: [:]][quantity, default: 0] += value
  }

  /// The same walk, left and right exchanged.
  var mirrored: ChildWalk {
    var walk = self
    for index in plateaus.indices { walk.plateaus[index].side = plateaus[index].side.opposite }
    walk.offsets = [.left: offsets[.right] ?? [:], .right: offsets[.left] ?? [:]]
    walk.factors = [.left: factors[.right] ?? [:], .right: factors[.left] ?? [:]]
    func swap(_ values: [Side: Double]) -> [Side: Double] {
      var swapped: [Side: Double] = [:]
      for (side, value) in values { swapped[side.opposite] = value }
      return swapped
    }
    walk.singleSupport = swap(singleSupport)
    walk.swingPath = swap(swingPath)
    walk.heelRise = swap(heelRise)
    walk.firstPeak = swap(firstPeak)
    walk.trunkLean = trunkLean.map { lean in swap(lean).mapValues { -$0 } }
    return walk
  }

  private static let angles: [Quantity] = Quantity.all.filter {
    if case .angle = $0 { return true }
    return false
  }

  /// The reference's mean curves at its free speed, read once.
  private static let free: [Quantity: [Double]] = {
    var curves: [Quantity: [Double]] = [:]
    for quantity in Quantity.all {
      curves[quantity] = Schwartz2008.curves.band(of: quantity, at: 0.429)?.mean
    }
    return curves
  }()

  /// The curve of a quantity over the cycle, SI units, without noise.
  private func course(_ quantity: Quantity, _ side: Side) -> [Double] {
    let mean =
      speed == 0.429
      ? Self.free[quantity] : Schwartz2008.curves.band(of: quantity, at: speed)?.mean
    return (0...100).map { value(mean?[$0] ?? 0, quantity, side, $0) }
  }

  private func value(
    _ mean: Double, _ quantity: Quantity, _ side: Side, _ percent: Int
  ) -> Double {
    let scale = quantity.unit.siFactor
    var value = mean / scale
    value *= factors[side]?[quantity] ?? 1
    value += offsets[side]?[quantity] ?? 0
    for plateau in plateaus where plateau.side == side && plateau.quantity == quantity {
      let weight = SessionBuilder.plateau(plateau.window, percent)
      value += weight * (plateau.value - value)
    }
    return value * scale
  }

  func trial(_ name: String = "walk01") -> TrialAnalysis {
    var random = Seeded(seed)
    var all: [CycleCurves] = []
    for side in Side.allCases {
      var courses: [Quantity: [Double]] = [:]
      for quantity in Quantity.all { courses[quantity] = course(quantity, side) }
      for index in 0..<cycles {
        let start = 0.5 + 1.0 * Double(index) + (side == .left ? 0 : 0.5)
        let support = singleSupport[side] ?? 0.40
        func about(_ time: Double) -> Double {
          eventNoise > 0 ? time + eventNoise * random.gaussian() : time
        }
        let cycle = Cycle(
          side: side, trial: name, start: start, footOff: about(start + footOff), end: start + 1,
          oppositeFootOff: about(start + 0.5 - support),
          oppositeInitialContact: about(start + 0.5), source: "plates", gates: gates)
        all.append(curves(cycle, courses, &random))
      }
    }
    var trial = SessionBuilder.trial(name, condition: condition)
    trial.frameCount = Int(trial.rate) * (cycles + 3)
    trial.markers = heels(trial)
    var analysis = TrialAnalysis(
      trial: trial, model: "Plug-in Gait", poses: .present(poses(trial)),
      angles: .present(JointAngles()), cycles: all.sorted { $0.cycle.start < $1.cycle.start })
    analysis.pathAngle = 0
    for cycle in all.map(\.cycle) {
      guard let peak = firstPeak[cycle.side] else { continue }
      analysis.plateContacts.append(
        PlateContact(
          plate: "1", side: cycle.side, ownership: "test", start: cycle.start, end: cycle.footOff,
          peak: 400, isWhole: true, measures: [.verticalForceFirstPeak: peak]))
    }
    return analysis
  }

  private func curves(
    _ cycle: Cycle, _ courses: [Quantity: [Double]], _ random: inout Seeded
  ) -> CycleCurves {
    let side = cycle.side
    func waveform(_ quantity: Quantity, relative: Bool) -> Waveform {
      let draw = random.gaussian()
      let shift = relative ? 0 : Double.degrees(noise * draw)
      let factor = relative ? 1 + 0.03 * (noise > 0 ? draw : 0) : 1
      let course = courses[quantity] ?? Array(repeating: 0, count: 101)
      return Waveform(course.map { $0 * factor + shift })
    }
    var angles: [AngleGroup: [Waveform]] = [:]
    for group in AngleGroup.allCases {
      angles[group] = (0..<3).map { waveform(.angle(group, $0), relative: false) }
    }
    var curves = CycleCurves(cycle: cycle, angles: angles)
    for joint in Joint.allCases {
      curves.moments[joint] = (0..<3).map { waveform(.moment(joint, $0), relative: true) }
      curves.powers[joint] = waveform(.power(joint), relative: true)
    }
    if let trunkLean {
      let lean = side.sign * (trunkLean[side] ?? 0)
      let draw = noise * random.gaussian()
      curves.trunk[.lean] = Waveform(Array(repeating: .degrees(lean + draw), count: 101))
    }
    curves.pathAngle = 0
    return curves
  }

  // MARK: - Where the feet are

  /// Forward speed and stride of one metre and a second; x forward, y to the left.
  private func ankle(_ side: Side, _ time: Double) -> Vector3 {
    let first = side == .left ? 0.5 : 1.0
    let phase = time - first
    let step = floor(phase)
    let share = phase - step
    let swing = max(0, (share - footOff) / (1 - footOff))
    let smooth = swing * swing * (3 - 2 * swing)
    let outward = halfBase + (swingPath[side] ?? 0) * sin(.pi * swing)
    return Vector3(first + step + smooth, -side.sign * outward, 0.08)
  }

  private func poses(_ trial: Trial) -> SegmentPoses {
    let times = (0..<trial.frameCount).map { trial.time(ofFrame: $0) }
    var centres: [Side: [Joint: [Vector3]]] = [:]
    for side in Side.allCases {
      let ankles = times.map { ankle(side, $0) }
      centres[side] = [
        .ankle: ankles, .knee: ankles.map { $0 + Vector3(0, 0, 0.35) },
        .hip: ankles.map { $0 + Vector3(0, 0, 0.7) },
      ]
    }
    let pelvis = times.map { Pose(origin: Vector3($0, 0, 0.9), axes: .identity) }
    return SegmentPoses(
      frameCount: trial.frameCount, poses: [.pelvis: pelvis], centres: centres,
      progression: .plusX)
  }

  private func heels(_ trial: Trial) -> [String: Trajectory] {
    var markers: [String: Trajectory] = [:]
    for side in Side.allCases {
      let rise = heelRise[side] ?? 0.007
      func height(_ time: Double) -> Double {
        let phase = time - (side == .left ? 0.5 : 1.0)
        let share = phase - floor(phase)
        if share < 0.25 { return 0.04 }
        return 0.04 + rise * min(1, (share - 0.25) / 0.05)
      }
      let times = (0..<trial.frameCount).map { trial.time(ofFrame: $0) }
      let letter = side == .left ? "L" : "R"
      markers[letter + "HEE"] = Trajectory(
        label: letter + "HEE",
        x: times.map { ankle(side, $0).x }, y: times.map { ankle(side, $0).y },
        z: times.map(height))
    }
    return markers
  }

  /// The session of this one walk, or of several trials of it.
  func session(
    age: Double? = 10, standing: Availability<StandingAnalysis> = SessionBuilder.level,
    intake: [String: String] = [:], speedIsKnown: Bool = true, height: Double = 1.4
  ) -> SessionAnalysis {
    var session = SessionBuilder.session(
      age: age, speed: speedIsKnown ? speed : nil, standing: standing, trials: [trial()])
    session.subject.measures.set(.height, height, from: "test")
    session.subject.measures.set(.legLength(.left), 0.75, from: "test")
    session.subject.measures.set(.legLength(.right), 0.75, from: "test")
    for (key, value) in intake { session.subject.intake[key] = value }
    return session
  }
}
