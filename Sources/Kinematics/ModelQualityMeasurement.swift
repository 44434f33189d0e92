import Geometry
import Motion

/// Measures how well the body of one trial keeps to rigid segments that meet at their joints.
public enum ModelQualityMeasurement {
  /// - Parameters:
  ///   - trial: The moving trial.
  ///   - poses: Its segments.
  ///   - standing: The standing trial and its segments, whose shapes and lengths are compared with;
  ///     without it the trial is compared with itself.
  ///   - hipCentres: How far the ways to find a hip centre disagree.
  public static func quality(
    of trial: Trial, poses: SegmentPoses, standing: (trial: Trial, poses: SegmentPoses)?,
    hipCentres: [ModelQuality.HipSpread] = []
  ) -> ModelQuality {
    var quality = ModelQuality(hipCentres: hipCentres)
    quality.lengths = Segment.all.compactMap { segment in
      length(of: segment, in: trial, poses, standing: standing)
    }
    quality.residuals =
      Segment.all.compactMap { residual(of: $0, in: trial, shapedBy: standing?.trial) }
      + fitted(poses)
    if let standing {
      quality.gaps = Side.allCases.flatMap { side in
        Joint.allCases.compactMap { gap(at: $0, side, in: poses, standing: standing.poses) }
      }
    } else {
      quality.remarks.append(
        "without a standing trial, segment lengths and shapes are compared within the trial alone, "
          + "and joint gaps are not known")
    }
    if !quality.residuals.contains(where: { $0.part == Segment.pelvis.words }) {
      quality.remarks.append("the pelvis shows fewer than three markers, so it has no residual")
    }
    return quality
  }

  // MARK: - Lengths

  private static func length(
    of segment: Segment, in trial: Trial, _ poses: SegmentPoses,
    standing: (trial: Trial, poses: SegmentPoses)?
  ) -> ModelQuality.Length? {
    let (values, between) = lengths(of: segment, in: trial, poses)
    guard let statistic = Statistic(of: values), let low = values.filter(\.isFinite).min(),
      let high = values.filter(\.isFinite).max()
    else { return nil }
    let reference = standing.flatMap {
      Statistic(of: lengths(of: segment, in: $0.trial, $0.poses).values)?.mean
    }
    return ModelQuality.Length(
      segment: segment, between: between, mean: statistic.mean,
      standardDeviation: statistic.standardDeviation ?? 0, range: high - low,
      drift: reference.map { statistic.mean - $0 })
  }

  private static func lengths(
    of segment: Segment, in trial: Trial, _ poses: SegmentPoses
  ) -> (values: [Double], between: String) {
    func markers(_ a: String, _ b: String) -> [Double] {
      guard let first = trial.markers[a], let second = trial.markers[b] else { return [] }
      return (0..<min(first.count, second.count)).map { (first[$0] - second[$0]).length }
    }
    func centres(_ a: Joint, _ b: Joint, _ side: Side) -> [Double] {
      zip(poses.centre(of: a, side), poses.centre(of: b, side)).map { ($0 - $1).length }
    }
    switch segment {
    case .pelvis: return (markers("LASI", "RASI"), "anterior spine markers")
    case .thigh(let side): return (centres(.hip, .knee, side), "hip centre to knee centre")
    case .shank(let side): return (centres(.knee, .ankle, side), "knee centre to ankle centre")
    case .foot(let side):
      return (markers(side.letter + "HEE", side.letter + "TOE"), "heel marker to toe marker")
    }
  }

  // MARK: - Residuals

  private static func residual(
    of segment: Segment, in trial: Trial, shapedBy standing: Trial?
  ) -> ModelQuality.Residual? {
    let names = SegmentMarkers.names(of: segment, in: trial)
    guard names.count >= 3 else { return nil }
    let cluster =
      standing.flatMap { RigidCluster(names, in: $0) } ?? RigidCluster(names, in: trial)
    guard let cluster else { return nil }
    let fits = cluster.fits(in: trial).compactMap(\.self)
    let byMarker = cluster.markers.indices.map { index in fits.map { $0.residuals[index] } }
    return residual(
      part: segment.words, zip(cluster.markers, byMarker).map { ($0, $1) }, frames: fits.count)
  }

  /// The residuals of a model that fits its segments itself.
  private static func fitted(_ poses: SegmentPoses) -> [ModelQuality.Residual] {
    let markers = poses.markerResiduals.sorted { $0.key < $1.key }
    let frames = (0..<poses.frameCount).count { frame in
      markers.contains { $0.value.indices.contains(frame) && $0.value[frame].isFinite }
    }
    return residual(part: "all fitted markers", markers.map { ($0.key, $0.value) }, frames: frames)
      .map { [$0] } ?? []
  }

  private static func residual(
    part: String, _ markers: [(name: String, values: [Double])], frames: Int
  ) -> ModelQuality.Residual? {
    var worst: (name: String, meanSquare: Double)?
    var (squares, count, largest) = (0.0, 0, 0.0)
    for (name, values) in markers {
      let seen = values.filter(\.isFinite)
      guard !seen.isEmpty else { continue }
      let sum = seen.reduce(0) { $0 + $1 * $1 }
      squares += sum
      count += seen.count
      largest = max(largest, seen.max() ?? 0)
      let meanSquare = sum / Double(seen.count)
      if worst.map({ meanSquare > $0.meanSquare }) ?? true { worst = (name, meanSquare) }
    }
    guard let worst, count > 0 else { return nil }
    return ModelQuality.Residual(
      part: part, markers: markers.map(\.name),
      rootMeanSquare: (squares / Double(count)).squareRoot(), largest: largest,
      worstMarker: worst.name, frames: frames)
  }

  // MARK: - Gaps

  /// Where both segments of a joint carry its centre from the standing trial.
  private static func gap(
    at joint: Joint, _ side: Side, in poses: SegmentPoses, standing: SegmentPoses
  ) -> ModelQuality.Gap? {
    let (proximal, distal): (Segment, Segment) =
      switch joint {
      case .hip: (.pelvis, .thigh(side))
      case .knee: (.thigh(side), .shank(side))
      case .ankle: (.shank(side), .foot(side))
      }
    let centres = standing.centre(of: joint, side)
    func carried(by segment: Segment) -> Vector3? {
      let local = zip(standing.poses(of: segment), centres).map { $0.local($1) }
        .filter(\.isFinite)
      return local.isEmpty ? nil : local.reduce(.zero, +) / Double(local.count)
    }
    guard let a = carried(by: proximal), let b = carried(by: distal) else { return nil }
    let gaps = zip(poses.poses(of: proximal), poses.poses(of: distal))
      .map { ($0.point(a) - $1.point(b)).length }.filter(\.isFinite)
    guard let largest = gaps.max() else { return nil }
    let squares = gaps.reduce(0) { $0 + $1 * $1 }
    return ModelQuality.Gap(
      side: side, joint: joint, rootMeanSquare: (squares / Double(gaps.count)).squareRoot(),
      largest: largest)
  }
}
