import Foundation
import Signal
import Testing

struct NonNegativeFactorsTests {
  /// Four rows made of two courses that are never on at once.
  static let rows: [[Double]] = {
    let mixes: [(Double, Double)] = [(1, 0), (0, 2), (0.5, 0.5), (3, 1)]
    return mixes.map { first, second in
      (0..<60).map { index -> Double in
        let place = Double(index % 30) / 30
        let height = max(0, sin(.pi * place))
        return index < 30 ? first * height : second * height
      }
    }
  }()

  @Test("two courses explain what was made of two, one does not")
  func found() throws {
    let two = try #require(NonNegativeFactors(of: Self.rows, count: 2))
    #expect(two.accounted > 0.999 && two.accountedByRow.allSatisfy { $0 > 0.99 })
    let one = try #require(NonNegativeFactors(of: Self.rows, count: 1))
    #expect(one.accounted < 0.95)
    #expect(
      two.weights.joined().allSatisfy { $0 >= 0 } && two.courses.joined().allSatisfy { $0 >= 0 })
  }

  @Test("the same rows give the same factors, more factors explain no less")
  func deterministic() throws {
    #expect(
      NonNegativeFactors(of: Self.rows, count: 2) == NonNegativeFactors(of: Self.rows, count: 2))
    let shares = try (1...4).map {
      try #require(NonNegativeFactors(of: Self.rows, count: $0)).accounted
    }
    #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 <= $1 + 1e-3 })
  }

  @Test("what cannot be factored is refused")
  func refused() {
    #expect(NonNegativeFactors(of: [], count: 1) == nil)
    #expect(NonNegativeFactors(of: [[1, 2], [1]], count: 1) == nil)
    #expect(NonNegativeFactors(of: [[1, -2]], count: 1) == nil)
    #expect(NonNegativeFactors(of: [[0, 0]], count: 1) == nil)
    #expect(NonNegativeFactors(of: [[1, .nan]], count: 1) == nil)
    #expect(NonNegativeFactors(of: [[1, 2]], count: 2) == nil)
    #expect(NonNegativeFactors(of: [[1, 2]], count: 0) == nil)
  }
}
