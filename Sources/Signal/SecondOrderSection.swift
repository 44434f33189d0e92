/// One link of a recursive filter's chain: two zeros and two poles.
///
/// Its transfer function is `(b0 + b1 z⁻¹ + b2 z⁻²) / (1 + a1 z⁻¹ + a2 z⁻²)`. A filter of high order
/// is a chain of such links, because one long polynomial loses its low frequencies to rounding.
public struct SecondOrderSection: Hashable, Sendable {
  public var b0: Double
  public var b1: Double
  public var b2: Double
  public var a1: Double
  public var a2: Double

  public init(b0: Double, b1: Double, b2: Double, a1: Double, a2: Double) {
    self.b0 = b0
    self.b1 = b1
    self.b2 = b2
    self.a1 = a1
    self.a2 = a2
  }

  /// The gain for a constant signal.
  var constantGain: Double { (b0 + b1 + b2) / (1 + a1 + a2) }

  /// Runs the link over a signal, in place, as though the signal had always had its first value.
  ///
  /// Transposed direct form II; the state before the first sample is the one in which a constant
  /// signal leaves the link.
  ///
  /// - Parameter level: The constant that the chain's own input had before its first sample, as it
  ///   arrives at this link.
  func run(over samples: inout [Double], level: Double) {
    let gain = constantGain
    var second = (b2 - a2 * gain) * level
    var first = (b1 - a1 * gain) * level + second
    for index in samples.indices {
      let input = samples[index]
      let output = b0 * input + first
      first = b1 * input - a1 * output + second
      second = b2 * input - a2 * output
      samples[index] = output
    }
  }
}
