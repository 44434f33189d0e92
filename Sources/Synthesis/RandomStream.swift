import Foundation

/// Random numbers that are the same on every machine, from a seed.
///
/// The generator is SplitMix64. A stream can be split by name, so that asking one part of a person
/// for more numbers never changes another part.
/// - SeeAlso: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA, 2014.
public struct RandomStream: RandomNumberGenerator, Hashable, Sendable {
  private var state: UInt64
  private var spare: Double?

  public init(seed: UInt64) { state = seed }

  /// A stream of its own for a named purpose; the same seed and name give the same numbers.
  public init(seed: UInt64, for purpose: String) {
    // FNV-1a spreads the name over 64 bits.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in purpose.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    var mixer = RandomStream(seed: seed ^ hash)
    state = mixer.next()
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// A number from 0 up to, not including, 1.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number from `low` up to `high`.
  public mutating func uniform(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * uniform()
  }

  /// A normal random number of mean 0 and standard deviation 1.
  ///
  /// - SeeAlso: Box, Muller, Ann Math Stat 29:610, 1958.
  public mutating func gaussian() -> Double {
    if let number = spare {
      spare = nil
      return number
    }
    let radius = (-2 * log(1 - uniform())).squareRoot()
    let angle = 2 * Double.pi * uniform()
    spare = radius * sin(angle)
    return radius * cos(angle)
  }
}
