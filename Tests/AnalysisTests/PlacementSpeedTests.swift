import Foundation
import Motion
import Testing

@testable import Analysis

/// What the repeated analysis costs.
@Suite("Speed of repeated analyses", .serialized) struct PlacementSpeedTests {
  /// Processor time of all threads spent in a call, seconds; the least of several.
  static func seconds(_ times: Int = 3, _ work: () -> Void) -> Double {
    (0..<times).map { _ in
      let start = clock()
      work()
      return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }.min() ?? 0
  }

  /// The least of several times on the wall, seconds.
  static func waited(_ times: Int = 3, _ work: () -> Void) -> Double {
    (0..<times).map { _ in
      let start = ContinuousClock.now
      work()
      return (ContinuousClock.now - start) / .seconds(1)
    }.min() ?? 0
  }

  static func seconds(of session: Session, times: Int = 3) -> (with: Double, without: Double) {
    var settings = Settings()
    let with = seconds(times) {
      _ = SessionAnalyzer(settings: settings).analysis(of: session)
    }
    settings.placement.repetitions = 0
    let without = seconds(times) {
      _ = SessionAnalyzer(settings: settings).analysis(of: session)
    }
    return (with, without)
  }

  @Test("a walking trial of 200 frames, and a session of ten", arguments: [1, 10])
  func speed(walks: Int) {
    let person = DisplacedPerson(number: 1, deviation: 0, walks: walks, cycles: 2.0)
    let frames = person.session.trials.map(\.frameCount)
    let time = Self.seconds(of: person.session)
    let wall = Self.waited { _ = SessionAnalyzer(cores: 2).analysis(of: person.session) }
    print(
      "repeated analysis: \(walks) walks of \(frames.max() ?? 0) frames:",
      String(
        format: "%.0f ms with, %.0f ms without of processor time;", time.with * 1000,
        time.without * 1000), String(format: "%.0f ms waited with", wall * 1000))
    #expect(time.with > time.without)
  }
}
