import Foundation
import Testing

@testable import Findings

@Suite("Numbers with a fixed count of decimals") struct FixedDecimalsTests {
  @Test("are those of printf, ties and near ties too", arguments: 0...4)
  func printf(decimals: Int) {
    var values: [Double] = [0, -0.0, 0.5, 1.5, 2.5, 0.05, 0.15, 0.25, 1.005, 0.125, 999.9995, 1e12]
    var state: UInt64 = 7
    for _ in 0..<5000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let integer = Double(Int64(bitPattern: state) >> 30)
      values += [integer / 1e4, integer / 2048, integer / 3e6, integer / 2e5]
    }
    let numbers = values + values.map(\.nextUp) + values.map { -$0 }
    let wrong = numbers.filter {
      $0.text(decimals: decimals) != String(format: "%.\(decimals)f", $0)
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }
}
