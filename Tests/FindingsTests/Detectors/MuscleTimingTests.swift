import Findings
import Motion
import Testing

/// MT01 on bursts that are given, as shares of the cycle.
struct MuscleTimingTests {
  typealias B = MuscleBuilder

  func finding(_ trial: TrialAnalysis) throws -> Finding {
    let findings = MuscleTiming().findings(in: SessionBuilder.session(trials: [trial]))
    #expect(findings.count == 1)
    return try #require(findings.first)
  }

  /// A little spread that has mean zero over ten cycles.
  func jitter(_ index: Int) -> Double { 0.004 * Double(index % 5 - 2) }

  /// Gastrocnemius, expected from 16 to 50 % with foot off at 59 %; moved to foot off at 60 %.
  func gastrocnemius(_ shift: Double, cycles: Int = 10, noise: Double? = 15) -> TrialAnalysis {
    B.trial(.gastrocnemius, cycles: cycles, noise: noise) { index in
      let move = shift + jitter(index)
      return [(0.1627 + move)...(0.5085 + move)]
    }
  }

  @Test(
    "has its states at the tolerance and two uncertainties either side",
    arguments: [(2.0, "present"), (0.0, "borderline"), (-2.0, "within_reference")])
  func states(distance: Double, state: String) throws {
    let u = try #require(try finding(gastrocnemius(0.1)).measured).uncertainty
    #expect(u > 0.014 && u < 0.017, "15 ms of a second's cycle")
    let f = try finding(gastrocnemius(0.1 + distance * u))
    #expect(f.state.name == state, "\(f.sentence)")
  }

  @Test("a burst 20 % late is moderate, 30 % early is marked")
  func severity() throws {
    #expect(try finding(gastrocnemius(0.2)).state == .present(.moderate))
    let early = try finding(B.trial(.gastrocnemius) { _ in [-0.14...0.5] })
    #expect(early.state == .present(.marked), "\(early.sentence)")
    #expect(early.sentence.contains("earlier"))
  }

  @Test("a muscle that is silent, and one that never is, are present")
  func absentAndContinuous() throws {
    let silent = try finding(B.trial(.gastrocnemius) { _ in [0.8...0.9] })
    #expect(silent.state == .present(.marked), "\(silent.sentence)")
    #expect(silent.sentence.contains("silent"))
    let always = try finding(B.trial(.gastrocnemius) { _ in [0.0...0.9] })
    #expect(always.state == .present(.marked), "\(always.sentence)")
  }

  @Test("with fewer than five cycles the timing is printed and not graded")
  func few() throws {
    let f = try finding(gastrocnemius(0.2, cycles: 4))
    guard case .notAssessed(let reason) = f.state else {
      Issue.record("graded")
      return
    }
    #expect(reason.hasPrefix("fewer than 5 cycles"))
    #expect(f.details.contains { $0.words.hasPrefix("onset") && abs($0.value - 0.363) < 0.01 })
  }

  @Test("an offset past the middle of the cycle is not wrapped to before it")
  func lateOffset() throws {
    let f = try finding(B.trial(.gastrocnemius) { _ in [0.18...0.54] })
    #expect(f.details.contains { $0.words.hasPrefix("offset") && abs($0.value - 0.54) < 1e-9 })
    #expect(f.notes.contains { $0.contains("offset 54.0 ± 0.0 % (540 ± 0 ms from contact)") })
    let one = try finding(B.trial(.gastrocnemius, cycles: 1) { _ in [0.18...0.54] })
    #expect(one.notes.contains { $0.contains("onset 18.0 % (180 ms from contact)") })
  }

  @Test("three cycles of ten do not make a sign")
  func inconsistent() throws {
    let f = try finding(
      B.trial(.gastrocnemius) { index in index < 3 ? [0.7...0.95] : [0.1627...0.5085] })
    #expect(!f.state.isPresent)
  }

  @Test("a wrapping window takes its onset from before contact, and two windows may be bridged")
  func wrapping() throws {
    let rectus = try finding(B.trial(.rectusFemoris) { _ in [-0.05...0.14] })
    #expect(rectus.state == .withinReference, "\(rectus.sentence)")
    #expect(rectus.details.contains { abs($0.value - -0.05) < 1e-9 })
    let tibialis = try finding(B.trial(.tibialisAnterior) { _ in [0.61...1.09] })
    #expect(tibialis.state == .withinReference, "\(tibialis.sentence)")
  }

  @Test("D04: noise is not graded; a doubtful signal has low confidence")
  func noise() throws {
    let noisy = try finding(gastrocnemius(0.2, noise: 5))
    guard case .notAssessed(let reason) = noisy.state else {
      Issue.record("graded")
      return
    }
    #expect(reason.hasPrefix("EMG noise"))
    let doubtful = try finding(gastrocnemius(0.2, noise: 7))
    #expect(doubtful.state.isPresent && (doubtful.confidence ?? 1) < 0.55)
    let refused = try finding(B.trial(.soleus, absent: "flat") { _ in [] })
    #expect(refused.state == .notAssessed(because: "flat"))
  }

  @Test("D06: a spike of 20 ms at contact is no burst")
  func spike() throws {
    let f = try finding(
      B.trial(.gastrocnemius) { _ in [0.0...0.02, 0.1627...0.5085] })
    #expect(f.state == .withinReference)
    #expect(f.details.contains { abs($0.value - 0.1627) < 1e-9 })
  }

  @Test("cycles without trusted events, a slow channel and an unknown window are refused by name")
  func refusals() throws {
    let low = try finding(B.trial(.soleus, confidence: .low) { _ in [0.07...0.5] })
    #expect(low.state == .notAssessed(because: "no gait cycle with trusted events"))
    let slow = try finding(B.trial(.soleus, rate: 500) { _ in [0.07...0.5] })
    #expect(slow.state == .notAssessed(because: "sampled at 500 Hz: amplitude only, no timing"))
    let unknown = try finding(B.trial(.tibialisPosterior) { _ in [0.07...0.5] })
    #expect(unknown.state == .notAssessed(because: "no reference window for tibialis posterior"))
  }

  @Test("a second's and a half-second's cycle are graded in shares, and sides are kept")
  func invariance() throws {
    for side in Side.allCases {
      let trial = B.trial(.gastrocnemius, side: side, duration: 0.8) { _ in [0.363...0.7] }
      let f = try finding(trial)
      #expect(f.side == side && f.state == .present(.moderate))
    }
  }

  @Test("windows follow the person's foot off, and carry where they come from")
  func windows() throws {
    let soleus = try #require(ActivityWindows(of: .soleus))
    #expect(soleus.origin.words.contains("unverified"))
    let scaled = soleus.rescaled(toFootOff: 0.70)
    #expect(abs(scaled.windows[0].offset - 0.51 / 0.5621 * 0.70) < 1e-9)
    let rectus = try #require(ActivityWindows(of: .rectusFemoris)).rescaled(toFootOff: 0.70)
    #expect(rectus.windows[0].onset > 0.94, "swing is pressed together")
    #expect(abs(rectus.windows[0].span.lowerBound - (rectus.windows[0].onset - 1)) < 1e-12)
    #expect(ActivityWindows(of: .sartorius) == nil)
  }
}
