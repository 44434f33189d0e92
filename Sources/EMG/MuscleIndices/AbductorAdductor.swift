import Motion

/// Hip abductor against adductor: RMS of the gluteus medius' envelope over that of the adductor
/// longus, and the difference of their onsets around contact. No cut-off is accepted; a neighbour's
/// signal easily reaches the adductor's electrodes.
struct AbductorAdductor: MuscleIndexMethod {
  static let looked = ["gait cycle", "loading response", "descent", "ascent"]
  static let citations = [
    Citation("Besomi, Hodges, Clancy et al.", 2020, "J Electromyogr Kinesiol 53:102438")
  ]
  static let notes = ["no accepted limit", "cross-talk between adductors"]

  func indices(of session: MuscleSession) -> [MuscleIndex] {
    let muscles: [Muscle] = [.gluteusMedius, .adductorLongus]
    return session.windows.compactMap { windows in
      guard Self.looked.contains(windows.name),
        muscles.allSatisfy({ session.hasChannel($0, windows.side, in: windows.windows) })
      else { return nil }
      return session.index(
        "abductor_adductor_ratio", words: "hip abductor : adductor activity", unit: .ratio,
        of: muscles, over: windows,
        formula: "RMS of gluteus medius / RMS of adductor longus, shares of maximal contraction",
        signInWords: "above 1: abductor more", needsMaximalContraction: true, notes: Self.notes,
        citations: Self.citations
      ) { window in
        guard let above = session.envelope(.gluteusMedius, windows.side, over: window),
          let below = session.envelope(.adductorLongus, windows.side, over: window)
        else { return nil }
        let square = below.reduce(0) { $0 + $1 * $1 } / Double(below.count)
        guard square > 0 else { return nil }
        return (above.reduce(0) { $0 + $1 * $1 } / Double(above.count) / square).squareRoot()
      }
    } + onsets(of: session)
  }

  private func onsets(of session: MuscleSession) -> [MuscleIndex] {
    OnsetDifference(
      name: "abductor_adductor_onset_difference",
      words: "gluteus medius after adductor longus", later: .gluteusMedius,
      earlier: .adductorLongus, reach: 0.25, notes: Self.notes, citations: Self.citations
    ).indices(of: session)
  }
}
