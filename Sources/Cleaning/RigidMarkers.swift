import Geometry
import Motion

/// Markers on one rigid part of the body: their distances change by skin alone.
enum RigidMarkers {
  /// Skin lets two markers of the pelvis move less against each other, metres.
  static let largestChange = 0.1
  /// Above this share of frames the paths are no longer those of one body.
  static let largestShare = 0.02

  /// Why the trial is refused, or `nil`.
  static func reason(in markers: [String: Trajectory], of rigid: Set<String>) -> String? {
    let paths = markers.filter { rigid.contains($0.key) }.sorted { $0.key < $1.key }
    for (index, first) in paths.enumerated() {
      for second in paths[(index + 1)...] {
        let distances = (0..<min(first.value.count, second.value.count))
          .map { (first.value[$0] - second.value[$0]).length }.filter(\.isFinite)
        guard !distances.isEmpty else { continue }
        let median = distances.sorted()[distances.count / 2]
        let broken = distances.count { abs($0 - median) > largestChange }
        if Double(broken) > largestShare * Double(distances.count) {
          return "expected \(first.key) and \(second.key) at a steady distance, as on one pelvis, "
            + "found it changed by more than \(Int(largestChange.in(.millimetre))) mm in \(broken) of "
            + "\(distances.count) frames; the data are damaged, or markers have exchanged their names"
        }
      }
    }
    return nil
  }
}
