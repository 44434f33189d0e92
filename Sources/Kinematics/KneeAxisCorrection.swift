import Foundation
import Motion

/// Turns the knee's angles such that ab/adduction no longer follows flexion.
///
/// The first principal component of flexion and adduction over whole walking cycles is taken for
/// flexion. The raw angles stay what they are everywhere else; squats and landings are never
/// corrected, because true valgus follows flexion there.
///
/// Source: Baudet et al. 2014, PLoS One 9:e102098.
public struct KneeAxisCorrection: Hashable, Sendable {
  public enum Method: String, CaseIterable, Hashable, Sendable {
    case none
    /// Principal component analysis.
    case pca
  }

  /// The turn in the plane of flexion and adduction, radians.
  public let turn: Double

  /// Fewer samples than this are not a cycle.
  static let leastSamples = 30

  /// - Returns: `nil` without an assessed walking cycle of that side.
  public init?(_ side: Side, in trials: [TrialAnalysis]) {
    var (flexion, adduction): ([Double], [Double]) = ([], [])
    for analysis in trials where analysis.trial.task == .walking {
      guard let knee = analysis.angles.value?[.knee, side] else { continue }
      for curves in analysis.cycles where curves.cycle.side == side && curves.cycle.isAssessed {
        let first = max(0, Int((curves.cycle.start * analysis.trial.rate).rounded(.up)))
        let last = min(
          knee.x.count - 1, Int((curves.cycle.end * analysis.trial.rate).rounded(.down)))
        guard first < last else { continue }
        for frame in first...last where knee.x[frame].isFinite && knee.y[frame].isFinite {
          flexion.append(knee.x[frame])
          adduction.append(knee.y[frame])
        }
      }
    }
    guard flexion.count >= Self.leastSamples else { return nil }
    let count = Double(flexion.count)
    let (meanF, meanA) = (flexion.reduce(0, +) / count, adduction.reduce(0, +) / count)
    var (ff, fa, aa) = (0.0, 0.0, 0.0)
    for (f, a) in zip(flexion, adduction) {
      ff += (f - meanF) * (f - meanF)
      fa += (f - meanF) * (a - meanA)
      aa += (a - meanA) * (a - meanA)
    }
    turn = 0.5 * atan2(2 * fa, ff - aa)
  }

  /// The corrected angles, radians; rotation is as it was.
  public func corrected(_ knee: AngleCurve) -> AngleCurve {
    let (c, s) = (cos(turn), sin(turn))
    return AngleCurve(
      x: zip(knee.x, knee.y).map { $0 * c + $1 * s },
      y: zip(knee.x, knee.y).map { $1 * c - $0 * s }, z: knee.z)
  }
}
