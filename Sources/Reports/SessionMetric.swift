import Motion

/// One number of a session that a study is watched by: of the measurement, or of the walking.
public struct SessionMetric: Hashable, Sendable {
  public enum Kind: Sendable {
    case measurement
    case plates
    case walking
  }

  public var kind: Kind
  /// With its unit in brackets, as a chart's title.
  public var title: String
  /// In the unit that is drawn.
  public var value: Double
  public var decimals: Int

  /// The numbers of a session that could be measured; those of walking from its first condition.
  static func all(of analysis: SessionAnalysis) -> [SessionMetric] {
    measurement(analysis) + plates(analysis) + walking(analysis)
  }

  /// What each plate shows while nobody stands on it, the middle of the session's trials.
  private static func plates(_ analysis: SessionAnalysis) -> [SessionMetric] {
    let levels = analysis.trials.flatMap(\.plateLevels)
    var labels: [String] = []
    for level in levels where !labels.contains(level.plate) { labels.append(level.plate) }
    return labels.sorted().flatMap { label -> [SessionMetric] in
      let own = levels.filter { $0.plate == label }
      func metric(_ words: String, _ value: KeyPath<PlateLevel, Double>) -> SessionMetric {
        SessionMetric(
          kind: .plates, title: "Plate \(label): \(words) (N)",
          value: Outlier.median(own.map { $0[keyPath: value] }), decimals: 2)
      }
      return [
        metric("zero of the free plate", \.offset), metric("noise", \.noise),
        metric("left in swing", \.residual),
      ]
    }
  }

  private static func measurement(_ analysis: SessionAnalysis) -> [SessionMetric] {
    let trials = analysis.trials
    let qualities = trials.compactMap(\.modelQuality.value)
    let events = trials.map { EventAgreement(of: $0.events) }
    let eventCount = events.reduce(0) { $0 + $1.count }
    let contacts = trials.flatMap(\.plateContacts)
    let lengths = qualities.flatMap(\.lengths).compactMap { $0.drift?.magnitude }
    func metric(_ title: String, _ value: Double?, _ decimals: Int = 1) -> SessionMetric? {
      value.flatMap { value in
        value.isFinite
          ? SessionMetric(kind: .measurement, title: title, value: value, decimals: decimals) : nil
      }
    }
    func share(_ part: Int, of all: Int) -> Double? {
      all > 0 ? 100 * Double(part) / Double(all) : nil
    }
    return [
      metric(
        "Least seen marker (% of frames)",
        trials.compactMap { MarkerCoverage.all(in: $0).first?.share }.min().map { $0 * 100 }),
      metric(
        "Marker noise (mm)",
        Statistic(of: trials.compactMap(\.trial.cleaning.noise))?.mean.in(.millimetre), 2),
      metric(
        "Largest rigid-body residual (mm)",
        qualities.flatMap(\.residuals).map(\.rootMeanSquare).max()?.in(.millimetre)),
      metric("Largest change of a segment (mm)", lengths.max()?.in(.millimetre)),
      metric(
        "Hip centre methods apart (mm)",
        qualities.flatMap(\.hipCentres).map(\.largest).max()?.in(.millimetre)),
      metric(
        "Event methods apart (ms)", events.compactMap(\.largestSpread).max()?.in(.millisecond), 0),
      metric(
        "Doubted events (%)", share(events.reduce(0) { $0 + $1.lowConfidence }, of: eventCount)),
      metric(
        "Plate loadings used (%)", share(contacts.count(where: \.isTrusted), of: contacts.count)),
      metric(
        "Cycles assessed",
        trials.contains { !$0.cycles.isEmpty }
          ? Double(CycleCounts(of: trials).totalAssessed) : nil, 0),
    ].compactMap(\.self)
  }

  private static func walking(_ analysis: SessionAnalysis) -> [SessionMetric] {
    let parameters = analysis.parameters.filter { $0.task == .walking }
    guard let condition = parameters.first?.condition else { return [] }
    let own = parameters.filter { $0.condition == condition }
    let wanted = [
      "speed", "cadence", "stride_length", "step_width", "stance", "double_support",
      "stride_time_variability", "maximum_knee_flexion_in_swing",
    ]
    var metrics = wanted.compactMap { name -> SessionMetric? in
      let members = own.filter { $0.name == name }
      let both = members.filter { $0.side == nil }
      let used = both.isEmpty ? members : both
      guard let first = used.first,
        let mean = Statistic(of: used.compactMap { $0.value.value?.mean }.filter(\.isFinite))?.mean
      else { return nil }
      let symbol = first.unit.symbol
      return SessionMetric(
        kind: .walking,
        title: Reading.sentenceCase(first.words) + (symbol.isEmpty ? "" : " (\(symbol))"),
        value: mean.in(first.unit), decimals: mean.in(first.unit).magnitude < 10 ? 2 : 1)
    }
    let profile = analysis.profiles.first { $0.condition == condition }
    if let score = profile?.score.overall.value {
      metrics.append(
        SessionMetric(
          kind: .walking, title: "Gait profile score (\u{B0})", value: score.in(.degree),
          decimals: 1))
    }
    return metrics
  }
}
