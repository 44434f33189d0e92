import Foundation
import Geometry
import Motion
import Synthesis
import Testing

private func squatter(_ side: Side, heading: Heading = Heading(.plusX)) -> Squatter {
  var squatter = Squatter(body: Bodies.uneven, side: side)
  squatter.heading = heading
  squatter.frontalPlaneAngle = Squatter.Span(.degrees(4), .degrees(22))
  squatter.hipAdduction = Squatter.Span(.degrees(3), .degrees(20))
  squatter.pelvicDrop = Squatter.Span(0, .degrees(13))
  squatter.repetitions = 2
  return squatter
}

/// The projection angle by its definition, from three joint centres; radians, medial positive.
private func projectionAngle(
  hip: Vector3, knee: Vector3, ankle: Vector3, facing: Vector3, side: Side
) -> Double {
  let up = Vector3.unitZ
  let left = up.cross(facing)
  let medial = side == .left ? -left : left
  func projected(_ v: Vector3) -> Vector3 { v - facing * v.dot(facing) }
  let t = projected(hip - knee)
  let s = projected(ankle - knee)
  let bend = Double.pi - acos(t.dot(s) / (t.length * s.length))
  // Where the line from hip to ankle passes at the height of the knee.
  let share = (knee - ankle).dot(up) / (hip - ankle).dot(up)
  let line = ankle + (hip - ankle) * share
  return (knee - line).dot(medial) >= 0 ? bend : -bend
}

@Suite("A single-leg squat") struct SquatterTests {
  @Test("has the projection angle it was given, by the definition", arguments: Side.allCases)
  func projection(side: Side) throws {
    for heading in [Heading(.plusX), Heading(.minusY), Heading(angle: 0.4)] {
      let squatter = squatter(side, heading: heading)
      let trial = squatter.trial()
      let truth = trial.truth
      let axes = truth.poses.poses(of: .pelvis).map(\.axes.x)
      let onset = Int(((truth.repetitions.first?.start ?? 0) * squatter.rate).rounded())
      let sum = axes[(onset - 20)..<onset].reduce(Vector3.zero, +)
      let facing = Vector3(sum.x, sum.y, 0).normalized
      let model = ForwardModel(measures: trial.recording.measures)
      for frame in stride(from: 0, to: trial.recording.frameCount, by: 11) {
        let pelvis = model.pelvis(trial.recording, frame)
        let leg = model.leg(
          trial.recording, side, frame,
          offsets: ForwardModel.Offsets(plantarFlexion: 0, rotation: 0))
        let found = projectionAngle(
          hip: model.hip(side, in: pelvis), knee: leg.knee, ankle: leg.ankle, facing: facing,
          side: side)
        // An arc cosine near a straight line loses half the digits.
        #expect(abs(found - truth.frontalPlaneAngle[frame]) < 1e-7)
      }
      let peak = truth.frontalPlaneAngle.max() ?? 0
      #expect(abs(peak - .degrees(22)) < .degrees(0.01))
    }
  }

  @Test("has the angles it was given, and gives all of them back", arguments: Side.allCases)
  func angles(side: Side) throws {
    let squatter = squatter(side)
    let trial = squatter.trial()
    let standing = StandingPerson(body: squatter.body).trial().recording
    let worst = worstDifference(trial.recording, trial.truth, standing: standing, step: 13)
    #expect(worst.angle < 1e-9, "\(worst.group)")
    let knee = try #require(trial.truth.angles[.knee, side])
    let hip = try #require(trial.truth.angles[.hip, side])
    let pelvis = try #require(trial.truth.angles[.pelvis, side.opposite])
    for repetition in trial.truth.repetitions {
      let deepest = Int((repetition.deepest * squatter.rate).rounded())
      #expect(abs(knee.x[deepest] - .degrees(65)) < 1e-9)
      #expect(abs(hip.y[deepest] - .degrees(20)) < 1e-9)
      #expect(abs(pelvis.y[deepest] + .degrees(13)) < 1e-9)
      let start = Int((repetition.start * squatter.rate).rounded())
      #expect(abs(knee.x[start] - .degrees(6)) < 1e-9)
    }
    #expect(abs((knee.x.max() ?? 0) - .degrees(65)) < 1e-9)
  }

  @Test("keeps its foot on the floor and the other one off it", arguments: Side.allCases)
  func feet(side: Side) throws {
    let squatter = squatter(side)
    let recording = squatter.trial().recording
    for name in ["TOE", "HEE"] {
      let marker = try #require(recording.trajectory(side.letter + name))
      for column in [marker.x, marker.y, marker.z] {
        #expect((column.max() ?? 1) - (column.min() ?? 0) < 1e-9)
      }
      let other = try #require(recording.trajectory(side.opposite.letter + name))
      #expect((other.z.min() ?? 0) > 0.06)
    }
  }

  @Test("can move the knee in some repetitions only") func someRepetitions() {
    var squatter = squatter(.right)
    squatter.repetitions = 3
    squatter.medialRepetitions = [1]
    let truth = squatter.trial().truth
    for (number, repetition) in truth.repetitions.enumerated() {
      let frames = Int(repetition.start * 100)...Int(repetition.end * 100)
      let peak = truth.frontalPlaneAngle[frames].max() ?? 0
      #expect(abs(peak - .degrees(number == 1 ? 22 : 4)) < .degrees(0.01))
      #expect((squatter.medialOnset(ofRepetition: number) != nil) == (number == 1))
    }
  }
}
