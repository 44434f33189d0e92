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
  private var programme = AngleProgramme.healthy
  private var pace = HealthyPace.free
  /// Speed relative to the mean child's at that pace.
  private var haste = 1.0

  init(index: Int, demoCase: DemoCase, options: DemoStudy.Options) {
    self.demoCase = demoCase
    self.options = options
    var random = RandomStream(seed: options.seed, for: "participant \(index)")
    seed = random.next()
    let isMean = demoCase == .a01 || demoCase == .a03
    let age = isMean ? 11 : (random.uniform(8, 16) * 10).rounded() / 10
    let height = 0.79 + 0.06 * age + (isMean ? 0 : 0.04 * random.gaussian())
    let bodyMassIndex = 14 + 0.4 * age + (isMean ? 0 : random.gaussian())
    var body = Body(height: (height * 1000).rounded() / 1000)
    body.mass = (bodyMassIndex * height * height * 10).rounded() / 10
    if demoCase == .a09 { Self.lengthenRightLeg(of: &body, by: .degrees(6)) }
    Self.noteLikeALaboratory(&body)
    self.body = body
    // Limits for women apply to the squats.
    let woman = [.medialKnee, .b01, .b02, .b03, .b04].contains(demoCase) || index % 2 == 0
    participant = DemoParticipant(
      label: "P" + (index < 9 ? "0" : "") + "\(index + 1)", sex: woman ? "F" : "M",
      measures: body.measures(age: age))
    if demoCase == .a03 {
      pace = .verySlow
      programme = .healthy(at: pace)
    }
    if !isMean {
      haste = random.uniform(0.94, 1.06)
      addOwnOffsets(&random)
      programme.variation = options.variation
    }
    injectPattern()
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

  /// Makes the right leg so much longer that standing tilts the pelvis by an angle.
  private static func lengthenRightLeg(of body: inout Body, by obliquity: Double) {
    let width = body.hipCentre(.left).y - body.hipCentre(.right).y
    let difference = width * sin(obliquity)
    body.right.thigh += difference / 2
    body.right.shank += difference / 2
    body.right.legLength += difference
  }

  /// A healthy person's own way of walking: offsets that leave the feet where they are.
  private mutating func addOwnOffsets(_ random: inout RandomStream) {
    func offset(_ deviation: Double) -> Double {
      .degrees(deviation * min(1.8, max(-1.8, random.gaussian())))
    }
    programme.add(offset(3), to: .pelvicTilt)
    programme.add(offset(2), to: .kneeFlexion)
    programme.add(offset(1), to: .kneeAdduction)
    let rotation = offset(4)
    programme.add(rotation, to: .hipRotation)
    programme.add(-rotation, to: .kneeRotation)
    programme.add(offset(3), to: .footProgression)
  }

  private mutating func injectPattern() {
    let window = 0.30...0.45
    switch demoCase {
    case .pelvicDrop, .a05: programme.hold(.pelvicObliquity, at: .degrees(7), over: window, of: .right)
    case .a06: programme.hold(.pelvicObliquity, at: .degrees(3.5), over: window, of: .right)
    case .a07: programme.hold(.pelvicObliquity, at: .degrees(5.5), over: window, of: .right)
    case .a07b: programme.hold(.pelvicObliquity, at: .degrees(6), over: window, of: .right)
    case .a08:
      programme.hold(.pelvicObliquity, at: .degrees(8), over: 0.11...0.13, of: .right)
      programme.hold(.pelvicObliquity, at: .degrees(0.5), over: window, of: .right)
    case .a09: programme.add(.degrees(6), to: .pelvicObliquity)
    case .a13:
      programme[.kneeFlexion, .right].plateaus = [
        AngleCourse.Plateau(.degrees(34), over: 0.58...0.76),
        AngleCourse.Plateau(.degrees(38), over: 0.78...0.84),
      ]
    case .a16:
      // The hips answer to the tilt; what is missing to 12° is added there.
      programme[.pelvicTilt, .right].offset =
        .degrees(26) - programme[.pelvicTilt, .right].base.mean
      let lowest = Self.extremum(of: .hipFlexion, in: programme)
      let answered = programme[.pelvicTilt, .right].offset
      programme.add(.degrees(12) - lowest - answered, to: .hipFlexion)
    case .a19: hold(.kneeFlexion, at: -12, over: 0.36...0.44)
    case .a20: hold(.kneeFlexion, at: -6, over: 0.36...0.44)
    case .a26:
      let own = (10...50).map {
        programme[.footProgression, .right].value(at: Double($0) / 100)
      }
      let mean = own.reduce(0, +) / Double(own.count)
      programme[.footProgression, .right].offset += .degrees(14) - mean
    case .healthy, .medialKnee, .a01, .a03, .b01, .b02, .b03, .b04, .d01, .d02, .d03, .d04: break
    }
  }

  private mutating func hold(
    _ quantity: AngleProgramme.Quantity, at degrees: Double, over window: ClosedRange<Double>
  ) {
    programme[quantity, .right].plateaus = [
      AngleCourse.Plateau(.degrees(degrees), over: window)
    ]
  }

  /// The lowest value of a leg's course over the cycle, with what the knee's offset adds to the
  /// hip, radians.
  private static func extremum(
    of quantity: AngleProgramme.Quantity, in programme: AngleProgramme
  ) -> Double {
    let course = programme[quantity, .right]
    let lowest = (0..<200).map { course.value(at: Double($0) / 200) }.min() ?? 0
    return lowest + programme[.kneeFlexion, .right].offset / 2
  }

  // MARK: - Trials

  func trials() -> [Told] {
    [standing()] + (0..<max(0, options.walkingTrials)).map(walk) + squats()
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
    return Told(trial: person.trial(), task: .standing)
  }

  private func walk(_ number: Int) -> Told {
    var random = RandomStream(seed: seed, for: "walk \(number)")
    let mean = pace.dimensionlessSpeed * (9.81 * body.meanLegLength).squareRoot()
    var walker = Walker(
      body: body, programme: programme,
      speed: mean * haste * (programme.variation == 0 ? 1 : random.uniform(0.98, 1.02)),
      cycles: options.cyclesPerTrial)
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
    walker.muscles = options.includesEMG ? muscles(strideTime: walker.strideTime) : []
    walker.seed = seed &+ UInt64(number) &+ 1
    walker.name = "walk" + (number < 9 ? "0" : "") + "\(number + 1)"
    return Told(trial: walker.trial(), task: .walking, speed: walker.speed)
  }

  private func muscles(strideTime: Double) -> [MuscleProgramme] {
    var muscles = MuscleProgramme.healthy
    func setGluteusMedius(onset: Double, signalToNoise: Double) {
      for index in muscles.indices where muscles[index].muscle == "gluteus medius" {
        muscles[index].windows = [(1 + onset / strideTime)...1.40]
        muscles[index].signalToNoise = signalToNoise
      }
    }
    switch demoCase {
    case .d01: setGluteusMedius(onset: -0.040, signalToNoise: 15)
    case .d02: setGluteusMedius(onset: 0.045, signalToNoise: 12)
    case .d03: setGluteusMedius(onset: 0.015, signalToNoise: 15)
    case .d04: for index in muscles.indices { muscles[index].signalToNoise = 5 }
    default: break
    }
    return muscles
  }

  private func squats() -> [Told] {
    var squatter = Squatter(body: body, side: .right)
    squatter.repetitions = max(1, options.squatRepetitions)
    squatter.descent = 1.2
    squatter.rest = 0.8
    squatter.rate = options.rate
    squatter.markers = options.markers
    squatter.markerNoise = options.markerNoise
    squatter.seed = seed
    switch demoCase {
    case .b01: break
    case .b04: squatter.frontalPlaneAngle = Squatter.Span(.degrees(4), .degrees(11.5))
    case .medialKnee, .b02, .b03:
      squatter.frontalPlaneAngle = Squatter.Span(
        .degrees(4), .degrees(demoCase == .medialKnee ? 22 : 19))
      squatter.hipAdduction.deepest = .degrees(20)
      squatter.pelvicDrop.deepest = .degrees(13)
      if demoCase == .b03 { squatter.medialRepetitions = [1, 3] }
    default: return []
    }
    let onsets = (0..<squatter.repetitions).compactMap(squatter.medialOnset(ofRepetition:))
    return [
      Told(trial: squatter.trial(), task: .singleLegSquat, medialOnsets: onsets)
    ]
  }
}
