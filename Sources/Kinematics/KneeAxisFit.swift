import Foundation
import Motion

/// Looks for a turned flexion axis of the knee in the unloaded swings of walking.
///
/// A knee bends in swing by some 60° and has little reason to ab- or adduct; adduction that follows
/// flexion is taken for the sign of an axis turned about the thigh ("cross-talk"). The limits of the
/// light come from 30 cycles of 12 healthy children measured with the conventional model; a fixed
/// limit alone would reject half of healthy knees.
///
/// Sources: Baker et al. 1999, Hum Mov Sci 18:655; Schache et al. 2006, Gait Posture 24:100.
public enum KneeAxisFit {
  /// Flexion of the samples in the fit, radians.
  static let flexion = Double.degrees(10)...Double.degrees(65)
  /// A fit over less flexion than this tells no slope, radians.
  static let leastFlexion = Double.degrees(20)
  static let leastSamples = 10
  /// Range of adduction in swing up to which the light is green, and beyond which it may be red,
  /// radians.
  static let greenRange = Double.degrees(10)
  static let redRange = Double.degrees(15)
  /// A strong correlation makes a range beyond `correlatedRange` amber.
  static let strongCorrelation = 0.7
  static let correlatedRange = Double.degrees(7)
  static let redCorrelation = 0.5

  /// The check of one knee, pooled over the swings of all walking trials; where there are none, over
  /// the bends of trials in which the leg bears no weight.
  ///
  /// Turning and unsteady cycles are left out.
  ///
  /// - Parameter bending: The names of movement trials without weight on the leg.
  public static func check(
    _ side: Side, in trials: [TrialAnalysis], bending: Set<String> = []
  ) -> Availability<KneeAxisCheck> {
    var swings: [Swing] = []
    for analysis in trials where analysis.trial.task == .walking {
      guard let knee = analysis.angles.value?[.knee, side] else { continue }
      for curves in analysis.cycles where curves.cycle.side == side && curves.cycle.isAssessed {
        if let swing = Swing(of: knee, in: curves.cycle, rate: analysis.trial.rate) {
          swings.append(swing)
        }
      }
    }
    if swings.isEmpty {
      for analysis in trials where bending.contains(analysis.trial.name) {
        guard let knee = analysis.angles.value?[.knee, side] else { continue }
        // A knee that stays straight, as in a hip's star-arc, tells nothing of its axis.
        if let swing = Swing(of: knee, in: knee.x.indices),
          Line(x: swing.flexion, y: swing.adduction) != nil
        {
          swings.append(swing)
        }
      }
    }
    guard !swings.isEmpty else {
      return .absent(
        because: "no swing of the \(side.rawValue) knee was measured in walking, and no bend "
          + "without weight in a movement trial")
    }
    guard let fit = Line(x: swings.flatMap(\.flexion), y: swings.flatMap(\.adduction)) else {
      return .absent(
        because: "the \(side.rawValue) knee bends by less than "
          + "\(Int(leastFlexion.in(.degree).rounded()))\u{B0} in swing, too little to tell its axis"
      )
    }
    let range = swings.map(\.range).reduce(0, +) / Double(swings.count)
    return .present(
      KneeAxisCheck(
        side: side, light: light(range: range, correlation: fit.correlation),
        cycleLights: swings.map { swing in
          light(
            range: swing.range,
            correlation: Line(x: swing.flexion, y: swing.adduction)?.correlation ?? 0)
        },
        slope: fit.slope, correlation: fit.correlation, residualDeviation: fit.residualDeviation,
        swingRange: range, flexion: fit.x, axisError: axisError(slope: fit.slope, over: fit.x)))
  }

  /// The traffic light.
  package static func light(range: Double, correlation: Double) -> KneeAxisCheck.Light {
    if range > redRange, abs(correlation) >= redCorrelation { return .red }
    if range > greenRange { return .amber }
    return range > correlatedRange && abs(correlation) >= strongCorrelation ? .amber : .green
  }

  /// The turn that makes pure flexion look like adduction with this mean slope, radians.
  static func axisError(slope: Double, over flexion: ClosedRange<Double>) -> Double {
    let (low, high) = (flexion.lowerBound, flexion.upperBound)
    let rise = min(abs(slope) * (high - low), .pi / 2)
    return asin(min(1, sin(rise) / (sin(high) - sin(low))))
  }

  /// The samples of one swing.
  private struct Swing {
    /// Within the limits of the fit, radians.
    var flexion: [Double] = []
    var adduction: [Double] = []
    /// Largest minus smallest adduction over the whole swing, radians.
    var range: Double

    /// - Returns: `nil` where foot off is not known or the knee was not seen in swing.
    init?(of knee: AngleCurve, in cycle: Cycle, rate: Double) {
      guard let footOff = cycle.footOff, rate > 0, footOff.isFinite, cycle.end.isFinite,
        cycle.end > footOff
      else { return nil }
      let first = max(0, Int((footOff * rate).rounded(.up)))
      let last = min(knee.x.count - 1, Int((cycle.end * rate).rounded(.down)))
      guard first < last else { return nil }
      self.init(of: knee, in: first..<(last + 1))
    }

    /// - Returns: `nil` where the knee was not seen in these frames.
    init?(of knee: AngleCurve, in frames: Range<Int>) {
      let seen = frames.filter { knee.x[$0].isFinite && knee.y[$0].isFinite }
      let values = seen.map { knee.y[$0] }
      guard let low = values.min(), let high = values.max() else { return nil }
      range = high - low
      for frame in seen where KneeAxisFit.flexion.contains(knee.x[frame]) {
        flexion.append(knee.x[frame])
        adduction.append(knee.y[frame])
      }
    }
  }

  /// A straight line through points, by least squares.
  struct Line {
    var slope: Double
    var correlation: Double
    var residualDeviation: Double
    var x: ClosedRange<Double>

    /// - Returns: `nil` where the points are too few or lie too close together.
    init?(x: [Double], y: [Double]) {
      guard x.count >= KneeAxisFit.leastSamples, x.count == y.count, let low = x.min(),
        let high = x.max(), high - low >= KneeAxisFit.leastFlexion
      else { return nil }
      let count = Double(x.count)
      let (meanX, meanY) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
      var (xx, xy, yy) = (0.0, 0.0, 0.0)
      for (a, b) in zip(x, y) {
        xx += (a - meanX) * (a - meanX)
        xy += (a - meanX) * (b - meanY)
        yy += (b - meanY) * (b - meanY)
      }
      slope = xy / xx
      // Adduction that never changes follows nothing.
      correlation = yy > 0 ? xy / (xx * yy).squareRoot() : 0
      residualDeviation = (max(0, yy - slope * xy) / (count - 2)).squareRoot()
      self.x = low...high
    }
  }
}
