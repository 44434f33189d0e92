import Motion

/// Quadriceps against hamstrings: the mean of the quadriceps' envelopes over that of the
/// hamstrings', around contact and in squats. No cut-off is accepted.
struct QuadricepsHamstrings: MuscleIndexMethod {
  static let looked = [
    "100 ms before contact", "100 ms after contact", "30-100 ms after contact", "descent", "ascent",
  ]
  static let citations = [
    Citation("Besomi, Hodges, Clancy et al.", 2020, "J Electromyogr Kinesiol 53:102438")
  ]

  func indices(of session: MuscleSession) -> [MuscleIndex] {
    session.windows.filter { Self.looked.contains($0.name) }.compactMap { windows in
      let front = session.recorded(MuscleSession.quadriceps, windows.side, in: windows.windows)
      let back = session.recorded(MuscleSession.hamstrings, windows.side, in: windows.windows)
      guard !front.isEmpty, !back.isEmpty else { return nil }
      return session.index(
        "quadriceps_hamstrings_ratio", words: "quadriceps : hamstrings activity", unit: .ratio,
        of: front + back, over: windows,
        formula:
          "mean quadriceps envelope / mean hamstrings envelope, shares of maximal contraction",
        signInWords: "above 1: quadriceps more", needsMaximalContraction: true,
        notes: ["no accepted limit"], citations: Self.citations
      ) { window in
        guard let above = Self.mean(of: front, windows.side, session, window),
          let below = Self.mean(of: back, windows.side, session, window), below > 0
        else { return nil }
        return above / below
      }
    }
  }

  /// The mean envelope of several muscles; `nil` unless all can be read.
  static func mean(
    of muscles: [Muscle], _ side: Side, _ session: MuscleSession, _ window: MuscleSession.Window
  ) -> Double? {
    var sum = 0.0
    for muscle in muscles {
      guard let envelope = session.envelope(muscle, side, over: window) else { return nil }
      sum += envelope.reduce(0, +) / Double(envelope.count)
    }
    return sum / Double(muscles.count)
  }
}
