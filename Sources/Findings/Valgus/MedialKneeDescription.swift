import Foundation
import Motion
import Signal

/// The numbers and remarks that go with a medial knee finding.
extension MedialKnee {
  func describe(
    _ finding: inout Finding, _ seen: [Seen], _ limit: Limit, _ analysis: SessionAnalysis,
    _ rule: Rule
  ) {
    let knees = seen.map(\.knee)
    let manner = LoadedWindow.manner(of: finding.task)
    finding.notes.append(
      "seen in \(Wording.count(finding.showing, of: finding.windows, "repetition")), "
        + "95 % interval of the share \(Wording.interval(finding.showing, of: finding.windows))")
    finding.notes.append(
      "plane: facing as the pelvis did \(manner.isLanding ? "before contact" : manner.before); "
        + "joint centres of the model \(seen.first?.trial.model ?? "")")
    addMedians(&finding, knees)
    addStanding(&finding, analysis)
    addSides(&finding, seen)
    let shallow = knees.count(where: \.isShallow)
    if shallow > 0 {
      finding.notes.append(
        "shallow: less than \(Wording.degrees(manner.shallow, 0)) of knee flexion in "
          + Wording.count(shallow, of: knees.count, "repetition"))
    }
    addPattern(&finding, seen, limit, analysis, rule)
    addTrend(&finding, knees)
    for (index, one) in seen.enumerated() {
      finding.notes.append(line(index + 1, one, limit, rule))
    }
  }

  func addMedians(_ finding: inout Finding, _ knees: [KneeExcursion]) {
    let manner = LoadedWindow.manner(of: finding.task)
    let start = manner.isLanding ? "contact" : "the descent onset"
    func add(_ words: String, _ unit: Motion.Unit, _ value: (KneeExcursion) -> Double?) {
      guard let middle = Statistics.median(of: knees.compactMap(value)) else { return }
      finding.details.append(.init(words, middle, unit))
    }
    add(manner.before, .degree) { $0.baseline }
    add("excursion", .degree) { $0.excursion }
    add("at 45° of knee flexion", .degree) { $0.at45 }
    add("at 60° of knee flexion", .degree) { $0.at60 }
    add("onset after \(start)", .millisecond) { $0.onset }
    add("peak after \(start)", .millisecond) { $0.peakTime }
    add("knee flexion at the peak", .degree) { $0.flexionAtPeak }
    add("peak with the plane turned 5°, lowest", .degree) { $0.peakRange.lowerBound }
    add("peak with the plane turned 5°, highest", .degree) { $0.peakRange.upperBound }
    add("uncertainty from the plane", .degree) { $0.planeUncertainty }
    for words in ["as the pelvis at that instant", "as the foot", "along the laboratory's axis"] {
      add("peak in a plane facing \(words)", .degree) { knee in
        knee.otherPlanes.first { $0.words == words }?.angle
      }
    }
    add("medial movement of the knee, less the ankle's", .millimetre) { $0.medialDisplacement }
    add("knee medial of the line hip-ankle", .millimetre) { $0.medialOffset }
    add("largest knee flexion", .degree) { $0.repetition.peakKneeFlexion }
  }

  /// The angle in standing and the peak less it, where standing joint centres are known.
  private func addStanding(_ finding: inout Finding, _ analysis: SessionAnalysis) {
    guard let peak = finding.measured?.value, let standing = analysis.standing.value,
      let forward = standing.pelvisForward, let plane = FrontalPlane(facing: forward)
    else { return }
    let sides = Side.sides(of: finding.side)
    let angles = sides.compactMap { side -> Double? in
      guard let centres = standing.centres[side], let hip = centres[.hip],
        let knee = centres[.knee], let ankle = centres[.ankle]
      else { return nil }
      let leg = FrontalPlane.Leg(side: side, hip: hip, knee: knee, ankle: ankle)
      return plane.projectionAngle(leg)
    }
    guard angles.count == sides.count, let angle = Statistics.mean(of: angles) else { return }
    finding.details.append(.init("standing", angle, .degree))
    finding.details.append(.init("peak less standing", peak - angle, .degree))
  }

  /// Each side's own value in a task of both legs; a difference only where it is beyond the error.
  private func addSides(_ finding: inout Finding, _ seen: [Seen]) {
    guard finding.side == nil, let measured = finding.measured else { return }
    let peaks = Side.allCases.map { side in
      Statistics.median(of: seen.compactMap { $0.knee.sides[side] })
    }
    guard let left = peaks[0], let right = peaks[1] else { return }
    finding.details.append(.init("left knee", left, .degree))
    finding.details.append(.init("right knee", right, .degree))
    // A turned plane is equal and opposite on the two sides, so it enters a difference doubled.
    let plane = FrontalPlaneError.oneSided(seen)
    let error = hypot(measured.uncertainty, plane)
    if abs(left - right) > 2 * 2.0.squareRoot() * error {
      finding.notes.append(
        "more on the \(left > right ? "left" : "right") side, by "
          + Wording.degrees(abs(left - right)))
    }
  }

  private func addPattern(
    _ finding: inout Finding, _ seen: [Seen], _ limit: Limit, _ analysis: SessionAnalysis,
    _ rule: Rule
  ) {
    let sides = Side.sides(of: finding.side)
    let signs: [[ProximalSigns]] = seen.map { one in
      sides.compactMap { side in
        let angles = analysis.standing.value?.angles[side]?[.pelvis]
        return ProximalSigns(
          one.knee, side: side, in: one.trial,
          standingObliquity: angles.flatMap { $0.count == 3 ? $0[1] : nil })
      }
    }
    let unseen = signs.count(where: \.isEmpty)
    if unseen > 0 {
      finding.gates.append(
        "hip and pelvis not assessed (pelvis) in "
          + Wording.count(unseen, of: signs.count, "repetition"))
    }
    let fromSpines = seen.count { $0.knee.hipsFromSpines }
    if fromSpines > 0 {
      finding.gates.append(
        "hip centre from the front spines of the pelvis, its rear markers not seen, in "
          + Wording.count(fromSpines, of: seen.count, "repetition"))
    }
    let hasTrunk = signs.contains { $0.contains { $0.trunkLean != nil } }
    if !hasTrunk { finding.gates.append("trunk lean not assessed (trunk)") }
    guard finding.state.isPresent else { return }
    let events = zip(seen, signs).filter { Self.shows($0.0, limit: limit, rule) }.map(\.1)
    let enough = Self.repeatability * Double(events.count)
    let proximal = events.filter { $0.contains { !$0.past(rule).isEmpty } }
    let trunk = events.filter { $0.contains { $0.leans(rule) } }
    var patterns: [ValgusPattern] = []
    if !proximal.isEmpty, Double(proximal.count) >= enough {
      patterns.append(.proximal)
      let first = proximal[0].flatMap { $0.past(rule) }
      finding.notes.append(
        "proximal pattern: with the peak, \(first.joined(separator: ", ")), in "
          + Wording.count(proximal.count, of: events.count, "event"))
    }
    if !trunk.isEmpty, Double(trunk.count) >= enough {
      patterns.append(.trunk)
      finding.notes.append(
        "trunk strategy: the trunk leans towards the leg in "
          + Wording.count(trunk.count, of: events.count, "event")
          + "; it may make the pelvic drop smaller")
    }
    if let order = ProximalOrder.sentence(
      events.compactMap { $0.compactMap { $0.lead(rule) }.max() })
    {
      finding.notes.append(order)
    }
    addDistal(&finding, &patterns, seen, limit, rule, isProximalSeen: unseen == 0)
    if patterns.isEmpty, unseen == 0 {
      patterns.append(.isolated)
      finding.notes.append("isolated: no sign of hip, pelvis or trunk with the peak")
    }
    finding.members = patterns.map(\.rawValue)
  }

  /// An event without a sign of hip or pelvis whose ankle bends little, or whose heel rolls outwards,
  /// is the distal pattern; each half needs the laboratory's own limit.
  private func addDistal(
    _ finding: inout Finding, _ patterns: inout [ValgusPattern], _ seen: [Seen], _ limit: Limit,
    _ rule: Rule, isProximalSeen: Bool
  ) {
    let events = seen.filter { Self.shows($0, limit: limit, rule) }
    func extremes(_ value: (Side, Seen) -> Double?, _ choose: ([Double]) -> Double?) -> [Double] {
      events.compactMap { one in
        choose(
          one.knee.repetition.legs.filter { finding.side == nil || $0 == finding.side }
            .compactMap { value($0, one) })
      }
    }
    let ankles = extremes(Self.dorsiflexion) { $0.min() }
    let heels = extremes(Self.eversion) { $0.max() }
    if let least = Statistics.median(of: ankles) {
      finding.details.append(.init("largest ankle dorsiflexion under load", least, .degree))
    }
    if let most = Statistics.median(of: heels) {
      finding.details.append(.init("eversion of the rearfoot from the start", most, .degree))
    }
    var signs: [String] = []
    var reasons: [String] = []
    func add(_ values: [Double], _ name: String, past words: String, unseen: String, sign: String) {
      let own = rule[name]
      guard own.isGiven, !values.isEmpty else {
        reasons.append(own.isGiven ? unseen : "an own reference of the \(name) is needed")
        return
      }
      let past = values.count { own.excess(of: $0) > 0 }
      finding.notes.append(
        "\(words) the laboratory's own \(Wording.degrees(own.value())) in "
          + Wording.count(past, of: values.count, "event"))
      if Double(past) >= Self.repeatability * Double(events.count) { signs.append(sign) }
    }
    add(
      ankles, "ankle dorsiflexion", past: "ankle dorsiflexion under load below",
      unseen: "the ankle was not seen", sign: "the ankle bends little")
    add(
      heels, "rearfoot eversion", past: "eversion of the rearfoot from the start above",
      unseen: "eversion needs three markers on the heel bone", sign: "the heel rolls outwards")
    if !reasons.isEmpty {
      finding.notes.append(
        "distal pattern \(reasons.count == 2 ? "not assessed" : "assessed in part") (distal): "
          + reasons.joined(separator: "; "))
    }
    guard isProximalSeen, !patterns.contains(.proximal), !signs.isEmpty else { return }
    patterns.append(.distal)
    finding.notes.append(
      "distal pattern: \(signs.joined(separator: ", ")), no sign of hip or pelvis")
  }

  private static func eversion(_ side: Side, _ one: Seen) -> Double? {
    RearfootEversion.excursion(side, one.knee.repetition, in: one.trial)
  }

  /// Largest dorsiflexion of a leg over the loaded part of a repetition, radians.
  private static func dorsiflexion(_ side: Side, _ one: Seen) -> Double? {
    guard let curve = one.trial.angles.value?[.ankle, side]?.x else { return nil }
    let window = RepetitionWindow(
      one.knee.repetition, trial: one.trial.trial, frameCount: curve.count)
    return window.frames.map { curve[$0] }.filter(\.isFinite).max()
  }

  /// Least repetitions for a trend over them.
  private static let leastForTrend = 8

  private func addTrend(_ finding: inout Finding, _ knees: [KneeExcursion]) {
    guard knees.count >= Self.leastForTrend else { return }
    let peaks = knees.map(\.peak)
    let middle = Double(peaks.count - 1) / 2
    let mean = peaks.reduce(0, +) / Double(peaks.count)
    var (xy, xx) = (0.0, 0.0)
    for (index, peak) in peaks.enumerated() {
      let x = Double(index) - middle
      xy += x * (peak - mean)
      xx += x * x
    }
    finding.details.append(.init("change of the peak a repetition", xy / xx, .degree))
  }

  /// One repetition in a line.
  private func line(_ number: Int, _ seen: Seen, _ limit: Limit, _ rule: Rule) -> String {
    let knee = seen.knee
    let start =
      LoadedWindow.manner(of: knee.repetition.task).isLanding ? "contact" : "the descent onset"
    var parts = [
      "repetition \(number) (\(knee.repetition.trial), from "
        + "\(Wording.number(knee.repetition.start, 2)) s): peak \(Wording.degrees(knee.peak)) "
        + "\(Wording.milliseconds(knee.peakTime)) after \(start) "
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
    let size = Self.severity(of: knee.peak, limit: limit.value(), rule)
    parts.append(
      Self.shows(seen, limit: limit, rule) ? "event, \(size.rawValue)" : "no event")
    return parts.joined(separator: "; ")
  }
}

/// What a plane turned by its error does to one side of a task of both legs.
enum FrontalPlaneError {
  /// 2·atan(tan(F/2)·sin ψ) at one standard deviation, 2.5°, median over repetitions; radians.
  static func oneSided(_ seen: [MedialKnee.Seen]) -> Double {
    let errors = seen.map { 2 * atan(tan($0.knee.flexionAtPeak / 2) * sin(.degrees(2.5))) }
    return Statistics.median(of: errors) ?? 0
  }
}
