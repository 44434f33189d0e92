import Motion

/// How much of two muscles' activity is shared: 100 · 2 ∫min(a, b) / ∫(a + b).
///
/// 100 % where both envelopes are the same, 0 where one is silent whenever the other works. It
/// depends on what the envelopes are shares of.
struct FalconerWinter: MuscleIndexMethod {
  static let citations = [
    Citation("Falconer, Winter", 1985, "Electromyogr Clin Neurophysiol 25:135")
  ]

  func indices(of session: MuscleSession) -> [MuscleIndex] {
    AntagonistPair.all(of: session).map { pair in
      session.index(
        "co_contraction_falconer_winter_" + pair.joint,
        words: "co-contraction at the \(pair.joint) (Falconer-Winter)", unit: .percent,
        of: [pair.first, pair.second], over: pair.windows,
        formula: "100 · 2 · area common to both envelopes / sum of both areas",
        needsMaximalContraction: false,
        notes: ["depends on the normalisation of both envelopes; compare within a session only"],
        citations: Self.citations
      ) { window in
        guard let a = session.envelope(pair.first, pair.windows.side, over: window),
          let b = session.envelope(pair.second, pair.windows.side, over: window)
        else { return nil }
        return Self.index(a, b)
      }
    }
  }

  /// The index, a share from 0 to 1; `nil` where both are silent throughout.
  static func index(_ a: [Double], _ b: [Double]) -> Double? {
    let pairs = AntagonistPair.matched(a, b)
    let sum = pairs.reduce(0) { $0 + $1.0 + $1.1 }
    guard sum > 0 else { return nil }
    return 2 * pairs.reduce(0) { $0 + min($1.0, $1.1) } / sum
  }
}
