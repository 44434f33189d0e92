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
    trials.forEachInPlace { _, trial in
      if let reason = unreadable(trial) {
        unseen = unseen ?? reason
        return
      }
      trial.cycles.forEachInPlace { _, curves in
        guard curves.cycle.side == side else { return }
        guard curves.cycle.isAssessed else {
          gate = gate ?? curves.cycle.gates.first
          return
        }
        guard let value = value(curves, trial), value.isFinite else {
          unseen = unseen ?? "markers: what the rule measures was not seen"
          return
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
    trials.forEachInPlace { index, trial in
      if let reason = unreadable(trial) {
        unseen = unseen ?? reason
        return
      }
      trial.cycles.forEachInPlace { _, curves in
        guard curves.cycle.side == side else { return }
        gate = gate ?? curves.cycle.gates.first
        guard curves.cycle.isAssessed else { return }
        let samples = curves.waveformAlongPath(of: quantity).map { curve in
          cycle.map { curve[$0] }
        }
        if let samples, let window = window(samples, true, curves.cycle.confidence) {
          found.windows.append(window)
        } else {
          unseen = unseen ?? notSeen
        }
      }
      let loose = looseSupports[index].filter { $0.side == side }
      guard !loose.isEmpty else { return }
      guard !Self.turns(trial) else {
        gate = gate ?? Cycle.turning
        return
      }
      for single in loose {
        let samples = trial.samples(of: quantity, side, during: single.window(support))
        if let window = window(samples, false, .high) {
          found.windows.append(window)
        } else {
          unseen = unseen ?? notSeen
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

  /// Why nothing is read from a trial, or `nil`.
  private func unreadable(_ trial: TrialAnalysis) -> String? {
    trial.angles.reason ?? (refused.isEmpty ? nil : refused[trial.trial.name])
  }

  /// Whether what lies outside a trial's complete cycles may not be read.
  static func turns(_ trial: TrialAnalysis) -> Bool {
    trial.cycles.isEmpty
      ? ShortTrialHeading.turns(trial) : trial.cycles.contains { !$0.cycle.isAssessed }
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

extension Array {
  /// Looks at each element where it lies: trials and cycles are large, and rules ask many times.
  fileprivate func forEachInPlace(_ look: (Int, Element) -> Void) {
    withUnsafeBufferPointer { elements in
      for index in elements.indices { look(index, elements[index]) }
    }
  }
}
