import Foundation
import Geometry
import Motion
import Synthesis
import Testing

private func small(_ cases: [DemoCase] = [], participants: Int = 3) -> DemoStudy {
  var options = DemoStudy.Options()
  options.participants = participants
  options.cases = cases
  options.walkingTrials = 1
  options.cyclesPerTrial = 2.5
  options.squatRepetitions = 2
  options.includesEMG = false
  options.plateCount = 0
  options.markerNoise = 0
  options.variation = 0
  return DemoStudy(options)
}

/// The mean of an angle over a window of a side's whole cycles, degrees.
private func mean(
  _ curve: [Double], over window: ClosedRange<Double>, of side: Side, _ trial: SyntheticTrial
) -> Double {
  let contacts = trial.truth.events
    .filter { $0.side == side && $0.kind == .initialContact }.map(\.time)
  guard contacts.count > 1 else { return .nan }
  let length = contacts[1] - contacts[0]
  var values: [Double] = []
  for (frame, value) in curve.enumerated() {
    let share = (Double(frame) / trial.recording.frameRate - contacts[0]) / length
    if window.contains(share) { values.append(value.in(.degree)) }
  }
  return values.reduce(0, +) / Double(values.count)
}

@Suite("The demonstration study") struct DemoStudyTests {
  @Test("holds everybody's trials, one folder a person") func members() {
    let study = small()
    let recordings = study.recordings
    #expect(Set(recordings.map(\.folder)) == ["sub-P01", "sub-P02", "sub-P03"])
    let names = recordings.filter { $0.folder == "sub-P03" }.map(\.recording.name)
    #expect(names == ["static", "walk01", "single_leg_squat_right01"])
    #expect(study.participants.map(\.label) == ["P01", "P02", "P03"])
    for row in study.participants {
      #expect(row.values.count == DemoParticipant.columns.count)
      let age = row.measures[.age] ?? 0
      #expect(age >= 8 && age < 17)
    }
  }

  @Test("is the same for the same seed, and another for another") func determinism() throws {
    let a = try small().truth.json()
    #expect(try a == small().truth.json())
    var options = small().options
    options.seed = 2
    #expect(try a != DemoStudy(options).truth.json())
    let trials = small().member(1).trials.map(\.recording.trajectories)
    #expect(trials == small().member(1).trials.map(\.recording.trajectories))
  }

  @Test(
    "gives every person's known angles back",
    arguments: DemoCase.allCases.filter(\.isRecordedFaithfully))
  func anglesComeBack(demoCase: DemoCase) throws {
    let member = small([demoCase]).member(0)
    let standing = member.trials[0].recording
    #expect(member.trials.count > 1)
    for trial in member.trials.dropFirst() {
      let worst = worstDifference(trial.recording, trial.truth, standing: standing, step: 37)
      #expect(worst.angle < 1e-9, "\(trial.recording.name) \(worst.group)")
    }
  }

  @Test(
    "drops the pelvis as the case says",
    arguments: [
      (DemoCase.a05, 7.0), (.a06, 3.5), (.a07, 5.5), (.a07b, 6), (.a08, 0.5), (.pelvicDrop, 7),
    ]) func pelvicDrop(demoCase: DemoCase, held: Double) throws
  {
    let trial = small([demoCase]).member(0).trials[1]
    let curve = try #require(trial.truth.angles[.pelvis, .right]).y
    #expect(abs(mean(curve, over: 0.30...0.45, of: .right, trial) - held) < 1e-6)
    if demoCase == .a08 {
      #expect(abs(mean(curve, over: 0.115...0.125, of: .right, trial) - 8) < 1e-6)
    }
    // The other side is as in health.
    let left = try #require(trial.truth.angles[.pelvis, .left]).y
    #expect(abs(mean(left, over: 0.30...0.40, of: .left, trial) - healthyObliquity()) < 0.5)
  }

  @Test("shapes the other patterns as their cases say") func otherPatterns() throws {
    func curve(_ demoCase: DemoCase, _ group: AngleGroup, _ component: Int) throws -> (
      SyntheticTrial, [Double]
    ) {
      let trial = small([demoCase]).member(0).trials[1]
      return (trial, try #require(trial.truth.angles[group, .right])[component])
    }
    let recurvatum = try curve(.a19, .knee, 0)
    #expect(abs((recurvatum.1.min() ?? 0) - .degrees(-12)) < 1e-9)
    let stiff = try curve(.a13, .knee, 0)
    #expect(abs((stiff.1.max() ?? 0) - .degrees(38)) < .degrees(0.5))
    let hip = try curve(.a16, .hip, 0)
    #expect(abs((hip.1.min() ?? 0) - .degrees(12)) < .degrees(0.1))
    let toes = try curve(.a26, .footProgress, 2)
    #expect(abs(mean(toes.1, over: 0.1...0.5, of: .right, toes.0) - 14) < 0.5)
    let longLeg = small([.a09]).member(0)
    let standing = try #require(longLeg.trials[0].truth.angles[.pelvis, .right]).y[0]
    #expect(abs(standing - .degrees(6)) < .degrees(0.3))
  }

  @Test(
    "times gluteus medius as the case says",
    arguments: [
      (DemoCase.d01, -0.040), (.d02, 0.045), (.d03, 0.015),
    ]) func gluteusMedius(demoCase: DemoCase, delay: Double)
  {
    var options = small([demoCase]).options
    options.includesEMG = true
    let truth = DemoStudy(options).member(0).trials[1].truth
    let contacts = truth.events.filter { $0.kind == .initialContact }
    let bursts = truth.bursts.filter { $0.muscle == "gluteus medius" && $0.onset > 0 }
    #expect(bursts.count >= 2)
    for burst in bursts {
      let nearest = contacts.filter { $0.side == burst.side }
        .min { abs($0.time - burst.onset) < abs($1.time - burst.onset) }
      if let nearest, abs(burst.onset - nearest.time) < 0.2 {
        #expect(abs(burst.onset - nearest.time - delay) < 1e-9)
      }
    }
  }

  @Test(
    "keeps feet above the floor in every walk but those of stiff knees or hips, and of unseen heels",
    arguments:
      DemoCase.allCases.filter { $0.walks && ![.a04, .a13, .a15, .c04, .c04ii].contains($0) })
  func floor(demoCase: DemoCase) throws {
    let member = small([demoCase]).member(0)
    for side in Side.allCases {
      let heel = try #require(member.trials[1].recording.trajectory(side.letter + "HEE"))
      #expect((heel.z.min() ?? 0) > 0.012)
    }
  }

  @Test("refuses a case it does not know, and lists those it does") func unknownCase() throws {
    #expect(try DemoCase.named(["a05", "B02", "healthy"]) == [.a05, .b02, .healthy])
    let error = #expect(throws: UnknownDemoCase.self) { try DemoCase.named(["A05", "Z99"]) }
    #expect(error?.problem.contains("Z99") == true)
    #expect(error?.remedy.contains("A05") == true)
    #expect(error?.remedy.contains("healthy") == true)
  }

  @Test("says what is known as JSON with units in its keys") func json() throws {
    let data = try small([.b02]).truth.json()
    let text = try #require(String(bytes: data, encoding: .utf8))
    for key in ["peak_frontal_plane_angle_deg", "medial_onset_s", "expected", "time_s", "seed"] {
      #expect(text.contains("\"\(key)\""))
    }
    let object = try #require(
      try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["schema"] as? String == "marey.demo-truth/1")
  }

  // MARK: - Help

  private func healthyObliquity() -> Double {
    let course = AngleProgramme.healthy[.pelvicObliquity, .right]
    let values = (30...40).map { course.value(at: Double($0) / 100).in(.degree) }
    return values.reduce(0, +) / Double(values.count)
  }
}
