import Drawing
import Motion

/// What every figure over the gait cycle shares: the axis, the lines of both sides and foot off.
struct CycleFigure {
  /// Which lines are drawn.
  enum Show {
    /// Every cycle by itself, and no mean: how well the person repeats.
    case cycles
    /// The mean of each side.
    case means
  }

  var cycles: [CycleCurves]
  var sides: SideStyles
  var show = Show.means
  /// Small charts have few ticks, and no room for the names of phases.
  var isSmall = false
  /// The most single cycles that are drawn of one side.
  var most = CurveBundle.mostDrawn
  /// Gives each cycle its number for the page's script; `nil` where single cycles are not asked for.
  var numbers: CycleNumbers?

  /// Single cycles show their spread, not their last tenth: they are straightened by less than a
  /// unit of the drawing, a third of a degree in most charts.
  static let singleTolerance = 9

  static let axis = Chart.Axis(title: "gait cycle (%)", range: 0...100, ticks: 6)

  /// Cycles that rules may look at, on one side.
  func assessed(_ side: Side) -> [CycleCurves] {
    cycles.filter { $0.cycle.side == side && $0.cycle.isAssessed }
  }

  var gated: [CycleCurves] { cycles.filter { !$0.cycle.isAssessed } }

  /// Where set-aside cycles are all there is, they are shown, grey and without a mean.
  var showsGated: Bool { gated.count == cycles.count }

  /// Mean foot off of a side's assessed cycles, per cent of the cycle.
  func footOff(_ side: Side) -> Double? {
    Statistic(of: assessed(side).compactMap(\.cycle.stance)).map { $0.mean * 100 }
  }

  /// A chart of one quantity with both sides' curves.
  ///
  /// - Parameters:
  ///   - samples: The curve of a cycle in the unit that is drawn, or `nil` where not measured.
  ///   - empty: The chart that holds given values, with nothing drawn in it; it is told the curves
  ///     in words.
  func chart(
    suffix: String, band: ReferenceBand? = nil, samples: (CycleCurves) -> [Double]?,
    empty: (_ values: [Double], _ words: String) -> Chart
  ) -> Chart {
    func bundle(_ cycles: [CycleCurves]) -> CurveBundle {
      var bundle = CurveBundle(
        numbered: cycles.compactMap { cycle in
          samples(cycle).map { (numbers?.number(of: cycle) ?? 0, $0) }
        })
      bundle.most = most
      return bundle
    }
    var bundles: [Side: CurveBundle] = [:]
    for side in Side.allCases { bundles[side] = bundle(assessed(side)) }
    let gated = bundle(showsGated ? self.gated : [])
    let held = Side.allCases.compactMap { bundles[$0] } + [gated]
    var values: [Double] = []
    values.reserveCapacity(held.reduce(0) { $0 + $1.curves.count } * CurveBundle.places.count)
    for curve in held.lazy.flatMap(\.curves) { values += curve }
    // Where every cycle is drawn, the means are said with the figures that show them.
    let words =
      show == .cycles
      ? ["\(cycles.count(where: \.cycle.isAssessed)) cycles."]
      : Side.allCases.compactMap { bundles[$0]?.words($0, suffix: suffix) }
    var chart = empty(values, words.joined(separator: " "))
    chart.base = "cycle"
    chart.unit = suffix
    if isSmall {
      chart.x.title = ""
      chart.x.ticks = 3
      chart.y.ticks = 5
    } else {
      chart.phases = GaitPhases.phases(of: cycles)
    }
    band?.draw(on: &chart)
    draw(bundles, gated: gated, on: &chart)
    return chart
  }

  /// Puts both sides' curves into a chart.
  private func draw(_ bundles: [Side: CurveBundle], gated: CurveBundle, on chart: inout Chart) {
    let places = CurveBundle.places
    if showsGated {
      chart.lines.append(.init(x: places, curves: gated.drawn, style: SideStyles.unassessed))
    }
    for side in Side.allCases {
      if let place = footOff(side) {
        chart.marks.append(
          .init(x: place, style: sides.event(side), tag: .init(side.rawValue)))
      }
      guard show == .cycles, let bundle = bundles[side], !bundle.curves.isEmpty else { continue }
      var line = Chart.Line(
        x: places, curves: bundle.drawn, style: sides.single(side), tag: .init(side.rawValue),
        numbers: numbers == nil ? [] : bundle.drawnNumbers)
      line.tolerance = Self.singleTolerance
      chart.lines.append(line)
    }
    for side in Side.allCases where show == .means {
      guard let bundle = bundles[side], !bundle.curves.isEmpty else { continue }
      chart.lines.append(
        .init(
          x: places, y: bundle.mean, style: sides.mean(side),
          tag: .init(side.rawValue, isReadOut: true)))
    }
    let isEmpty = bundles.values.allSatisfy(\.curves.isEmpty)
    if isEmpty && !(showsGated && !gated.curves.isEmpty) {
      chart.labels.append(.init("not measured", across: 0.5, down: 0.5, anchor: .middle))
    }
  }

  var legend: [Chart.LegendEntry] {
    if showsGated { return [.init("cycle set aside", SideStyles.unassessed)] }
    return Side.allCases.flatMap { side -> [Chart.LegendEntry] in
      let count = assessed(side).count
      guard count > 0 else { return [] }
      let cycles = Reading.count(count, "cycle")
      var entries = [
        show == .means
          ? Chart.LegendEntry(
            "\(side.rawValue), " + (count > 1 ? "mean of \(cycles)" : cycles), sides.mean(side))
          : Chart.LegendEntry("\(side.rawValue), \(cycles)", sides.single(side))
      ]
      if let place = footOff(side) {
        let share = Reading.plain(place, decimals: 0)
        entries.append(
          .init("upright: \(side.rawValue) foot off, \(share)\u{A0}%", sides.event(side)))
      }
      return entries
    }
  }

  /// Why there is no mean to draw, where every cycle was set aside.
  var withoutMeans: String? {
    guard showsGated, !cycles.isEmpty else { return nil }
    let reasons = Set(gated.flatMap(\.cycle.gates)).sorted().joined(separator: "; ")
    return "every cycle was set aside (\(reasons)); they stand under Consistency"
  }

  /// What the reader should know about the cycles drawn and not drawn.
  var remarks: [String] {
    var remarks: [String] = []
    if !gated.isEmpty {
      let reasons = Set(gated.flatMap(\.cycle.gates)).sorted()
      let what = Reading.count(gated.count, "cycle was", plural: "cycles were") + " set aside"
      let why = reasons.isEmpty ? "" : " (" + reasons.joined(separator: "; ") + ")"
      remarks.append(
        what + why
          + (showsGated ? " and shown in grey, without a mean." : " and left out of these figures.")
      )
    }
    for side in Side.allCases where assessed(side).isEmpty && !showsGated {
      remarks.append("No assessed cycle on the \(side.rawValue) side.")
    }
    for side in Side.allCases
    where show == .cycles && assessed(side).count > most {
      remarks.append(
        "\(most) of \(assessed(side).count) \(side.rawValue) cycles are drawn, "
          + "evenly chosen.")
    }
    return remarks
  }
}
