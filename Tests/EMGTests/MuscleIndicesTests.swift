import EMG
import Foundation
import Motion
import TestSupport
import Testing

@testable import EMG

/// Co-contraction, ratios and delays on envelopes and bursts that are given.
struct MuscleIndicesTests {
  static let maximal = MuscleNormalization.maximalContraction(trials: ["MVC"])

  func indices(_ trial: TrialAnalysis) -> [MuscleIndex] {
    MuscleIndices.indices(of: [trial], timing: MuscleTimings().statistics(of: [trial]))
  }

  func index(_ name: String, _ trial: TrialAnalysis) -> MuscleIndex? {
    indices(trial).first { $0.parameter.name == name }
  }

  @Test("the list and the folder agree")
  func folder() throws {
    let folder = RealData.repository.appendingPathComponent("Sources/EMG/MuscleIndices")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }.map { $0.replacingOccurrences(of: ".swift", with: "") }
    #expect(MuscleIndices.all.map { "\(type(of: $0))" }.sorted() == files.sorted())
  }

  @Test("D08: Falconer-Winter is 100 where both are the same, 0 where they never meet")
  func falconerWinter() {
    let wave = (0..<100).map { 1 + sin(Double($0)) }
    #expect(abs((FalconerWinter.index(wave, wave) ?? 0) - 1) < 1e-12)
    let (first, second) = ([1.0, 2, 0, 0], [0.0, 0, 3, 1])
    #expect(FalconerWinter.index(first, second) == 0)
    #expect(FalconerWinter.index([0, 0], [0, 0]) == nil)
    #expect(FalconerWinter.index([], []) == nil)
    // Half of the one lies under the other: 2 · 1 / (2 + 1).
    #expect(abs((FalconerWinter.index([2], [1]) ?? 0) - 2.0 / 3) < 1e-12)
    #expect(FalconerWinter.index(first, second) == FalconerWinter.index(second, first))
  }

  @Test("Rudolph is the mean of (low / high) (low + high)")
  func rudolph() {
    #expect(Rudolph.index([0.5, 0.5], [0.5, 0.5]) == 1)
    #expect(abs((Rudolph.index([0.2], [0.4]) ?? 0) - 0.3) < 1e-12)
    #expect(Rudolph.index([0, 0.3], [0, 0]) == 0)
    #expect(Rudolph.index([], []) == nil)
  }

  @Test("D07: without a maximal contraction no ratio is given, and the reason is the normalisation")
  func noRatio() throws {
    let bursts: [Muscle: (Int) -> [ClosedRange<Double>]] = [
      .vastusLateralis: { _ in [-0.1...0.2] }, .bicepsFemoris: { _ in [-0.1...0.2] },
      .gluteusMedius: { _ in [-0.04...0.4] }, .adductorLongus: { _ in [-0.04...0.4] },
    ]
    let heights: [Muscle: Double] = [
      .vastusLateralis: 0.6, .bicepsFemoris: 0.2, .gluteusMedius: 0.4, .adductorLongus: 0.1,
    ]
    let names = [
      "quadriceps_hamstrings_ratio_100_ms_after_contact",
      "co_contraction_rudolph_knee_loading_response", "abductor_adductor_ratio_loading_response",
    ]
    for normalization in [MuscleNormalization.peakDynamic, .meanDynamic, .counts] {
      let trial = MuscleTimingsTests.trial(
        bursts, normalization: normalization, envelope: heights)
      for name in names {
        let found = try #require(index(name, trial))
        #expect(try #require(found.parameter.value.reason).hasPrefix("normalisation"), "\(name)")
      }
      let shared = try #require(
        index("co_contraction_falconer_winter_knee_loading_response", trial))
      #expect(shared.parameter.value.value != nil, "depends on normalisation, and says so")
      #expect(shared.notes.contains { $0.contains("normalisation") })
    }
    let trial = MuscleTimingsTests.trial(bursts, normalization: Self.maximal, envelope: heights)
    let ratio = try #require(index(names[0], trial)?.parameter.value.value)
    #expect(abs(ratio.mean - 3) < 1e-9 && ratio.count == 10)
    let rudolph = try #require(index(names[1], trial)?.parameter.value.value)
    #expect(abs(rudolph.mean - 0.2 / 0.6 * 0.8) < 0.01)
    let abductor = try #require(index(names[2], trial)?.parameter.value.value)
    #expect(abs(abductor.mean - 4) < 1e-9)
  }

  @Test("delays are read against contact, against each other, and with k of n")
  func delays() throws {
    let trial = MuscleTimingsTests.trial([
      .gluteusMedius: { _ in [0.03...0.4] }, .gluteusMaximus: { _ in [-0.05...0.1] },
      .vastusMedialis: { _ in [-0.05...0.2] }, .vastusLateralis: { _ in [-0.1...0.2] },
      .adductorLongus: { _ in [0.01...0.2] },
    ])
    func mean(_ name: String) throws -> Double {
      try #require(index(name, trial)?.parameter.value.value).mean
    }
    #expect(abs(try mean("gluteus_medius_onset_after_contact") - 0.03) < 1e-9)
    #expect(abs(try mean("gluteus_maximus_onset_after_contact") - -0.05) < 1e-9)
    #expect(abs(try mean("vastus_medialis_after_vastus_lateralis") - 0.05) < 1e-9)
    #expect(abs(try mean("abductor_adductor_onset_difference") - 0.02) < 1e-9)
    let vastus = try #require(index("vastus_medialis_after_vastus_lateralis", trial))
    #expect(vastus.notes.contains { $0.contains("in 10 of 10 cycles") })
    #expect(vastus.notes.contains { $0.contains("repeatedly") })
  }

  @Test("the gluteal delay against the knee is counted from its fastest abduction")
  func knee() throws {
    var trial = MuscleTimingsTests.trial([.gluteusMedius: { _ in [0.03...0.4] }])
    // Abduction runs fastest 80 ms after every contact.
    let zero = [Double](repeating: 0, count: trial.trial.frameCount)
    let knee = zero.indices.map { frame -> Double in
      let time = (Double(frame) / 100).truncatingRemainder(dividingBy: 1)
      return -0.1 / (1 + exp(-(time - 0.08) / 0.01))
    }
    trial.angles = .present(JointAngles([.right: [.knee: AngleCurve(x: zero, y: knee, z: zero)]]))
    let found = try #require(
      index("gluteus_medius_onset_after_knee_abduction", trial)?.parameter.value.value)
    #expect(abs(found.mean - -0.05) < 0.0101, "one frame is 10 ms")
  }

  @Test("squats have their windows, and the median frequency its slope, marked as research")
  func squats() throws {
    #expect(abs((Fatigue.change([100, 99, 98, 97, 96]) ?? 0) - -0.04) < 1e-12)
    #expect(Fatigue.change([100]) == nil)
    var trial = MuscleTimingsTests.trial(
      [.vastusLateralis: { _ in [0...0.9] }, .bicepsFemoris: { _ in [0...0.9] }],
      normalization: Self.maximal,
      envelope: [.vastusLateralis: 0.6, .bicepsFemoris: 0.3], task: .singleLegSquat)
    trial.cycles = []
    trial.repetitions = (0..<5).map { number in
      let start = 1 + Double(number)
      return Repetition(
        task: .singleLegSquat, trial: "walk01", side: .right, start: start + 0.1,
        deepest: start + 0.4, end: start + 0.8, peakKneeFlexion: 1)
    }
    let ratio = try #require(
      index("quadriceps_hamstrings_ratio_descent", trial)?.parameter.value.value)
    #expect(abs(ratio.mean - 2) < 1e-9 && ratio.count == 5)
    let fatigue = try #require(indices(trial).first { $0.parameter.name.hasSuffix("_change") })
    #expect(fatigue.isResearch && fatigue.parameter.value.reason != nil, "descents are too short")
    let dominance = try #require(index("quadriceps_dominance_descent", trial))
    #expect(dominance.parameter.value.reason != nil)
  }

  @Test("before a landing the vastus lateralis is compared with the semitendinosus in its shares")
  func landing() throws {
    let holds: [(ClosedRange<Double>, Double)] = [
      (1...3, 200), (5...7, 200), (9...11, 200),
    ]
    let landings: [(ClosedRange<Double>, Double)] = [(3.5...4.5, 100)]
    let trials = [
      EnvelopeNormalizationTests.trial(
        "MVC", task: .maximalContraction, channels: [("R VL", holds), ("R ST", holds)]),
      EnvelopeNormalizationTests.trial(
        "sll", task: .singleLegLanding, channels: [("R VL", landings), ("R ST", [(3.9...4.5, 50)])]),
    ]
    let activity = MuscleActivation().activity(in: trials)
    var analyses = zip(trials, activity).map { trial, muscles in
      TrialAnalysis(
        trial: trial, model: "", poses: .absent(because: ""), angles: .absent(because: ""),
        muscles: muscles)
    }
    analyses[1].events = [GaitEvent(.initialContact, side: .right, time: 4.2, source: "plates")]
    let found = MuscleIndices.indices(of: analyses, timing: [])
    let before = try #require(
      found.first {
        $0.parameter.name == "vastus_lateralis_less_semitendinosus_100_ms_before_contact"
      }?.parameter.value.value)
    #expect(abs(before.mean - 0.25) < 0.06, "\(before.mean)")
    analyses[1].muscles = MuscleActivation().activity(in: trials[1])
    let without = MuscleIndices.indices(of: analyses, timing: [])
    #expect(
      without.filter { $0.parameter.name.hasPrefix("vastus_lateralis_less") }.allSatisfy {
        $0.parameter.value.reason?.hasPrefix("normalisation") == true
      })
  }

  @Test("eight muscles that follow three courses have three synergies, and the same twice")
  func synergies() throws {
    let muscles = Array(Muscle.allCases.prefix(9))
    let courses: [[Double]] = (0..<3).map { course in
      (0..<Waveform.count).map { percent in
        let x = (Double(percent) - 20 - 30 * Double(course)) / 6
        return exp(-x * x / 2)
      }
    }
    var trial = MuscleTimingsTests.trial([:])
    for cycle in trial.cycles.indices {
      for (number, muscle) in muscles.enumerated() {
        let mix = [1.0, 0.1 * Double(number % 2), 0]
        trial.cycles[cycle].emg[muscle.rawValue] = Waveform(
          (0..<Waveform.count).map { percent in
            (0..<3).reduce(0.02) { $0 + mix[($1 + number) % 3] * courses[$1][percent] }
          })
      }
    }
    let found = try #require(index("muscle_synergies", trial))
    #expect(found.isResearch && found.parameter.value.value?.mean == 3)
    #expect(index("muscle_synergies", trial)?.parameter.value.value?.mean == 3)
    for cycle in trial.cycles.indices {
      for muscle in muscles.dropFirst(7) { trial.cycles[cycle].emg[muscle.rawValue] = nil }
    }
    #expect(index("muscle_synergies", trial) == nil, "seven muscles are too few")
  }

  @Test("nothing is said of an empty session, and every sentence is free of banned words")
  func empty() {
    #expect(MuscleIndices.indices(of: [], timing: []).isEmpty)
    let trial = MuscleTimingsTests.trial([
      .vastusLateralis: { _ in [-0.1...0.2] }, .bicepsFemoris: { _ in [-0.1...0.2] },
    ])
    for index in indices(trial) {
      let text = ([index.formula, index.signInWords, index.parameter.words] + index.notes).joined()
      #expect(!text.lowercased().contains("weak") && !text.lowercased().contains("injury"))
      #expect(!index.citations.isEmpty && !index.formula.isEmpty && !index.window.isEmpty)
    }
  }
}
