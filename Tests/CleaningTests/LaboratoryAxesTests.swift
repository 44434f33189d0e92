import Cleaning
import Geometry
import Motion
import Testing

@Suite("Which way is up")
struct LaboratoryAxesTests {
  @Test("every axis is turned to z by an exact, proper permutation", arguments: Axis.allCases)
  func turns(up: Axis) {
    let turn = LaboratoryAxes(up: up, foundBy: "test").toZUp
    #expect(turn * up.vector == .unitZ)
    #expect(turn.determinant == 1)
    for axis in Axis.allCases {
      let turned = turn * axis.vector
      #expect([turned.x, turned.y, turned.z].allSatisfy { $0 == 0 || abs($0) == 1 })
    }
  }

  private func recording(pelvis: Vector3, foot: Vector3, up: Axis? = nil) -> Recording {
    Recording(
      name: "t", format: "test", frameRate: 100, frameCount: 1, up: up,
      trajectories: [
        Trajectory(label: "LASI", [pelvis]), Trajectory(label: "LHEE", [foot]),
      ])
  }

  @Test("the pelvis is above the feet", arguments: Axis.allCases)
  func fromBody(up: Axis) {
    let found = LaboratoryAxes.axes(
      of: recording(pelvis: up.vector * 0.9 + Vector3(0.1, 0.1, 0.1), foot: Vector3(0.1, 0.1, 0.1)))
    #expect(found?.up == up)
  }

  @Test("a body that lies down, or no body at all, leaves it open")
  func open() {
    #expect(
      LaboratoryAxes.axes(of: recording(pelvis: Vector3(0.5, 0.5, 0.1), foot: .zero)) == nil)
    #expect(
      LaboratoryAxes.axes(of: recording(pelvis: Vector3(0, 0, 0.1), foot: .zero)) == nil)
    #expect(
      LaboratoryAxes.axes(
        of: Recording(name: "t", format: "test", frameRate: 100, frameCount: 0)) == nil)
  }

  @Test("the file's word wins")
  func declared() {
    #expect(
      LaboratoryAxes.axes(of: recording(pelvis: Vector3(0, 1, 0), foot: .zero, up: .plusZ))?.up
        == .plusZ)
  }

  @Test("a body that stands another way than the file says is refused, unless the settings decide")
  func contradicted() {
    let wrong = recording(pelvis: Vector3(0, 1, 0), foot: .zero, up: .plusZ)
    #expect(LaboratoryAxes.contradiction(in: wrong) == .plusY)
    guard case .absent(let reason) = Cleaner().trial(from: wrong) else {
      Issue.record("no reason was given")
      return
    }
    #expect(reason.contains("+Z") && reason.contains("+Y") && reason.contains("laboratory.up"))
    var settings = CleaningSettings()
    settings.up = .plusY
    #expect(Cleaner(settings: settings).trial(from: wrong).value != nil)
    let right = recording(pelvis: Vector3(0, 0, 1), foot: .zero, up: .plusZ)
    #expect(LaboratoryAxes.contradiction(in: right) == nil)
    #expect(Cleaner().trial(from: right).value != nil)
  }
}
