import Dispatch
import Findings
import Gait
import Geometry
import Kinematics
import Motion
import Synchronization

/// Repeats the analysis with markers displaced as palpation and skin displace them, and gives each
/// finding, and each mean of a curve's reading, the 95 % interval of its value and each finding how
/// often it came out the same.
///
/// A displacement is constant on the marker's segment, the same in the standing trial and in every
/// moving one. Every repetition calibrates the model again, solves it on a few frames of each trial,
/// and asks the rules anew; events and cycles, and what plates measure, stay.
struct PlacementRepeats {
  var settings: PlacementSettings
  var rules: RuleBook
  /// Shares of the repetitions that run at the same time.
  var shares: Int
  /// Seconds between solved frames; `nil`: by the task.
  var step: Double?
  /// Frames of a standing trial that are looked at.
  var standingFrames = PlacedStanding.frames

  /// What one moving trial rests on.
  struct Basis {
    var standing: Trial?
    var measures: SubjectMeasures
  }

  /// What came out for one finding.
  private struct Tally {
    var finding: Int
    /// Its place among the findings of a repetition.
    var place: Int
    /// Whether the rule speaks of one side, whichever it is.
    var choosesSide: Bool
    var values: [Double] = []
    var same = 0
    var counted = 0
  }

  /// What came out of some repetitions.
  private struct Outcomes {
    var tallies: [Tally]
    /// One list a mean.
    var means: [[Double]]

    mutating func add(_ later: Outcomes) {
      for index in tallies.indices {
        tallies[index].values += later.tallies[index].values
        tallies[index].same += later.tallies[index].same
        tallies[index].counted += later.tallies[index].counted
      }
      for index in means.indices { means[index] += later.means[index] }
    }
  }

  private struct Placed {
    /// Index of the trial in the session.
    var index: Int
    /// Index of the calibration it shares.
    var standing: Int
    var trial: PlacedTrial
  }

  /// Adds intervals to the findings and parameters of a session.
  ///
  /// - Parameters:
  ///   - bases: What each trial rests on, by its place.
  ///   - model: The model for what a trial rests on.
  func addIntervals(
    to analysis: inout SessionAnalysis, bases: [Basis],
    model:
      @escaping @Sendable (_ measures: SubjectMeasures, _ standing: Trial?) -> Availability<
        any CalibratedModel
      >
  ) {
    let wanted = Set(
      analysis.findings.filter { $0.measured != nil }.map(\.rule))
    guard settings.repetitions > 1, bases.count == analysis.trials.count else { return }
    // Trials that rest on the same numbers share one calibration.
    var standings: [PlacedStanding] = []
    var known: [(name: String?, measures: SubjectMeasures, standing: Int?)] = []
    var placed: [Placed] = []
    for (index, basis) in bases.enumerated() {
      let name = basis.standing?.name
      if !known.contains(where: { $0.name == name && $0.measures == basis.measures }) {
        let standing = PlacedStanding(basis.standing, frames: standingFrames) {
          model(basis.measures, $0)
        }
        known.append((name, basis.measures, standing == nil ? nil : standings.count))
        if let standing { standings.append(standing) }
      }
      let own = known.first { $0.name == name && $0.measures == basis.measures }?.standing
      let trial = analysis.trials[index]
      guard let own,
        let ready = PlacedTrial(
          trial, model: standings[own].calibrated,
          step: step ?? PlacedTrial.step(of: trial.trial.task))
      else { continue }
      standings[own].carry(by: ready.carriers)
      placed.append(Placed(index: index, standing: own, trial: ready))
    }
    guard !placed.isEmpty else { return }
    repeated(&analysis, standings, placed, RepeatedRules(rules) { wanted.contains($0) })
  }

  private func repeated(
    _ analysis: inout SessionAnalysis, _ standings: [PlacedStanding], _ placed: [Placed],
    _ rules: RepeatedRules
  ) {
    let markers = Set(
      placed.flatMap { $0.trial.markers.map(\.name) } + standings.flatMap(\.markers)
    ).sorted()
    let main = standings.firstIndex { standing in
      analysis.standing.value.map { standing.isOf($0.trial) } ?? false
    }
    let means = PlacementMeans(analysis.parameters, trials: analysis.trials)
    let empty = Outcomes(
      tallies: self.tallies(of: analysis, rules),
      means: [[Double]](repeating: [], count: means.count))
    let original = analysis
    let sample = PlacementSample(markers, repetitions: settings.repetitions)
    // Each share is a run of repetitions, and shares are put together in order, so that their number
    // changes no byte.
    let shares = max(1, min(shares, settings.repetitions))
    let found = Mutex([Outcomes](repeating: empty, count: shares))
    DispatchQueue.concurrentPerform(iterations: shares) { share in
      let range =
        settings.repetitions * share / shares..<settings.repetitions * (share + 1) / shares
      var outcomes = empty
      repeated(range, of: original, standings, placed, rules, main, sample, means, into: &outcomes)
      found.withLock { $0[share] = outcomes }
    }
    let outcomes = found.withLock { $0.reduce(into: empty) { $0.add($1) } }
    addIntervals(to: &analysis, from: outcomes, means)
  }

  private func repeated(
    _ repetitions: Range<Int>, of analysis: SessionAnalysis, _ standings: [PlacedStanding],
    _ placed: [Placed], _ rules: RepeatedRules, _ main: Int?, _ sample: PlacementSample,
    _ means: PlacementMeans, into outcomes: inout Outcomes
  ) {
    var displaced = analysis
    var thin = placed.map(\.trial.thin)
    for repetition in repetitions {
      let moves = sample.displacements(in: repetition, settings)
      let models = standings.compactMap { $0.displaced(moves) }
      // What cannot be calibrated says nothing.
      guard models.count == standings.count else { continue }
      for (index, one) in placed.enumerated() {
        one.trial.displace(
          &displaced.trials[one.index], &thin[index], by: moves, model: models[one.standing].model)
      }
      if let main, let own = analysis.standing.value {
        let found = models[main]
        displaced.standing = .present(
          standings[main].values(own, of: found.trial, by: found.model))
      }
      count(rules.findings(in: displaced), of: analysis, in: &outcomes.tallies)
      means.read(displaced.trials, into: &outcomes.means)
    }
  }

  private func addIntervals(
    to analysis: inout SessionAnalysis, from outcomes: Outcomes, _ means: PlacementMeans
  ) {
    for tally in outcomes.tallies where tally.counted > 0 {
      // Where the quantity is sometimes not seen, what is left is no fair sample.
      let isFair = tally.values.count == tally.counted
      let unit = analysis.findings[tally.finding].unit
      guard let measured = analysis.findings[tally.finding].measured,
        let moved = PlacementInterval.interval(
          about: measured.value, of: tally.values, in: unit)
      else { continue }
      analysis.findings[tally.finding].interval = isFair ? moved : nil
      analysis.findings[tally.finding].survival = Double(tally.same) / Double(tally.counted)
    }
    for (place, index) in means.indices.enumerated() {
      guard let mean = analysis.parameters[index].value.value?.mean else { continue }
      let unit = analysis.parameters[index].unit
      analysis.parameters[index].interval = PlacementInterval.interval(
        about: mean, of: outcomes.means[place], in: unit)
    }
  }

  /// Where each finding stands among those of a repetition.
  private func tallies(of analysis: SessionAnalysis, _ rules: RepeatedRules) -> [Tally] {
    let found = rules.findings(in: analysis)
    return analysis.findings.indices.compactMap { index in
      let own = analysis.findings[index]
      guard own.measured != nil, let place = found.firstIndex(where: { Self.isSame($0, own) })
      else { return nil }
      let sides = found.count { Self.isSame($0, own, orOtherSide: true) }
      return Tally(finding: index, place: place, choosesSide: sides == 1)
    }
  }

  private func count(
    _ findings: [Finding], of analysis: SessionAnalysis, in tallies: inout [Tally]
  ) {
    for index in tallies.indices {
      let own = analysis.findings[tallies[index].finding]
      var found =
        findings.indices.contains(tallies[index].place)
        ? findings[tallies[index].place] : own
      if !Self.isSame(found, own) {
        let other = findings.first {
          Self.isSame($0, own, orOtherSide: tallies[index].choosesSide)
        }
        guard let other else { continue }
        found = other
      }
      tallies[index].counted += 1
      if found.state.name == own.state.name, found.side == own.side { tallies[index].same += 1 }
      // The quantity that decided in the session, also where another decides in a repetition.
      if let name = own.measured?.name, let value = found.value(named: name) {
        tallies[index].values.append(value)
      }
    }
  }

  private static func isSame(_ a: Finding, _ b: Finding, orOtherSide: Bool = false) -> Bool {
    (a.side == b.side || orOtherSide) && a.rule == b.rule && a.task == b.task
      && a.condition == b.condition && a.name == b.name
  }
}
