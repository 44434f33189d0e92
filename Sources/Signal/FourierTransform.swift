import Foundation

/// The discrete Fourier transform of a signal whose length is a power of two.
///
/// - SeeAlso: Cooley & Tukey 1965, Math Comput 19:297.
public enum FourierTransform {
  /// Transforms in place: X[k] = Σ x[n] exp(−2πi k n / N).
  ///
  /// - Parameters:
  ///   - real: The real parts.
  ///   - imaginary: The imaginary parts, as many.
  /// - Precondition: The count is a power of two, and the same for both.
  /// - Complexity: O(N log N).
  public static func transform(real: inout [Double], imaginary: inout [Double]) {
    let count = real.count
    precondition(count == imaginary.count, "real and imaginary parts are equally many")
    precondition(count > 0 && count & (count - 1) == 0, "the count is a power of two")
    reverseBits(&real, &imaginary)
    let turn = (0..<max(1, count / 2)).map { -2 * Double.pi * Double($0) / Double(count) }
    let cosines = turn.map { cos($0) }
    let sines = turn.map { sin($0) }
    var half = 1
    while half < count {
      let step = count / (2 * half)
      for start in stride(from: 0, to: count, by: 2 * half) {
        for k in 0..<half {
          let low = start + k
          let high = low + half
          let c = cosines[k * step]
          let s = sines[k * step]
          let re = real[high] * c - imaginary[high] * s
          let im = real[high] * s + imaginary[high] * c
          real[high] = real[low] - re
          imaginary[high] = imaginary[low] - im
          real[low] += re
          imaginary[low] += im
        }
      }
      half *= 2
    }
  }

  private static func reverseBits(_ real: inout [Double], _ imaginary: inout [Double]) {
    var mirrored = 0
    for index in 1..<max(1, real.count) {
      var bit = real.count >> 1
      while mirrored & bit != 0 {
        mirrored ^= bit
        bit >>= 1
      }
      mirrored |= bit
      if index < mirrored {
        real.swapAt(index, mirrored)
        imaginary.swapAt(index, mirrored)
      }
    }
  }
}
