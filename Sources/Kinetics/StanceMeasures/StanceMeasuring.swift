import Geometry
import Motion
import Plates

/// Takes every measure of every stance on a plate that can be trusted (clinical definitions, part 5).
public struct StanceMeasuring {
  private let trial: TrialAnalysis
  private let subject: SubjectMeasures

  public init(trial: TrialAnalysis, subject: SubjectMeasures) {
    self.trial = trial
    self.subject = subject
  }

  /// The contacts with their measures. Measures of a whole stance are only taken from one that the
  /// trial holds whole; none from a contact that cannot be trusted.
  public func measured(_ examination: PlateExamination) -> [PlateContact] {
    zip(examination.contacts, examination.evidence).map { contact, evidence in
      guard let side = contact.side, contact.isTrusted, contact.isWhole else { return contact }
      var contact = contact
      let stance = Stance(
        side: side, times: evidence.times, evidence: evidence,
        leg: trial.kinetics.value?.legs[side],
        cycle: trial.cycles.map(\.cycle).first {
          $0.side == side && abs($0.start - evidence.times.lowerBound) < Self.sameContact
        }, mass: subject[.mass], height: subject[.height])
      var measures: [StanceMeasure: Double] = [:]
      for measured in [
        VerticalForceMeasures.measures(of: stance), PathForceMeasures.measures(of: stance),
        MomentMeasures.measures(of: stance), WorkMeasures.measures(of: stance),
        PressureMeasures.measures(of: stance),
      ] {
        measures.merge(measured) { first, _ in first }
      }
      contact.measures = measures.filter { $0.value.isFinite }
      return contact
    }
  }

  /// An event and the plate's own contact are the same within this time, seconds.
  static let sameContact = 0.06
}

/// One whole stance of one foot on a plate of its own.
struct Stance {
  static let gravity = 9.81

  let side: Side
  /// Contact and foot off by the plate, seconds.
  let times: ClosedRange<Double>
  let evidence: ContactEvidence
  /// Moments and powers, or `nil` where there are none.
  let leg: LegKinetics?
  /// The gait cycle that begins with it, where the trial holds one.
  let cycle: Cycle?
  let mass: Double?
  let height: Double?

  var duration: Double { times.upperBound - times.lowerBound }
  var rate: Double { evidence.trial.rate }

  /// Body weight, newtons; `nil` without a mass.
  var weight: Double? { mass.flatMap { $0 > 0 ? $0 * Self.gravity : nil } }

  /// Forces at every analog sample of the stance, newtons.
  var forces: [Vector3] {
    let signals = evidence.plate.signals
    let first = max(0, Int((times.lowerBound * signals.rate).rounded(.up)))
    let last = min(signals.loads.count, Int((times.upperBound * signals.rate).rounded(.down)) + 1)
    return first < last ? signals.loads[first..<last].map(\.force) : []
  }

  /// The values of a curve in a part of the stance, share of it; no frame where one is missing.
  func values(_ curve: [Double], in part: ClosedRange<Double> = 0...1) -> [Double] {
    values(
      curve, between: times.lowerBound + part.lowerBound * duration,
      and: times.lowerBound + part.upperBound * duration)
  }

  /// The values of a curve between two instants, seconds; none where one of them is missing.
  func values(_ curve: [Double], between start: Double, and end: Double) -> [Double] {
    let first = max(0, Int((start * rate).rounded(.up)))
    let last = min(curve.count, Int((end * rate).rounded(.down)) + 1)
    guard first < last else { return [] }
    let values = Array(curve[first..<last])
    return values.allSatisfy(\.isFinite) ? values : []
  }
}
