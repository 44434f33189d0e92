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
        Self.displaced(synthetic, deviation, seed: UInt64(number)), to: &displaced)
    }
    truth = session
    self.session = displaced
  }

  /// The recording with each marker beside its place on the true segment.
  private static func displaced(
    _ trial: SyntheticTrial, _ deviation: Double, seed: UInt64
  ) -> Recording {
    var recording = trial.recording
    let poses = trial.truth.poses
    let count = recording.frameCount
    for index in recording.trajectories.indices {
      let label = recording.trajectories[index].label
      var random = RandomStream(seed: seed, for: "put beside its place \(label)")
      let move = Vector3(random.gaussian(), random.gaussian(), random.gaussian()) * deviation
      let axes: [Matrix3]
      if let segment = segment(of: label) {
        axes = poses.poses(of: segment).map(\.axes)
      } else {
        let trunk = trial.truth.trunk
        let forward = poses.progression.vector
        let room = Matrix3(x: forward, y: Vector3.unitZ.cross(forward), z: .unitZ)
        axes = (0..<count).map { frame in
          guard let trunk, let tilt = trunk.angles[.tilt], let lean = trunk.angles[.lean],
            let turn = trunk.angles[.rotation]
          else { return room }
          return room
            * (Matrix3.rotationY(tilt[frame]) * Matrix3.rotationX(lean[frame])
              * Matrix3.rotationZ(turn[frame]))
        }
      }
      let path = recording.trajectories[index]
      recording.trajectories[index] = Trajectory(
        label: label, prefix: path.prefix,
        (0..<path.count).map { path[$0] + axes[min($0, axes.count - 1)] * move })
    }
    return recording
  }

  /// The segment that carries a marker; `nil`: the trunk.
  private static func segment(of label: String) -> Segment? {
    let side: Side = label.hasPrefix("L") ? .left : .right
    switch label.dropFirst() {
    case "ASI", "PSI", "ACR": return .pelvis
    case "THI", "KNE", "KNM": return .thigh(side)
    case "TIB", "ANK", "MED": return .shank(side)
    case "HEE", "TOE": return .foot(side)
    default: return nil
    }
  }
}
