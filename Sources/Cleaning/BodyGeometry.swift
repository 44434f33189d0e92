import Geometry
import Motion
import Signal

/// Where the markers are on the body: medians over frames of distances and of offsets along the
/// body's own directions.
///
/// Forward is from the back of the pelvis to its front, so that it does not rest on the words left
/// and right; left follows from it and from up.
struct BodyGeometry {
  private let markers: [String: Trajectory]
  private let frames: [Int]
  /// One a frame of the trial, horizontal and of length one; missing where the pelvis was not seen.
  private let forward: [Vector3]

  /// Below this horizontal length between the front and the back of the pelvis, metres, forward is
  /// not told: the person lies.
  static let leastPelvisDepth = 0.05

  /// - Parameters:
  ///   - markers: z up, metres.
  ///   - frames: The frames to look at.
  init(_ markers: [String: Trajectory], in frames: some Sequence<Int>) {
    self.markers = markers
    self.frames = Array(frames)
    let count = markers.values.first?.count ?? 0
    let fronts = MarkerPairs.both("ASI").compactMap { markers[$0] }
    // A sacral marker that was never seen must not hide the two posterior spines.
    let sacrum = [markers["SACR"]].compactMap { $0 }.filter { $0.missingCount < $0.count }
    let backs = sacrum.isEmpty ? MarkerPairs.both("PSI").compactMap { markers[$0] } : sacrum
    func middle(_ paths: [Trajectory], _ frame: Int) -> Vector3 {
      paths.isEmpty
        ? .missing
        : paths.reduce(.zero) { $0 + $1[frame] } / Double(paths.count)
    }
    forward = (0..<count).map { frame in
      guard fronts.count == 2 else { return .missing }
      var direction = middle(fronts, frame) - middle(backs, frame)
      direction.z = 0
      return direction.length > Self.leastPelvisDepth ? direction.normalized : .missing
    }
  }

  /// The median distance of two markers, metres, or `nil` where they were never seen together.
  func distance(_ first: String, _ second: String) -> Double? {
    median(first, second) { offset, _ in offset.length }
  }

  /// How far the first marker is to the left of the second, metres.
  func leftward(of first: String, from second: String) -> Double? {
    median(first, second) { offset, forward in offset.dot(Vector3.unitZ.cross(forward)) }
  }

  /// How far the first marker is in front of the second, metres.
  func ahead(of first: String, from second: String) -> Double? {
    median(first, second) { offset, forward in offset.dot(forward) }
  }

  /// How far the first marker is above the second, metres.
  func above(of first: String, from second: String) -> Double? {
    median(first, second) { offset, _ in offset.z }
  }

  private func median(
    _ first: String, _ second: String, _ measure: (Vector3, Vector3) -> Double
  ) -> Double? {
    guard let a = markers[first], let b = markers[second] else { return nil }
    return Statistics.median(
      of: frames.map { measure(a[$0] - b[$0], forward[$0]) })
  }
}
