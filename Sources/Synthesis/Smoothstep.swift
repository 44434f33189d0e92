import Foundation

/// A rise from 0 to 1 between two instants, with two continuous derivatives; flat outside.
///
/// - Parameters:
///   - x: Any number.
///   - low: Where the rise begins.
///   - high: Where it ends, above `low`.
func smoothstep(_ x: Double, from low: Double, to high: Double) -> Double {
  let t = min(1, max(0, (x - low) / (high - low)))
  return t * t * t * (t * (6 * t - 15) + 10)
}

/// A rise from 0 to 1 between two instants, the half of a cosine; flat outside.
func raisedCosine(_ x: Double, from low: Double, to high: Double) -> Double {
  let t = min(1, max(0, (x - low) / (high - low)))
  return 0.5 - 0.5 * cos(.pi * t)
}
