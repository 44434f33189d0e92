import Foundation
import Motion
import Signal

/// Divides every envelope of a muscle by one value for all trials, and says what that allows.
///
/// A maximal voluntary contraction is preferred: the largest mean over half a second of the envelope
/// in trials recorded for it, where at least two contractions reach 90 % of it. A trial whose name
/// holds a muscle serves that muscle; one that names none serves all. Otherwise the channel's largest
/// (or mean) value over the moving trials is taken, and heights cannot be compared between muscles
/// (CEDE project, Besomi et al. 2020, J Electromyogr Kinesiol 53:102438).
struct EnvelopeNormalization {
  var kind: EMGSettings.Normalization

  /// A contraction is held at least so long, seconds.
  static let held = 0.5
  /// Two of the contractions agree within this share of the largest.
  static let repeatable = 0.10
  static let leastContractions = 2
  /// A contraction begins and ends where the envelope passes this share of the trial's largest.
  static let border = 0.5

  init(_ kind: EMGSettings.Normalization) { self.kind = kind }

  func normalize(_ measured: inout [[MuscleRecord]]) {
    var values: [MuscleChannel: (value: Double, kind: MuscleNormalization, note: String?)] = [:]
    let all = measured.flatMap { $0 }
    for key in Set(all.map(\.key)) {
      values[key] = value(of: all.filter { $0.key == key })
    }
    for trial in measured.indices {
      for index in measured[trial].indices {
        let record = measured[trial][index]
        guard let found = values[record.key], found.value > 0 else { continue }
        var activity = record.activity
        activity.normalization = found.kind
        guard !activity.envelope.isEmpty else {
          measured[trial][index].activity = activity
          continue
        }
        activity.normalizationValue = found.value
        if var timing = activity.timing.value {
          timing.envelope = timing.envelope.map { $0 / found.value }
          activity.timing = .present(timing)
        } else {
          activity.untimedEnvelope = activity.untimedEnvelope.map { $0 / found.value }
        }
        if let note = found.note { activity.conditioning.append(note) }
        activity.conditioning.append("envelope as a " + found.kind.words)
        measured[trial][index].activity = activity
      }
    }
  }

  private func value(
    of records: [MuscleRecord]
  ) -> (value: Double, kind: MuscleNormalization, note: String?) {
    var note: String?
    if kind == .auto {
      let maximal = records.filter { $0.task == .maximalContraction && serves($0) }
      let found = maximal.map { (trial: $0.trial, peaks: contractions(of: $0.activity)) }
      let peaks = found.flatMap(\.peaks)
      if let most = peaks.max() {
        let near = peaks.count { $0 >= (1 - Self.repeatable) * most }
        if near >= Self.leastContractions {
          return (
            most, .maximalContraction(trials: found.filter { !$0.peaks.isEmpty }.map(\.trial)), nil
          )
        }
        note =
          "maximal contraction not used: \(near) of \(peaks.count) contractions within 10 % of the "
          + "largest, two are needed"
      }
    }
    let moving = records.filter { $0.task != .maximalContraction }
    let used = moving.isEmpty ? records : moving
    let hasUnit = used.allSatisfy(\.hasUnit)
    if kind == .meanDynamic {
      let samples = used.flatMap(\.activity.envelope)
      return (Statistics.mean(of: samples) ?? 0, hasUnit ? .meanDynamic : .counts, note)
    }
    var most = 0.0
    for record in used {
      for sample in record.activity.envelope where sample > most { most = sample }
    }
    return (most, hasUnit ? .peakDynamic : .counts, note)
  }

  /// Whether a trial's name leaves it to this muscle: it names it, or none.
  private func serves(_ record: MuscleRecord) -> Bool {
    let named = ChannelRecognition.muscles(inName: record.trial)
    return named.muscles.isEmpty && named.side == nil
      || (named.muscles.isEmpty || named.muscles.contains(record.key.muscle))
        && (named.side == nil || named.side == record.key.side)
  }

  /// The height of each held contraction of a trial: the largest mean over half a second.
  private func contractions(of activity: MuscleActivity) -> [Double] {
    let envelope = activity.envelope
    let length = Int((Self.held * activity.rate).rounded())
    guard length > 0, envelope.count >= length,
      let largest = envelope.filter(\.isFinite).max(), largest > 0
    else { return [] }
    var peaks: [Double] = []
    let runs = BurstRules.joined(
      BurstRules.runs(
        in: envelope, above: Self.border * largest, reachingTo: Self.border * largest),
      gap: length / 2)
    for run in runs where run.count >= length {
      var sum = envelope[run.lowerBound..<(run.lowerBound + length)].reduce(0, +)
      var most = sum
      for index in (run.lowerBound + length)..<run.upperBound {
        sum += envelope[index] - envelope[index - length]
        most = max(most, sum)
      }
      if most.isFinite { peaks.append(most / Double(length)) }
    }
    return peaks
  }
}
