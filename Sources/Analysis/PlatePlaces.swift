import Geometry
import Motion

/// Where a laboratory's force plates lie, for files that hold what plates measured but not where.
public struct PlatePlaces: Hashable, Sendable {
  /// The four corners by the plate's label, metres, laboratory axes as the file has them, in C3D's
  /// order: the plate's own +x +y, −x +y, −x −y, +x −y, seen with its z axis pointing down.
  public var corners: [String: [Vector3]] = [:]

  public init() {}

  /// The recording with its plates put in their places; plates whose file says where they lie keep
  /// theirs.
  public func placed(_ recording: Recording) -> Recording {
    var recording = recording
    for index in recording.plates.indices where recording.plates[index].kind == .plateAxes {
      guard let known = corners[recording.plates[index].label] else { continue }
      recording.plates[index].kind = .c3d(type: 2)
      recording.plates[index].corners = known
      recording.notices.append(
        Notice(
          .plates, trial: recording.name,
          "plate \(recording.plates[index].label) lies where the setting plates.corners says; force "
            + "and moment are taken at the middle of its surface"))
    }
    return recording
  }

  /// Four corners from twelve numbers; `nil` where they are not the corners of a plate.
  static func corners(_ text: String) -> [Vector3]? {
    let parts = text.split { $0 == "," || $0.isWhitespace }
    let numbers = parts.compactMap { Double($0) }.filter(\.isFinite)
    guard parts.count == 12, numbers.count == 12 else { return nil }
    let corners = stride(from: 0, to: 12, by: 3).map {
      Vector3(numbers[$0], numbers[$0 + 1], numbers[$0 + 2])
    }
    let sides = corners.indices.map { (corners[($0 + 1) % 4] - corners[$0]).length }
    let plate = ForcePlate(label: "", kind: .c3d(type: 2), corners: corners, channels: [])
    guard plate.surface != nil, sides.allSatisfy(sizes.contains) else { return nil }
    return corners
  }

  /// Sides of plates, metres: smaller or larger ones were written in another unit.
  private static let sizes = 0.1...10.0
}
