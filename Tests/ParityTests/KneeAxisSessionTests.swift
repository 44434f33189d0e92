import Analysis
import Foundation
import Kinematics
import Motion
import Synthesis
import Testing

/// Knee axes, alignment and model quality of a whole session of a synthetic person.
@Suite("The model's doubts about itself")
struct KneeAxisSessionTests {
  /// A walk, a squat and a standing trial of a person whose knee markers sit off the axis.
  static func analysis(
    turnedBy turn: Double, _ change: (inout Settings) -> Void = { _ in }
  ) throws -> SessionAnalysis {
    var body = Body(height: 1.5)
    for side in Side.allCases { body[side].kneeAxisError = turn }
    var walker = Walker(body: body, cycles: 5)
    walker.muscles = []
    walker.plateCount = 0
    for side in Side.allCases {
      walker.programme[.kneeAdduction, side] = AngleCourse(constant: 0)
      walker.programme[.kneeRotation, side] = AngleCourse(constant: 0)
    }
    var settings = Settings()
    settings.model = "plug_in_gait"
    change(&settings)
    func trial(_ recording: Recording, _ task: MovementTask) throws -> Trial {
      var trial = try #require(
        TrialPreparation(settings: settings).trial(from: recording).value)
      trial.task = task
      return trial
    }
    let standing = try trial(StandingPerson(body: body).trial().recording, .standing)
    let walk = try trial(walker.trial().recording, .walking)
    var squat = walk
    squat.name = "squat01"
    squat.task = .squat
    let session = Session(
      subject: Subject(label: "01"), standing: [standing], trials: [walk, squat],
      standingTrial: [walk.name: standing.name, squat.name: standing.name])
    return SessionAnalyzer(settings: settings).analysis(of: session)
  }

  @Test("reach the analysis, and the parameters with their errors")
  func whole() throws {
    let analysis = try Self.analysis(turnedBy: .degrees(15))
    for side in Side.allCases {
      let check = try #require(analysis.kneeAxis(side).value)
      #expect(check.light == .amber)
      #expect(abs(check.axisError - .degrees(15)) < .degrees(1.5))
      let contact = try #require(
        analysis.parameters.first {
          $0.name == "knee_adduction_at_initial_contact" && $0.side == side
        })
      #expect((contact.uncertainty ?? 0) > .degrees(2))
    }
    let standing = try #require(analysis.standing.value)
    #expect(standing.alignment.values.allSatisfy { $0.value.value != nil })
    let rotation = try #require(standing.alignment[.thighRotation, .left])
    #expect(rotation.uncertainty > .degrees(12))
    for trial in analysis.trials {
      let quality = try #require(trial.modelQuality.value)
      #expect(quality.lengths.allSatisfy { abs($0.drift ?? .nan) < 1e-6 })
      #expect(trial.correctedKneeAngles.isEmpty)
    }
    #expect(analysis.methods.contains { $0.contains("flexion axes were checked") })
  }

  @Test("the correction is given beside the raw angles, and to walking alone")
  func corrected() throws {
    let raw = try Self.analysis(turnedBy: .degrees(12))
    let analysis = try Self.analysis(turnedBy: .degrees(12)) {
      $0.kinematics.kneeAxisCorrection = .pca
    }
    let (walk, squat) = (analysis.trials[0], analysis.trials[1])
    #expect(Set(walk.correctedKneeAngles.keys) == Set(Side.allCases))
    #expect(squat.correctedKneeAngles.isEmpty)
    for side in Side.allCases {
      let before = try #require(raw.trials[0].angles.value?[.knee, side])
      #expect(walk.angles.value?[.knee, side] == before)
      let after = try #require(walk.correctedKneeAngles[side])
      func range(_ values: [Double]) -> Double {
        let seen = values.filter(\.isFinite)
        return (seen.max() ?? .nan) - (seen.min() ?? .nan)
      }
      #expect(range(after.y) < 0.3 * range(before.y))
    }
    #expect(analysis.methods.contains { $0.contains("Baudet et al. 2014") })
  }

  @Test(
    "movement trials are known by their names",
    arguments: [
      ("functional01", true), ("Star-arc 2", true), ("hip_left", true), ("LHip01", true),
      ("SCoRE", true), ("walk01", false), ("hip flexion strength", false),
      ("static", false), ("start01", false),
    ])
  func names(name: String, expected: Bool) {
    #expect(FunctionalTrials.isFunctional(name) == expected)
  }
}
