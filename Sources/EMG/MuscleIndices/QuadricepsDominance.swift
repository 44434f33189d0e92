import Geometry
import Motion

/// The knee's share of the load in squats: peak internal knee extensor moment over that of the hip,
/// and the hip's share of the work that the leg's joints absorb on the way down.
///
/// Mechanical and descriptive: leaning the trunk forward moves load from knee to hip.
struct QuadricepsDominance: MuscleIndexMethod {
  static let citations = [
    Citation("Winter", 2009, "Biomechanics and Motor Control of Human Movement, 4th ed.")
  ]
  static let note = "descriptive: leaning the trunk forward changes it"

  func indices(of session: MuscleSession) -> [MuscleIndex] {
    session.windows.filter { $0.name == "descent" }.flatMap { windows in
      [
        index(
          session, windows, name: "quadriceps_dominance",
          words: "knee : hip extensor moment", unit: .ratio,
          formula: "largest internal knee extensor moment / largest internal hip extensor moment",
          sign: "above 1: knee more"
        ) { moments, _, frames in
          guard let knee = Self.peak(moments[.knee], frames),
            let hip = Self.peak(moments[.hip], frames), hip > 0
          else { return nil }
          return knee / hip
        },
        index(
          session, windows, name: "hip_work_share", words: "hip's share of absorbed work",
          unit: .percent,
          formula: "work absorbed at the hip / work absorbed at hip, knee and ankle", sign: ""
        ) { _, powers, frames in
          let work = Joint.allCases.map { Self.absorbed(powers[$0], frames) }
          guard let hip = Self.absorbed(powers[.hip], frames), !work.contains(where: { $0 == nil })
          else { return nil }
          let total = work.reduce(0) { $0 + ($1 ?? 0) }
          return total > 0 ? hip / total : nil
        },
      ]
    }
  }

  private func index(
    _ session: MuscleSession, _ windows: MuscleSession.Windows, name: String, words: String,
    unit: Unit, formula: String, sign: String,
    value: ([Joint: [Double]], [Joint: [Double]], Range<Int>) -> Double?
  ) -> MuscleIndex {
    var values: [Double] = []
    var reason = "moments are missing in part of every descent"
    for window in windows.windows {
      let trial = session.trials[window.trial]
      guard let leg = trial.kinetics.value?.legs[windows.side] else {
        reason = trial.kinetics.reason ?? reason
        continue
      }
      let start = Int((window.time.lowerBound * trial.trial.rate).rounded())
      let end = Int((window.time.upperBound * trial.trial.rate).rounded())
      guard start >= 0, end > start, end <= trial.trial.frameCount else { continue }
      let moments = leg.moments.mapValues { $0.map(\.x) }
      if let found = value(moments, leg.powers, start..<end) { values.append(found) }
    }
    return MuscleIndex(
      parameter: Parameter(
        name: name + "_descent", words: words + ", descent", unit: unit, side: windows.side,
        task: windows.task, condition: windows.condition,
        value: Statistic(of: values).map { .present($0) } ?? .absent(because: reason)),
      muscles: [], window: windows.name, formula: formula, signInWords: sign, notes: [Self.note],
      citations: Self.citations)
  }

  private static func peak(_ moment: [Double]?, _ frames: Range<Int>) -> Double? {
    guard let moment, frames.upperBound <= moment.count, moment[frames].allSatisfy(\.isFinite)
    else { return nil }
    return moment[frames].max()
  }

  /// Sum of the negative powers: proportional to the work absorbed.
  private static func absorbed(_ power: [Double]?, _ frames: Range<Int>) -> Double? {
    guard let power, frames.upperBound <= power.count, power[frames].allSatisfy(\.isFinite)
    else { return nil }
    return power[frames].reduce(0) { $0 - min(0, $1) }
  }
}
