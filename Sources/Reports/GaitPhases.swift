import Drawing
import Motion

/// The phases of the gait cycle above a figure, by the events of its own cycles.
///
/// Names and limits after Perry and Burnfield 2010, *Gait Analysis*: loading response to opposite
/// foot off, mid stance and terminal stance the halves of single support, pre-swing from opposite
/// contact to foot off, and thirds of swing.
enum GaitPhases {
  static let names: [(short: String, words: String)] = [
    ("LR", "loading response"), ("MSt", "mid stance"), ("TSt", "terminal stance"),
    ("PSw", "pre-swing"), ("ISw", "initial swing"), ("MSw", "mid swing"), ("TSw", "terminal swing"),
  ]

  /// The names in words, for a caption.
  static let legend =
    "Along the top: " + names.map { "\($0.short) \($0.words)" }.joined(separator: ", ") + "."

  /// The phases of assessed cycles, both sides together; empty where their events are not known.
  static func phases(of cycles: [CycleCurves]) -> [Chart.Phase] {
    func mean(_ values: [Double]) -> Double? { Statistic(of: values)?.mean }
    let known = cycles.map(\.cycle).filter(\.isAssessed)
    guard
      let loaded = mean(known.compactMap { c in c.oppositeFootOff.map(c.fraction(at:)) }),
      let unloaded = mean(known.compactMap { c in c.oppositeInitialContact.map(c.fraction(at:)) }),
      let off = mean(known.compactMap(\.stance))
    else { return [] }
    let third = (1 - off) / 3
    let edges = [
      0, loaded, (loaded + unloaded) / 2, unloaded, off, off + third, off + 2 * third, 1,
    ]
    guard zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 }) else { return [] }
    return names.indices.map { index in
      Chart.Phase(names[index].short, from: edges[index] * 100, to: edges[index + 1] * 100)
    }
  }
}
