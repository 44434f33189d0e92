import Foundation
import Testing

@testable import Drawing

@Suite("Compact paths")
struct CompactPathTests {
  private func points(_ heights: [Int]) -> [CompactPath.Point] {
    heights.enumerated().map { .init(x: $0.offset * 20, y: $0.element) }
  }

  /// The heights that a path has at its own places, read back from its text.
  private func read(_ text: String) -> [CompactPath.Point] {
    var at = CompactPath.Point(x: 0, y: 0)
    let numbers = text.matches(of: /-?(?:\d+\.?\d*|\.\d+)/).compactMap { Double($0.0) }
    return stride(from: 0, to: numbers.count - 1, by: 2).map { index in
      at.x += Int((numbers[index] * 10).rounded())
      at.y += Int((numbers[index + 1] * 10).rounded())
      return at
    }
  }

  @Test("come back from their text without a rounding that adds up")
  func exact() {
    let curve = points((0..<101).map { Int(800 * sin(Double($0) * 1.3)) })
    var path = CompactPath()
    path.add(curve)
    #expect(read(path.text) == CompactPath().thinned(curve))
    #expect(path.text.hasPrefix("M0 0l2 77 "))
  }

  @Test("keep every height within a tenth of a unit", arguments: [3, 17, 101])
  func near(count: Int) throws {
    let curve = points((0..<count).map { Int((400 * sin(Double($0) / 9) + 300).rounded()) })
    let kept = CompactPath().thinned(curve)
    #expect(kept.first == curve.first && kept.last == curve.last)
    for point in curve {
      let after = try #require(kept.firstIndex { $0.x >= point.x })
      let (a, b) = (kept[max(after - 1, 0)], kept[after])
      let share = b.x == a.x ? 0 : Double(point.x - a.x) / Double(b.x - a.x)
      let height = Double(a.y) + share * Double(b.y - a.y)
      #expect(abs(height - Double(point.y)) <= Double(CompactPath().tolerance) + 1e-9)
    }
  }

  @Test("leave out what lies on a straight line, and nothing of a corner")
  func straight() {
    #expect(CompactPath().thinned(points([0, 10, 20, 30, 40])).count == 2)
    #expect(CompactPath().thinned(points([0, 10, 20, 10, 0])).count == 3)
    #expect(CompactPath().thinned([]).isEmpty)
  }

  @Test("noise below the tolerance does not come back as steps of the grid")
  func noise() throws {
    let noise = [0, 3, -2, 4, 1, -3, 2, 0, 4, -1]
    let curve = points((0..<200).map { 504 + noise[$0 % 10] })
    var path = CompactPath(tolerance: 9, grid: 10)
    path.add(curve)
    #expect(read(path.text).count == 2)
    // Within the tolerance and half a step of the grid everywhere.
    let wave = points(
      (0..<200).map { Int((400 * sin(Double($0) / 9)).rounded()) + noise[$0 % 10] })
    var drawn = CompactPath(tolerance: 5, grid: 10)
    drawn.add(wave)
    let kept = read(drawn.text)
    #expect(kept.allSatisfy { $0.y % 10 == 0 } && kept.count < wave.count / 2)
    for point in wave {
      let after = try #require(kept.firstIndex { $0.x >= point.x })
      let (a, b) = (kept[max(after - 1, 0)], kept[after])
      let share = b.x == a.x ? 0 : Double(point.x - a.x) / Double(b.x - a.x)
      let height = Double(a.y) + share * Double(b.y - a.y)
      #expect(abs(height - Double(point.y)) <= 10)
    }
  }

  @Test("write tenths in their shortest form")
  func tenths() {
    var path = CompactPath()
    path.add([.init(x: 0, y: 3), .init(x: 10, y: 0), .init(x: 35, y: 1004), .init(x: 36, y: 0)])
    #expect(path.text == "M0 .3l1-.3 2.5 100.4 .1-100.4")
  }
}
