import Foundation
import Geometry
import Motion
import Synthesis
import Testing

private func walker(_ body: Body = Bodies.child, cycles: Double = 3) -> Walker {
  var walker = Walker(body: body, cycles: cycles)
  walker.muscles = []
  walker.plateCount = 0
  return walker
}

@Suite("A walker's known angles") struct WalkerTests {
  @Test(
    "come back from the markers, whichever way the walk goes",
    arguments: [
      Heading(.plusX), Heading(.minusX), Heading(.plusY), Heading(.minusY), Heading(angle: 0.3),
      Heading(angle: 2.6),
    ]) func comeBack(heading: Heading)
  {
    let body = Bodies.uneven
    var walker = walker(body)
    walker.heading = heading
    walker.start = Vector3(-1.3, 0.4, 0)
    walker.programme.variation = .degrees(1)
    var standing = StandingPerson(body: body)
    standing.heading = Heading(.minusY)
    standing.duration = 0.05
    let trial = walker.trial()
    let worst = worstDifference(
      trial.recording, trial.truth, standing: standing.trial().recording)
    #expect(worst.angle < 1e-9, "\(worst.group)")
  }

  @Test("come back with a marker on the sacrum in place of two rear iliac spines")
  func sacrum() {
    var walker = walker()
    walker.markers = .lowerBodyWithSacrum
    let trial = walker.trial()
    #expect(trial.recording.trajectories.count == 15)
    let standing = StandingPerson(body: walker.body).trial().recording
    let worst = worstDifference(trial.recording, trial.truth, standing: standing)
    #expect(worst.angle < 1e-9, "\(worst.group)")
  }

  @Test("are the programme's", arguments: Side.allCases)
  func areThePrescribed(side: Side) throws {
    let walker = walker()
    let truth = walker.trial().truth
    let programme = AngleProgramme.healthy
    let knee = try #require(truth.angles[.knee, side])
    let hip = try #require(truth.angles[.hip, side])
    let pelvis = try #require(truth.angles[.pelvis, side])
    for frame in stride(from: 0, to: knee.x.count, by: 9) {
      let right = walker.startPhase + Double(frame) / walker.rate / walker.strideTime
      let own = right - (side == .left ? 0.5 : 0)
      let kneeCourses: [AngleProgramme.Quantity] = [.kneeFlexion, .kneeAdduction, .kneeRotation]
      for (component, quantity) in kneeCourses.enumerated() {
        #expect(abs(knee[component][frame] - programme[quantity, side].value(at: own)) < 1e-12)
      }
      #expect(abs(hip.x[frame] - programme[.hipFlexion, side].value(at: own)) < 1e-12)
      #expect(abs(hip.y[frame] - programme[.hipAdduction, side].value(at: own)) < 1e-12)
      #expect(abs(pelvis.x[frame] - programme[.pelvicTilt, side].value(at: right)) < 1e-12)
      let up = programme[.pelvicObliquity, side].value(at: right)
      #expect(abs(pelvis.y[frame] - side.sign * up) < 1e-12)
    }
  }

  @Test("can be prescribed at the ankle", arguments: Side.allCases)
  func ankle(side: Side) throws {
    var walker = walker(Bodies.uneven)
    let dorsiflexion = AngleCourse(FourierSeries(degrees: 2, [(-3, 8), (4, -2)]))
    let rotation = AngleCourse(FourierSeries(degrees: -6, [(2, 1)]))
    walker.programme.ankles[side] = AngleProgramme.Ankle(
      dorsiflexion: dorsiflexion, rotation: rotation)
    let trial = walker.trial()
    let ankle = try #require(trial.truth.angles[.ankle, side])
    for frame in stride(from: 0, to: ankle.x.count, by: 9) {
      let phase =
        walker.startPhase + Double(frame) / walker.rate / walker.strideTime
        - (side == .left ? 0.5 : 0)
      #expect(abs(ankle.x[frame] - dorsiflexion.value(at: phase)) < 1e-9)
      #expect(abs(ankle.z[frame] - rotation.value(at: phase)) < 1e-9)
    }
    let standing = StandingPerson(body: walker.body).trial().recording
    let worst = worstDifference(trial.recording, trial.truth, standing: standing)
    #expect(worst.angle < 1e-9, "\(worst.group)")
  }

  @Test("move with a mirrored walker to the other side")
  func mirroredWalker() throws {
    var walker = walker(Bodies.uneven)
    walker.programme.hold(.pelvicObliquity, at: .degrees(7), over: 0.30...0.45, of: .right)
    var mirror = walker
    mirror.body = walker.body.mirrored
    mirror.programme = walker.programme.mirrored
    // The right foot of the mirrored walker is where the left foot was.
    mirror.startPhase = walker.startPhase - 0.5
    let (a, b) = (walker.trial().truth, mirror.trial().truth)
    for side in Side.allCases {
      for group in AngleGroup.allCases {
        let left = try #require(a.angles[group, side])
        let right = try #require(b.angles[group, side.opposite])
        for component in 0..<3 {
          let worst = zip(left[component], right[component]).map { abs($0 - $1) }.max() ?? 1
          #expect(worst < 1e-9, "\(group) \(component)")
        }
      }
    }
  }

  @Test("do not depend on the frame rate") func frameRate() throws {
    let slow = walker()
    var fast = slow
    fast.rate = 200
    let a = try #require(slow.trial().truth.angles[.knee, .left])
    let b = try #require(fast.trial().truth.angles[.knee, .left])
    for frame in stride(from: 0, to: a.x.count, by: 5) {
      #expect(abs(a.x[frame] - b.x[2 * frame]) < 1e-12)
    }
  }
}

@Suite("A walker on the floor") struct WalkerContactTests {
  @Test(
    "stands without slipping and never sinks in", arguments: [1.15, 1.42, 1.80],
    HealthyPace.allCases)
  func contact(height: Double, pace: HealthyPace) throws {
    var walker = walker(Body(height: height), cycles: 4)
    walker.programme = .healthy(at: pace)
    let trial = walker.trial()
    for side in Side.allCases {
      let toe = try #require(trial.recording.trajectory(side.letter + "TOE"))
      let heel = try #require(trial.recording.trajectory(side.letter + "HEE"))
      let sole = walker.body[side].toeHeight
      // Markers sit `sole` above a flat sole; pitched feet carry the heel marker's rise along.
      #expect((heel.z.min() ?? 0) > sole - 0.001)
      #expect((toe.z.min() ?? 0) > sole - 0.012)
      for stance in stances(trial.truth, side) {
        let flat = frames(stance, from: 0.25, to: 0.6, walker)
        let forefoot = frames(stance, from: 0.25, to: 0.97, walker)
        #expect(spread(flat.map { heel[$0] }) < 0.003, "heel \(side) \(height)")
        #expect(spread(flat.map { toe[$0] }) < 0.003, "toe \(side) \(height)")
        // The ball of the foot, under the toe marker, stays to the end while the heel rises.
        let ball = forefoot.map { frame -> Vector3 in
          let back = (heel[frame] - toe[frame]).normalized
          return toe[frame] - Vector3.unitZ.perpendicular(to: back).normalized * sole
        }
        #expect(spread(ball) < 0.003, "ball \(side) \(height)")
        let raised = flat.map { toe.z[$0] - sole }
        #expect((raised.max() ?? 1) < 0.003)
      }
    }
  }

  @Test("moves at the speed it is asked for", arguments: [0.9, 1.2])
  func speed(wanted: Double) throws {
    var walker = Walker(body: Bodies.child, speed: wanted, cycles: 4)
    walker.muscles = []
    walker.startPhase = 0
    #expect(abs(walker.speed - wanted) < 1e-9)
    let truth = walker.trial().truth
    let pelvis = truth.poses.poses(of: .pelvis)
    let frames = Int((3 * walker.strideTime * walker.rate).rounded())
    let travelled = (pelvis[frames].origin - pelvis[0].origin).x
    #expect(abs(travelled / (Double(frames) / walker.rate) - wanted) < 0.02)
  }

  @Test("takes steps of ordinary length at its free speed")
  func freeSpeed() {
    let walker = Walker(body: Bodies.child)
    let leg = walker.body.meanLegLength
    let free = walker.speed / (9.81 * leg).squareRoot()
    #expect(abs(free - 0.429) < 1e-9)
    // Schwartz et al. 2008: step length 0.760 ± 0.044 leg lengths, cadence 0.565 ± 0.037.
    #expect(abs(walker.strideLength / 2 / leg - 0.760) < 0.044)
    #expect(abs(walker.cadence * (leg / 9.81).squareRoot() - 0.565) < 0.037)
  }

  @Test("meets the floor when the truth says so", arguments: Side.allCases)
  func eventsMatchMarkers(side: Side) throws {
    let walker = walker(Bodies.child, cycles: 4)
    let trial = walker.trial()
    let heel = try #require(trial.recording.trajectory(side.letter + "HEE"))
    let toe = try #require(trial.recording.trajectory(side.letter + "TOE"))
    let left = try #require(trial.recording.trajectory("LPSI"))
    let right = try #require(trial.recording.trajectory("RPSI"))
    let count = trial.recording.frameCount
    let back = (0..<count).map { (left.x[$0] + right.x[$0]) / 2 }
    let ahead = (0..<count).map { heel.x[$0] - back[$0] }
    let behind = (0..<count).map { toe.x[$0] - back[$0] }
    // Zeni et al. 2008: contact where the heel is farthest ahead of the sacrum, foot off where the
    // toe is farthest behind.
    for event in trial.truth.events where event.side == side {
      let frame = Int((event.time * walker.rate).rounded())
      guard frame > 12, frame < count - 12 else { continue }
      let window = (frame - 12)...(frame + 12)
      let found: Int?
      if event.kind == .initialContact {
        found = window.max { ahead[$0] < ahead[$1] }
      } else {
        found = window.min { behind[$0] < behind[$1] }
      }
      let lag = Double((found ?? 0) - frame) / walker.rate
      #expect(abs(lag) <= 0.05, "\(event.kind) \(lag)")
    }
  }

  @Test("leans on each plate with one foot alone") func plates() throws {
    var walker = Walker(body: Bodies.child, cycles: 4)
    walker.muscles = []
    walker.plateCount = 3
    walker.heading = Heading(.minusY)
    let trial = walker.trial()
    #expect(trial.recording.plates.count == 3)
    let weight = walker.body.mass * 9.81
    for plate in trial.recording.plates {
      let surface = try #require(plate.surface)
      #expect(abs(surface.axes.z.z + 1) < 1e-12)
      let down = plate.channels[2].samples
      let loaded = down.indices.filter { down[$0] != 0 }
      let first = Double(try #require(loaded.first)) / plate.rate
      let last = Double(try #require(loaded.last)) / plate.rate
      let contact = try #require(
        trial.truth.events.first {
          $0.kind == .initialContact && abs($0.time - first) <= 0.001
        })
      let off = try #require(
        trial.truth.events.first {
          $0.kind == .footOff && $0.side == contact.side && abs($0.time - last) <= 0.0011
        })
      let side = try #require(contact.side)
      #expect(off.time > contact.time)
      // Two humps of 1.1 body weights, the first in the first half.
      let up = loaded.map { -down[$0] / weight }
      #expect(abs((up.prefix(up.count / 2).max() ?? 0) - 1.1) < 0.01)
      #expect(abs((up.suffix(up.count / 2).max() ?? 0) - 1.1) < 0.01)
      #expect(abs(up[up.count / 2] - 0.78) < 0.01)
      try checkPressure(plate, surface, loaded, side, trial, walker)
    }
  }

  /// The centre of pressure, worked out as an analysis would, lies under the standing foot.
  private func checkPressure(
    _ plate: ForcePlate, _ surface: Pose, _ loaded: [Int], _ side: Side, _ trial: SyntheticTrial,
    _ walker: Walker
  ) throws {
    let toe = try #require(trial.recording.trajectory(side.letter + "TOE"))
    let heel = try #require(trial.recording.trajectory(side.letter + "HEE"))
    let other = side.opposite.letter
    let otherToe = try #require(trial.recording.trajectory(other + "TOE"))
    for part in [0.1, 0.3, 0.5, 0.7, 0.9] {
      let sample = loaded[Int(part * Double(loaded.count - 1))]
      let c = plate.channels.map { $0.samples[sample] }
      let force = surface.axes * Vector3(c[0], c[1], c[2])
      let moment =
        surface.axes * Vector3(c[3], c[4], c[5])
        + (surface.axes * plate.origin).cross(force)
      let pressure = Vector3(
        surface.origin.x - moment.y / force.z, surface.origin.y + moment.x / force.z, 0)
      let middle = loaded[loaded.count * 2 / 5] / 10
      let (h, t) = (heel[middle], toe[middle])
      let along = Vector3(t.x - h.x, t.y - h.y, 0)
      let run = Vector3(pressure.x - h.x, pressure.y - h.y, 0)
      let share = run.dot(along) / along.lengthSquared
      #expect(share > 0 && share < 1)
      #expect(run.perpendicular(to: along.normalized).length < 0.003)
      let inside = surface.local(t)
      #expect(abs(inside.x) < 0.2 && abs(inside.y) < walker.strideLength * 0.21)
      // Nobody else's toe stands there while this foot carries alone.
      if part == 0.5 {
        let local = surface.local(otherToe[sample / 10])
        #expect(otherToe.z[sample / 10] > 0.03 || abs(local.y) > 0.2)
      }
    }
  }

  // MARK: - Help

  private func stances(_ truth: MotionTruth, _ side: Side) -> [ClosedRange<Double>] {
    let events = truth.events.filter { $0.side == side }
    return zip(events, events.dropFirst()).compactMap { a, b in
      a.kind == .initialContact && b.kind == .footOff ? a.time...b.time : nil
    }
  }

  private func frames(
    _ stance: ClosedRange<Double>, from low: Double, to high: Double, _ walker: Walker
  ) -> [Int] {
    let length = stance.upperBound - stance.lowerBound
    let first = Int(((stance.lowerBound + low * length) * walker.rate).rounded(.up))
    let last = Int(((stance.lowerBound + high * length) * walker.rate).rounded(.down))
    return Array(first...last)
  }

  /// The largest horizontal distance from the first point, metres.
  private func spread(_ points: [Vector3]) -> Double {
    guard let first = points.first else { return .infinity }
    return points.map { Vector3($0.x - first.x, $0.y - first.y, 0).length }.max() ?? .infinity
  }
}

@Suite("What a walker's recording holds") struct WalkerRecordingTests {
  @Test("is the same for the same seed, and not for another") func determinism() {
    func recording(_ seed: UInt64) -> Recording {
      var walker = Walker(body: Bodies.child, cycles: 1.2)
      walker.programme.variation = .degrees(1)
      walker.markerNoise = 0.0005
      walker.plateNoise = 0.4
      walker.seed = seed
      return walker.trial().recording
    }
    let (a, b, c) = (recording(5), recording(5), recording(6))
    #expect(a.trajectories == b.trajectories)
    #expect(a.analog == b.analog)
    #expect(a.plates == b.plates)
    #expect(a.trajectories != c.trajectories)
    #expect(a.analog != c.analog)
  }

  @Test("names events of both feet in their order") func events() {
    let trial = walker(cycles: 4).trial()
    let words = trial.recording.events.map { "\($0.side?.letter ?? "-") \($0.kind.label)" }
    let round = ["R initial contact", "L foot off", "L initial contact", "R foot off"]
    let begin = round.firstIndex(of: words[0]) ?? 0
    for (index, word) in words.enumerated() {
      #expect(word == round[(begin + index) % 4])
    }
    #expect(trial.recording.events.allSatisfy { $0.source == "file" })
    #expect(trial.truth.events.count == trial.recording.events.count)
  }

  @Test("has EMG of the loudness asked for", arguments: [5.0, 12.0, 20.0])
  func signalToNoise(wanted: Double) throws {
    var walker = Walker(body: Bodies.child, cycles: 4)
    walker.plateCount = 0
    walker.muscles = MuscleProgramme.healthy.map {
      var muscle = $0
      muscle.signalToNoise = wanted
      return muscle
    }
    let trial = walker.trial()
    #expect(trial.recording.analog.count == 10)
    for channel in trial.recording.analog {
      #expect(channel.samples.count == trial.recording.frameCount * 10)
      let side: Side = channel.label.hasPrefix("L") ? .left : .right
      let bursts = trial.truth.bursts.filter {
        $0.side == side && channel.label.lowercased().hasSuffix($0.muscle)
      }
      #expect(bursts.count >= 4)
      var (loud, quiet): ([Double], [Double]) = ([], [])
      for (index, sample) in channel.samples.enumerated() {
        let time = Double(index) / channel.rate
        let active = bursts.contains { $0.onset <= time && time < $0.offset }
        if active { loud.append(sample) } else { quiet.append(sample) }
      }
      func rms(_ values: [Double]) -> Double {
        (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
      }
      let found = 20 * log10(rms(loud) / rms(quiet))
      #expect(abs(found - wanted) < 1.0, "\(channel.label) \(found)")
    }
  }

  @Test("can be kept small") func small() {
    var walker = walker()
    walker.duration = 2.5
    let recording = walker.trial().recording
    #expect(recording.frameCount == 251)
    #expect(recording.analog.isEmpty && recording.plates.isEmpty)
  }
}
