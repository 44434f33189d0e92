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
    guard let pelvis = middle(of: recording, labelled: pelvisWords),
      let feet = middle(of: recording, labelled: footWords)
    else { return nil }
    let body = pelvis - feet
    let candidates = Axis.allCases.map { ($0, body.dot($0.vector)) }.sorted { $0.1 > $1.1 }
    guard let first = candidates.first, let second = candidates.dropFirst().first,
      first.1 > 2 * second.1, first.1 > 0.2
    else { return nil }
    return LaboratoryAxes(up: first.0, foundBy: "the pelvis is on that side of the feet")
  }

  private static let pelvisWords = ["ASI", "PSI", "SACR"]
  private static let footWords = ["HEE", "TOE", "ANK", "CALC", "MT5", "5META"]

  /// The mean position of all markers with such a name, metres.
  private static func middle(of recording: Recording, labelled words: [String]) -> Vector3? {
    var sum = Vector3.zero
    var count = 0
    for trajectory in recording.trajectories {
      let label = trajectory.label.uppercased()
      guard words.contains(where: { label.contains($0) }) else { continue }
      for frame in 0..<trajectory.count where trajectory.isSeen(at: frame) {
        sum += trajectory[frame]
        count += 1
      }
    }
    return count > 0 ? sum / Double(count) : nil
  }
}
