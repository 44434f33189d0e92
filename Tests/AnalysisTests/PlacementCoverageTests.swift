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
/// How intervals are made was chosen on the people numbered 1001 to 1240; those counted here had no
/// part in it.
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

  /// A rule that speaks of one side, whichever it is; its quantity has a sign.
  static let choosesSide = "P18"

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
        // The quantity that decided with markers displaced, also where another decides without.
        guard let interval = finding.interval, let own = finding.measured,
          let value = truth.findings.first(where: {
            $0.rule == finding.rule && $0.name == finding.name
              && $0.condition == finding.condition
              && ($0.side == finding.side || $0.rule == Self.choosesSide)
          })?.value(named: own.name)
        else { continue }
        counts["\(finding.rule) \(finding.name)", default: Count()].add(value, in: interval)
      }
      for parameter in found.parameters {
        guard let interval = parameter.interval,
          let mean = truth.parameters.first(where: {
            $0.name == parameter.name && $0.side == parameter.side
              && $0.condition == parameter.condition
          })?.value.value?.mean
        else { continue }
        counts[parameter.name, default: Count()].add(mean, in: interval)
      }
    }
    return counts
  }

  @Test("is 95 % for every quantity")
  func coverage() {
    let counts = Self.coverage(people: Self.people)
    var pooled = Count()
    // Sides of a person share the pelvis, so that people are counted: standard error of 95 %.
    let error = 100 * (0.95 * 0.05 / Double(Self.people)).squareRoot()
    // 92 to 98 %, pooled 94 to 96 %; with fewer people as much more as their number asks for.
    let isFull = Self.people >= 500
    let (margin, pooledMargin) = isFull ? (3, 1) : (max(3, 3.5 * error), max(1, 2 * error))
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
      let bias = Statistics.mean(of: count.distances) ?? .nan
      let spread = Statistics.standardDeviation(of: count.distances) ?? .nan
      let share = String(
        format: "%5.1f %% (off by %5.2f, spread %4.2f)", count.share, bias, spread)
      print("coverage: \(share) of \(count.all)  \(name)")
      pooled.held += count.held
      pooled.all += count.all
      // A quantity that few people show says little about 95 %.
      guard count.all >= 100 else { continue }
      #expect(abs(count.share - 95) <= margin, "\(name)")
    }
    print(String(format: "coverage: %.2f %% of \(pooled.all) pooled", pooled.share))
    #expect(abs(pooled.share - 95) <= pooledMargin)
    #expect(counts.count > 30)
  }
}
