import Foundation
import Geometry
import Motion

/// A whole synthetic study: people, their recordings, and what is known about them.
///
/// People are made one at a time by `member(_:)`, so that a large study need not be held at once.
/// The same options give the same numbers.
public struct DemoStudy: Sendable {
  public struct Options: Sendable {
    public var participants = 4
    public var seed: UInt64 = 1
    /// One participant for each; empty: healthy ones, the second with a pelvic drop, the third with
    /// a medial knee.
    public var cases: [DemoCase] = []
    public var walkingTrials = 3
    public var cyclesPerTrial = 4.5
    public var squatRepetitions = 5
    /// Frames a second.
    public var rate = 100.0
    public var analogRate = 1000.0
    public var markers = MarkerSet.lowerBodyAndTrunk
    public var includesEMG = true
    public var plateCount = 2
    /// Standard deviation, metres.
    public var markerNoise = 0.0005
    /// Standard deviation of the offsets drawn anew for each cycle, radians.
    public var variation: Double = .degrees(1.5)

    public init() {}
  }

  /// One participant with everything recorded of them.
  public struct Member: Sendable {
    /// The folder of the participant's recordings: `sub-P01`.
    public var folder: String
    public var participant: DemoParticipant
    public var trials: [SyntheticTrial]
    public var truth: DemoTruth.Person
  }

  public var options: Options

  public init(_ options: Options = Options()) { self.options = options }

  /// Number of participants.
  public var count: Int {
    options.cases.isEmpty ? max(0, options.participants) : options.cases.count
  }

  /// The case of a participant, counted from 0.
  public func demoCase(_ index: Int) -> DemoCase {
    if !options.cases.isEmpty { return options.cases[index] }
    switch index {
    case 1: return .pelvicDrop
    case 2: return .medialKnee
    default: return .healthy
    }
  }

  /// A participant with all recordings; counted from 0.
  public func member(_ index: Int) -> Member {
    let person = DemoPerson(index: index, demoCase: demoCase(index), options: options)
    let trials = person.trials()
    return Member(
      folder: "sub-" + person.participant.label, participant: person.participant,
      trials: trials.map(\.trial),
      truth: DemoTruth.Person(
        participant: person.participant, demoCase: person.demoCase, body: person.body,
        trials: trials))
  }

  /// Every recording with the folder it belongs in.
  public var recordings: [(folder: String, recording: Recording)] {
    (0..<count).flatMap { index in
      let member = member(index)
      return member.trials.map { (member.folder, $0.recording) }
    }
  }

  /// The laboratory's own rules that the cases bring, by name: files of the study's `rules` folder.
  public var rules: [(name: String, text: String)] {
    var files: [String: String] = [:]
    for index in 0..<count {
      files.merge(demoCase(index).scenario.rules) { first, _ in first }
    }
    return files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The rows of `participants.tsv`.
  public var participants: [DemoParticipant] {
    (0..<count).map {
      DemoPerson(index: $0, demoCase: demoCase($0), options: options).participant
    }
  }

  /// What is known about everybody.
  public var truth: DemoTruth {
    DemoTruth(seed: options.seed, participants: (0..<count).map { member($0).truth })
  }
}
