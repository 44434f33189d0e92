import Geometry
import Motion

/// Markers that move as one body, with the shape they have on average.
struct RigidCluster: Sendable {
  let markers: [String]
  /// Where each marker lies in the cluster's own frame, metres.
  let shape: [Vector3]

  /// Averaging over more frames changes the shape by less than markers tremble.
  private static let mostFrames = 200
  private static let rounds = 3

  /// The shape of some markers in a trial.
  ///
  /// The first frame that shows them all is laid over the others, and the mean of what they show in
  /// its frame is taken, three times over (generalised Procrustes analysis, Gower 1975,
  /// Psychometrika 40:33).
  ///
  /// - Returns: `nil` where fewer than three of the markers were ever seen together, or they lie on
  ///   one line.
  init?(_ candidates: [String], in trial: Trial) {
    let names = candidates.filter { name in
      trial.markers[name].map { $0.missingCount < $0.count } ?? false
    }
    let paths = names.compactMap { trial.markers[$0] }
    let frames = (0..<trial.frameCount).filter { frame in paths.allSatisfy { $0.isSeen(at: frame) }
    }
    guard paths.count >= 3, let first = frames.first else { return nil }
    let step = max(1, frames.count / Self.mostFrames)
    let chosen = stride(from: 0, to: frames.count, by: step).map { frames[$0] }
    let middle = paths.reduce(Vector3.zero) { $0 + $1[first] } / Double(paths.count)
    var shape = paths.map { $0[first] - middle }
    for _ in 0..<Self.rounds {
      var sums = [Vector3](repeating: .zero, count: paths.count)
      var count = 0
      for frame in chosen {
        let seen = paths.map { $0[frame] }
        guard let fit = PoseFit(local: shape, seen: seen) else { continue }
        for (index, point) in seen.enumerated() { sums[index] += fit.pose.local(point) }
        count += 1
      }
      guard count > 0 else { return nil }
      shape = sums.map { $0 / Double(count) }
    }
    markers = names
    self.shape = shape
  }

  /// The cluster laid over the markers of every frame of a trial; `nil` in a frame that shows fewer
  /// than three of them.
  func fits(in trial: Trial) -> [PoseFit?] {
    let paths = markers.map { trial.markers[$0] }
    return (0..<trial.frameCount).map { frame in
      PoseFit(local: shape, seen: paths.map { $0?[frame] ?? .missing })
    }
  }

  /// Where the cluster is in every frame; missing where it was not seen.
  func poses(in trial: Trial) -> [Pose] { fits(in: trial).map { $0?.pose ?? .missing } }
}
