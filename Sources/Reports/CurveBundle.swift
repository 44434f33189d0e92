import Motion

/// The same curve of several cycles, and their mean.
package struct CurveBundle {
  /// One curve a cycle, 101 samples each, in the unit that is drawn; NaN where not measured.
  package var curves: [[Double]]

  /// The cycle's places, per cent.
  package static let places = (0..<Waveform.count).map(Double.init)
  /// More single curves than this are not drawn: they would cover each other.
  package static let mostDrawn = 60

  /// Curves without a single sample are left out.
  package init(_ curves: [[Double]]) {
    self.curves = curves.filter { $0.contains(where: \.isFinite) }
  }

  /// The mean at each per cent, where at least half of the cycles were measured; NaN elsewhere.
  package var mean: [Double] {
    CurveBundle.places.indices.map { index in
      var sum = 0.0
      var count = 0
      for curve in curves where curve.indices.contains(index) && curve[index].isFinite {
        sum += curve[index]
        count += 1
      }
      return count > 0 && 2 * count >= curves.count ? sum / Double(count) : .nan
    }
  }

  /// The curves that are drawn: all, or evenly chosen ones where there are too many.
  package var drawn: [[Double]] {
    guard curves.count > Self.mostDrawn else { return curves }
    return (0..<Self.mostDrawn).map { curves[$0 * curves.count / Self.mostDrawn] }
  }

  /// The mean curve in words, for a reader who does not see it.
  package func words(_ side: Side, suffix: String) -> String {
    let name = Reading.sentenceCase(side.rawValue)
    let mean = self.mean
    let seen = mean.enumerated().filter { $0.element.isFinite }
    guard let low = seen.min(by: { $0.element < $1.element }),
      let high = seen.max(by: { $0.element < $1.element })
    else { return name + ": not measured." }
    return name + ", " + Reading.count(curves.count, "cycle") + ": mean from "
      + Reading.plain(low.element, decimals: 0) + suffix + " at \(low.offset)\u{A0}% to "
      + Reading.plain(high.element, decimals: 0) + suffix + " at \(high.offset)\u{A0}%."
  }
}
