import Foundation
import Geometry
import Motion
import TestSupport

@testable import Synthesis

/// How a rule is brought to a value by what a synthetic person does, so that its state can be watched
/// from markers to the first page.
struct MarkerDose: Sendable {
  var dose: Dose
  /// Where what the person does is not the rule's own value: two settings between which it rises
  /// evenly, from whose values the setting for a value is worked out.
  var settings: (Double, Double)?
  var needsPlates = false
  var needsMuscles = false
  var walks = 2
  var shape: @Sendable (_ value: Double, _ scenario: inout DemoScenario) -> Void

  /// The person at a setting.
  func person(_ setting: Double) -> DemoCase {
    DemoCase("dose", "\(dose.name) at \(setting)") {
      $0.walkingTrials = walks
      shape(setting, &$0)
    }
  }

  /// Rules without a dose from markers, and why.
  static let undosed = [
    "P04": "swing path and abduction at once, either may decide; case A15",
    "P05": "heel or ankle, either may decide; case A15",
    "P08": "four conditions at once; dosed on curves",
    "P10":
      "the synthetic force points at a pivot above the hips, which leaves the extensor moment to "
      + "it; dosed on curves",
    "P12": "three conditions at once, one of the skeleton; case A09",
    "P14": "graded only by the laboratory's own people",
    "P18":
      "the synthetic hips swing in the plane of the pelvis, so that a turned pelvis turns the path "
      + "with it; dosed on curves",
    "P20": "crossing and adduction at once, either may decide; dosed on curves",
    "P21": "a count of other rules, which are dosed themselves; case C04",
    "P23": "graded only by the laboratory's own people",
    "MK05": "graded only by the laboratory's own people",
    "LE01": "items are listed, none makes a sign; case B15",
    "S01": "two conditions of one person; recorded positives are in the real data, dosed on curves",
    "MT01": "one muscle of many; MT02 stands for timing from the signal, dosed on curves",
  ]
}

extension MarkerDose {
  static let all: [MarkerDose] = pelvis + knees + feet + loads + tasks

  private static func holding(
    _ quantity: AngleProgramme.Quantity, _ window: ClosedRange<Double>
  ) -> @Sendable (Double, inout DemoScenario) -> Void {
    { value, scenario in
      scenario.programme = { $0.hold(quantity, at: .degrees(value), over: window, of: .right) }
    }
  }

  private static let pelvis = [
    MarkerDose(dose: Dose("P01", limit: 4), shape: holding(.pelvicObliquity, 0.10...0.45)),
    MarkerDose(dose: Dose("P02", limit: 5), shape: holding(.trunkLean, 0.08...0.52)),
    MarkerDose(dose: Dose("P03", limit: 3), shape: holding(.pelvicObliquity, 0.62...0.80)),
    MarkerDose(dose: Dose("P13", limit: 7.2, isBilateral: true)) { value, scenario in
      scenario.programme = {
        DemoCase.flexHips(of: &$0, least: .degrees(value), tilt: nil)
      }
    },
    MarkerDose(dose: Dose("P13b", limit: 21.4, isBilateral: true)) { value, scenario in
      scenario.programme = {
        DemoCase.flexHips(of: &$0, least: .degrees(14), tilt: .degrees(value))
      }
    },
  ]

  private static let knees = [
    MarkerDose(dose: Dose("P06", limit: 50.9, sense: -1)) { value, scenario in
      scenario.programme = { DemoCase.stiffen(&$0, .right, peak: .degrees(value)) }
    },
    MarkerDose(dose: Dose("P07", limit: 10.3, isBilateral: true)) { value, scenario in
      scenario.programme = { programme in
        for side in Side.allCases {
          let course = programme[.kneeFlexion, side]
          let lowest = (0...60).map { course.value(at: Double($0) / 100) }.min() ?? 0
          programme[.kneeFlexion, side].offset = .degrees(value) - lowest
        }
      }
    },
    MarkerDose(
      dose: Dose("P09", limit: -6.7, sense: -1), shape: holding(.kneeFlexion, 0.36...0.44)),
  ]

  private static let feet = [
    MarkerDose(dose: Dose("P15", "at contact", limit: -11.7, sense: -1)) { value, scenario in
      scenario.programme = {
        $0.ankleHolds[.right] = AngleCourse.Plateau(.degrees(value), over: 0.97...1.03)
      }
    },
    MarkerDose(dose: Dose("P16", limit: -9.4, sense: -1)) { value, scenario in
      scenario.programme = {
        $0.ankleHolds[.right] = AngleCourse.Plateau(.degrees(value), over: 0.75...0.85)
      }
    },
    MarkerDose(dose: Dose("P17", "in", limit: 7.8), shape: turning),
    MarkerDose(dose: Dose("P17", "out", limit: -19.9, sense: -1), shape: turning),
    MarkerDose(dose: Dose("P19", limit: 12.7, unit: .centimetre, side: nil), settings: (-1, -4)) {
      value, scenario in
      scenario.age = 9
      scenario.programme = { $0.add(.degrees(value), to: .hipAdduction) }
    },
  ]

  private static let turning: @Sendable (Double, inout DemoScenario) -> Void = { value, scenario in
    scenario.programme = { programme in
      let own = (10...50).map { programme[.footProgression, .right].value(at: Double($0) / 100) }
      let mean = own.reduce(0, +) / Double(own.count)
      programme[.footProgression, .right].offset += .degrees(value) - mean
    }
  }

  private static let loads = [
    MarkerDose(dose: Dose("P11", limit: 10, unit: .percent), needsPlates: true) { value, scenario in
      scenario.programme = { DemoCase.unload(&$0, byIndex: value / 100) }
      scenario.walker = { $0.loading[.right] = 0.85 }
    },
    MarkerDose(
      dose: Dose("P22", "moment beside a thrust", limit: 0.51, unit: .newtonMetrePerKilogram),
      needsPlates: true, walks: 3
    ) { value, scenario in
      scenario.programme = { programme in
        let atContact = programme[.kneeAdduction, .right].value(at: 0)
        programme.hold(.kneeAdduction, at: atContact + .degrees(14), over: 0.10...0.18, of: .right)
      }
      scenario.walker = { walker in
        walker.plateCount = 4
        walker.aim(kneeAdductionMoment: value, on: .right)
      }
    },
    MarkerDose(
      dose: Dose("MT02", limit: 20, unit: .millisecond, isBilateral: true), needsMuscles: true,
      walks: 3
    ) { value, scenario in
      scenario.walker = { walker in
        walker.plateCount = 12
        walker.namesEvents = false
        let onset = value / 1000 / walker.strideTime
        for index in walker.muscles.indices {
          guard walker.muscles[index].muscle == "gluteus medius" else { continue }
          walker.muscles[index].windows = [(1 + onset)...1.40]
        }
      }
    },
  ]

  // MARK: - Squats and landings

  private static func squats(
    _ shape: @escaping @Sendable (Double, inout Squatter) -> Void
  ) -> @Sendable (Double, inout DemoScenario) -> Void {
    { value, scenario in
      scenario.sex = "F"
      scenario.walkingTrials = 0
      scenario.squatter = { shape(value, &$0) }
    }
  }

  private static func jumps(
    _ shape: @escaping @Sendable (Double, inout Jumper) -> Void
  ) -> @Sendable (Double, inout DemoScenario) -> Void {
    { value, scenario in
      scenario.sex = "F"
      scenario.age = 16
      scenario.walkingTrials = 0
      scenario.body = { $0.mass = 60 }
      scenario.jumper = {
        $0.trochanterWidth = 0.30
        shape(value, &$0)
      }
    }
  }

  private static let tasks = [
    MarkerDose(
      dose: Dose("MK01", "single-leg squat", limit: 12),
      shape: squats {
        $1.frontalPlaneAngle = Squatter.Span(.degrees(2), .degrees($0))
      }),
    MarkerDose(
      dose: Dose("P24", "hip adduction beside a drop", limit: 16.4),
      shape: squats {
        $1.hipAdduction.deepest = .degrees($0)
        $1.pelvicDrop.deepest = .degrees(16)
      }),
    MarkerDose(dose: Dose("MK03", "squat", limit: 12.6)) { value, scenario in
      // The swing of a walk tells of the knee's axis.
      scenario.sex = "F"
      scenario.squatter = { $0.abduct(knee: .degrees(value)) }
    },
    MarkerDose(
      dose: Dose("MK01", "drop jump", limit: 13, side: nil), settings: (10, 24),
      shape: jumps {
        $1.frontalPlaneAngle = Jumper.Span(.degrees(2), .degrees($0))
      }),
    MarkerDose(
      dose: Dose("MK02", limit: 13, sense: -1, unit: .percent, side: nil),
      shape: jumps { $1.kneeSeparation = $0 / 100 }),
    MarkerDose(dose: Dose("MK03", "landing", limit: 4.6, isBilateral: true)) { value, scenario in
      scenario.sex = "F"
      scenario.age = 16
      scenario.jumper = { $0.kneeAbduction = .degrees(value) }
    },
    MarkerDose(
      dose: Dose("MK04", limit: 0.57 * 60, unit: .newtonMetre, isBilateral: true),
      needsPlates: true, shape: jumps { $1.aim(kneeAbductionMoment: $0) }),
    MarkerDose(
      dose: Dose("L01", limit: 15, unit: .percent), needsPlates: true,
      shape: jumps { $1.loading = [.left: 1 - $0 / 200, .right: 1 + $0 / 200] }),
  ]
}
