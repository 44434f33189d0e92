import Geometry
import Motion
import Testing

@testable import Results

@Suite("Curves for other software") struct CurveRecordingTests {
  private static let recording = CurveRecording.recording(of: SampleAnalysis.trial("walk/01"))

  private func output(_ label: String) throws -> ModelOutput {
    try #require(Self.recording.modelOutputs.first { $0.label == label })
  }

  @Test("angles carry Vicon's names, in degrees; a frame that was not measured stays missing")
  func angles() throws {
    let knee = try output("LKneeAngles")
    #expect(knee.kind == .angle && knee.unit == .degree)
    #expect(abs(knee.columns[0][0] - 1.0.in(.degree)) < 1e-12)
    #expect(abs(knee.columns[2][4] - 1.24.in(.degree)) < 1e-9)
    #expect(knee.columns.allSatisfy { $0[3].isNaN })
    #expect(Self.recording.modelOutputs.contains { $0.label == "LPelvisAngles" })
    #expect(!Self.recording.modelOutputs.contains { $0.label == "RKneeAngles" })
  }

  @Test(
    "joint centres are in the laboratory's own axes, in millimetres, which way is up beside them")
  func centres() throws {
    let knee = try output("LFEO")
    // The trial's (1, 2, 3) in a laboratory whose y is up.
    let expected = SampleAnalysis.trial("x").trial.axesFromLaboratory.transposed * Vector3(1, 2, 3)
    #expect(knee.columns.map { $0[1] } == [expected.x, expected.y, expected.z].map { $0 * 1000 })
    #expect(
      Self.recording.up?.vector == SampleAnalysis.trial("x").trial.axesFromLaboratory.transposed
        * .unitZ)
    #expect(Self.recording.firstFrame == 695)
  }

  @Test("moments are in N·mm/kg, powers in the third column, forces in N/kg of the laboratory")
  func kinetics() throws {
    var trial = SampleAnalysis.trial("walk")
    let frames = SampleAnalysis.frames
    trial.kinetics = .present(
      JointKinetics(legs: [
        .right: LegKinetics(
          groundReaction: Array(repeating: Vector3(0, 0, 9.81), count: frames),
          moments: [.hip: Array(repeating: Vector3(0.5, 0.1, 0), count: frames)],
          powers: [.hip: Array(repeating: 1.5, count: frames)])
      ]))
    let outputs = CurveRecording.recording(of: trial).modelOutputs
    let moment = try #require(outputs.first { $0.label == "RHipMoment" })
    #expect(moment.unit == .newtonMillimetrePerKilogram)
    #expect(abs(moment.columns[0][0] - 500) < 1e-9 && abs(moment.columns[1][0] - 100) < 1e-9)
    let power = try #require(outputs.first { $0.label == "RHipPower" })
    #expect(power.columns.map { $0[0] } == [0, 0, 1.5])
    let force = try #require(outputs.first { $0.label == "RGroundReactionForce" })
    let up = trial.trial.axesFromLaboratory.transposed * Vector3(0, 0, 9.81)
    #expect(force.columns.map { $0[0] } == [up.x, up.y, up.z])
  }
}
