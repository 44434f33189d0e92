import Analysis
import Geometry
import Motion
import Synthesis

/// A synthetic person recorded twice: as they are, and with every marker put a little beside its
/// place, by the same error in the standing trial and in every walk.
struct DisplacedPerson {
  /// With markers where they belong, and where they were put.
  let truth: Session
  let session: Session

  /// - Parameters:
  ///   - deviation: Standard deviation of a marker's place on its segment, each direction, metres.
  ///   - walks: Number of walking trials.
  ///   - cycles: Cycles a trial.
  init(
    number: Int, deviation: Double, walks: Int = 1, cycles: Double = 3.5, plates: Int = 2,
    markers: MarkerSet = .lowerBodyAndTrunk, squats: Bool = false
  ) {
    var options = DemoStudy.Options()
    options.cases = [squats ? .medialKnee : .healthy]
    options.seed = UInt64(number) &* 7919 &+ 11
    options.walkingTrials = walks
    options.cyclesPerTrial = cycles
    options.includesEMG = false
    options.plateCount = plates
    options.markers = markers
    let member = DemoStudy(options).member(0)
    var subject = Subject(
      label: member.participant.label, measures: member.participant.measures,
      intake: member.participant.intake)
    subject.intake["sex"] = member.participant.sex
    var session = Session(subject: subject, standing: [], trials: [])
    var displaced = session
    for (synthetic, told) in zip(member.trials, member.truth.recordings) {
      let task = MovementTask(rawValue: told.task) ?? .unknown
      func add(_ recording: Recording, to session: inout Session) {
        guard var trial = TrialPreparation().trial(from: recording).value else { return }
        trial.task = task
        if task == .standing {
          session.standing.append(trial)
        } else {
          session.trials.append(trial)
          session.standingTrial[trial.name] = session.standing.first?.name
        }
      }
      add(synthetic.recording, to: &session)
      add(
        synthetic.withMisplacedMarkers(deviation, seed: UInt64(number)), to: &displaced)
    }
    truth = session
    self.session = displaced
  }
}
