import Geometry
import Motion
import Signal

/// MK02: the knees are close together at the deepest point of a two-legged landing.
public struct KneeSeparation: RuledDetector {
  public static let id = "MK02"

  public init() {}

  /// Distances of one landing.
  private struct Landing {
    /// Knees over trochanters, and over hip centres; share.
    var overTrochanters: Double?
    var overHips: Double?
    /// Knees over ankles.
    var overAnkles: Double?
  }

  public func findings(in analysis: SessionAnalysis, by rules: RuleBook) -> [Finding] {
    let rule = rules.rule(Self.id)
    return MedialKnee.twoLegged.flatMap { task in
      Condition.all(of: task, in: analysis).compactMap { condition in
        let landings = condition.trials.flatMap { trial in
          trial.repetitions.filter { $0.task == task }.compactMap { Self.landing($0, trial) }
        }
        let count = condition.trials.reduce(0) { $0 + $1.repetitions.count { $0.task == task } }
        return count == 0 ? nil : finding(landings, task, condition.name, analysis, rule)
      }
    }
  }

  private func finding(
    _ landings: [Landing], _ task: MovementTask, _ condition: String, _ analysis: SessionAnalysis,
    _ rule: Rule
  ) -> Finding {
    let isMale = Sex(of: analysis.subject)?.isMale ?? false
    let limit = rule[isMale ? "men" : "women"]
    var finding = TaskFinding.blank(rule, limit, nil, task, condition)
    let ratios = landings.compactMap(\.overTrochanters)
    if let hips = Statistics.mean(of: landings.compactMap(\.overHips)) {
      finding.details.append(.init("knees over hip centres", hips, .percent))
    }
    if let ankles = Statistics.mean(of: landings.compactMap(\.overAnkles)) {
      finding.details.append(.init("knees over ankles, below 1 closer than they", ankles, .ratio))
    }
    guard let grade = Grade(ratios, against: limit, at: nil, error: rule.error) else {
      return TaskFinding.notAssessed(
        finding, rule,
        because: landings.isEmpty
          ? "markers: the knees were not seen at the deepest point"
          : "trochanter markers: printed over the hip centres, not graded")
    }
    // The wider band of one standard deviation is borderline.
    let wide = rule[isMale ? "borderline men" : "borderline women"]
    var state = grade.state(Grading.severity(excess: grade.excess, kind: .ratio))
    if state == .withinReference, wide.excess(of: grade.value) >= 0 { state = .borderline }
    if Sex(of: analysis.subject) == nil {
      finding.gates.append("sex not known: the women's limit is used")
    }
    return TaskFinding.graded(finding, rule, grade, state: state, reference: .other)
  }

  private static func landing(_ repetition: Repetition, _ trial: TrialAnalysis) -> Landing? {
    guard let poses = trial.poses.value, trial.trial.rate > 0 else { return nil }
    let frame = Int((repetition.deepest * trial.trial.rate).rounded())
    guard (0..<poses.frameCount).contains(frame) else { return nil }
    let forward = poses.poses(of: .pelvis)[frame].axes.x
    guard let plane = FrontalPlane(facing: forward) else { return nil }
    let across = plane.medial(.right)
    func apart(_ joint: Joint) -> Double? {
      let distance =
        (poses.centre(of: joint, .left)[frame] - poses.centre(of: joint, .right)[frame])
        .dot(across)
      return distance.isFinite ? distance : nil
    }
    guard let knees = apart(.knee) else { return nil }
    func marker(_ names: [String]) -> Vector3? {
      names.lazy.compactMap { trial.trial.markers[$0] }.first
        .flatMap { $0.count > frame ? $0[frame] : nil }
    }
    let left = marker(["LTRO", "LGTR", "LGT", "LTRC"])
    let right = marker(["RTRO", "RGTR", "RGT", "RTRC"])
    var trochanters: Double?
    if let left, let right {
      let width = (left - right).dot(across)
      if width.isFinite, width > 0.1 { trochanters = knees / width }
    }
    return Landing(
      overTrochanters: trochanters,
      overHips: apart(.hip).flatMap { $0 > 0.05 ? knees / $0 : nil },
      overAnkles: apart(.ankle).flatMap { $0 > 0.02 ? knees / $0 : nil })
  }
}
