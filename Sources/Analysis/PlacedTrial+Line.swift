import Foundation
import Gait
import Geometry
import Motion

extension PlacedTrial {
  /// The line of progression as the solved frames alone show it, length one.
  static func line(of thin: Trial, frames: [Int]) -> Vector3? {
    guard frames.count > 1, frames[1] > frames[0] else { return nil }
    var slow = thin
    slow.rate = thin.rate / Double(frames[1] - frames[0])
    return LineOfProgression.direction(of: slow)
  }

  /// Turns the line of progression as far as the displacement does: hardly where a person travels,
  /// and with the pelvis' markers where the way it faces stands for the line, on a treadmill.
  func turnLine(_ moved: Trial, in result: inout TrialAnalysis) {
    guard let own = analysis.pathAngle else { return }
    var turn = 0.0
    if let line, let later = Self.line(of: moved, frames: frames) {
      turn = atan2(line.x * later.y - line.y * later.x, line.dot(later))
    }
    let angle = turn.isFinite ? own + turn : own
    result.pathAngle = angle
    for index in result.cycles.indices { result.cycles[index].pathAngle = angle }
  }
}
