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
  /// One for each of `frames`, horizontal and of length one; missing where the pelvis was not seen.
  private let forward: [Vector3]
  /// The same from the heels to the toes of both feet; missing where the feet do not agree.
  private let footward: [Vector3]

  /// Medians over more frames than this tell nothing more; longer trials are looked at evenly.
  static let enoughFrames = 1000

  /// Below this horizontal length between the front and the back of the pelvis, metres, forward is
  /// not told: the person lies.
  static let leastPelvisDepth = 0.05

  /// - Parameters:
  ///   - markers: z up, metres.
  ///   - frames: The frames to look at.
  init(_ markers: [String: Trajectory], in frames: some Sequence<Int>) {
    let count = markers.values.first?.count ?? 0
    let whole = markers.filter { $0.value.count == count }
    self.markers = whole
    let asked = frames.filter { (0..<count).contains($0) }
    let step = max(1, asked.count / Self.enoughFrames)
    self.frames = stride(from: 0, to: asked.count, by: step).map { asked[$0] }
    func paths(_ names: [String]) -> [Trajectory] { names.compactMap { whole[$0] } }
    let fronts = paths(MarkerPairs.both("ASI"))
    // A sacral marker that was never seen must not hide the two posterior spines.
    let sacrum = paths(["SACR"]).filter { $0.missingCount < $0.count }
    let backs = sacrum.isEmpty ? paths(MarkerPairs.both("PSI")) : sacrum
    func middle(_ paths: [Trajectory], _ frame: Int) -> Vector3 {
      paths.isEmpty ? .missing : paths.reduce(.zero) { $0 + $1[frame] } / Double(paths.count)
    }
    func horizontal(_ direction: Vector3) -> Vector3 {
      var direction = direction
      direction.z = 0
      return direction.length > Self.leastPelvisDepth ? direction.normalized : .missing
    }
    forward = self.frames.map { frame in
      fronts.count == 2
        ? horizontal(middle(fronts, frame) - middle(backs, frame)) : .missing
    }
    let (toes, heels) = (paths(MarkerPairs.both("TOE")), paths(MarkerPairs.both("HEE")))
    footward = self.frames.map { frame in
      guard toes.count == 2, heels.count == 2 else { return .missing }
      let left = horizontal(toes[0][frame] - heels[0][frame])
      let right = horizontal(toes[1][frame] - heels[1][frame])
      return left.dot(right) > 0 ? (left + right).normalized : .missing
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

  /// How far the first marker is in front of the second as the feet point, metres.
  func aheadByTheFeet(of first: String, from second: String) -> Double? {
    median(first, second, footward) { offset, forward in offset.dot(forward) }
  }

  /// How far the first marker is above the second, metres.
  func above(of first: String, from second: String) -> Double? {
    median(first, second) { offset, _ in offset.z }
  }

  private func median(
    _ first: String, _ second: String, _ directions: [Vector3]? = nil,
    _ measure: (Vector3, Vector3) -> Double
  ) -> Double? {
    guard let a = markers[first], let b = markers[second] else { return nil }
    return Statistics.median(
      of: zip(frames, directions ?? forward).map { measure(a[$0] - b[$0], $1) })
  }
}
