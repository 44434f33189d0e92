import Motion
import Signal

/// The numbers and remarks that go with a medial knee finding.
extension MedialKnee {
  func describe(
    _ finding: inout Finding, _ seen: [(TrialAnalysis, KneeExcursion)], limit: Double,
    _ analysis: SessionAnalysis
  ) {
    let knees = seen.map(\.1)
    finding.notes.append(
      "seen in \(Wording.count(finding.showing, of: finding.windows, "repetition")), "
        + "95 % interval of the share \(Wording.interval(finding.showing, of: finding.windows))")
    finding.notes.append(
      "plane: facing as the pelvis did before the descent; joint centres of the model "
        + "\(seen.first?.0.model ?? "")")
    addMedians(&finding, knees)
    addStanding(&finding, analysis)
    let shallow = knees.count(where: \.isShallow)
    if shallow > 0 {
      finding.notes.append(
        "shallow: less than 45° of knee flexion in "
          + Wording.count(shallow, of: knees.count, "repetition"))
    }
    addProximalPattern(&finding, seen, limit: limit)
    for (index, knee) in knees.enumerated() {
      finding.notes.append(line(index + 1, knee, limit: limit))
    }
  }

  private func addMedians(_ finding: inout Finding, _ knees: [KneeExcursion]) {
    func add(_ words: String, _ unit: Unit, _ value: (KneeExcursion) -> Double?) {
      guard let middle = Statistics.median(of: knees.compactMap(value)) else { return }
      finding.details.append(.init(words, middle, unit))
    }
    add("before the descent", .degree) { $0.baseline }
    add("excursion", .degree) { $0.excursion }
    add("at 45° of knee flexion", .degree) { $0.at45 }
    add("at 60° of knee flexion", .degree) { $0.at60 }
    add("onset after the descent onset", .millisecond) { $0.onset }
    add("peak after the descent onset", .millisecond) { $0.peakTime }
    add("knee flexion at the peak", .degree) { $0.flexionAtPeak }
    add("peak with the plane turned 5°, lowest", .degree) { $0.peakRange.lowerBound }
    add("peak with the plane turned 5°, highest", .degree) { $0.peakRange.upperBound }
    add("uncertainty from the plane", .degree) { $0.planeUncertainty }
    add("medial movement of the knee, less the ankle's", .millimetre) { $0.medialDisplacement }
    add("knee medial of the line hip-ankle", .millimetre) { $0.medialOffset }
    add("largest knee flexion", .degree) { $0.repetition.peakKneeFlexion }
  }

  /// The angle in standing and the peak less it, where standing joint centres are known.
  private func addStanding(_ finding: inout Finding, _ analysis: SessionAnalysis) {
    guard let side = finding.side, let peak = finding.measured?.value,
      let standing = analysis.standing.value, let forward = standing.pelvisForward,
      let plane = FrontalPlane(facing: forward), let centres = standing.centres[side],
      let hip = centres[.hip], let knee = centres[.knee], let ankle = centres[.ankle]
    else { return }
    let leg = FrontalPlane.Leg(side: side, hip: hip, knee: knee, ankle: ankle)
    let angle = plane.projectionAngle(leg)
    guard angle.isFinite else { return }
    finding.details.append(.init("standing", angle, .degree))
    finding.details.append(.init("peak less standing", peak - angle, .degree))
  }

  private func addProximalPattern(
    _ finding: inout Finding, _ seen: [(TrialAnalysis, KneeExcursion)], limit: Double
  ) {
    let signs = seen.map { ProximalSigns($0.1, in: $0.0) }
    let unseen = signs.count { $0 == nil }
    if unseen > 0 {
      finding.gates.append(
        "hip and pelvis not assessed (pelvis) in "
          + Wording.count(unseen, of: signs.count, "repetition"))
    }
    let events = zip(seen, signs).filter { Self.shows($0.0.1, limit: limit) }
    let proximal = events.compactMap(\.1).filter { !$0.past.isEmpty }
    guard finding.state.isPresent, !proximal.isEmpty,
      Double(proximal.count) >= Self.repeatability * Double(events.count)
    else { return }
    finding.notes.append(
      "proximal pattern: with the peak, \(proximal[0].past.joined(separator: ", ")), in "
        + Wording.count(proximal.count, of: events.count, "event"))
  }

  /// One repetition in a line.
  private func line(_ number: Int, _ knee: KneeExcursion, limit: Double) -> String {
    var parts = [
      "repetition \(number) (\(knee.repetition.trial), from "
        + "\(Wording.number(knee.repetition.start, 2)) s): peak \(Wording.degrees(knee.peak)) "
        + "\(Wording.milliseconds(knee.peakTime)) after the descent onset "
        + "(\(Wording.number(100 * knee.peakTime / max(knee.duration, 1e-9), 0)) % of the "
        + "repetition, knee flexion \(Wording.degrees(knee.flexionAtPeak, 0)))"
    ]
    if let onset = knee.onset, let offset = knee.offset {
      parts.append(
        "onset \(Wording.milliseconds(onset)), lasting \(Wording.milliseconds(offset - onset))")
    }
    if let area = knee.area, let rate = knee.rate {
      parts.append("area \(Wording.degrees(area))·s, rise \(Wording.degrees(rate, 0))/s")
    }
    parts.append(
      Self.shows(knee, limit: limit)
        ? "event, \(Self.severity(of: knee.peak, limit: limit).rawValue)" : "no event")
    return parts.joined(separator: "; ")
  }
}
