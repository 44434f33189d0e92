import Findings
import Foundation
import Geometry
import Motion
import TestSupport
import Testing

@testable import Synthesis

/// The sweep from synthetic markers through events, kinematics and rules to the first page: how often
/// rules speak of healthy people whose markers sit beside their places, and at which dose they speak
/// of others. The sweep on values with its 9 steps of 50 seeds is `SweepTests`.
///
/// A lean choice by default; `MAREY_SWEEP=1` takes 200 healthy people and 6 steps of 20 seeds.
@Suite("Sweep from markers", .serialized) struct MarkerSweepTests {
  static let isWhole = ProcessInfo.processInfo.environment["MAREY_SWEEP"] != nil
  static let people = isWhole ? 200 : 6
  static let seeds = isWhole ? 20 : 1
  /// Distances from the limit in uncertainties.
  static let steps: [Double] = isWhole ? [-2, 0, 1, 2, 3, 4] : [-2, 4]
  /// Standard deviation of a marker's place in each direction, metres.
  static let misplacement = 0.005

  // MARK: - Healthy people

  @Test("of healthy people at most one in twenty shows a sign, one in five a headline")
  func specificity() async throws {
    let draws = try await withThrowingTaskGroup(of: SessionAnalysis?.self) { group in
      for seed in 0..<Self.people {
        group.addTask {
          // A body that cannot take the squat or landing drawn for it is no person.
          try? AcceptanceCaseTests.analysis(
            of: HealthyDraw.person(seed), seed: UInt64(1000 + seed), misplaced: Self.misplacement)
        }
      }
      var counts: [String: Int] = [:]
      var notAssessed: [String: Int] = [:]
      var headlines = 0
      var impossible = 0
      for try await analysis in group {
        guard let analysis else {
          impossible += 1
          continue
        }
        let rules = Set(analysis.findings.filter(\.state.isPresent).map(\.rule))
        for rule in rules { counts[rule, default: 0] += 1 }
        let assessed = Set(analysis.findings.filter(\.state.isAssessed).map(\.rule))
        for rule in Set(analysis.findings.map(\.rule)).subtracting(assessed) {
          notAssessed[rule, default: 0] += 1
        }
        if analysis.synopsis.entries.contains(where: \.isHeadline) { headlines += 1 }
      }
      return (
        counts: counts, notAssessed: notAssessed, headlines: headlines, impossible: impossible
      )
    }
    // One in twenty, and what chance may add to a dozen people.
    let most = Self.isWhole ? 10 : 3
    #expect(draws.impossible <= Self.people / 20, "\(draws.impossible) could not be built")
    print(
      "healthy from markers, of \(Self.people - draws.impossible): "
        + Detectors.all.map(\.rule).compactMap { rule in
          draws.counts[rule].map { "\(rule) \($0)" }
        }.joined(separator: ", ") + "; any headline \(draws.headlines)")
    print(
      "not assessed in: "
        + Detectors.all.map(\.rule).compactMap { rule in
          draws.notAssessed[rule].map { "\(rule) \($0)" }
        }.joined(separator: ", "))
    for rule in Detectors.all.map(\.rule) {
      #expect((draws.counts[rule] ?? 0) <= most, "\(rule)")
    }
    #expect(draws.headlines <= (Self.isWhole ? 40 : 4))
  }

  // MARK: - Dose and response

  struct Row: Sendable {
    var name: String
    var limit: Double
    var uncertainty: Double
    var present: [Double]
    var firstPage: Double
    var wrongSide: Int
    /// Mean of what was measured less what was meant, in uncertainties.
    var offset: Double

    var text: String {
      func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
      }
      let decimals = abs(limit) < 1 ? 3 : 1
      return name.padding(toLength: 32, withPad: " ", startingAt: 0)
        + padded(String(format: "%.\(decimals)f", limit), 8)
        + padded(String(format: "%.\(decimals + 1)f", uncertainty), 8)
        + present.map { padded(String(format: "%.2f", $0), 7) }.joined()
        + padded(String(format: "%.2f", firstPage), 9) + padded("\(wrongSide)", 7)
        + padded(String(format: "%+.2f", offset), 8)
    }
  }

  private static func analysis(
    _ dosed: MarkerDose, at setting: Double, seed: Int
  ) throws -> SessionAnalysis {
    try AcceptanceCaseTests.analysis(
      of: dosed.person(setting), seed: UInt64(500 + seed), trials: dosed.walks,
      shape: {
        $0.includesEMG = dosed.needsMuscles
        if !dosed.needsPlates, !dosed.needsMuscles { $0.plateCount = 0 }
      })
  }

  /// The measured value at a setting.
  private static func measured(_ dose: Dose, _ analysis: SessionAnalysis) -> Finding.Measured? {
    analysis.findings.lazy.filter(dose.concerns).compactMap(\.measured).first
  }

  static func row(_ dosed: MarkerDose) throws -> Row? {
    let dose = dosed.dose
    var setting: (Double) -> Double = { $0 }
    if let (low, high) = dosed.settings {
      func mean(_ at: Double) throws -> Double {
        let values = try (0..<2).compactMap {
          measured(dose, try analysis(dosed, at: at, seed: 90 + $0))?.value.in(dose.unit)
        }
        return values.reduce(0, +) / Double(values.count)
      }
      let (a, b) = (try mean(low), try mean(high))
      guard a.isFinite, b.isFinite, a != b else { return nil }
      setting = { low + ($0 - a) / (b - a) * (high - low) }
    }
    guard
      let u = measured(dose, try analysis(dosed, at: setting(dose.limit), seed: 99))?
        .uncertainty.in(dose.unit), u > 0
    else { return nil }
    var row = Row(
      name: dose.name, limit: dose.limit, uncertainty: u, present: [], firstPage: .nan,
      wrongSide: 0, offset: 0)
    var offsets: [Double] = []
    for step in steps {
      let value = dose.value(at: step, uncertainty: u)
      var (present, page) = (0, 0)
      for seed in 0..<seeds {
        let analysis = try analysis(dosed, at: setting(value), seed: seed)
        let isShown = analysis.findings.contains { dose.concerns($0) && $0.state.isPresent }
        if let found = measured(dose, analysis) {
          offsets.append(dose.sense * (found.value.in(dose.unit) - value) / u)
        }
        if isShown { present += 1 }
        if analysis.findings.contains(where: dose.isMistaken) { row.wrongSide += 1 }
        guard isShown else { continue }
        let isOnPage = analysis.synopsis.entries.contains { entry in
          ([entry.finding] + entry.strategies).contains(where: dose.concerns)
        }
        if isOnPage { page += 1 }
      }
      row.present.append(Double(present) / Double(seeds))
      if step == 4 { row.firstPage = present > 0 ? Double(page) / Double(present) : 0 }
    }
    row.offset = offsets.isEmpty ? .nan : offsets.reduce(0, +) / Double(offsets.count)
    return row
  }

  @Test("dose and response of every rule that a walker, squatter or jumper can show")
  func doses() async throws {
    let rows = try await withThrowingTaskGroup(of: (Int, Row?).self) { group in
      for (index, dose) in MarkerDose.all.enumerated() {
        group.addTask { (index, try Self.row(dose)) }
      }
      var rows: [Int: Row] = [:]
      for try await (index, row) in group { rows[index] = row }
      return rows
    }
    print(
      "rule                               limit       u"
        + Self.steps.map { String(format: "%+6.0fu", $0) }.joined()
        + "   page 1  wrong  offset")
    for (index, dose) in MarkerDose.all.map(\.dose).enumerated() {
      guard let row = rows[index] else {
        Issue.record("\(dose.name): nothing is measured on its limit")
        continue
      }
      print(row.text)
      #expect(row.present.first == 0, "\(dose.name) at limit − 2u")
      for (step, share) in zip(Self.steps, row.present) where step >= 2 {
        #expect(share >= 0.9, "\(dose.name): \(share) at limit + \(step)u")
      }
      #expect(row.firstPage >= 0.9, "\(dose.name): \(row.firstPage) reach the first page")
      #expect(row.wrongSide == 0, "\(dose.name)")
    }
  }

  @Test("every rule has a dose from markers, or the reason why not is told")
  func complete() {
    let dosed = Set(MarkerDose.all.map(\.dose.rule))
    for rule in Detectors.all.map(\.rule) {
      #expect(dosed.contains(rule) != (MarkerDose.undosed[rule] != nil), "\(rule)")
    }
  }
}
