import Foundation
import Geometry
import Motion

/// One participant of the demonstration: the body, what it does, and in which trials.
struct DemoPerson {
  /// A trial with what its truth is told by.
  struct Told {
    var trial: SyntheticTrial
    var task: MovementTask
    /// Metres a second, of walking.
    var speed: Double?
    /// When the knee begins to move medially in each repetition that has it, seconds.
    var medialOnsets: [Double] = []
  }

  var demoCase: DemoCase
  var options: DemoStudy.Options
  var body: Body
  var participant: DemoParticipant
  private var seed: UInt64
  private var programme: AngleProgramme
  /// Speed relative to the mean child's at that pace.
  private var haste = 1.0

  private var scenario: DemoScenario { demoCase.scenario }

  init(index: Int, demoCase: DemoCase, options: DemoStudy.Options) {
    self.demoCase = demoCase
    self.options = options
    let scenario = demoCase.scenario
    var random = RandomStream(seed: options.seed, for: "participant \(index)")
    seed = random.next()
    let isMean = scenario.own == .none
    let age = scenario.age ?? (isMean ? 11 : (random.uniform(8, 16) * 10).rounded() / 10)
    let height = 0.79 + 0.06 * age + (isMean ? 0 : 0.04 * random.gaussian())
    let bodyMassIndex = 14 + 0.4 * age + (isMean ? 0 : random.gaussian())
    var body = Body(height: (height * 1000).rounded() / 1000)
    body.mass = (bodyMassIndex * height * height * 10).rounded() / 10
    scenario.body?(&body)
    Self.noteLikeALaboratory(&body)
    self.body = body
    var measures = body.measures(age: age)
    if !scenario.knowsMass { measures.remove(.mass) }
    participant = DemoParticipant(
      label: "P" + (index < 9 ? "0" : "") + "\(index + 1)",
      sex: scenario.sex ?? (index % 2 == 0 ? "F" : "M"), measures: measures,
      intake: scenario.intake)
    programme = .healthy(at: scenario.pace)
    if !isMean {
      haste = random.uniform(0.94, 1.06)
      OwnWay.addOffsets(scenario.own, to: &programme, from: &random)
      programme.variation = options.variation
    }
    scenario.programme?(&programme)
  }

  /// Rounds what a laboratory measures, so that files of any format hold the very numbers.
  private static func noteLikeALaboratory(_ body: inout Body) {
    func millimetre(_ length: Double) -> Double { (length * 1000).rounded() / 1000 }
    body.interAsisDistance = millimetre(body.interAsisDistance)
    for side in Side.allCases {
      body[side].legLength = millimetre(body[side].legLength)
      body[side].kneeWidth = millimetre(body[side].kneeWidth)
      body[side].ankleWidth = millimetre(body[side].ankleWidth)
    }
  }

  // MARK: - Trials

  func trials() -> [Told] {
    let walks = scenario.walks ? (scenario.walkingTrials ?? max(0, options.walkingTrials)) : 0
    return ([standing()] + (0..<walks).map(walk) + squats() + jumps())
      .map(recorded)
  }

  /// The trial as the laboratory recorded it: with what goes wrong, and what was not noted.
  private func recorded(_ told: Told) -> Told {
    var told = told
    scenario.recording?(&told.trial.recording, told.task)
    if !scenario.knowsMass { told.trial.recording.measures.remove(.mass) }
    return told
  }

  private func standing() -> Told {
    var person = StandingPerson(body: body)
    person.pelvicTilt = programme[.pelvicTilt, .right].base.mean
    person.pelvicTilt += programme[.pelvicTilt, .right].offset
    person.footProgression = .degrees(-6)
    person.rate = options.rate
    person.markers = options.markers
    person.markerNoise = options.markerNoise
    person.seed = seed
    scenario.standing?(&person)
    return Told(trial: person.trial(), task: .standing)
  }

  private func walk(_ number: Int) -> Told {
    var random = RandomStream(seed: seed, for: "walk \(number)")
    let pace = scenario.pace
    let mean = pace.dimensionlessSpeed * (9.81 * body.meanLegLength).squareRoot()
    var walker = Walker(
      body: body, programme: programme,
      speed: mean * haste * (programme.variation == 0 ? 1 : random.uniform(0.98, 1.02)),
      cycles: scenario.cycles ?? options.cyclesPerTrial)
    // To and fro along one axis of the laboratory.
    let alongX = seed % 2 == 0
    let forth = number % 2 == 0
    walker.heading = Heading(alongX ? (forth ? .plusX : .minusX) : (forth ? .plusY : .minusY))
    walker.start =
      walker.heading.axis.vector * (-walker.speed * walker.duration / 2)
      + (alongX ? Vector3.unitY : .unitX) * random.uniform(-0.1, 0.1)
    walker.startPhase = random.uniform()
    walker.rate = options.rate
    walker.analogRate = options.analogRate
    walker.markers = options.markers
    walker.markerNoise = options.markerNoise
    walker.plateCount = options.plateCount
    walker.plateNoise = 0.4
    walker.muscles = options.includesEMG ? MuscleProgramme.healthy : []
    walker.seed = seed &+ UInt64(number) &+ 1
    walker.name = "walk" + (number < 9 ? "0" : "") + "\(number + 1)"
    scenario.walker?(&walker)
    return Told(trial: walker.trial(), task: .walking, speed: walker.speed)
  }

  private func squats() -> [Told] {
    guard let change = scenario.squatter else { return [] }
    var squatter = Squatter(body: body, side: .right)
    squatter.repetitions = max(1, options.squatRepetitions)
    squatter.descent = 1.2
    squatter.rest = 0.8
    squatter.rate = options.rate
    squatter.markers = options.markers
    squatter.markerNoise = options.markerNoise
    squatter.seed = seed
    change(&squatter)
    let onsets = (0..<squatter.repetitions).compactMap(squatter.medialOnset(ofRepetition:))
    return [
      Told(trial: squatter.trial(), task: .singleLegSquat, medialOnsets: onsets)
    ]
  }

  /// Drop jumps a session, one a trial.
  private static let jumpCount = 3

  private func jumps() -> [Told] {
    guard let change = scenario.jumper else { return [] }
    return (1...Self.jumpCount).map { number in
      var jumper = Jumper(body: body)
      jumper.rate = options.rate
      jumper.analogRate = options.analogRate
      jumper.markers = options.markers
      jumper.markerNoise = options.markerNoise
      jumper.plateNoise = 0.4
      jumper.seed = seed &+ UInt64(100 + number)
      jumper.name = "drop_jump0\(number)"
      change(&jumper)
      return Told(trial: jumper.trial(), task: .dropVerticalJump)
    }
  }
}
