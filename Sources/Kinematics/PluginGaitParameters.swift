import Geometry
import Motion

/// The numbers about a person that Plug-in Gait needs, complete.
public struct PluginGaitParameters: Sendable {
  var hip: HipJointCentre
  /// Half the joint width plus the marker radius, metres.
  var kneeOffset: [Side: Double]
  var ankleOffset: [Side: Double]

  /// What the model needs but nothing can measure it from markers.
  public static let required: [SubjectMeasure] =
    [.markerDiameter]
    + Side.allCases.flatMap {
      [SubjectMeasure.legLength($0), .kneeWidth($0), .ankleWidth($0)]
    }

  /// Takes the numbers from what is known about the person.
  ///
  /// - Parameters:
  ///   - measures: What is known; a number of zero or less counts as not known.
  ///   - measuredInterAsis: Distance of the iliac spine markers in the standing trial, metres, for
  ///     a person of whom it is not known otherwise.
  ///   - measuredDepth: From the anterior to the posterior pelvis markers in the standing trial,
  ///     metres.
  ///   - halfWidths: Distances from the markers of knee and ankle to the centres, metres, where
  ///     medial markers tell them; the measured widths are then not needed.
  ///   - hipCentre: A value of `kinematics.hip_centre`.
  ///   - functional: Hip centres found from a movement trial, in the pelvis frame, metres.
  /// - Returns: The parameters, or every missing measure by name.
  public static func parameters(
    from measures: SubjectMeasures, measuredInterAsis: Double?, measuredDepth: Double? = nil,
    halfWidths: [Joint: [Side: Double]] = [:], hipCentre: String = DavisHipCentre.key,
    functional: [Side: Vector3] = [:]
  ) -> Availability<PluginGaitParameters> {
    func positive(_ measure: SubjectMeasure) -> Double? {
      measures[measure].flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
    }
    let interAsis = positive(.interAsisDistance) ?? measuredInterAsis
    var missing = required.filter { positive($0) == nil && !isTold($0, by: halfWidths) }
    if interAsis == nil { missing.append(.interAsisDistance) }
    guard missing.isEmpty, let interAsis, let diameter = positive(.markerDiameter) else {
      let names = missing.map { "\($0.words) (\($0.name))" }.joined(separator: ", ")
      return .absent(
        because: "Plug-in Gait needs \(names): give it in participants.tsv, in the C3D PROCESSING "
          + "group or in a .vsk or .mp file beside the trial"
          + (missing.contains(.markerDiameter)
            ? ", or the diameter as subject.marker_diameter_m in study.yaml" : ""))
    }
    func bySide(_ make: (Side) -> Double?) -> [Side: Double] {
      Dictionary(
        uniqueKeysWithValues: Side.allCases.compactMap { side in make(side).map { (side, $0) } })
    }
    let radius = diameter / 2
    let hip = HipJointCentre.centres(
      in: PelvisMeasures(
        interAsis: interAsis, depth: measuredDepth, legLength: bySide { positive(.legLength($0)) },
        asisTrochanter: bySide { positive(.asisTrochanterDistance($0)) }, markerRadius: radius),
      by: hipCentre, functional: functional)
    guard case .present(let found) = hip else { return .absent(because: hip.reason ?? "") }
    return .present(
      PluginGaitParameters(
        hip: found,
        kneeOffset: bySide {
          halfWidths[.knee]?[$0] ?? positive(.kneeWidth($0)).map { $0 / 2 + radius }
        },
        ankleOffset: bySide {
          halfWidths[.ankle]?[$0] ?? positive(.ankleWidth($0)).map { $0 / 2 + radius }
        }))
  }

  private static func isTold(
    _ measure: SubjectMeasure, by halfWidths: [Joint: [Side: Double]]
  ) -> Bool {
    switch measure {
    case .kneeWidth(let side): halfWidths[.knee]?[side] != nil
    case .ankleWidth(let side): halfWidths[.ankle]?[side] != nil
    default: false
    }
  }
}
