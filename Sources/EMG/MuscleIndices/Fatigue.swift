import Motion
import Signal

/// How the median frequency of a muscle's signal changes over the repetitions of a squat: research.
///
/// The slope of the median frequency over like phases of at least half a second, as a share of its
/// first value. It is no measure of fatigue where length and force change between repetitions.
struct Fatigue: MuscleIndexMethod {
  static let shortest = 0.5
  static let leastRepetitions = 5
  static let citations = [
    Citation("De Luca", 1997, "J Appl Biomech 13:135")
  ]

  func indices(of session: MuscleSession) -> [MuscleIndex] {
    session.windows.filter { $0.name == "descent" }.flatMap { windows in
      Muscle.allCases.filter { session.hasChannel($0, windows.side, in: windows.windows) }.map {
        index($0, windows, session)
      }
    }
  }

  private func index(
    _ muscle: Muscle, _ windows: MuscleSession.Windows, _ session: MuscleSession
  ) -> MuscleIndex {
    let frequencies = windows.windows.compactMap { window -> Double? in
      guard window.time.upperBound - window.time.lowerBound >= Self.shortest,
        let (samples, rate) = session.conditioned(muscle, windows.side, over: window)
      else { return nil }
      return Spectrum(of: samples, rate: rate, segment: 512)?.medianFrequency
    }
    var value: Availability<Statistic> = .absent(
      because: "fewer than \(Self.leastRepetitions) descents of half a second: \(frequencies.count)"
    )
    if frequencies.count >= Self.leastRepetitions, let change = Self.change(frequencies),
      let statistic = Statistic(of: [change])
    {
      value = .present(statistic)
    }
    return MuscleIndex(
      parameter: Parameter(
        name: muscle.rawValue.replacing(" ", with: "_") + "_median_frequency_change",
        words: "median frequency of \(muscle.rawValue), change over the descents", unit: .percent,
        side: windows.side, task: windows.task, condition: windows.condition, value: value),
      muscles: [muscle.rawValue], window: windows.name,
      formula: "slope of the median frequency over repetitions · their number / first fitted value",
      signInWords: "− falling", isResearch: true,
      notes: ["research; not valid where length or force change between repetitions"],
      citations: Self.citations)
  }

  /// The fitted change from the first to the last value, as a share of the first fitted one.
  static func change(_ values: [Double]) -> Double? {
    let n = Double(values.count)
    guard n > 1 else { return nil }
    let middle = (n - 1) / 2
    let mean = values.reduce(0, +) / n
    var (above, below) = (0.0, 0.0)
    for (index, value) in values.enumerated() {
      let x = Double(index) - middle
      above += x * (value - mean)
      below += x * x
    }
    let slope = above / below
    let first = mean - slope * middle
    return first > 0 ? slope * (n - 1) / first : nil
  }
}
