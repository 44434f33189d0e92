import Analysis
import Foundation
import Geometry
import Kinematics
import Motion
import Synthesis
import Testing

/// What every marker model must do, on a person whose angles are known.
///
/// The body is one on which all models agree what a foot is: its heel marker as high as its toe
/// marker, and its feet standing straight under upright shanks, so that the foot's line and its
/// sideways axis are rigid to each other (a leg that is a few millimetres longer tilts the pelvis, and
/// already breaks that by a micrometre).
@Suite("Every marker model")
struct MarkerModelContractTests {
  static let headings: [Axis] = [.plusX, .minusX, .plusY, .minusY]

  /// A person, walking and standing, as one model sees them.
  struct Case {
    var moving: SyntheticTrial
    var standing: SyntheticTrial
    var body: Body
    var settings: Settings

    init(_ model: any MarkerModel.Type, heading: Axis = .plusX) throws {
      var body = Body(height: 1.42)
      for side in Side.allCases {
        body[side].heelRise = 0
        body[side].staticRotation = 0
      }
      body.right.kneeWidth += 0.004
      self.body = body
      settings = Settings()
      settings.model = model.key
      // Where the synthetic person's hips are.
      settings.kinematics.hipCentre = "davis"
      let set = try #require(Self.markerSet(of: model, body: body))
      var walker = Walker(body: body, cycles: 2)
      walker.heading = Heading(heading)
      walker.muscles = []
      walker.plateCount = 0
      walker.markers = set
      moving = walker.trial()
      for label in set.standingOnly { moving.recording = moving.recording.without(label) }
      var person = StandingPerson(body: body)
      person.markers = set
      person.heading = Heading(heading)
      person.footProgression = 0
      person.duration = 0.2
      standing = person.trial()
    }

    /// The first synthetic marker set that holds all a model requires.
    static func markerSet(of model: any MarkerModel.Type, body: Body) -> MarkerSet? {
      MarkerSet.allCases.first { set in
        var person = StandingPerson(body: body)
        person.markers = set
        person.duration = 0.05
        guard let trial = TrialPreparation().trial(from: person.trial().recording).value else {
          return false
        }
        return model.missingMarkers(in: trial).isEmpty
          && model.missingStandingMarkers(in: trial).isEmpty
      }
    }

    func calibrated(
      _ model: any MarkerModel.Type, moving: Recording, standing: Recording
    ) throws -> (model: any CalibratedModel, trial: Trial) {
      let preparation = TrialPreparation(settings: settings)
      let trial = try #require(preparation.trial(from: moving).value)
      let still = try #require(preparation.trial(from: standing).value)
      let found = try #require(
        model.calibrated(
          for: moving.measures, standing: still, settings: settings.kinematics
        ).value)
      return (found, trial)
    }

    func angles(
      _ model: any MarkerModel.Type, moving: Recording, standing: Recording
    ) throws -> (moving: JointAngles, standing: JointAngles) {
      let (found, trial) = try calibrated(model, moving: moving, standing: standing)
      return (
        found.angles(from: found.poses(of: trial)), try #require(found.standingAngles())
      )
    }
  }

  /// One thousandth of the smallest angle anyone reports; the arithmetic itself is good to 1e-10.
  static let limit = 1e-6

  @Test("recovers prescribed angles, whichever way a person walks", arguments: headings)
  func recovers(heading: Axis) throws {
    for model in MarkerModels.all {
      let person = try Case(model, heading: heading)
      let found = try person.angles(
        model, moving: person.moving.recording, standing: person.standing.recording)
      let moving = try WalkerTruthTests.difference(found.moving, person.moving.truth.angles)
      let still = try WalkerTruthTests.difference(found.standing, person.standing.truth.angles)
      #expect(moving < Self.limit, "\(model.name) moving")
      #expect(still < Self.limit, "\(model.name) standing")
    }
  }

  @Test("finds the joint centres")
  func centres() throws {
    for model in MarkerModels.all {
      let person = try Case(model)
      let (found, trial) = try person.calibrated(
        model, moving: person.moving.recording, standing: person.standing.recording)
      let poses = found.poses(of: trial)
      #expect(poses.progression == person.moving.truth.poses.progression)
      for side in Side.allCases {
        for joint in Joint.allCases {
          let pairs = zip(
            poses.centre(of: joint, side), person.moving.truth.poses.centre(of: joint, side))
          let worst = pairs.map { ($0 - $1).length }.max() ?? .nan
          #expect(worst < 1e-9, "\(model.name) \(side) \(joint)")
        }
      }
    }
  }

  @Test("gives a mirrored person mirrored angles")
  func mirrored() throws {
    for model in MarkerModels.all {
      let person = try Case(model)
      let (moving, standing) = (person.moving.recording, person.standing.recording)
      let found = try person.angles(model, moving: moving, standing: standing)
      let other = try person.angles(
        model, moving: moving.mirrored, standing: standing.mirrored)
      let exchanged = JointAngles(
        Dictionary(
          uniqueKeysWithValues: Side.allCases.map {
            ($0, other.moving.curves[$0.opposite] ?? [:])
          }))
      #expect(
        try WalkerTruthTests.difference(found.moving, exchanged) < Self.limit, "\(model.name)")
    }
  }

  @Test("does not care which axis is up")
  func yUp() throws {
    for model in MarkerModels.all {
      let person = try Case(model)
      let found = try person.angles(
        model, moving: person.moving.recording.withYUp,
        standing: person.standing.recording.withYUp)
      let moving = try WalkerTruthTests.difference(found.moving, person.moving.truth.angles)
      #expect(moving < Self.limit, "\(model.name)")
    }
  }

  @Test("is hardly moved by a millimetre of noise")
  func noise() throws {
    for model in MarkerModels.all {
      let person = try Case(model)
      let found = try person.angles(
        model, moving: person.moving.recording.withMarkerNoise(0.001, seed: 3),
        standing: person.standing.recording.withMarkerNoise(0.001, seed: 4))
      let group: [AngleGroup] = [.pelvis, .hip, .knee]
      for side in Side.allCases {
        for name in group {
          let (a, b) = (
            try #require(found.moving[name, side]),
            try #require(person.moving.truth.angles[name, side])
          )
          let squares = zip(a.x, b.x).map { ($0 - $1) * ($0 - $1) }
          let rms = (squares.reduce(0, +) / Double(squares.count)).squareRoot()
          // A millimetre across the 20 mm that a pelvis or wand spans at worst is 3 degrees; the
          // sagittal angles rest on spans above 100 mm, where it is half of one.
          #expect(rms.in(.degree) < 1, "\(model.name) \(side) \(name)")
        }
      }
    }
  }

  @Test("answers twice alike, and does not fall over nothing")
  func strange() throws {
    for model in MarkerModels.all {
      let person = try Case(model)
      let (moving, standing) = (person.moving.recording, person.standing.recording)
      let first = try person.angles(model, moving: moving, standing: standing)
      let second = try person.angles(model, moving: moving, standing: standing)
      #expect(first.moving.curves == second.moving.curves)
      let (found, trial) = try person.calibrated(model, moving: moving, standing: standing)
      var empty = trial
      empty.frameCount = 0
      empty.markers = trial.markers.mapValues { Trajectory(label: $0.label, []) }
      #expect(found.poses(of: empty).frameCount == 0)
      var bare = trial
      bare.markers = [:]
      let poses = found.poses(of: bare)
      for segment in Segment.all {
        #expect(poses.poses(of: segment).allSatisfy { !$0.isFinite })
      }
      var still = trial
      still.markers = [:]
      let nothing = model.calibrated(
        for: SubjectMeasures(), standing: still, settings: person.settings.kinematics)
      #expect(nothing.reason?.isEmpty == false)
    }
  }
}
