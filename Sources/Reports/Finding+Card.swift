import Motion
import Signal

extension Finding {
  /// The finding as a card of the report.
  ///
  /// - Parameter namesGroup: Whether the task and condition need saying, because there are several.
  func card(namesGroup: Bool) -> FindingCard {
    FindingCard(
      title: title(namesGroup: namesGroup), state: state.words, tone: tone, sentence: sentence,
      figures: figures, background: background, remarks: notes)
  }

  /// `Trendelenburg-type pelvic drop, right`.
  func title(namesGroup: Bool) -> String {
    var parts = [Reading.sentenceCase(name)]
    if let side { parts.append(side.rawValue) }
    let text = parts.joined(separator: ", ")
    return namesGroup ? text + " (\(group.title.lowercasedFirst))" : text
  }

  /// `8.2° against a limit of 4.0°, uncertainty ± 1.3°`.
  var measuredInWords: String? {
    guard let measured else { return nil }
    let value = Reading.text(measured.value, unit) + " against a limit of "
    let uncertainty = Reading.text(measured.uncertainty, unit)
    return value + limitInWords(measured)
      + (measured.uncertainty.isFinite ? ", uncertainty \u{B1} " + uncertainty : "")
  }

  /// The limit alone, with *unverified* where it was recalled and not checked.
  var limitText: String? { measured.map(limitInWords) }

  private func limitInWords(_ measured: Measured) -> String {
    guard measured.limit.isFinite else { return "not known" }
    return Reading.text(measured.limit, unit) + (isLimitUnverified ? " (unverified)" : "")
  }

  /// `seen in 7 of 8`; nothing where the rule counts no windows.
  var countInWords: String? { windows > 0 ? "seen in \(showing) of \(windows)" : nil }

  /// The word that goes with a confidence (clinical convention of this program): from 0.75 high,
  /// from 0.55 moderate, from 0.40 low, below that not a finding to rely on.
  var confidenceInWords: String? {
    guard let confidence, let word = confidenceWord else { return nil }
    return word + " (" + Reading.plain(confidence, decimals: 2) + ")"
  }

  /// The word alone.
  var confidenceWord: String? {
    guard let confidence, confidence.isFinite else { return nil }
    return switch confidence {
    case 0.75...: "high"
    case 0.55..<0.75: "moderate"
    case 0.40..<0.55: "low"
    default: "too low to rely on"
    }
  }

  /// What was seen in plain words: findings say it before a semicolon or their first number.
  var plainSentence: String {
    let end = sentence.firstRange(of: /;|, (by )?[-\u{2212}]?\d/)?.lowerBound ?? sentence.endIndex
    let words = String(sentence[..<end])
    return words.hasSuffix(".") ? String(words.dropLast()) : words
  }

  /// Whether the measurement is too uncertain to be read as a finding.
  var isUnreliable: Bool { (confidence ?? 1) < 0.40 }

  var isPresent: Bool {
    if case .present = state { return true }
    return false
  }

  private var tone: Tone {
    switch state {
    case .present: isUnreliable ? .neutral : .caution
    case .borderline, .notAssessed: .neutral
    case .withinReference: .good
    }
  }

  private var figures: [Definition] {
    var facts: [Definition] = []
    if let measured {
      facts.append(Definition("Value", Reading.text(measured.value, unit)))
      facts.append(Definition("Limit", limitInWords(measured)))
      if measured.excess.isFinite {
        let distance = Reading.text(measured.excess.magnitude, unit)
        let past = distance + (measured.excess >= 0 ? " past it" : " inside it")
        facts.append(Definition("Against the limit", past))
      }
      let uncertainty = Reading.text(measured.uncertainty, unit)
      let isKnown = measured.uncertainty.isFinite
      facts.append(Definition("Uncertainty", isKnown ? "\u{B1} " + uncertainty : "not known"))
    }
    if let interval {
      var words =
        Reading.text(interval.lowerBound, unit) + " to " + Reading.text(interval.upperBound, unit)
      if let survival {
        words += "; the state held in \(Reading.plain(survival * 100, decimals: 0))\u{A0}%"
      }
      facts.append(Definition("95 % with markers displaced", words))
    }
    if windows > 0 {
      var seen = "\(showing) of \(windows)"
      if let interval = Statistics.wilsonInterval(successes: showing, of: windows) {
        let (low, high) = (interval.lowerBound * 100, interval.upperBound * 100)
        seen +=
          " (95 %: \(Reading.plain(low, decimals: 0)) to "
          + "\(Reading.plain(high, decimals: 0))\u{A0}%)"
      }
      facts.append(Definition("Seen in", seen))
    }
    if let words = confidenceInWords { facts.append(Definition("Confidence", words)) }
    return facts
  }

  private var background: [Definition] {
    var facts = [Definition("Rule", rule + " \u{B7} " + group.title.lowercasedFirst)]
    if !signInWords.isEmpty { facts.append(Definition("Positive means", signInWords)) }
    if let measured {
      var mean = Reading.text(measured.mean, unit)
      if let spread = measured.standardDeviation, spread.isFinite {
        mean += " \u{B1} " + Reading.text(spread, unit) + " (SD)"
      }
      facts.append(Definition("Mean over all", mean))
      if let z = measured.z, z.isFinite {
        let distance = Reading.plain(z, decimals: 1) + " standard deviations from the mean"
        facts.append(Definition("Against the reference", distance))
      }
    }
    if !speaksFor.isEmpty {
      facts.append(Definition("Speaks for it", speaksFor.joined(separator: "; ")))
    }
    if !speaksAgainst.isEmpty {
      facts.append(Definition("Speaks against it", speaksAgainst.joined(separator: "; ")))
    }
    facts += details.map { Definition($0.words, Reading.text($0.value, $0.unit)) }
    facts.append(Definition("Evidence", evidence.isEmpty ? "not stated" : evidence))
    facts.append(Definition("Reference", reference ?? "none: the limit is not a reference band"))
    if let words = changeInWords { facts.append(Definition("What would change it", words)) }
    if !citations.isEmpty {
      facts.append(Definition("Sources", citations.map(\.text).joined(separator: "; ")))
    }
    return facts
  }

  /// What the data themselves say for the sign.
  private var speaksFor: [String] {
    var words: [String] = []
    if let measured, measured.excess > 0, measured.uncertainty > 0, measured.uncertainty.isFinite {
      let times = Reading.plain(measured.excess / measured.uncertainty, decimals: 1)
      words.append("past the limit by \(times) times its error")
    }
    if windows > 0, showing > 0 { words.append("seen in \(showing) of \(windows)") }
    if let survival, survival >= 0.5 {
      let share = Reading.plain(survival * 100, decimals: 0)
      words.append("the same in \(share)\u{A0}% of repeats with displaced markers")
    }
    if !members.isEmpty { words.append("together with " + Reading.enumeration(members)) }
    return words
  }

  /// What speaks against it, or lowers its weight.
  private var speaksAgainst: [String] {
    var words: [String] = []
    if let measured, measured.excess <= 0 { words.append("the mean value lies inside the limit") }
    if windows > showing, windows > 0 {
      words.append("not seen in \(windows - showing) of \(windows)")
    }
    if windows > 0, windows < 3 {
      words.append(
        "only " + Reading.count(windows, "stride or repetition", plural: "strides or repetitions"))
    }
    if let measured, let interval, measured.excess > 0, interval.contains(measured.limit) {
      words.append("the interval with displaced markers reaches the limit")
    }
    if let survival, survival < 0.95 {
      let share = Reading.plain((1 - survival) * 100, decimals: 0)
      words.append("another state in \(share)\u{A0}% of repeats with displaced markers")
    }
    if isLimitUnverified { words.append("the limit is unverified") }
    return words + gates
  }

  /// How far the value would have to move for the state to become another: a sign is present from
  /// one uncertainty past the limit, and within reference from one inside it.
  private var changeInWords: String? {
    guard let measured, measured.excess.isFinite, measured.uncertainty.isFinite else { return nil }
    let few = windows > 0 && windows < 3 ? " More repetitions would make it surer." : ""
    switch state {
    case .present:
      let margin = max(measured.excess - measured.uncertainty, 0)
      return "A value " + Reading.text(margin, unit)
        + " nearer to the reference would be borderline." + few
    case .borderline:
      let onward = max(measured.uncertainty - measured.excess, 0)
      let back = max(measured.excess + measured.uncertainty, 0)
      return "A value " + Reading.text(onward, unit) + " further out would be present, one "
        + Reading.text(back, unit) + " nearer to the reference within it." + few
    case .withinReference, .notAssessed:
      return nil
    }
  }
}

extension String {
  /// The text with a small first letter, for use inside a sentence.
  ///
  /// A text that begins with an abbreviation, such as `EMG`, stays as it is.
  var lowercasedFirst: String {
    let isAbbreviation = dropFirst().first?.isUppercase ?? false
    return isAbbreviation ? self : prefix(1).lowercased() + dropFirst()
  }
}
