import Drawing
import Motion

/// Figures of angles over the gait cycle of one task and condition.
struct AngleFigures {
  var figure: CycleFigure
  var title: String

  /// One chart an angle.
  func charts(
    of variables: [AngleVariable], reference: ConditionReference? = nil
  ) -> [Chart] {
    variables.map { variable in
      let quantity = CycleQuantity.angle(variable.group, variable.component)
      let band = reference?.bands[quantity].map(ReferenceBand.init)
      return figure.chart(suffix: "\u{B0}", band: band) { cycle in
        cycle.waveformAlongPath(of: quantity)?.samples.map { $0.in(.degree) }
      } empty: { values, words in
        variable.chart(
          holding: values, description: "\(variable.name), \(title), over the gait cycle. " + words,
          x: CycleFigure.axis)
      }
    }
  }

  /// The names of the angles whose axis had to grow.
  static func wider(_ charts: [Chart], of variables: [AngleVariable]) -> [String] {
    zip(charts, variables).filter { $0.y.range != $1.usualRange }.map(\.1.name)
  }
}
