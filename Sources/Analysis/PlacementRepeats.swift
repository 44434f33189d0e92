import Findings
import Gait
import Geometry
import Kinematics
import Motion
import Signal

/// Repeats the analysis with markers displaced as palpation and skin displace them, and gives each
/// finding the 95 % interval of its value and how often it came out the same.
///
/// A displacement is constant on the marker's segment, the same in the standing trial and in every
/// moving one. The model is solved on every few frames only; what changes there is added to the full
/// curves, so that peaks keep their shape. Forces and moments stay as they are.
struct PlacementRepeats {
  typealias Calibration = (_ standing: Trial?) -> Availability<any CalibratedModel>

  var settings: PlacementSettings
  var rules: RuleBook

  /// Time between frames that are solved again, seconds.
  static let step = 0.04
  /// Standing frames that are solved again.
  static let standingFrames = 5

  /// One moving trial, thinned.
  private struct Thin {
    /// Index of the trial in the session.
    var index: Int
    var frames: [Int]
    var trial: Trial
    /// Axes of the segment that carries each marker, one a frame.
    var axes: [String: [Matrix3]]
    var standing: Trial?
    var standingAxes: [String: [Matrix3]]
    var model: Calibration
    var angles: JointAngles
    var poses: SegmentPoses
  }

  /// Adds intervals to the findings of a session.
  ///
  /// - Parameters:
  ///   - standing: The standing trial of each trial, by its place.
  ///   - model: The model of each trial for a standing trial, by its place.
  func addIntervals(
    to analysis: inout SessionAnalysis, standing: [Trial?], model: [Calibration]
  ) {
    let wanted = analysis.findings.indices.filter { analysis.findings[$0].measured != nil }
    guard settings.repetitions > 1, !wanted.isEmpty else { return }
    let thin = analysis.trials.indices.compactMap { index -> Thin? in
      guard standing.indices.contains(index), model.indices.contains(index) else { return nil }
      return self.thin(analysis.trials[index], index, standing[index], model[index])
    }
    guard !thin.isEmpty else { return }
    let detectors = Detectors.all.filter { detector in
      detector is any RuledDetector
        && wanted.contains { analysis.findings[$0].rule == detector.rule }
    }
    var values: [[Double]] = Array(repeating: [], count: analysis.findings.count)
    var same = Array(repeating: 0, count: analysis.findings.count)
    var counted = Array(repeating: 0, count: analysis.findings.count)
    for repetition in 0..<settings.repetitions {
      let displaced = self.displaced(analysis, thin, repetition)
      let findings = detectors.flatMap { $0.findings(in: displaced, by: rules) }
      for index in wanted {
        let own = analysis.findings[index]
        guard let found = findings.first(where: { Self.isSame($0, own) }) else { continue }
        counted[index] += 1
        if found.state.name == own.state.name { same[index] += 1 }
        // Where another member of a rule decides, its value is another quantity.
        guard let measured = found.measured, let ownLimit = own.measured?.limit,
          found.unit == own.unit, abs(measured.limit - ownLimit) < 1e-9
        else { continue }
        values[index].append(measured.value)
      }
    }
    for index in wanted where counted[index] > 0 && values[index].count > 1 {
      guard let low = Statistics.percentile(2.5, of: values[index]),
        let high = Statistics.percentile(97.5, of: values[index])
      else { continue }
      // A time or a force does not move with markers: no interval, rather than one of no width.
      guard high - low > 1e-9 else { continue }
      analysis.findings[index].interval = low...high
      analysis.findings[index].survival = Double(same[index]) / Double(counted[index])
    }
  }

  private static func isSame(_ a: Finding, _ b: Finding) -> Bool {
    a.rule == b.rule && a.side == b.side && a.task == b.task && a.condition == b.condition
      && a.name == b.name
  }

  // MARK: - Thinning

  private func thin(
    _ analysis: TrialAnalysis, _ index: Int, _ standing: Trial?, _ model: @escaping Calibration
  ) -> Thin? {
    let trial = analysis.trial
    // A trial that no rule looks at, all its cycles gated, is not solved again.
    let isLookedAt =
      analysis.cycles.isEmpty || analysis.cycles.contains(where: \.cycle.isAssessed)
      || !analysis.repetitions.isEmpty
    guard isLookedAt, let poses = analysis.poses.value, analysis.angles.value != nil,
      trial.rate > 0,
      trial.frameCount > 1
    else { return nil }
    let step = max(1, Int((Self.step * trial.rate).rounded()))
    var frames = Array(stride(from: 0, to: trial.frameCount, by: step))
    if frames.last != trial.frameCount - 1 { frames.append(trial.frameCount - 1) }
    let thinned = Self.take(frames, of: trial)
    let carriers = Self.carriers(of: thinned, poses, frames)
    func axes(_ carrier: Segment, _ poses: SegmentPoses, _ frames: [Int]) -> [Matrix3] {
      let all = poses.poses(of: carrier)
      return frames.map { all[$0].axes }
    }
    var standingThin: Trial?
    var standingAxes: [String: [Matrix3]] = [:]
    if let standing, standing.frameCount > 0 {
      let step = max(1, standing.frameCount / Self.standingFrames)
      let frames = Array(stride(from: 0, to: standing.frameCount, by: step))
      standingThin = Self.take(frames, of: standing)
      if let own = model(standing).value?.standingPoses() {
        for (marker, carrier) in carriers {
          standingAxes[marker] = axes(carrier, own, frames.filter { $0 < own.frameCount })
        }
      }
    }
    guard let solved = model(standingThin).value else { return nil }
    let thinPoses = solved.poses(of: thinned)
    var moving: [String: [Matrix3]] = [:]
    for (marker, carrier) in carriers { moving[marker] = axes(carrier, poses, frames) }
    return Thin(
      index: index, frames: frames, trial: thinned, axes: moving, standing: standingThin,
      standingAxes: standingAxes, model: model, angles: solved.angles(from: thinPoses),
      poses: thinPoses)
  }

  private static func take(_ frames: [Int], of trial: Trial) -> Trial {
    var thinned = trial
    thinned.markers = trial.markers.mapValues { path in
      Trajectory(label: path.label, frames.map { $0 < path.count ? path[$0] : .missing })
    }
    thinned.frameCount = frames.count
    thinned.analog = []
    thinned.plates = []
    thinned.modelOutputs = []
    return thinned
  }

  /// The segment in which each marker keeps its place best.
  private static func carriers(
    of trial: Trial, _ poses: SegmentPoses, _ frames: [Int]
  ) -> [String: Segment] {
    let segments = Segment.all.filter { poses.poses[$0] != nil }
    var found: [String: Segment] = [:]
    for (marker, path) in trial.markers {
      var best = Double.infinity
      for segment in segments {
        let all = poses.poses(of: segment)
        let places = frames.indices.compactMap { number -> Vector3? in
          guard all.indices.contains(frames[number]) else { return nil }
          let place = all[frames[number]].local(path[number])
          return place.isFinite ? place : nil
        }
        guard places.count > 2 else { continue }
        let middle = places.reduce(Vector3.zero, +) / Double(places.count)
        var spread = 0.0
        for place in places { spread += (place - middle).dot(place - middle) }
        spread /= Double(places.count)
        if spread < best {
          best = spread
          found[marker] = segment
        }
      }
    }
    return found
  }

  // MARK: - Displacing

  private func displaced(
    _ analysis: SessionAnalysis, _ thin: [Thin], _ repetition: Int
  ) -> SessionAnalysis {
    var displaced = analysis
    var isStandingDone = false
    for one in thin {
      var moves: [String: Vector3] = [:]
      for marker in one.axes.keys {
        var stream = PlacementStream(repetition, marker)
        moves[marker] = stream.displacement(settings.deviation(of: marker))
      }
      let standing = one.standing.map { Self.moved($0, moves, one.standingAxes) }
      guard let model = one.model(standing).value else { continue }
      let poses = model.poses(of: Self.moved(one.trial, moves, one.axes))
      add(model.angles(from: poses), poses, of: one, to: &displaced.trials[one.index])
      if !isStandingDone, let standing, let own = analysis.standing.value,
        own.trial == one.standing?.name, let angles = model.standingAngles()
      {
        let values = StandingGate.analysis(
          of: standing, angles: angles, poses: model.standingPoses())
        var changed = own
        changed.angles = values.angles
        changed.centres = values.centres
        changed.pelvisForward = values.pelvisForward
        displaced.standing = .present(changed)
        isStandingDone = true
      }
    }
    return displaced
  }

  private static func moved(
    _ trial: Trial, _ moves: [String: Vector3], _ axes: [String: [Matrix3]]
  ) -> Trial {
    var moved = trial
    for (marker, move) in moves {
      guard let path = trial.markers[marker], let axes = axes[marker] else { continue }
      let places = (0..<path.count).map { frame -> Vector3 in
        guard axes.indices.contains(frame) else { return path[frame] }
        let shift = axes[frame] * move
        return shift.isFinite ? path[frame] + shift : path[frame]
      }
      moved.markers[marker] = Trajectory(label: path.label, places)
    }
    return moved
  }

  /// Adds what changed at the solved frames to the full curves and to the cycles.
  private func add(
    _ angles: JointAngles, _ poses: SegmentPoses, of thin: Thin, to trial: inout TrialAnalysis
  ) {
    guard var full = trial.angles.value else { return }
    for side in Side.allCases {
      for group in AngleGroup.allCases {
        guard let curve = full[group, side], let before = thin.angles[group, side],
          let after = angles[group, side]
        else { continue }
        func changed(_ component: Int) -> [Double] {
          let deltas = zip(after[component], before[component]).map { later, earlier in
            let change = later - earlier
            return change - 2 * .pi * (change / (2 * .pi)).rounded()
          }
          return Self.added(deltas, at: thin.frames, to: curve[component])
        }
        full.curves[side]?[group] = AngleCurve(x: changed(0), y: changed(1), z: changed(2))
      }
    }
    trial.angles = .present(full)
    for index in trial.cycles.indices where trial.cycles[index].cycle.isAssessed {
      trial.cycles[index].angles =
        TimeNormalization.curves(
          of: full, rate: trial.trial.rate, over: trial.cycles[index].cycle
        ).angles
    }
    guard !trial.repetitions.isEmpty, var centres = trial.poses.value else { return }
    for side in Side.allCases {
      for joint in Joint.allCases {
        guard let path = centres.centres[side]?[joint] else { continue }
        let before = thin.poses.centre(of: joint, side)
        let after = poses.centre(of: joint, side)
        let deltas = zip(after, before).map { $0 - $1 }
        let x = Self.added(deltas.map(\.x), at: thin.frames, to: path.map(\.x))
        let y = Self.added(deltas.map(\.y), at: thin.frames, to: path.map(\.y))
        let z = Self.added(deltas.map(\.z), at: thin.frames, to: path.map(\.z))
        centres.centres[side]?[joint] = path.indices.map { Vector3(x[$0], y[$0], z[$0]) }
      }
    }
    trial.poses = .present(centres)
  }

  /// Samples with a change that is known at some frames and straight between them; where it is not
  /// known the samples stay.
  private static func added(
    _ deltas: [Double], at frames: [Int], to samples: [Double]
  ) -> [Double] {
    var result = samples
    for (number, pair) in zip(frames, frames.dropFirst()).enumerated() {
      guard deltas.indices.contains(number + 1) else { break }
      let (a, b) = (deltas[number], deltas[number + 1])
      guard a.isFinite || b.isFinite else { continue }
      let low = a.isFinite ? a : b
      let high = b.isFinite ? b : a
      let length = Double(pair.1 - pair.0)
      let isLast = number + 2 == frames.count
      for frame in pair.0..<(isLast ? pair.1 + 1 : pair.1) where result.indices.contains(frame) {
        result[frame] += low + (high - low) * Double(frame - pair.0) / length
      }
    }
    return result
  }
}
