import Geometry
import Motion

/// The numbers about a person that Plug-in Gait needs, complete.
public struct PluginGaitParameters: Hashable, Sendable {
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
  /// - Returns: The parameters, or every missing measure by name.
  public static func parameters(
    from measures: SubjectMeasures, measuredInterAsis: Double?
  ) -> Availability<PluginGaitParameters> {
    func positive(_ measure: SubjectMeasure) -> Double? {
      measures[measure].flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
    }
    let interAsis = positive(.interAsisDistance) ?? measuredInterAsis
    var missing = required.filter { positive($0) == nil }
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
    return .present(
      PluginGaitParameters(
        hip: HipJointCentre(
          interAsis: interAsis, legLength: bySide { positive(.legLength($0)) },
          asisTrochanter: bySide { positive(.asisTrochanterDistance($0)) }, markerRadius: radius),
        kneeOffset: bySide { positive(.kneeWidth($0)).map { $0 / 2 + radius } },
        ankleOffset: bySide { positive(.ankleWidth($0)).map { $0 / 2 + radius } }))
  }
}
