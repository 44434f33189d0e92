import Foundation
import Geometry
import Motion

/// A person who walks, and whose joint angles are known exactly.
///
///     let trial = Walker(body: Body(height: 1.4), speed: 1.1).trial()
///     trial.recording        // markers, plates, EMG, events: what a laboratory would have
///     trial.truth.angles     // what every program should find in it
public struct Walker: Sendable {
  public var body: Body
  public var programme: AngleProgramme
  /// Seconds from a contact of one foot to its next.
  public var strideTime: Double
  public var heading = Heading(.plusX)
  /// Where the pelvis stands over the floor in the first frame, metres.
  public var start = Vector3.zero
  /// Phase of the right foot's cycle in the first frame.
  public var startPhase = 0.8
  /// Seconds.
  public var duration: Double
  /// Frames a second.
  public var rate = 100.0
  public var markers = MarkerSet.lowerBody
  /// What the trunk does; `nil`: no marker on it.
  public var trunk: TrunkProgramme?
  /// How many plates lie under the middle of the walk, at most one a stance; 0: none.
  public var plateCount = 2
  /// Standard deviation of noise on the plates' forces, newtons.
  public var plateNoise = 0.0
  /// Muscles recorded on both sides; empty: no EMG.
  public var muscles = MuscleProgramme.healthy
  /// Samples a second of plates and EMG; a whole multiple of `rate`.
  public var analogRate = 1000.0
  /// Standard deviation of noise on every coordinate of every marker, metres.
  public var markerNoise = 0.0
  /// Whether the file names its events.
  public var namesEvents = true
  public var seed: UInt64 = 1
  public var name = "walk01"

  /// - Parameters:
  ///   - strideTime: Seconds.
  ///   - cycles: How many cycles the trial lasts.
  public init(
    body: Body, programme: AngleProgramme = .healthy, strideTime: Double, cycles: Double = 4
  ) {
    precondition(strideTime > 0 && cycles > 0, "a stride takes time")
    self.body = body
    self.programme = programme
    self.strideTime = strideTime
    duration = cycles * strideTime
  }

  /// A walker at a cadence, steps a second.
  public init(
    body: Body, programme: AngleProgramme = .healthy, cadence: Double, cycles: Double = 4
  ) {
    self.init(body: body, programme: programme, strideTime: 2 / cadence, cycles: cycles)
  }

  /// A walker at a speed: the angles decide the length of a stride, the speed its time.
  ///
  /// - Parameter speed: Metres a second; without it, the mean free speed of `HealthyPace`.
  public init(
    body: Body, programme: AngleProgramme = .healthy, speed: Double? = nil, cycles: Double = 4
  ) {
    self.init(body: body, programme: programme, strideTime: 1, cycles: 1)
    let free = HealthyPace.free.dimensionlessSpeed * (9.81 * body.meanLegLength).squareRoot()
    let wanted = speed ?? free
    strideTime = strideLength / wanted
    duration = cycles * strideTime
  }

  private var clock: CycleClock {
    CycleClock(
      strideTime: strideTime, startPhase: startPhase, leftContact: programme.leftContact)
  }

  private var contact: GroundContact {
    GroundContact(clock: clock, stance: programme.stanceShare)
  }

  /// How far the pelvis travels in one cycle without variation, metres.
  public var strideLength: Double {
    var steady = programme
    steady.variation = 0
    let frames = 200
    let rate = Double(frames) / strideTime
    let angles = GaitAngles(steady, clock: clock, times: 0...strideTime, seed: seed)
    let skeletons = (0...frames).map {
      Skeleton(body, angles.angles(at: Double($0) / rate))
    }
    let travel = (1...frames).reduce(Vector3.zero) { sum, frame in
      sum
        + contact.step(
          from: skeletons[frame - 1], to: skeletons[frame], at: (Double(frame) - 0.5) / rate)
    }
    return Vector3(travel.x, travel.y, 0).length
  }

  /// Mean speed, metres a second.
  public var speed: Double { strideLength / strideTime }

  /// Steps a second.
  public var cadence: Double { 2 / strideTime }

  /// The recording, and what is known about it.
  public func trial() -> SyntheticTrial {
    let frameCount = max(1, Int((duration * rate).rounded(.down)) + 1)
    let times = 0...(Double(frameCount - 1) / rate)
    let skeletons = skeletons(frameCount)
    var truth = MotionTruth(skeletons, progression: heading.axis)
    truth.events = clock.events(stance: programme.stanceShare, in: times, source: "truth")
    var recording = Recording(
      name: name, format: "synthetic", frameRate: rate, frameCount: frameCount, up: .plusZ,
      forward: heading.axis,
      trajectories: MarkerPlacement(body: body, set: markers)
        .trajectories(skeletons), measures: body.measures())
    if let trunk {
      let phases = skeletons.indices.map { clock.phase(.right, at: Double($0) / rate) }
      recording.trajectories += trunk.trajectories(
        on: skeletons, phases: phases, room: heading.rotation, body: body)
      truth.trunk = trunk.truth(phases: phases)
    }
    if namesEvents {
      recording.events = truth.events.map {
        GaitEvent($0.kind, side: $0.side, time: $0.time, source: "file")
      }
    }
    let sampleCount = frameCount * Int((analogRate / rate).rounded())
    recording.plates = plates(under: skeletons, in: times, sampleCount: sampleCount)
    (recording.analog, truth.bursts) = emg(
      sampleCount: sampleCount, until: Double(frameCount) / rate)
    if markerNoise > 0 { recording = recording.withMarkerNoise(markerNoise, seed: seed) }
    return SyntheticTrial(recording: recording, truth: truth)
  }

  /// One skeleton a frame, in laboratory axes.
  func skeletons(_ frameCount: Int) -> [Skeleton] {
    let angles = GaitAngles(
      programme, clock: clock, times: 0...(Double(frameCount) / rate), seed: seed)
    let still = (0..<frameCount).map { Skeleton(body, angles.angles(at: Double($0) / rate)) }
    return contact.placed(still, rate: rate).map {
      $0.moved(by: heading.rotation, offset: start)
    }
  }

  /// Plates under the stances in the middle of the trial that are whole inside it.
  private func plates(
    under skeletons: [Skeleton], in times: ClosedRange<Double>, sampleCount: Int
  ) -> [ForcePlate] {
    guard plateCount > 0 else { return [] }
    let forward = heading.rotation.x
    let above = Vector3(0, 0, 0.1 * body.height)
    let pivots = skeletons.map { ($0.left.hip + $0.right.hip) * 0.5 + above }
    var stances: [PlateLayout.Stance] = []
    for side in Side.allCases {
      let share = programme.stanceShare(side)
      for cycle in clock.cycles(side, in: times) {
        let contact = clock.time(side, ofPhase: Double(cycle))
        let off = clock.time(side, ofPhase: Double(cycle) + share)
        guard contact >= times.lowerBound, off <= times.upperBound else { continue }
        let flat = Int((clock.time(side, ofPhase: Double(cycle) + 0.4 * share) * rate).rounded())
        guard skeletons.indices.contains(flat) else { continue }
        let leg = skeletons[flat][side]
        stances.append(
          PlateLayout.Stance(
            side: side, times: contact...off,
            reaction: GroundReaction(
              weight: body.mass * 9.81 * 0.6 / share,
              heel: Vector3(leg.heelSole.x, leg.heelSole.y, 0),
              toe: Vector3(leg.toeSole.x, leg.toeSole.y, 0), forward: forward),
            pivots: pivots, frameRate: rate))
      }
    }
    stances.sort { $0.times.lowerBound < $1.times.lowerBound }
    let first = max(0, (stances.count - plateCount) / 2)
    let chosen = Array(stances[first..<min(stances.count, first + plateCount)])
    return PlateLayout.plates(
      under: chosen, length: min(0.6, 0.42 * strideLength), rate: analogRate,
      sampleCount: sampleCount, noise: plateNoise, seed: seed)
  }

  private func emg(
    sampleCount: Int, until end: Double
  ) -> ([AnalogChannel], [MotionTruth.Burst]) {
    var channels: [AnalogChannel] = []
    var bursts: [MotionTruth.Burst] = []
    let source = SurfaceEMG(rate: analogRate)
    for muscle in muscles {
      for side in Side.allCases {
        let active = activity(of: muscle, side, until: end)
        bursts += active.map {
          MotionTruth.Burst(
            muscle: muscle.muscle, side: side, onset: $0.lowerBound, offset: $0.upperBound)
        }
        let label = "\(side.letter) \(muscle.channel)"
        var random = RandomStream(seed: seed, for: "emg \(label) \(name)")
        let samples = source.signal(
          count: sampleCount, bursts: active, quiet: muscle.quiet,
          signalToNoise: muscle.signalToNoise, random: &random)
        channels.append(
          AnalogChannel(label: label, unit: .volt, rate: analogRate, samples: samples))
      }
    }
    return (channels, bursts)
  }

  /// The times within the trial at which a muscle is active, in order.
  private func activity(
    of muscle: MuscleProgramme, _ side: Side, until end: Double
  ) -> [ClosedRange<Double>] {
    let cycles = clock.cycles(side, in: 0...end)
    var active: [ClosedRange<Double>] = []
    for cycle in (cycles.lowerBound - 2)...cycles.upperBound {
      for window in muscle.windows {
        let on = clock.time(side, ofPhase: Double(cycle) + window.lowerBound)
        let off = clock.time(side, ofPhase: Double(cycle) + window.upperBound)
        if off > 0, on < end { active.append(max(0, on)...min(end, off)) }
      }
    }
    return active.sorted { $0.lowerBound < $1.lowerBound }
  }
}
