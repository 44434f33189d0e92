import Motion

/// Two muscles on opposite sides of a joint, over windows in which both have a channel.
struct AntagonistPair {
  var joint: String
  var first: Muscle
  var second: Muscle
  var windows: MuscleSession.Windows

  /// The pairs of a session: a quadriceps with a hamstring, the tibialis anterior with the calf.
  static func all(of session: MuscleSession) -> [AntagonistPair] {
    session.windows.flatMap { windows -> [AntagonistPair] in
      let sides: [(String, [Muscle], [Muscle])] = [
        ("knee", MuscleSession.quadriceps, MuscleSession.hamstrings),
        ("ankle", [.tibialisAnterior], MuscleSession.calf),
      ]
      return sides.compactMap { joint, front, back in
        guard let first = session.first(of: front, windows.side, in: windows.windows),
          let second = session.first(of: back, windows.side, in: windows.windows)
        else { return nil }
        return AntagonistPair(joint: joint, first: first, second: second, windows: windows)
      }
    }
  }

  /// Samples of two envelopes at the same instants; where rates differ, the nearest of the faster.
  static func matched(_ a: [Double], _ b: [Double]) -> [(Double, Double)] {
    let count = min(a.count, b.count)
    guard count > 0 else { return [] }
    return (0..<count).map { (a[$0 * a.count / count], b[$0 * b.count / count]) }
  }
}
