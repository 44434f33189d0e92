import Motion

/// A signal that stays at the end of its range: the true force was larger.
struct Saturation: PlateCheck {
  static let fault = "a saturated channel"

  /// A channel stays at its extreme for so long before it is called saturated, seconds.
  static let leastTime = 0.010
  /// Before and after, within this time, it moves by more than `leastSteps` of its smallest step: a
  /// coarse converter alone is no saturation.
  static let approach = 0.004
  static let leastSteps = 6.0

  func remarks(on contact: ContactEvidence) -> [PlateRemark] {
    let channels = contact.plate.plate.channels
    let names = channels.filter { channel in
      let first = max(0, Int(contact.times.lowerBound * channel.rate))
      let last = min(channel.samples.count, Int(contact.times.upperBound * channel.rate) + 1)
      guard first < last else { return false }
      return Self.isSaturated(Array(channel.samples[first..<last]), rate: channel.rate)
    }.map(\.label)
    guard !names.isEmpty, contact.plate.plate.kind != .laboratoryAxes else { return [] }
    return [.doubt("its signal \(names.joined(separator: ", ")) stays at the end of its range")]
  }

  /// Whether samples rest at their highest or lowest value after having moved fast.
  static func isSaturated(_ samples: [Double], rate: Double) -> Bool {
    let least = max(5, Int((leastTime * rate).rounded()))
    let reach = max(2, Int((approach * rate).rounded()))
    let steps = zip(samples, samples.dropFirst()).map { abs($1 - $0) }.filter { $0 > 0 }
    guard samples.count > least + 2 * reach, let step = steps.min() else { return false }
    return [samples.max(), samples.min()].contains { extreme in
      guard let extreme, extreme != 0 else { return false }
      var start = 0
      while start < samples.count {
        guard samples[start] == extreme else {
          start += 1
          continue
        }
        let end = samples[start...].firstIndex { $0 != extreme } ?? samples.count
        if end - start >= least, start >= reach, end + reach <= samples.count {
          let before = abs(samples[start - reach] - extreme)
          let after = abs(samples[end + reach - 1] - extreme)
          if min(before, after) > leastSteps * step { return true }
        }
        start = end
      }
      return false
    }
  }
}
