import Motion
import Testing

@testable import Analysis

/// Intervals from a few solved frames against those from every frame, which are the same analysis done
/// in full.
@Suite("Repeated analyses") struct PlacementRepeatsTests {
  private static let person = DisplacedPerson(number: 3, deviation: 0.005, cycles: 2.2)

  @Test("with a few solved frames give the intervals of every frame")
  func few() {
    let quick = SessionAnalyzer().analysis(of: Self.person.session)
    var full = SessionAnalyzer()
    full.repeatsEveryFrame = true
    let slow = full.analysis(of: Self.person.session)
    var compared = 0
    for (a, b) in zip(quick.findings, slow.findings) {
      guard let few = a.interval, let every = b.interval else { continue }
      compared += 1
      let width = every.upperBound - every.lowerBound
      // The same displacements, so that only the reading between frames differs: a tenth of the width.
      #expect(abs(few.lowerBound - every.lowerBound) <= 0.1 * width, "\(a.rule)")
      #expect(abs(few.upperBound - every.upperBound) <= 0.1 * width, "\(a.rule)")
      #expect(abs((a.survival ?? 0) - (b.survival ?? 0)) <= 0.1, "\(a.rule)")
    }
    #expect(compared >= 12)
  }

  @Test("give the same numbers each time, whatever the number of cores") func again() {
    let first = SessionAnalyzer().analysis(of: Self.person.session)
    let second = SessionAnalyzer(cores: 3).analysis(of: Self.person.session)
    #expect(first.findings.map(\.interval) == second.findings.map(\.interval))
    #expect(first.findings.map(\.survival) == second.findings.map(\.survival))
    #expect(first.parameters.map(\.interval) == second.parameters.map(\.interval))
  }

  @Test("carry trunk, moments and ankle centres along") func carried() {
    let analysis = SessionAnalyzer().analysis(of: Self.person.session)
    for name in ["trunk_lean_in_single_support", "knee_extensor_moment_in_loading"] {
      let found = analysis.parameters.filter { $0.name == name && $0.interval != nil }
      #expect(found.count == 2, "\(name)")
    }
    #expect(analysis.findings.contains { $0.rule == "P02" && $0.interval != nil })
    #expect(analysis.findings.contains { $0.rule == "P19" && $0.interval != nil })
  }

  @Test("give the projection angle of a squat an interval") func squat() {
    let person = DisplacedPerson(number: 2, deviation: 0.005, walks: 1, cycles: 2.2, squats: true)
    let analysis = SessionAnalyzer().analysis(of: person.session)
    let knee = analysis.findings.filter { $0.rule == "MK01" && $0.measured != nil }
    #expect(!knee.isEmpty)
    #expect(knee.allSatisfy { ($0.interval.map { $0.upperBound - $0.lowerBound } ?? 0) > 0.02 })
  }

  @Test("are none where the settings ask for none") func none() {
    var settings = Settings()
    settings.placement.repetitions = 0
    let analysis = SessionAnalyzer(settings: settings).analysis(of: Self.person.session)
    #expect(analysis.findings.allSatisfy { $0.interval == nil && $0.survival == nil })
    #expect(analysis.parameters.allSatisfy { $0.interval == nil })
  }
}
