import Motion

/// The same curve of several cycles, and their mean.
package struct CurveBundle {
  /// One curve a cycle, 101 samples each, in the unit that is drawn; NaN where not measured.
  package var curves: [[Double]]
  /// A number for each curve, by which the page knows its cycle; empty where nothing asks.
  package var numbers: [Int] = []

  /// The cycle's places, per cent.
  package static let places = (0..<Waveform.count).map(Double.init)
  /// More single curves than this are not drawn: they would cover each other.
  package static let mostDrawn = 30
  /// The most that this bundle draws.
  package var most = CurveBundle.mostDrawn

  /// Curves without a single sample are left out.
  package init(_ curves: [[Double]]) {
    self.curves = curves.filter { $0.contains(where: \.isFinite) }
  }

  /// Curves with their numbers; those without a single sample are left out.
  package init(numbered: [(number: Int, curve: [Double])]) {
    let seen = numbered.filter { $0.curve.contains(where: \.isFinite) }
    curves = seen.map(\.curve)
    numbers = seen.map(\.number)
  }

  /// The mean at each per cent, where at least half of the cycles were measured; NaN elsewhere.
  package var mean: [Double] {
    var sums = Array(repeating: 0.0, count: CurveBundle.places.count)
    var counts = Array(repeating: 0, count: sums.count)
    for curve in curves {
      for index in 0..<min(curve.count, sums.count) where curve[index].isFinite {
        sums[index] += curve[index]
        counts[index] += 1
      }
    }
    for (index, count) in counts.enumerated() {
      let isKnown = count > 0 && 2 * count >= curves.count
      sums[index] = isKnown ? sums[index] / Double(count) : .nan
    }
    return sums
  }

  /// The curves that are drawn: all, or evenly chosen ones where there are too many.
  package var drawn: [[Double]] { chosen.map { curves[$0] } }

  /// The numbers of those that are drawn.
  package var drawnNumbers: [Int] { numbers.isEmpty ? [] : chosen.map { numbers[$0] } }

  private var chosen: [Int] {
    guard curves.count > most else { return Array(curves.indices) }
    return (0..<most).map { $0 * curves.count / most }
  }

  /// The mean curve in words, for a reader who does not see it.
  package func words(_ side: Side, suffix: String, noun: String = "cycle") -> String {
    let name = Reading.sentenceCase(side.rawValue)
    let mean = self.mean
    let seen = mean.enumerated().filter { $0.element.isFinite }
    guard let low = seen.min(by: { $0.element < $1.element }),
      let high = seen.max(by: { $0.element < $1.element })
    else { return name + ": not measured." }
    let digits = max(high.element.magnitude, low.element.magnitude) < 10 ? 1 : 0
    return name + ", " + Reading.count(curves.count, noun) + ": mean from "
      + Reading.plain(low.element, decimals: digits) + suffix + " at \(low.offset)\u{A0}% to "
      + Reading.plain(high.element, decimals: digits) + suffix + " at \(high.offset)\u{A0}%."
  }
}
