import Foundation
import Motion
import Signal

/// Makes an EMG channel fit to be timed, in one fixed order, and writes down what was done.
///
/// Rate, clipping and flatness are tested; the offset is removed; 20-450 Hz pass without a shift in
/// time (SENIAM: Hermens et al. 2000, J Electromyogr Kinesiol 10:361); mains hum is notched only
/// where it stands out, and a channel that holds hardly anything else is not connected.
public struct Conditioning: Sendable {
  /// A channel after its conditioning.
  public struct Conditioned: Sendable {
    /// Band-passed, volts; NaN where the channel was flat or not measured.
    public var samples: [Double]
    /// What was done, in order, in words.
    public var log: [String]
    /// Why the channel cannot be used at all, or `nil`.
    public var refusal: String?
    /// Why it may be looked at but not timed, or `nil`.
    public var timingRefusal: String?
  }

  /// Samples per second needed for timing, hertz.
  public static let lowestRate = 1000.0
  /// Share of samples at the rail above which a channel is clipped.
  static let clippedShare = 0.001
  /// A constant stretch at least this long is no signal, seconds.
  static let flatStretch = 0.100
  /// Share of a channel that may be flat.
  static let flatShare = 0.5
  static let high = 450.0
  static let order = 2
  /// Share of the power that mains hum carries where no electrode is connected.
  static let humShare = 0.9

  /// Lower edge of the band-pass, hertz.
  public var highPass: Double
  /// How long after each contact of a foot the signal is not trusted, seconds; 0: it is.
  public var contactArtefact: Double

  public init(highPass: Double = 20, contactArtefact: Double = 0) {
    self.highPass = highPass
    self.contactArtefact = contactArtefact
  }

  /// Conditions one channel.
  ///
  /// - Parameter contacts: Seconds from the first sample, where the shock of contacts is left out.
  public func conditioned(_ channel: AnalogChannel, contacts: [Double] = []) -> Conditioned {
    var result = Conditioned(samples: channel.samples, log: [], refusal: nil)
    let finite = channel.samples.filter(\.isFinite)
    guard channel.rate.isFinite, channel.rate > 0, let lowest = finite.min(),
      let highest = finite.max()
    else {
      result.refusal = "no samples"
      return result
    }
    // A rate read from a file may miss 1000 Hz by a rounding.
    if channel.rate < Self.lowestRate * 0.999 {
      result.timingRefusal =
        "rate too low: sampled at \(words(channel.rate)) Hz, amplitude only, no timing below 1000 Hz"
    }
    result.log.append("rate \(words(channel.rate)) Hz")

    let clipped = clippedShare(channel.samples, lowest: lowest, highest: highest)
    if highest > lowest, clipped > Self.clippedShare {
      result.refusal = "clipped: \(words(100 * clipped, 1)) % of the samples at the rail"
      return result
    }
    result.log.append("not clipped")

    let constant = constantRuns(channel.samples, shortest: Self.flatStretch * channel.rate)
    let flat = constant.reduce(0) { $0 + $1.count }
    guard highest > lowest, Double(flat) <= Self.flatShare * Double(channel.samples.count) else {
      result.refusal = "flat: no signal"
      return result
    }
    for run in constant {
      result.samples.replaceSubrange(run, with: Array(repeating: .nan, count: run.count))
    }
    result.log.append(
      flat == 0 ? "not flat" : "\(words(Double(flat) / channel.rate, 2)) s without signal left out")

    let mean = Statistics.mean(of: result.samples) ?? 0
    result.samples = result.samples.map { $0 - mean }
    result.log.append("offset removed")
    if contactArtefact > 0 {
      // Before the filter, which would carry a shock to both sides of it.
      let bridged = ContactArtefact(duration: contactArtefact)
        .bridged(result.samples, rate: channel.rate, contacts: contacts)
      result.samples = bridged.samples
      result.log.append(
        "\(words(1000 * contactArtefact)) ms after each of \(bridged.count) contacts bridged")
    }
    let high = min(Self.high, 0.45 * channel.rate)
    result.samples = ZeroPhaseFilter(.bandPass(highPass, high), order: Self.order)
      .applied(to: result.samples, rate: channel.rate)
    result.log.append(
      "band-pass \(words(highPass))-\(words(high)) Hz, Butterworth order \(Self.order), "
        + "forwards and backwards")
    let hum = MainsHum(in: result.samples, rate: channel.rate)
    if !hum.frequencies.isEmpty {
      let before = meanSquare(result.samples)
      result.samples = hum.removed(from: result.samples, rate: channel.rate)
      let share = before > 0 ? 1 - meanSquare(result.samples) / before : 0
      if share > Self.humShare {
        result.refusal =
          "disconnected: mains hum carries \(words(100 * share)) % of the signal's power"
      }
    }
    result.log.append(hum.words)
    if !result.samples.contains(where: \.isFinite) { result.refusal = "too short to be filtered" }
    return result
  }

  /// Share of the samples that stand at the highest or lowest value, next to another that does.
  private func clippedShare(_ samples: [Double], lowest: Double, highest: Double) -> Double {
    var count = 0
    for index in samples.indices {
      let sample = samples[index]
      guard sample == lowest || sample == highest else { continue }
      let before = index > 0 && samples[index - 1] == sample
      let after = index + 1 < samples.count && samples[index + 1] == sample
      if before || after { count += 1 }
    }
    return Double(count) / Double(max(1, samples.count))
  }

  /// Runs of one and the same value, at least so many samples long.
  private func constantRuns(_ samples: [Double], shortest: Double) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for index in 1..<(samples.count + 1) {
      if index < samples.count, samples[index] == samples[start] { continue }
      if Double(index - start) >= shortest { runs.append(start..<index) }
      start = index
    }
    return runs
  }

  private func meanSquare(_ samples: [Double]) -> Double {
    var (sum, count) = (0.0, 0.0)
    for sample in samples where sample.isFinite {
      sum += sample * sample
      count += 1
    }
    return count > 0 ? sum / count : 0
  }

  private func words(_ value: Double, _ decimals: Int = 0) -> String {
    String(format: "%.\(decimals)f", value)
  }
}
