import Findings
import Motion
import Testing

@Suite("Left and right")
struct SymmetryTableTests {
  private func pair(
    _ name: String, _ unit: Motion.Unit, left: Double, right: Double, count: Int = 3
  ) -> [Parameter] {
    [(Side.left, left), (.right, right)].compactMap { side, value in
      Statistic(of: Array(repeating: value, count: count)).map {
        Parameter(
          name: name, words: name, unit: unit, side: side, task: .walking, condition: "",
          value: .present($0))
      }
    }
  }

  @Test("single support 0.30 and 0.36 s differ by 18 %, beyond the limit")
  func index() throws {
    let found = try #require(
      SymmetryTable.values(in: pair("single_support", .second, left: 0.36, right: 0.30)).first)
    #expect(abs(try #require(found.index).in(.percent) + 18.18) < 0.01)
    #expect(abs(try #require(found.ratio) - 1.2) < 1e-12)
    #expect(abs(try #require(found.symmetryAngle).in(.percent) + 5.77) < 0.01)
    #expect(found.isBeyondLimits)
    let few = SymmetryTable.values(
      in: pair("single_support", .second, left: 0.36, right: 0.30, count: 2))
    #expect(few.first?.isBeyondLimits == false)
  }

  @Test("8 % is not beyond the limit")
  func below() throws {
    let found = try #require(
      SymmetryTable.values(in: pair("step_length", .metre, left: 0.50, right: 0.5416)).first)
    #expect(abs(try #require(found.index) - 0.08) < 0.001)
    #expect(!found.isBeyondLimits)
  }

  @Test("angles have a difference and never an index, however near zero")
  func angles() throws {
    let found = try #require(
      SymmetryTable.values(
        in: pair("minimum_hip_flexion", .degree, left: .degrees(-2), right: .degrees(2))
      ).first)
    #expect(found.index == nil && found.ratio == nil && found.symmetryAngle == nil)
    #expect(abs(found.difference.in(.degree) + 4) < 1e-9)
    // 2.77 times 2°: a difference of 4° may be error alone.
    #expect(abs(try #require(found.detectableChange).in(.degree) - 5.54) < 1e-9)
    #expect(!found.isBeyondLimits)
    let larger = SymmetryTable.values(
      in: pair("minimum_hip_flexion", .degree, left: .degrees(-2), right: .degrees(4)))
    #expect(larger.first?.isBeyondLimits == true)
  }

  @Test(
    "an index is refused where it would explode or change its sign",
    arguments: [(1.0, -0.2), (0.02, -0.02), (0, 0), (-1, -1), (.nan, 1)])
  func guards(left: Double, right: Double) {
    #expect(SymmetryTable.index(left: left, right: right) == nil)
    #expect(SymmetryTable.symmetryAngle(left: left, right: right) == nil)
  }

  @Test("mirrored data have the mirrored sign")
  func mirrored() throws {
    let one = try #require(SymmetryTable.index(left: 1, right: 1.3))
    #expect(SymmetryTable.index(left: 1.3, right: 1) == -one)
    // Symmetry angle: 10 % are about 3.2.
    let angle = try #require(SymmetryTable.symmetryAngle(left: 0.95, right: 1.05))
    #expect(abs(angle.in(.percent) - 3.18) < 0.01)
  }

  @Test("what is measured on one side only, and what is research, is not compared")
  func oneSide() {
    var left = pair("step_length", .metre, left: 0.5, right: 0.6)
    left.removeLast()
    #expect(SymmetryTable.values(in: left).isEmpty)
    let research = pair("hip_knee_relative_phase", .degree, left: 1, right: 2)
    #expect(SymmetryTable.values(in: research).isEmpty)
  }
}
