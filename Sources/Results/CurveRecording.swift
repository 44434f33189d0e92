import Geometry
import Motion

/// A trial's curves as model outputs of a recording, so that other software reads them from a C3D
/// file: Vicon's names and units (degrees, N·mm/kg, W/kg, N/kg, mm), the laboratory's own axes.
///
/// Joint centres carry the names that Plug-in Gait gives the segments' ends: LFEP hip, LFEO knee,
/// LTIO ankle.
public enum CurveRecording {
  /// The recording of a trial: markers as they were analysed, events, curves; no signals of plates
  /// or muscles.
  public static func recording(of analysis: TrialAnalysis) -> Recording {
    let trial = analysis.trial
    let toLaboratory = trial.axesFromLaboratory.transposed
    func laboratory(_ trajectory: Trajectory) -> Trajectory {
      Trajectory(
        label: trajectory.label, (0..<trajectory.count).map { toLaboratory * trajectory[$0] })
    }
    return Recording(
      name: trial.name, format: trial.source, frameRate: trial.rate,
      frameCount: trial.frameCount, firstFrame: trial.firstFrame,
      up: Axis.allCases.first { ($0.vector - toLaboratory * .unitZ).length < 1e-6 },
      trajectories: trial.markers.sorted { $0.key < $1.key }.map { label, trajectory in
        var turned = laboratory(trajectory)
        turned.label = label
        return turned
      },
      modelOutputs: outputs(of: analysis, toLaboratory).filter { output in
        output.columns.allSatisfy { $0.count == trial.frameCount }
      },
      events: analysis.events)
  }

  private static let angles: [(AngleGroup, String)] = [
    (.pelvis, "PelvisAngles"), (.hip, "HipAngles"), (.knee, "KneeAngles"),
    (.ankle, "AnkleAngles"), (.footProgress, "FootProgressAngles"),
  ]
  private static let joints: [(joint: Joint, name: String, centre: String)] = [
    (.hip, "Hip", "FEP"), (.knee, "Knee", "FEO"), (.ankle, "Ankle", "TIO"),
  ]

  private static func outputs(
    of analysis: TrialAnalysis, _ toLaboratory: Matrix3
  ) -> [ModelOutput] {
    var outputs: [ModelOutput] = []
    for side in Side.allCases {
      for (group, name) in angles {
        guard let curve = analysis.angles.value?[group, side] else { continue }
        outputs.append(
          ModelOutput(
            label: side.letter + name, kind: .angle, unit: .degree,
            columns: (0..<3).map { curve[$0].map { $0.in(.degree) } }))
      }
      let leg = analysis.kinetics.value?.legs[side]
      for (joint, name, centre) in joints {
        if let moments = leg?.moments[joint] {
          outputs.append(
            vectors(
              side.letter + name + "Moment", .moment, .newtonMillimetrePerKilogram, moments))
        }
        if let power = leg?.powers[joint] {
          // Power is the third component of Vicon's outputs, as their files have it.
          let zeros = power.map { $0.isFinite ? 0 : Double.nan }
          outputs.append(
            ModelOutput(
              label: side.letter + name + "Power", kind: .power, unit: .wattPerKilogram,
              columns: [zeros, zeros, power]))
        }
        if let centres = analysis.poses.value?.centres[side]?[joint] {
          outputs.append(
            vectors(
              side.letter + centre, .point, .millimetre, centres.map { toLaboratory * $0 }))
        }
      }
      if let force = leg?.groundReaction {
        outputs.append(
          vectors(
            side.letter + "GroundReactionForce", .force, .newtonPerKilogram,
            force.map { toLaboratory * $0 }))
      }
    }
    return outputs
  }

  private static func vectors(
    _ label: String, _ kind: ModelOutput.Kind, _ unit: Motion.Unit, _ vectors: [Vector3]
  ) -> ModelOutput {
    ModelOutput(
      label: label, kind: kind, unit: unit,
      columns: [
        vectors.map { $0.x.in(unit) }, vectors.map { $0.y.in(unit) },
        vectors.map { $0.z.in(unit) },
      ])
  }
}
