import Drawing
import Motion

/// A reference population drawn behind the curves: one and two standard deviations around its mean.
struct ReferenceBand {
  static let colour = Colour(rgb: 0x7C8894)
  /// One standard deviation lies over two, so that it looks darker.
  static let opacity = 0.16

  static let legend = [
    Chart.LegendEntry("reference, mean ± 1 and 2 SD", Style(colour, width: 6, opacity: 0.4))
  ]

  var band: NormalBand

  /// The values the band covers, in the reader's unit: two standard deviations either way.
  var extremes: [Double] { edge(2).lower + edge(2).upper }

  /// Lays the band under what is drawn later.
  func draw(on chart: inout Chart) {
    for deviations in [2.0, 1.0] {
      let edge = edge(deviations)
      chart.bands.append(
        .init(
          x: CurveBundle.places, lower: edge.lower, upper: edge.upper, colour: Self.colour,
          opacity: Self.opacity))
    }
  }

  private func edge(_ deviations: Double) -> (lower: [Double], upper: [Double]) {
    func curve(_ sign: Double) -> [Double] {
      zip(band.mean, band.standardDeviation).map { mean, deviation -> Double in
        let value = mean + sign * deviations * deviation
        return value.in(band.quantity.unit)
      }
    }
    return (curve(-1), curve(1))
  }
}

extension ConditionReference {
  /// The reference and its reservations, as a figure's caption names them.
  var caption: String {
    "Grey: " + words + ", mean \u{B1} 1 and 2 SD."
      + (flags.isEmpty ? "" : " " + Reading.sentenceCase(flags.joined(separator: "; ")) + ".")
  }
}

extension SessionAnalysis {
  /// The bands of one task and condition, or `nil` where there are none.
  func reference(for group: TaskGroup) -> ConditionReference? {
    references.first { $0.task == group.task && $0.condition == group.condition }
  }

  /// What stands first in the report of a person whom no reference of their own age judges.
  var referenceReservation: String? {
    references.flatMap(\.flags).first { $0.contains("marey norms build") }
  }
}
