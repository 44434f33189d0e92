import Motion

/// What cleaning really did to the trials of a session, in sentences for the methods.
struct CleaningText {
  let sentences: [String]

  init(of trials: [Trial]) {
    let cleanings = trials.map(\.cleaning)
    var sentences: [String] = []
    var frames: [MarkerCleaning.Method: Int] = [:]
    var open = 0
    for gap in cleanings.flatMap({ $0.markers.flatMap(\.gaps) }) {
      switch gap.outcome {
      case .filled(let method, _): frames[method, default: 0] += gap.frames.count
      case .open: open += gap.frames.count
      }
    }
    let filled = MarkerCleaning.Method.allCases.compactMap { method in
      frames[method].map { "\($0) by \(method.rawValue)" }
    }
    let isFiltered = cleanings.contains { if case .none = $0.filter { false } else { true } }
    if filled.isEmpty, !isFiltered, cleanings.allSatisfy({ $0.faults.isEmpty }) {
      sentences.append("Markers were used as recorded: no gap was filled and nothing was filtered.")
    } else {
      sentences.append(
        filled.isEmpty
          ? "No gap in the markers' paths was filled."
          : "Gaps in the markers' paths were filled (marker frames: \(filled.joined(separator: ", "))"
            + "; \(open) more were left open).")
    }
    if isFiltered || !filled.isEmpty { sentences += Self.filterSentences(cleanings) }
    let faults = cleanings.flatMap(\.faults)
    if !faults.isEmpty {
      sentences.append(
        "Markers that carried each other's names were found from the jumps they leave and from the "
          + "build of the body; "
          + (faults.allSatisfy(\.isRepaired)
            ? "their names were put right." : "their samples were taken out."))
    }
    self.sentences = sentences
  }

  /// How many trials were filtered, and how.
  private static func filterSentences(_ cleanings: [TrialCleaning]) -> [String] {
    var counts: [(words: String, trials: Int)] = []
    for cleaning in cleanings {
      let words = words(for: cleaning.filter)
      if let index = counts.firstIndex(where: { $0.words == words }) {
        counts[index].trials += 1
      } else {
        counts.append((words, 1))
      }
    }
    return counts.map { words, trials in
      (trials == 1 ? "In one trial " : "In \(trials) trials ") + words + "."
    }
  }

  private static func words(for filter: TrialCleaning.Filter) -> String {
    switch filter {
    case .none(let reason): "markers were not filtered (\(reason))"
    case .butterworth(let cutoff, let order):
      "markers were low-pass filtered at \((cutoff * 10).rounded() / 10) Hz by a Butterworth filter "
        + "of order \(order) run forwards and backwards"
    case .spline:
      "markers were smoothed by a quintic spline with generalised cross-validation (Woltring 1986)"
    }
  }
}
