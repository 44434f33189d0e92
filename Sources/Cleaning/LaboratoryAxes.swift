import Geometry
import Motion

/// Which way is up in a recording, and the exact turn that makes it z.
public struct LaboratoryAxes: Hashable, Sendable {
  public var up: Axis
  /// How `up` was found, in words.
  public var foundBy: String

  public init(up: Axis, foundBy: String) {
    self.up = up
    self.foundBy = foundBy
  }

  /// Turns laboratory positions so that z is up: a proper permutation of axes with signs, exact in
  /// every digit.
  public var toZUp: Matrix3 {
    switch up {
    case .plusZ: .identity
    case .minusZ: Matrix3(x: .unitX, y: -.unitY, z: -.unitZ)
    case .plusY: Matrix3(x: .unitX, y: .unitZ, z: -.unitY)
    case .minusY: Matrix3(x: .unitX, y: -.unitZ, z: .unitY)
    case .plusX: Matrix3(x: .unitZ, y: .unitX, z: .unitY)
    case .minusX: Matrix3(x: -.unitZ, y: .unitX, z: -.unitY)
    }
  }

  /// The axes of a recording, from the file where it says, else from the body: the pelvis is above
  /// the feet.
  ///
  /// - Returns: `nil` where the file says nothing and no pelvis and foot markers can be told.
  public static func axes(of recording: Recording) -> LaboratoryAxes? {
    if let up = recording.up { return LaboratoryAxes(up: up, foundBy: "the file says so") }
    return fromBody(recording).map {
      LaboratoryAxes(up: $0, foundBy: "the pelvis is on that side of the feet")
    }
  }

  /// The side of the feet that the pelvis is on, where that is neither the one that the file says is up
  /// nor its opposite: a screen's axis that nobody set, or a person who lies. A body upside down is a
  /// matter of names.
  public static func contradiction(in recording: Recording) -> Axis? {
    guard let up = recording.up, let body = fromBody(recording, mostFrames: 100),
      body.vector.dot(up.vector) == 0
    else { return nil }
    return body
  }

  private static func fromBody(_ recording: Recording, mostFrames: Int = .max) -> Axis? {
    let step = max(1, recording.frameCount / mostFrames)
    guard let pelvis = middle(of: recording, labelled: pelvisWords, step: step),
      let feet = middle(of: recording, labelled: footWords, step: step)
    else { return nil }
    let body = pelvis - feet
    let candidates = Axis.allCases.map { ($0, body.dot($0.vector)) }.sorted { $0.1 > $1.1 }
    guard let first = candidates.first, let second = candidates.dropFirst().first,
      first.1 > 2 * second.1, first.1 > 0.2
    else { return nil }
    return first.0
  }

  private static let pelvisWords = ["ASI", "PSI", "SACR"]
  private static let footWords = ["HEE", "TOE", "ANK", "CALC", "MT5", "5META"]

  /// The median position of all markers with such a name, metres: a few wild samples must not turn
  /// a whole laboratory.
  private static func middle(
    of recording: Recording, labelled words: [String], step: Int
  ) -> Vector3? {
    var seen: [Vector3] = []
    for trajectory in recording.trajectories {
      let label = trajectory.label.uppercased()
      guard words.contains(where: { label.contains($0) }) else { continue }
      for frame in stride(from: 0, to: trajectory.count, by: step)
      where trajectory.isSeen(at: frame) {
        seen.append(trajectory[frame])
      }
    }
    guard !seen.isEmpty else { return nil }
    func median(_ axis: Int) -> Double { seen.map { $0[axis] }.sorted()[seen.count / 2] }
    return Vector3(median(0), median(1), median(2))
  }
}
