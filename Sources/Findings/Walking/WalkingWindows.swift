import Geometry
import Motion

/// The values of one quantity over the windows of one side: complete cycles, and where a rule works
/// in single support those supports that lie in no complete cycle.
struct WalkingWindows {
  /// One window's value.
  struct Window {
    /// SI units.
    var value: Double
    /// Share of the window's samples that were seen, 0 to 1.
    var seen: Double
    var isFromCycle: Bool
    var confidence: Cycle.Confidence
  }

  var windows: [Window] = []
  /// Why there are none.
  var reason = "no gait events: no complete cycle and no single support"

  var values: [Double] { windows.map(\.value) }
  var count: Int { windows.count }
  var fromCycles: Int { windows.count(where: \.isFromCycle) }
  /// Mean share of samples seen.
  var seen: Double { Statistic(of: windows.map(\.seen))?.mean ?? 0 }
  /// Whether an event of low confidence bounds any window.
  var confidence: Cycle.Confidence {
    windows.contains { $0.confidence == .low } ? .low : .high
  }

  /// The same windows with every value changed.
  func map(_ change: (Double) -> Double) -> WalkingWindows {
    var changed = self
    for index in changed.windows.indices {
      changed.windows[index].value = change(changed.windows[index].value)
    }
    return changed
  }
}

extension WalkingCondition {
  /// A window that is seen less than this is not used.
  static let leastSeen = 0.5

  /// A value of every complete, straight, steady cycle of a side.
  ///
  /// - Parameter value: SI units; `nil` or NaN where the cycle does not show it.
  func cycles(of side: Side, _ value: (CycleCurves, TrialAnalysis) -> Double?) -> WalkingWindows {
    var found = WalkingWindows(reason: "no gait events: no complete cycle")
    var gate: String?
    var unseen: String?
    for trial in trials {
      if let reason = trial.angles.reason ?? refused[trial.trial.name] {
        unseen = unseen ?? reason
        continue
      }
      for curves in trial.cycles where curves.cycle.side == side {
        guard curves.cycle.isAssessed else {
          gate = gate ?? curves.cycle.gates.first
          continue
        }
        guard let value = value(curves, trial), value.isFinite else {
          unseen = unseen ?? "markers: what the rule measures was not seen"
          continue
        }
        found.windows.append(
          .init(
            value: value, seen: 1, isFromCycle: true, confidence: curves.cycle.confidence))
      }
    }
    // The kind of gate is the reason; its numbers differ from cycle to cycle.
    if let gate {
      found.reason = String(gate.prefix { $0 != ":" })
    } else if let unseen {
      found.reason = unseen
    }
    return found
  }

  /// One number of the curve of a quantity over a stretch of stance: in complete cycles over per
  /// cents of the cycle, elsewhere over shares of single support.
  ///
  /// - Parameters:
  ///   - reduce: Finite samples to one number; the mean by default.
  ///   - plausible: Largest magnitude that a body can show; beyond it markers are wrong.
  func stance(
    of side: Side, _ quantity: CycleQuantity, over cycle: ClosedRange<Int>,
    orSupport support: ClosedRange<Double>, plausible: Double = .degrees(90),
    reduce: ([Double]) -> Double = { $0.reduce(0, +) / Double($0.count) }
  ) -> WalkingWindows {
    func window(
      _ samples: [Double], _ fromCycle: Bool, _ confidence: Cycle.Confidence
    ) -> WalkingWindows.Window? {
      let finite = samples.filter(\.isFinite)
      guard !finite.isEmpty else { return nil }
      let seen = Double(finite.count) / Double(samples.count)
      let value = reduce(finite)
      guard seen >= Self.leastSeen, value.isFinite, abs(value) <= plausible else { return nil }
      return .init(value: value, seen: seen, isFromCycle: fromCycle, confidence: confidence)
    }
    var found = WalkingWindows()
    var gate: String?
    var unseen: String?
    let notSeen = "markers: not seen in the window, or lying as no body does"
    for trial in trials {
      if let reason = trial.angles.reason ?? refused[trial.trial.name] {
        unseen = unseen ?? reason
        continue
      }
      let own = trial.cycles.filter { $0.cycle.side == side }
      gate = gate ?? own.lazy.flatMap(\.cycle.gates).first
      for curves in own where curves.cycle.isAssessed {
        let samples = curves.waveformAlongPath(of: quantity).map { curve in
          cycle.map { curve[$0] }
        }
        if let samples, let window = window(samples, true, curves.cycle.confidence) {
          found.windows.append(window)
        } else {
          unseen = unseen ?? notSeen
        }
      }
      for found1 in supports(of: side, in: trial) {
        switch found1 {
        case .absent(let reason): gate = gate ?? reason
        case .present(let single):
          let samples = trial.samples(of: quantity, side, during: single.window(support))
          if let window = window(samples, false, .high) {
            found.windows.append(window)
          } else {
            unseen = unseen ?? notSeen
          }
        }
      }
    }
    if let gate {
      found.reason = String(gate.prefix { $0 != ":" })
    } else if let unseen {
      found.reason = unseen
    }
    return found
  }

  /// The single supports of a side that lie in no complete cycle of it, or the gate of the trial.
  private func supports(of side: Side, in trial: TrialAnalysis) -> [Availability<SingleSupport>] {
    let own = trial.cycles.filter { $0.cycle.side == side }
    let supports = SingleSupport.all(of: side, in: trial).filter { support in
      !own.contains {
        $0.cycle.start <= support.time.lowerBound && support.time.upperBound <= $0.cycle.end
      }
    }
    guard !supports.isEmpty else { return [] }
    let isGated =
      trial.cycles.isEmpty
      ? ShortTrialHeading.turns(trial) : trial.cycles.contains { !$0.cycle.isAssessed }
    return isGated ? [.absent(because: Cycle.turning)] : supports.map { .present($0) }
  }
}

extension TrialAnalysis {
  /// The samples of a quantity between two instants, against the line of progression where it is
  /// measured from a laboratory axis; SI units, empty where the quantity has no curve.
  func samples(
    of quantity: CycleQuantity, _ side: Side, during time: ClosedRange<Double>
  ) -> [Double] {
    let curve: [Double]?
    switch quantity {
    case .angle(let group, let component): curve = angles.value?[group, side]?[component]
    case .trunk(let angle): curve = trunk.value?.values(angle, side: side)
    case .moment(let joint, let component):
      curve = kinetics.value?.legs[side]?.moments[joint]?.map { $0[component] }
    case .power(let joint): curve = kinetics.value?.legs[side]?.powers[joint]
    }
    guard let curve, trial.rate > 0 else { return [] }
    let shift = quantity.isMeasuredFromLaboratoryAxis ? side.sign * (pathAngle ?? 0) : 0
    let first = max(0, Int((time.lowerBound * trial.rate).rounded(.up)))
    let last = min(curve.count - 1, Int(time.upperBound * trial.rate))
    guard first <= last else { return [] }
    return curve[first...last].map { $0 - shift }
  }
}
