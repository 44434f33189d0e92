import Foundation
import Motion

/// What is known about a synthetic study, as `truth.json` says it: degrees and seconds.
public struct DemoTruth: Sendable, Encodable {
  public var schema = "marey.demo-truth/1"
  public var seed: UInt64
  public var participants: [Person]

  public init(seed: UInt64, participants: [Person]) {
    self.seed = seed
    self.participants = participants
  }

  /// The text of `truth.json`: keys sorted, so the same study gives the same bytes.
  ///
  /// - Throws: what the encoder throws; numbers here are finite, so nothing is expected.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }

  public struct Person: Sendable, Encodable {
    public var participantId: String
    public var demoCase: String
    public var description: String
    public var expected: [DemoCase.Expectation]
    public var mustNotBePresent: [String]
    public var measures: [String: Double]
    /// Static offsets of the foot that a calibration must find.
    public var staticOffsetsDeg: [String: StaticOffset]
    public var recordings: [Trial]
  }

  public struct StaticOffset: Sendable, Encodable {
    public var plantarFlexion: Double
    public var rotation: Double
  }

  public struct Trial: Sendable, Encodable {
    public var name: String
    public var task: String
    public var rateHz: Double
    public var frames: Int
    public var speedMPerS: Double?
    public var progression: String
    public var events: [Event]
    /// By side, then group: three components.
    public var angles: [String: [String: [Angle]]]
    public var bursts: [Burst]
    public var repetitions: [Squat]
  }

  public struct Event: Sendable, Encodable {
    public var label: String
    public var side: String
    public var timeS: Double
  }

  /// One angle over a trial.
  public struct Angle: Sendable, Encodable {
    public var component: String
    public var minimumDeg: Double
    public var maximumDeg: Double
    public var meanDeg: Double
    /// At 0, 5, … 100 % of the side's first whole cycle; absent where there is none.
    public var firstCycleDeg: [Double]?
  }

  public struct Burst: Sendable, Encodable {
    public var muscle: String
    public var side: String
    public var onsetS: Double
    public var offsetS: Double
  }

  public struct Squat: Sendable, Encodable {
    public var side: String
    public var startS: Double
    public var deepestS: Double
    public var endS: Double
    public var peakKneeFlexionDeg: Double
    public var startFrontalPlaneAngleDeg: Double
    public var peakFrontalPlaneAngleDeg: Double
    /// When the projection angle begins to rise; absent where it does not.
    public var medialOnsetS: Double?
  }
}

/// Six decimals: a thousandth of what any result is read at.
private func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }

extension DemoTruth.Person {
  init(
    participant: DemoParticipant, demoCase: DemoCase, body: Body, trials: [DemoPerson.Told]
  ) {
    participantId = "sub-" + participant.label
    self.demoCase = demoCase.name
    description = demoCase.words
    expected = demoCase.expectations
    mustNotBePresent = demoCase.forbidden
    measures = Dictionary(
      uniqueKeysWithValues: participant.measures.entries.map { ($0.key.name, $0.value.value) })
    staticOffsetsDeg = Dictionary(
      uniqueKeysWithValues: Side.allCases.map { side in
        (
          side.rawValue,
          DemoTruth.StaticOffset(
            plantarFlexion: rounded(body[side].staticPlantarFlexion.in(.degree)),
            rotation: rounded(body[side].staticRotation.in(.degree)))
        )
      })
    recordings = trials.map(DemoTruth.Trial.init(_:))
  }
}

extension DemoTruth.Trial {
  init(_ told: DemoPerson.Told) {
    let (recording, truth) = (told.trial.recording, told.trial.truth)
    name = recording.name
    task = told.task.rawValue
    rateHz = recording.frameRate
    frames = recording.frameCount
    speedMPerS = told.speed.map(rounded)
    progression = truth.poses.progression.rawValue
    events = truth.events.map {
      DemoTruth.Event(
        label: $0.kind.label, side: $0.side?.rawValue ?? "none", timeS: rounded($0.time))
    }
    bursts = truth.bursts.map {
      DemoTruth.Burst(
        muscle: $0.muscle, side: $0.side.rawValue, onsetS: rounded($0.onset),
        offsetS: rounded($0.offset))
    }
    repetitions = truth.repetitions.map { repetition in
      func frame(_ time: Double) -> Int {
        min(frameIndex(time, recording), truth.frontalPlaneAngle.count - 1)
      }
      let inside = frame(repetition.start)...frame(repetition.end)
      return DemoTruth.Squat(
        side: repetition.side?.rawValue ?? "both", startS: rounded(repetition.start),
        deepestS: rounded(repetition.deepest), endS: rounded(repetition.end),
        peakKneeFlexionDeg: rounded(repetition.peakKneeFlexion.in(.degree)),
        startFrontalPlaneAngleDeg: rounded(
          truth.frontalPlaneAngle[inside.lowerBound].in(.degree)),
        peakFrontalPlaneAngleDeg: rounded(
          (truth.frontalPlaneAngle[inside].max() ?? 0).in(.degree)),
        medialOnsetS: told.medialOnsets.first {
          repetition.start <= $0 && $0 < repetition.end
        }.map(rounded))
    }
    angles = [:]
    for side in Side.allCases {
      let contacts = truth.events
        .filter { $0.kind == .initialContact && $0.side == side }.map(\.time)
      let cycle = contacts.count > 1 ? contacts[0]...contacts[1] : nil
      for group in AngleGroup.allCases {
        guard let curve = truth.angles[group, side] else { continue }
        angles[side.rawValue, default: [:]][group.rawValue] = group.components.enumerated().map {
          DemoTruth.Angle($0.element, curve[$0.offset], over: cycle, rate: recording.frameRate)
        }
      }
    }
  }
}

private func frameIndex(_ time: Double, _ recording: Recording) -> Int {
  max(0, Int((time * recording.frameRate).rounded()))
}

extension DemoTruth.Angle {
  init(_ component: String, _ radians: [Double], over cycle: ClosedRange<Double>?, rate: Double) {
    self.component = component
    let degrees = radians.map { $0.in(.degree) }
    minimumDeg = rounded(degrees.min() ?? 0)
    maximumDeg = rounded(degrees.max() ?? 0)
    meanDeg = rounded(degrees.reduce(0, +) / Double(max(1, degrees.count)))
    firstCycleDeg = cycle.map { cycle in
      (0...20).map { step in
        let time =
          cycle.lowerBound + (cycle.upperBound - cycle.lowerBound) * Double(step) / 20
        let place = min(Double(degrees.count - 1), time * rate)
        let before = Int(place.rounded(.down))
        let after = min(before + 1, degrees.count - 1)
        let share = place - Double(before)
        return rounded(degrees[before] * (1 - share) + degrees[after] * share)
      }
    }
  }
}
