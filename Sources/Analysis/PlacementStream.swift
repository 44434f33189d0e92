import Foundation
import Geometry

/// A stream of displacements that depends on nothing but its number and the marker's name.
///
/// SplitMix64 (Steele, Lea, Flood 2014), normal by Box and Muller.
struct PlacementStream {
  private var state: UInt64

  init(_ repetition: Int, _ marker: String) {
    // FNV-1a of the name, so that a marker's stream is its own whatever the others are.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in marker.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    // Through the generator itself, so that streams of neighbouring numbers do not overlap.
    state = UInt64(bitPattern: Int64(repetition)) &* 0xD1B5_4A32_D192_ED03
    state = next() ^ hash
  }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

  private mutating func gaussian() -> Double {
    let (u, v) = (uniform(), uniform())
    return (-2 * log(u)).squareRoot() * cos(2 * .pi * v)
  }

  /// A displacement with a standard deviation in each direction, metres.
  mutating func displacement(_ deviation: Double) -> Vector3 {
    Vector3(gaussian(), gaussian(), gaussian()) * deviation
  }
}
