import Foundation
import Motion

/// A curve that repeats with every cycle: a mean and a few harmonics.
public struct FourierSeries: Hashable, Sendable {
  /// One harmonic.
  public struct Term: Hashable, Sendable {
    public var cosine: Double
    public var sine: Double

    public init(cosine: Double, sine: Double) {
      self.cosine = cosine
      self.sine = sine
    }
  }

  public var mean: Double
  /// The first harmonic (one oscillation a cycle), the second, …
  public var terms: [Term]

  public init(mean: Double, terms: [Term] = []) {
    self.mean = mean
    self.terms = terms
  }

  /// A series whose numbers are written in degrees; its values are radians.
  ///
  /// - Parameter terms: Cosine and sine of each harmonic, from the first.
  public init(degrees mean: Double, _ terms: [(Double, Double)] = []) {
    self.mean = .degrees(mean)
    self.terms = terms.map { Term(cosine: .degrees($0.0), sine: .degrees($0.1)) }
  }

  /// The same about its mean, smaller or larger.
  func scaled(by factor: Double) -> FourierSeries {
    FourierSeries(
      mean: mean,
      terms: terms.map { Term(cosine: factor * $0.cosine, sine: factor * $0.sine) })
  }

  /// The value at a phase; 0 and 1 are the same instant of the cycle.
  public func value(at phase: Double) -> Double {
    var value = mean
    for (index, term) in terms.enumerated() {
      let angle = 2 * Double.pi * Double(index + 1) * phase
      value += term.cosine * cos(angle) + term.sine * sin(angle)
    }
    return value
  }
}
