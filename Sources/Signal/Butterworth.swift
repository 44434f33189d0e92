import Foundation

/// A Butterworth filter: the flattest gain a recursive filter of its order can have.
///
///     let lowPass = Butterworth(.lowPass(6), order: 2, rate: 100)
///
/// Designed from the analog prototype by the bilinear transformation, with the edges prewarped.
///
/// - SeeAlso: Oppenheim & Schafer, *Discrete-Time Signal Processing*, 3rd ed., 2010, chapter 7.
public struct Butterworth: Hashable, Sendable {
  /// Which frequencies pass; edges in hertz, where half the power passes.
  public enum Band: Hashable, Sendable {
    case lowPass(Double)
    case highPass(Double)
    case bandPass(Double, Double)
  }

  /// The links of the chain, in the order in which they run.
  public let sections: [SecondOrderSection]
  /// Order of the whole filter: twice the given one for a band-pass.
  public let order: Int

  /// Designs a filter.
  ///
  /// - Parameters:
  ///   - band: Which frequencies pass, hertz.
  ///   - order: Order of the prototype, at least 1.
  ///   - rate: Samples per second, hertz.
  ///   - passes: How often the signal will run through; the edges are moved so that all passes
  ///     together let half the power through at the edges of `band`.
  /// - Returns: `nil` where the band does not lie between 0 and half the rate, or an argument makes
  ///   no sense: rates and cut-offs come from files and settings, so this is no programmer's error.
  public init?(_ band: Band, order: Int, rate: Double, passes: Int = 1) {
    guard (1...20).contains(order), passes >= 1, rate.isFinite, rate > 0 else { return nil }
    let exponent = 1 / (2 * Double(order))
    let widening = pow(1 / (pow(2, 1 / Double(passes)) - 1), exponent)
    func warped(_ frequency: Double) -> Double? {
      guard frequency > 0, frequency < rate / 2 else { return nil }
      return tan(.pi * frequency / rate)
    }

    let poles: [Complex]
    let zeros: Zeros
    switch band {
    case .lowPass(let edge):
      guard let edge = warped(edge) else { return nil }
      poles = Self.prototype(order).map { $0 * (edge * widening) }
      zeros = .atHalfRate
    case .highPass(let edge):
      guard let edge = warped(edge) else { return nil }
      poles = Self.prototype(order).map { Complex(edge / widening, 0) / $0 }
      zeros = .atZero
    case .bandPass(let low, let high):
      guard low < high, let low = warped(low), let high = warped(high) else { return nil }
      poles = Self.bandPassPoles(order, centreSquared: low * high, width: (high - low) * widening)
      zeros = .both
    }
    let gainAt: Double
    switch band {
    case .lowPass: gainAt = 0
    case .highPass: gainAt = .pi
    case .bandPass(let low, let high):
      gainAt = 2 * atan((tan(.pi * low / rate) * tan(.pi * high / rate)).squareRoot())
    }
    self.order = poles.count
    sections = Self.sections(poles: poles, zeros: zeros, unitGainAt: gainAt)
  }

  /// The gain for a sine of a frequency, 0 to 1.
  ///
  /// - Parameters:
  ///   - frequency: Hertz.
  ///   - rate: Samples per second, hertz.
  public func gain(at frequency: Double, rate: Double) -> Double {
    let z = Complex.unit(angle: -2 * .pi * frequency / rate)
    return sections.reduce(1) { $0 * Self.gain(of: $1, at: z) }
  }

  /// Runs the filter once over a signal, as though it had always had its first value.
  ///
  /// - Parameter samples: The signal; no NaN.
  func run(over samples: inout [Double]) {
    guard var level = samples.first else { return }
    for section in sections {
      section.run(over: &samples, level: level)
      level *= section.constantGain
    }
  }
}

// MARK: - Design

extension Butterworth {
  private enum Zeros {
    /// All at half the sampling rate: nothing of it passes.
    case atHalfRate
    /// All at frequency zero: no constant passes.
    case atZero
    /// Half of them at each.
    case both
  }

  /// The poles of the analog low-pass with its edge at 1, on the left half of the unit circle; those
  /// above the real axis, then the real one where the order is odd.
  private static func prototype(_ order: Int) -> [Complex] {
    let upper = (0..<(order / 2)).flatMap { index -> [Complex] in
      let angle = Double.pi * Double(2 * index + 1) / Double(2 * order)
      let pole = Complex(-sin(angle), cos(angle))
      return [pole, pole.conjugate]
    }
    return order.isMultiple(of: 2) ? upper : upper + [Complex(-1, 0)]
  }

  /// Each prototype pole p gives the two roots of s² − p·width·s + centre².
  private static func bandPassPoles(
    _ order: Int, centreSquared: Double, width: Double
  ) -> [Complex] {
    let prototype = prototype(order)
    var poles: [Complex] = []
    for pole in prototype where pole.imaginary >= 0 {
      let half = pole * (width / 2)
      let root = (half * half - Complex(centreSquared, 0)).squareRoot
      if pole.imaginary > 0 {
        for found in [half + root, half - root] { poles += [found, found.conjugate] }
      } else {
        poles += [half + root, half - root]
      }
    }
    return poles
  }

  /// Pairs of poles, mapped to the unit disc, each with its zeros and its share of the gain.
  private static func sections(
    poles: [Complex], zeros: Zeros, unitGainAt angle: Double
  ) -> [SecondOrderSection] {
    let one = Complex(1, 0)
    let mapped = poles.map { (one + $0) / (one - $0) }
    let z = Complex.unit(angle: -angle)
    return stride(from: 0, to: mapped.count, by: 2).map { index in
      var section: SecondOrderSection
      if index + 1 < mapped.count {
        let a1 = -(mapped[index] + mapped[index + 1]).real
        let a2 = (mapped[index] * mapped[index + 1]).real
        section =
          switch zeros {
          case .atHalfRate: SecondOrderSection(b0: 1, b1: 2, b2: 1, a1: a1, a2: a2)
          case .atZero: SecondOrderSection(b0: 1, b1: -2, b2: 1, a1: a1, a2: a2)
          case .both: SecondOrderSection(b0: 1, b1: 0, b2: -1, a1: a1, a2: a2)
          }
      } else {
        let b1: Double = zeros == .atZero ? -1 : 1
        section = SecondOrderSection(b0: 1, b1: b1, b2: 0, a1: -mapped[index].real, a2: 0)
      }
      let gain = gain(of: section, at: z)
      section.b0 /= gain
      section.b1 /= gain
      section.b2 /= gain
      return section
    }
  }

  private static func gain(of section: SecondOrderSection, at z: Complex) -> Double {
    let above = Complex(section.b0, 0) + z * (Complex(section.b1, 0) + z * section.b2)
    let below = Complex(1, 0) + z * (Complex(section.a1, 0) + z * section.a2)
    return above.length / below.length
  }
}
