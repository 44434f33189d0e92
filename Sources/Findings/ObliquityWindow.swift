import Motion

/// The obliquity of a stance side through mid-stance of one cycle or one single support.
struct ObliquityWindow {
  /// Mean over the window, radians, + that side up.
  var mean: Double
  /// Largest obliquity of 5-50 % of the cycle, radians; only where there is a complete cycle.
  var peak: Double?
  /// Share of the window's samples that were seen, 0 to 1.
  var seen: Double

  /// Per cent of the gait cycle.
  static let midStance = 30...45
  static let stance = 5...50
  /// The same stretch as shares of single support.
  static let midSupport = 0.50...0.87
  /// A window seen less than this is not used.
  static let leastSeen = 0.5

  /// The window of a complete cycle, or `nil` where the pelvis was not seen in it.
  init?(_ curves: CycleCurves) {
    guard let obliquity = curves.angles[.pelvis]?[1] else { return nil }
    self.init(samples: Self.midStance.map { obliquity[$0] })
    peak = Self.stance.map { obliquity[$0] }.filter(\.isFinite).max()
  }

  /// The window of a single support, or `nil` where the pelvis was not seen in it.
  init?(_ support: SingleSupport, in trial: TrialAnalysis) {
    guard let curve = trial.angles.value?[.pelvis, support.side] else { return nil }
    let window = support.window(Self.midSupport)
    let frames = curve.y.indices.filter { window.contains(trial.trial.time(ofFrame: $0)) }
    self.init(samples: frames.map { curve.y[$0] })
  }

  private init?(samples: [Double]) {
    let finite = samples.filter(\.isFinite)
    guard !finite.isEmpty else { return nil }
    seen = Double(finite.count) / Double(samples.count)
    guard seen >= Self.leastSeen else { return nil }
    mean = finite.reduce(0, +) / Double(finite.count)
    guard abs(mean) <= Self.steepest else { return nil }
  }

  /// No standing pelvis is steeper, radians: beyond it markers are wrong, not the pelvis.
  static let steepest = Double.degrees(45)
}

/// What a condition offers about the obliquity of one stance side.
struct ObliquityWindows {
  var windows: [ObliquityWindow] = []
  /// How many of them came from complete cycles.
  var fromCycles = 0
  /// Why there are none, or what was left out.
  var reasonIfEmpty = "no gait events: no complete cycle and no single support"

  init(of side: Side, in trials: [TrialAnalysis]) {
    var gate: String?
    var unseen: String?
    for trial in trials {
      if let reason = trial.angles.reason {
        unseen = unseen ?? reason
        continue
      }
      let own = trial.cycles.filter { $0.cycle.side == side }
      let straight = own.filter(\.cycle.isAssessed)
      gate = gate ?? own.lazy.flatMap(\.cycle.gates).first
      for curves in straight {
        if let window = ObliquityWindow(curves) {
          windows.append(window)
          fromCycles += 1
        } else {
          unseen = unseen ?? "the pelvis was not seen in mid-stance, or lies as no pelvis does"
        }
      }
      let isGated =
        trial.cycles.isEmpty
        ? ShortTrialHeading.turns(trial) : trial.cycles.contains { !$0.cycle.isAssessed }
      let supports = SingleSupport.all(of: side, in: trial).filter { support in
        !own.contains {
          $0.cycle.start <= support.time.lowerBound && support.time.upperBound <= $0.cycle.end
        }
      }
      if isGated {
        if !supports.isEmpty { gate = gate ?? Cycle.turning }
        continue
      }
      for support in supports {
        if let window = ObliquityWindow(support, in: trial) {
          windows.append(window)
        } else {
          unseen = unseen ?? "the pelvis was not seen in mid-stance, or lies as no pelvis does"
        }
      }
    }
    // The kind of gate is the reason; its numbers differ from cycle to cycle.
    if let gate {
      reasonIfEmpty = String(gate.prefix { $0 != ":" })
    } else if let unseen {
      reasonIfEmpty = unseen
    }
  }
}
