import Geometry

/// One marker's (or any point's) path through a recording.
public struct Trajectory: Codable, Hashable, Sendable {
  /// The marker's name, without a subject prefix.
  public var label: String
  /// The subject prefix that the file wrote before the name, or `nil`.
  public var prefix: String?
  /// Positions, one a frame, metres; NaN where the marker was not seen.
  public var x: [Double]
  public var y: [Double]
  public var z: [Double]

  /// - Precondition: the three columns have the same count.
  public init(label: String, prefix: String? = nil, x: [Double], y: [Double], z: [Double]) {
    precondition(x.count == y.count && y.count == z.count, "a trajectory has equal columns")
    self.label = label
    self.prefix = prefix
    self.x = x
    self.y = y
    self.z = z
  }

  /// A trajectory from positions, one a frame, metres.
  public init(label: String, prefix: String? = nil, _ positions: [Vector3]) {
    self.init(
      label: label, prefix: prefix, x: positions.map(\.x), y: positions.map(\.y),
      z: positions.map(\.z))
  }

  /// Number of frames.
  public var count: Int { x.count }

  /// The position in one frame, metres; NaN where the marker was not seen.
  public subscript(frame: Int) -> Vector3 { Vector3(x[frame], y[frame], z[frame]) }

  /// Whether the marker was seen in a frame.
  public func isSeen(at frame: Int) -> Bool { self[frame].isFinite }

  /// Number of frames in which the marker was not seen.
  public var missingCount: Int { (0..<count).count { !isSeen(at: $0) } }

  /// The runs of frames in which the marker was not seen.
  public var gaps: [Range<Int>] {
    var gaps: [Range<Int>] = []
    var start: Int?
    for frame in 0..<count {
      if isSeen(at: frame) {
        if let begun = start { gaps.append(begun..<frame) }
        start = nil
      } else if start == nil {
        start = frame
      }
    }
    if let begun = start { gaps.append(begun..<count) }
    return gaps
  }
}
