import Analysis
import Formats
import Foundation
import Geometry
import Kinematics
import Motion
import TestSupport
import Testing

/// Angles against those that Vicon Nexus stored in the same files.
///
/// The limits are RMS 0.001° (foot progression 0.01°): an independent calculation reached 5e-5°
/// (4e-4°), and the stored values are single precision.
@Suite("Angles equal Vicon's", .enabled(if: RealData.isAvailable))
struct ViconParityTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    var standing: String
    var moving: String
    var footFlat = true
    var suffix = ""
    var markerDiameter: Double?
    var testDescription: String { moving }
  }

  static let study = [
    ("HC002D", "02", "06", "25"), ("HC030A", "01", "05", "22"), ("HC031A", "01", "06", "23"),
    ("HC032A", "01", "03", "18"), ("HC033A", "01", "10", "22"), ("HC036A", "01", "10", "23"),
  ]

  static let pairs: [Pair] =
    study.flatMap { subject, standing, straight, turn in
      [("Straight", straight), ("Turn", turn)].map { folder, number in
        Pair(
          standing: "biomechzoo-gait-c3d/\(subject)/Static/\(subject)\(standing).c3d",
          moving: "biomechzoo-gait-c3d/\(subject)/\(folder)/\(subject)\(number).c3d")
      }
    }
    + [("FF", true), ("noFF", false)].map { option, flat in
      Pair(
        standing: "btk-pig-flatfoot-pair/PiG_Calibration3_\(option).c3d",
        moving: "btk-pig-flatfoot-pair/PiG_Motion3_\(option).c3d", footFlat: flat, suffix: "V",
        markerDiameter: 0.014)
    }
    + [
      Pair(
        standing: "", moving: "pycgm-nexus-model-outputs/Movement_trial.c3d",
        markerDiameter: 0.014)
    ]

  @Test("in moving trials", arguments: pairs)
  func movingTrials(pair: Pair) throws {
    let trial = try Self.trial(pair.moving)
    let standing = pair.standing.isEmpty ? nil : try Self.trial(pair.standing)
    let model = try Self.model(trial, standing, pair)
    let angles = model.angles(from: model.poses(of: trial))
    try Self.compare(angles, with: trial, suffix: pair.suffix)
  }

  @Test("in standing trials", arguments: study)
  func standingTrials(subject: String, standing: String, _: String, _: String) throws {
    let path = "biomechzoo-gait-c3d/\(subject)/Static/\(subject)\(standing).c3d"
    let trial = try Self.trial(path)
    let model = try Self.model(trial, trial, Pair(standing: path, moving: path))
    try Self.compare(try #require(model.standingAngles()), with: trial, suffix: "")
  }

  @Test("static offsets within 1e-5 rad", arguments: study)
  func staticOffsets(subject: String, standing: String, straight: String, _: String) throws {
    let path = "biomechzoo-gait-c3d/\(subject)/Static/\(subject)\(standing).c3d"
    let trial = try Self.trial(path)
    let moving = try Self.trial("biomechzoo-gait-c3d/\(subject)/Straight/\(subject)\(straight).c3d")
    let model = try Self.model(trial, trial, Pair(standing: path, moving: path))
    let offsets = try #require(model as? CalibratedPluginGait).offsets
    for side in Side.allCases {
      let found = try #require(offsets[side])
      let flexion = try #require(moving.measures[.staticPlantarFlexion(side)])
      let rotation = try #require(moving.measures[.staticRotation(side)])
      #expect(abs(found.plantarFlexion - flexion) < 1e-5)
      #expect(abs(found.rotation - rotation) < 1e-5)
    }
  }

  // MARK: - What the tests share

  static func trial(_ path: String) throws -> Trial {
    let recording = try RecordingFormats.recording(at: RealData.path(path))
    // As a run prepares it: with every default of cleaning.
    let preparation = TrialPreparation()
    return preparation.filtered(try #require(preparation.trial(from: recording).value))
  }

  static func model(_ trial: Trial, _ standing: Trial?, _ pair: Pair) throws
    -> any CalibratedModel
  {
    var measures = trial.measures
    if let standing { _ = measures.complete(with: standing.measures) }
    if let diameter = pair.markerDiameter, measures[.markerDiameter] == nil {
      measures.set(.markerDiameter, diameter, from: "the data's description")
    }
    return try #require(
      PluginGait.calibrated(
        for: measures, standing: standing,
        settings: KinematicsSettings(continuity: .vicon, footFlat: pair.footFlat)
      ).value)
  }

  static func compare(_ angles: JointAngles, with trial: Trial, suffix: String) throws {
    let names: [AngleGroup: String] = [
      .pelvis: "PelvisAngles", .hip: "HipAngles", .knee: "KneeAngles", .ankle: "AnkleAngles",
      .footProgress: "FootProgressAngles",
    ]
    for side in Side.allCases {
      for group in AngleGroup.allCases {
        let label = side.letter + (names[group] ?? "") + suffix
        let stored = try #require(trial.modelOutputs.first { $0.label == label }, "\(label)")
        let curve = try #require(angles[group, side])
        for component in 0..<3 {
          var squares = 0.0
          var count = 0
          for (frame, value) in stored.columns[component].enumerated() where value.isFinite {
            let difference = curve[component][frame].in(.degree) - value
            #expect(difference.isFinite, "\(label) \(component) frame \(frame)")
            squares += difference * difference
            count += 1
          }
          #expect(count > 0)
          let rms = (squares / Double(max(1, count))).squareRoot()
          #expect(rms < (group == .footProgress ? 0.01 : 0.001), "\(label) \(component)")
        }
      }
    }
  }
}
