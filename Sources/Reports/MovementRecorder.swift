import Foundation
import Geometry
import Motion

/// Makes the record of a session's movements that its page plays: one recording a task and
/// condition, thinned in time and rounded to millimetres.
struct MovementRecorder {
  var analysis: SessionAnalysis
  /// Whether recordings are carried; without, the page has the cycles' names only.
  var carriesTakes: Bool

  /// Frames a second that are kept at most: more than a screen needs of a slow replay.
  static let mostRate = 50.0
  static let mostFrames = 450
  static let mostTakes = 4

  var record: MovementRecord {
    var takes: [MovementRecord.Take] = []
    if carriesTakes {
      for (group, trials) in TaskGroup.groups(of: analysis.trials)
      where takes.count < Self.mostTakes {
        guard let trial = Self.chosen(of: trials),
          let take = take(of: trial, called: group.title + ": " + trial.trial.name)
        else { continue }
        takes.append(take)
      }
    }
    let cycles = analysis.trials.flatMap(\.cycles).map { cycle in
      MovementRecord.Cycle(
        trial: cycle.cycle.trial, side: cycle.cycle.side.rawValue,
        start: Self.rounded(cycle.cycle.start), end: Self.rounded(cycle.cycle.end))
    }
    return MovementRecord(takes: takes, cycles: cycles)
  }

  /// The trial of the cycle nearest to the mean; without cycles the one with most repetitions.
  static func chosen(of trials: [TrialAnalysis]) -> TrialAnalysis? {
    if let nearest = RepresentativeCycle.nearest(in: trials) { return nearest.trial }
    let able = trials.filter { $0.poses.value != nil }
    let most = able.map(\.repetitions.count).max()
    return able.first { $0.repetitions.count == most }
  }

  private func take(of trial: TrialAnalysis, called name: String) -> MovementRecord.Take? {
    guard let figure = StickFigure(trial), trial.trial.rate > 0, trial.trial.frameCount > 1,
      let number = analysis.trials.firstIndex(where: { $0.trial.name == trial.trial.name })
    else { return nil }
    let count = trial.trial.frameCount
    let step = max(
      1, Int((trial.trial.rate / Self.mostRate).rounded(.up)),
      (count + Self.mostFrames - 1) / Self.mostFrames)
    let frames = Array(stride(from: 0, to: count, by: step))
    var positions: [Int16] = []
    positions.reserveCapacity(frames.count * figure.points.count * 3)
    for frame in frames {
      for index in figure.points.indices {
        Self.add(figure.point(index, at: frame) * 1000, to: &positions)
      }
    }
    let plates = trial.plateReactions.filter { $0.force.count == count }
    var forces: [Int16] = []
    for frame in frames {
      for plate in plates {
        let at =
          plate.centreOfPressure.indices.contains(frame)
          ? plate.centreOfPressure[frame] : .missing
        let isLoaded = at.isFinite && plate.force[frame].isFinite
        Self.add(isLoaded ? at * 1000 : .missing, to: &forces)
        Self.add(isLoaded ? plate.force[frame] : .missing, to: &forces)
      }
    }
    return MovementRecord.Take(
      name: name, trial: trial.trial.name, base: "t\(number)",
      rate: Self.rounded(trial.trial.rate / Double(step)), frames: frames.count,
      points: figure.points.count,
      bones: figure.bones.map { bone in
        [bone.from, bone.to, bone.side.map { $0 == .left ? 1 : 2 } ?? 0]
      },
      heading: Self.rounded(figure.heading(over: 0..<count) ?? 0),
      positions: Self.base64(positions), plates: plates.count, forces: Self.base64(forces))
  }

  /// Adds a vector in whole units; all three are the least number where it was not seen.
  private static func add(_ vector: Vector3, to numbers: inout [Int16]) {
    for axis in 0..<3 {
      numbers.append(
        vector.isFinite
          ? Int16(Swift.min(Swift.max(vector[axis].rounded(), -32767), 32767)) : .min)
    }
  }

  private static func base64(_ numbers: [Int16]) -> String {
    numbers.map { $0.littleEndian }.withUnsafeBytes { Data($0).base64EncodedString() }
  }

  private static func rounded(_ value: Double) -> Double {
    value.isFinite ? (value * 1e4).rounded() / 1e4 : 0
  }
}
