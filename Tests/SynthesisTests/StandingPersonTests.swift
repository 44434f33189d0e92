import Foundation
import Geometry
import Motion
import Synthesis
import Testing

@Suite("A person standing still") struct StandingPersonTests {
  @Test(
    "gives the calibration the static offsets of the body",
    arguments: [
      Heading(.plusX), Heading(.minusX), Heading(.plusY), Heading(angle: -2),
    ]) func offsets(heading: Heading)
  {
    var person = StandingPerson(body: Bodies.uneven)
    person.heading = heading
    person.sway = .degrees(0.8)
    person.rate = 20
    let trial = person.trial()
    let model = ForwardModel(measures: trial.recording.measures)
    for side in Side.allCases {
      let found = model.offsets(trial.recording, side)
      let leg = person.body[side]
      #expect(abs(found.plantarFlexion - leg.staticPlantarFlexion) < 1e-9)
      #expect(abs(found.rotation - leg.staticRotation) < 1e-9)
    }
    let worst = worstDifference(trial.recording, trial.truth, standing: nil)
    #expect(worst.angle < 1e-9, "\(worst.group)")
  }

  @Test(
    "has both soles on the floor, whatever the legs or the pelvis",
    arguments: [
      nil, 0.0, 0.1, -0.08,
    ] as [Double?]) func soles(obliquity: Double?) throws
  {
    var body = Bodies.uneven
    body.right.thigh += 0.012
    var person = StandingPerson(body: body)
    person.obliquity = obliquity
    person.duration = 0.02
    let trial = person.trial()
    for side in Side.allCases {
      let toe = try #require(trial.recording.trajectory(side.letter + "TOE"))
      #expect(abs(toe.z[0] - body[side].toeHeight) < 1e-9)
    }
    let found = try #require(trial.truth.angles[.pelvis, .right]?.y[0])
    if let obliquity {
      #expect(abs(found - obliquity) < 1e-12)
    } else {
      // The right leg is longer by 9 mm, so the right side stands higher.
      #expect(found > .degrees(1))
    }
  }
}
