import Geometry
import Testing

@Suite("Eigenvalues of a symmetric matrix")
struct SymmetricEigenTests {
  @Test("a known matrix has its known values")
  func known() throws {
    // [[2, 1], [1, 2]] has the values 3 and 1, along (1, 1) and (1, −1).
    let eigen = try #require(SymmetricEigen([[2, 1], [1, 2]]))
    #expect(abs(eigen.values[0] - 3) < 1e-14 && abs(eigen.values[1] - 1) < 1e-14)
    #expect(abs(eigen.vectors[0][0] - eigen.vectors[0][1]) < 1e-14)
    #expect(abs(eigen.vectors[1][0] + eigen.vectors[1][1]) < 1e-14)
  }

  @Test("every vector is turned into its multiple, for many matrices", arguments: 0..<30)
  func definition(seed: Int) throws {
    var numbers = Numbers(seed: seed)
    let n = 2 + seed % 5
    var m = (0..<n).map { _ in (0..<n).map { _ in numbers.next() } }
    for i in 0..<n { for j in 0..<i { m[i][j] = m[j][i] } }
    let eigen = try #require(SymmetricEigen(m))
    for (value, vector) in zip(eigen.values, eigen.vectors) {
      let length = vector.map { $0 * $0 }.reduce(0, +)
      #expect(abs(length - 1) < 1e-12)
      for row in 0..<n {
        let turned = zip(m[row], vector).map { $0 * $1 }.reduce(0, +)
        #expect(abs(turned - value * vector[row]) < 1e-12)
      }
    }
    #expect(eigen.values == eigen.values.sorted(by: >))
    let trace = (0..<n).map { m[$0][$0] }.reduce(0, +)
    #expect(abs(eigen.values.reduce(0, +) - trace) < 1e-12)
  }

  @Test("numbers that are none give no answer, a matrix of zeros gives zeros")
  func strange() {
    #expect(SymmetricEigen([[.nan, 0], [0, 1]]) == nil)
    #expect(SymmetricEigen([[1, 2]]) == nil)
    #expect(SymmetricEigen([]) == nil)
    #expect(SymmetricEigen([[0, 0], [0, 0]])?.values == [0, 0])
    #expect(SymmetricEigen([[4]])?.values == [4])
  }
}

/// Repeatable numbers between −1 and 1.
struct Numbers {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let top = Double(state >> 11)
    return top / 4_503_599_627_370_496 - 1
  }

  mutating func vector(_ scale: Double = 1) -> Vector3 {
    Vector3(next(), next(), next()) * scale
  }
}
