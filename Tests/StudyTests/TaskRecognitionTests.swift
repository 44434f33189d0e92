import Geometry
import Motion
import Study
import Synthesis
import Testing

@Suite("What a person did in a trial")
struct TaskRecognitionTests {
  @Test(
    "by name",
    arguments: [
      ("static1", MovementTask.standing), ("PiG_Calibration3_FF", .standing), ("Cal 01", .standing),
      ("SLS_left", .singleLegSquat), ("single_leg_squat_right01", .singleLegSquat),
      ("DJAsym1", .dropVerticalJump), ("DVJ02", .dropVerticalJump), ("walkingTO1", .walking),
      ("sub-01_task-walk_run-02_motion", .walking), ("running03", .running), ("Stairs up", .stairs),
      ("squat2", .squat), ("MVC_RF_left02", .maximalContraction), ("mvic1", .maximalContraction),
      ("sit_to_stand01", .sitToStand), ("STS2", .sitToStand),
      ("DoubleLegLanding1", .doubleLegLanding),
    ])
  func names(name: String, task: MovementTask) {
    #expect(TaskRecognition.task(named: [name], trial: nil).task == task)
  }

  @Test(
    "a name that says nothing leaves it open", arguments: ["HC030A05", "trial1", "PiG_Motion3"])
  func silentNames(name: String) {
    #expect(TaskRecognition.task(named: [name], trial: nil).task == .unknown)
  }

  private func trial(_ recording: Recording) -> Trial {
    Trial(
      name: "t", source: "test", rate: recording.frameRate, frameCount: recording.frameCount,
      markers: Dictionary(
        recording.trajectories.map { ($0.label, $0) }, uniquingKeysWith: { a, _ in a }))
  }

  @Test("by movement")
  func content() {
    let body = Body(height: 1.7)
    let cases: [(Recording, MovementTask)] = [
      (StandingPerson(body: body).trial().recording, .standing),
      (Walker(body: body, cycles: 2).trial().recording, .walking),
      (Squatter(body: body, side: .left).trial().recording, .singleLegSquat),
    ]
    for (recording, task) in cases {
      let found = TaskRecognition.task(named: ["x1"], trial: trial(recording))
      #expect(found.task == task, "\(found)")
    }
  }
}
