import Foundation
import Signal
import Testing

struct FourierTransformTests {
  @Test("agrees with the sum it stands for", arguments: [1, 2, 4, 8, 32])
  func definition(count: Int) {
    let signal = (0..<count).map { sin(Double($0 * $0)) }
    let other = (0..<count).map { cos(Double(3 * $0)) }
    var real = signal
    var imaginary = other
    FourierTransform.transform(real: &real, imaginary: &imaginary)
    for k in 0..<count {
      var re = 0.0
      var im = 0.0
      for n in 0..<count {
        let angle = -2 * Double.pi * Double(k * n) / Double(count)
        re += signal[n] * cos(angle) - other[n] * sin(angle)
        im += signal[n] * sin(angle) + other[n] * cos(angle)
      }
      #expect(abs(real[k] - re) < 1e-10)
      #expect(abs(imaginary[k] - im) < 1e-10)
    }
  }
}
