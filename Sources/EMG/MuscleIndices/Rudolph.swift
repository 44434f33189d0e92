import Motion

/// How strongly two muscles work against each other: the mean of (low / high) · (low + high).
///
/// Both envelopes as shares of a maximal contraction; it rises with walking speed.
struct Rudolph: MuscleIndexMethod {
  static let citations = [
    Citation(
      "Rudolph, Axe, Buchanan, Scholz, Snyder-Mackler", 2001,
      "Knee Surg Sports Traumatol "
        + "Arthrosc 9:62"),
    Citation("Zeni, Rudolph, Higginson", 2010, "J Electromyogr Kinesiol 20:148"),
  ]

  func indices(of session: MuscleSession) -> [MuscleIndex] {
    AntagonistPair.all(of: session).map { pair in
      session.index(
        "co_contraction_rudolph_" + pair.joint,
        words: "co-contraction at the \(pair.joint) (Rudolph)", unit: .percent,
        of: [pair.first, pair.second], over: pair.windows,
        formula: "mean of (lower / higher) · (lower + higher), shares of maximal contraction",
        needsMaximalContraction: true, notes: ["rises with speed"], citations: Self.citations
      ) { window in
        guard let a = session.envelope(pair.first, pair.windows.side, over: window),
          let b = session.envelope(pair.second, pair.windows.side, over: window)
        else { return nil }
        return Self.index(a, b)
      }
    }
  }

  /// The index, 0 to 2; `nil` without samples. Where both are silent there is nothing to share.
  static func index(_ a: [Double], _ b: [Double]) -> Double? {
    let pairs = AntagonistPair.matched(a, b)
    guard !pairs.isEmpty else { return nil }
    let sum = pairs.reduce(0.0) { sum, pair in
      let (low, high) = (min(pair.0, pair.1), max(pair.0, pair.1))
      return high > 0 ? sum + low / high * (low + high) : sum
    }
    return sum / Double(pairs.count)
  }
}
