import Analysis
import Cleaning
import Formats
import Foundation
import Motion
import TestSupport
import Testing

/// The traffic light of the knee axis on healthy children, whose knees should not all be red.
@Suite("Knee axes of six children", .enabled(if: RealData.isAvailable))
struct KneeAxisLightsTests {
  static let subjects: [(folder: String, still: String, straight: String)] = [
    ("HC002D", "HC002D02", "HC002D06"), ("HC030A", "HC030A01", "HC030A05"),
    ("HC031A", "HC031A01", "HC031A06"), ("HC032A", "HC032A01", "HC032A03"),
    ("HC033A", "HC033A01", "HC033A10"), ("HC036A", "HC036A01", "HC036A10"),
  ]

  static func analysis(
    _ subject: (folder: String, still: String, straight: String)
  ) throws -> SessionAnalysis {
    func trial(_ kind: String, _ name: String, _ task: MovementTask) throws -> Trial {
      let path = RealData.path("biomechzoo-gait-c3d/\(subject.folder)/\(kind)/\(name).c3d")
      let recording = try RecordingFormats.recording(at: path)
      var trial = try #require(TrialPreparation().trial(from: recording).value)
      trial.task = task
      return trial
    }
    let session = Session(
      subject: Subject(label: subject.folder),
      standing: [try trial("Static", subject.still, .standing)],
      trials: [try trial("Straight", subject.straight, .walking)],
      standingTrial: [subject.straight: subject.still])
    return SessionAnalyzer().analysis(of: session)
  }

  // Twelve children of the same study gave 11 green, 11 amber and 8 red over 30 cycles, and a range
  // of 11.9 ± 4.9° (mean ± SD); six of them cannot give the same, but the same kind of picture.
  @Test("are green, amber and red in about equal parts")
  func lights() throws {
    var count: [KneeAxisCheck.Light: Int] = [:]
    var ranges: [Double] = []
    for subject in Self.subjects {
      let analysis = try Self.analysis(subject)
      for side in Side.allCases {
        guard let check = analysis.kneeAxis(side).value else { continue }
        ranges.append(check.swingRange.in(.degree))
        for light in check.cycleLights { count[light, default: 0] += 1 }
        print(
          "\(subject.folder) \(side.rawValue): \(check.light.rawValue), cycles "
            + "\(check.cycleLights.map(\.rawValue)), range \(check.swingRange.in(.degree)), r "
            + "\(check.correlation), axis \(check.axisError.in(.degree))")
      }
      let quality = try #require(analysis.trials.first?.modelQuality.value)
      for residual in quality.residuals {
        print("  \(residual.part): \(residual.rootMeanSquare.in(.millimetre)) mm")
      }
      for length in quality.lengths {
        print(
          "  \(length.segment.words): \(length.mean.in(.millimetre)) ± "
            + "\(length.standardDeviation.in(.millimetre)), drift "
            + "\(length.drift?.in(.millimetre) ?? .nan)")
      }
      for spread in quality.hipCentres { print("  hip \(spread)") }
      for value in analysis.standing.value?.alignment.values ?? [] {
        print(
          "  \(value.quantity.rawValue) \(value.side?.rawValue ?? ""): "
            + "\(value.value.value?.in(value.quantity.unit) ?? .nan) ± "
            + "\(value.uncertainty.in(value.quantity.unit))")
      }
    }
    let total = count.values.reduce(0, +)
    print("lights over \(total) cycles: \(count)")
    let statistic = try #require(Statistic(of: ranges))
    #expect(total >= 12)
    // Within two standard errors of the mean of the twelve.
    #expect(abs(statistic.mean - 11.9) < 2 * 4.9 / Double(ranges.count).squareRoot())
    #expect(KneeAxisCheck.Light.allCases.allSatisfy { (count[$0] ?? 0) > 0 })
  }
}
