import Findings
import Foundation
import Motion
import Testing

/// How each walking rule is brought to a value on the right side, and what it is easily taken for.
struct WalkingRuleCase: Sendable, CustomTestStringConvertible {
  var rule: String
  /// The limit that is approached, in the reader's unit, and + 1 where larger is deviant.
  var limit: Double
  var sense: Double = 1
  var unit: Motion.Unit = .degree
  /// Sets the walk so that the rule reads the value on the right.
  var set: @Sendable (inout ChildWalk, Double) -> Void
  /// Something that resembles it and must stay silent.
  var lookAlike: (@Sendable (inout ChildWalk) -> Void)?
  /// Where the finding stands: the side named, or `nil` for none.
  var side: Side? = .right
  /// Where the reference's own spread enters what is read (extremes of noisy curves), no noise.
  var testDescription: String { rule }

  static let all: [WalkingRuleCase] = [
    WalkingRuleCase(
      rule: "P01", limit: 4,
      set: { $0.hold(.right, .angle(.pelvis, 1), at: $1, 30...45) },
      lookAlike: { $0.hold(.right, .angle(.pelvis, 1), at: 8, 12...12) }),
    WalkingRuleCase(
      rule: "P02", limit: 5, set: { $0.trunkLean = [.right: $1, .left: 0] },
      lookAlike: {
        $0.trunkLean = [.right: 0, .left: 0]
        $0.hold(.right, .angle(.pelvis, 1), at: 8, 30...45)
      }),
    WalkingRuleCase(
      rule: "P03", limit: 3, set: { $0.hold(.right, .angle(.pelvis, 1), at: $1, 60...85) },
      lookAlike: { $0.hold(.right, .angle(.pelvis, 1), at: 9, 30...45) }),
    WalkingRuleCase(
      rule: "P04", limit: 0.05, unit: .ratio,
      set: {
        $0.hold(.right, .angle(.hip, 1), at: -25, 65...90)
        $0.swingPath[.right] = 0.75 * $1
      }, lookAlike: { $0.halfBase = 0.15 }),
    WalkingRuleCase(
      rule: "P07", limit: 10.3, set: { $0.hold(.right, .angle(.knee, 0), at: $1, 0...64) },
      lookAlike: { $0.hold(.right, .angle(.knee, 0), at: -12, 36...44) }),
    WalkingRuleCase(
      rule: "P09", limit: -6.7, sense: -1,
      set: { $0.hold(.right, .angle(.knee, 0), at: $1, 36...44) },
      lookAlike: { $0.hold(.right, .angle(.knee, 0), at: 12, 0...60) }),
    WalkingRuleCase(
      rule: "P10", limit: 0.02, sense: -1, unit: .newtonMetrePerKilogram,
      set: { walk, value in
        for side in Side.allCases {
          walk.hold(side, .moment(.knee, 0), at: value, 8...30)
          walk.hold(side, .angle(.knee, 0), at: 6, 0...30)
        }
      },
      lookAlike: { walk in
        for side in Side.allCases { walk.hold(side, .angle(.knee, 0), at: 6, 0...30) }
      }),
    WalkingRuleCase(
      rule: "P13", limit: 7.2, set: { $0.hold(.right, .angle(.hip, 0), at: $1, 35...70) },
      lookAlike: { $0.shift(.right, .angle(.hip, 0), by: 5) }),
    WalkingRuleCase(
      rule: "P13b", limit: 21.4,
      set: {
        $0.hold(.right, .angle(.hip, 0), at: 14, 35...70)
        $0.hold(.right, .angle(.pelvis, 0), at: $1, 0...100)
      }, lookAlike: { $0.hold(.right, .angle(.pelvis, 0), at: 27, 0...100) }),
    WalkingRuleCase(
      rule: "P15", limit: -11.7, sense: -1,
      set: { $0.hold(.right, .angle(.ankle, 0), at: $1, 0...2) },
      lookAlike: { $0.hold(.right, .angle(.ankle, 0), at: -15, 75...85) }),
    WalkingRuleCase(
      rule: "P16", limit: -9.4, sense: -1,
      set: { $0.hold(.right, .angle(.ankle, 0), at: $1, 75...85) },
      lookAlike: { $0.hold(.right, .angle(.ankle, 0), at: -30, 60...65) }),
    WalkingRuleCase(
      rule: "P17", limit: 7.8,
      set: { $0.hold(.right, .angle(.footProgress, 2), at: $1, 10...50) },
      lookAlike: { $0.hold(.right, .angle(.footProgress, 2), at: 15, 75...85) }),
    WalkingRuleCase(
      rule: "P17", limit: -19.9, sense: -1,
      set: { $0.hold(.right, .angle(.footProgress, 2), at: $1, 10...50) }),
    WalkingRuleCase(
      rule: "P18", limit: 6.5,
      set: {
        $0.hold(.right, .angle(.pelvis, 2), at: -$1, 0...100)
        $0.hold(.left, .angle(.pelvis, 2), at: $1, 0...100)
      },
      lookAlike: {
        $0.factors[.right] = [.angle(.pelvis, 2): 2.5]
        $0.factors[.left] = [.angle(.pelvis, 2): 2.5]
      }),
    WalkingRuleCase(
      rule: "P19", limit: 12.7, unit: .centimetre, set: { $0.halfBase = $1 / 200 },
      lookAlike: { $0.swingPath = [.right: 0.08, .left: 0.08] }, side: nil),
    WalkingRuleCase(
      rule: "P20", limit: 0, sense: -1, unit: .millimetre,
      set: {
        $0.halfBase = $1 / 2000
        $0.hold(.right, .angle(.hip, 1), at: 15, 65...90)
      }, lookAlike: { $0.halfBase = 0.02 }),
  ]
}
