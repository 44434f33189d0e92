import Foundation

/// A complex number, as filter design needs it.
struct Complex: Hashable, Sendable {
  var real: Double
  var imaginary: Double

  init(_ real: Double, _ imaginary: Double) {
    self.real = real
    self.imaginary = imaginary
  }

  /// The number of length one at an angle, radians.
  static func unit(angle: Double) -> Complex { Complex(cos(angle), sin(angle)) }

  var conjugate: Complex { Complex(real, -imaginary) }
  var length: Double { (real * real + imaginary * imaginary).squareRoot() }

  /// The root with a real part of at least zero.
  var squareRoot: Complex {
    let length = length
    let a = max(0, (length + real) / 2).squareRoot()
    let b = max(0, (length - real) / 2).squareRoot()
    return Complex(a, imaginary < 0 ? -b : b)
  }

  static func + (a: Complex, b: Complex) -> Complex {
    Complex(a.real + b.real, a.imaginary + b.imaginary)
  }
  static func - (a: Complex, b: Complex) -> Complex {
    Complex(a.real - b.real, a.imaginary - b.imaginary)
  }
  static func * (a: Complex, b: Complex) -> Complex {
    Complex(
      a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
  }
  static func * (a: Complex, s: Double) -> Complex { Complex(a.real * s, a.imaginary * s) }
  static func / (a: Complex, b: Complex) -> Complex {
    let scale = 1 / (b.real * b.real + b.imaginary * b.imaginary)
    return a * b.conjugate * scale
  }
}
