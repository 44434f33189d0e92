import Foundation
import Gait
import Geometry
import Motion
import Testing

struct SquatRepetitionsTests {
  /// Knee flexion: from 8° down to a depth and back over 2 s, from each beginning.
  private func flexion(_ depths: [Double], every period: Double = 4, rate: Double = 100) -> [Double]
  {
    (0..<Int(Double(depths.count) * period * rate + 100)).map { frame in
      let time = Double(frame) / rate
      let number = Int(time / period)
      let share = (time - Double(number) * period - 1) / 2
      guard number < depths.count, share > 0, share < 1 else { return .degrees(8) }
      return .degrees(8 + (depths[number] - 8) * (1 - cos(2 * .pi * share)) / 2)
    }
  }

  private func trial(frames: Int, raised: Side, from: Double = -1) -> Trial {
    func foot(_ side: Side) -> Trajectory {
      Trajectory(
        label: side.letter + "ANK",
        (0..<frames).map { frame in
          let isUp = side == raised && Double(frame) / 100 > from
          return Vector3(0, side == .left ? 0.1 : -0.1, isUp ? 0.25 : 0.08)
        })
    }
    return Trial(
      name: "squat", source: "paper", task: .singleLegSquat, rate: 100, frameCount: frames,
      markers: ["LANK": foot(.left), "RANK": foot(.right)])
  }

  private func angles(_ side: Side, _ flexion: [Double]) -> JointAngles {
    let zero = flexion.map { _ in 0.0 }
    let other = AngleCurve(x: flexion.map { _ in .degrees(70) }, y: zero, z: zero)
    return JointAngles([
      side: [.knee: AngleCurve(x: flexion, y: zero, z: zero)], side.opposite: [.knee: other],
    ])
  }

  @Test("each squat is found on the loaded leg, with its depth", arguments: Side.allCases)
  func found(side: Side) throws {
    let curve = flexion([60, 75, 40])
    let (repetitions, notices) = SquatRepetitions().repetitions(
      in: trial(frames: curve.count, raised: side.opposite), angles: angles(side, curve))
    #expect(notices.isEmpty)
    #expect(repetitions.map(\.side) == [side, side, side])
    #expect(repetitions.map { $0.notes.contains("shallow") } == [false, false, true])
    for (number, (repetition, depth)) in zip(repetitions, [60.0, 75, 40]).enumerated() {
      let begin = Double(number) * 4 + 1
      #expect(abs(repetition.peakKneeFlexion - .degrees(depth)) < .degrees(1))
      #expect(abs(repetition.deepest - (begin + 1)) < 0.03)
      #expect(repetition.start > begin && repetition.start < begin + 0.15)
      #expect(repetition.end > begin + 1.6 && repetition.end < begin + 2)
      #expect(repetition.task == .singleLegSquat)
    }
  }

  @Test("with both feet on the floor there is none")
  func bothFeet() {
    let curve = flexion([60])
    let result = SquatRepetitions().repetitions(
      in: trial(frames: curve.count, raised: .right, from: 100), angles: angles(.left, curve))
    #expect(result.repetitions.isEmpty)
  }

  @Test("swaying is no squat")
  func sway() {
    let curve = flexion([18, 20, 17])
    let result = SquatRepetitions().repetitions(
      in: trial(frames: curve.count, raised: .right), angles: angles(.left, curve))
    #expect(result.repetitions.isEmpty && result.notices.isEmpty)
  }

  @Test("settling into a bent stance does not start the next squat")
  func settling() throws {
    var curve = flexion([60, 60])
    for frame in 0..<curve.count {
      let time = Double(frame) / 100
      curve[frame] += .degrees(9) * min(1, max(0, time / 0.5))
    }
    let result = SquatRepetitions().repetitions(
      in: trial(frames: curve.count, raised: .right), angles: angles(.left, curve))
    #expect(result.repetitions.count == 2)
    #expect(try #require(result.repetitions.first).start > 0.9)
  }

  @Test("a squat cut short by the end is named, and a foot put down is noted")
  func incomplete() throws {
    let curve = Array(flexion([60]).prefix(230))
    let cut = SquatRepetitions().repetitions(
      in: trial(frames: curve.count, raised: .right), angles: angles(.left, curve))
    #expect(cut.repetitions.isEmpty)
    #expect(cut.notices.count == 1)

    let whole = flexion([60])
    var trial = trial(frames: whole.count, raised: .right)
    let path = try #require(trial.markers["RANK"])
    trial.markers["RANK"] = Trajectory(
      label: "RANK",
      (0..<path.count).map { Vector3(0, -0.1, $0 > 220 ? 0.08 : path.z[$0]) })
    let touched = SquatRepetitions().repetitions(in: trial, angles: angles(.left, whole))
    #expect(touched.repetitions.first?.notes == ["the other foot touched down"])
  }

  @Test("without ankle or heel markers the reason is given; gaps and nothing do no harm")
  func missing() {
    let curve = flexion([60])
    let bare = Trial(
      name: "bare", source: "paper", rate: 100, frameCount: curve.count, markers: [:])
    let result = SquatRepetitions().repetitions(in: bare, angles: angles(.left, curve))
    #expect(result.notices.count == 1)
    var gapped = curve
    for frame in 180..<200 { gapped[frame] = .nan }
    let half = SquatRepetitions().repetitions(
      in: trial(frames: curve.count, raised: .right), angles: angles(.left, gapped))
    #expect(half.repetitions.isEmpty)
    let empty = SquatRepetitions().repetitions(
      in: trial(frames: 0, raised: .right), angles: JointAngles())
    #expect(empty.repetitions.isEmpty)
  }
}
