import Foundation
import HDF5
import Testing

/// Reads everything of files with flipped, cut and repeated bytes: errors are welcome, traps are
/// not.
@Suite struct DamagedFileTests {
  @Test("damage is an error, never a crash", arguments: 0..<20)
  func mutations(batch: Int) throws {
    let raw = try RawFile()
    defer { raw.remove() }
    try HDF5WriterTests.sample(at: raw.path("whole.h5"))
    let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: raw.path("whole.h5"))))
    var generator = SplitMix(state: UInt64(batch) &* 7919 &+ 1)
    for _ in 0..<20 {
      var bytes = whole
      for _ in 0..<Int(generator.next() % 8 + 1) {
        let place = Int(generator.next() % UInt64(bytes.count))
        switch generator.next() % 3 {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
        case 1: bytes[place] ^= 1 << UInt8(generator.next() % 8)
        default: bytes[place] = 0xFF
        }
      }
      if generator.next() % 8 == 0 {
        bytes.removeLast(Int(generator.next() % UInt64(bytes.count / 2)))
      }
      try Data(bytes).write(to: URL(fileURLWithPath: raw.path("a.h5")))
      readAll(raw.path("a.h5"))
    }
  }

  private func readAll(_ path: String) {
    guard let file = try? HDF5File(path: path) else { return }
    var pending = ["/"]
    var visited = 0
    while let next = pending.popLast(), visited < 200 {
      visited += 1
      for name in ["format", "unit", "components", "range", "a7", "nothing"] {
        _ = try? file.attribute(name, of: next)
      }
      switch try? file.kind(of: next) {
      case .group?:
        pending += ((try? file.childrenInOrder(of: next)) ?? []).map {
          next == "/" ? "/" + $0 : next + "/" + $0
        }
      case .dataset?:
        _ = try? file.numbers(at: next)
        _ = try? file.texts(at: next)
      default: break
      }
    }
  }
}

/// Source: Steele, Lea, Flood 2014, *Fast splittable pseudorandom number generators*.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
