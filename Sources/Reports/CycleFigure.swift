import Drawing
import Motion

/// What every figure over the gait cycle shares: the axis, the lines of both sides and foot off.
struct CycleFigure {
  var cycles: [CycleCurves]
  var sides: SideStyles

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

  /// Puts both sides' curves into a chart.
  func draw(_ bundles: [Side: CurveBundle], gated: CurveBundle, on chart: inout Chart) {
    let places = CurveBundle.places
    if showsGated {
      chart.lines.append(.init(x: places, curves: gated.drawn, style: SideStyles.unassessed))
    }
    for side in Side.allCases {
      if let place = footOff(side) {
        chart.marks.append(.init(x: place, style: sides.event(side)))
      }
      guard let bundle = bundles[side], bundle.curves.count > 1 else { continue }
      chart.lines.append(.init(x: places, curves: bundle.drawn, style: sides.single(side)))
    }
    for side in Side.allCases {
      guard let bundle = bundles[side], !bundle.curves.isEmpty else { continue }
      chart.lines.append(.init(x: places, y: bundle.mean, style: sides.mean(side)))
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
      let mean = count > 1 ? "mean of \(count) cycles" : "1 cycle"
      var entries = [Chart.LegendEntry("\(side.rawValue), \(mean)", sides.mean(side))]
      if count > 1 {
        entries.append(.init("\(side.rawValue), single cycles", sides.single(side)))
      }
      if let place = footOff(side) {
        let share = Reading.plain(place, decimals: 0)
        entries.append(
          .init("upright: \(side.rawValue) foot off, \(share)\u{A0}%", sides.event(side)))
      }
      return entries
    }
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
    for side in Side.allCases where assessed(side).count > CurveBundle.mostDrawn {
      remarks.append(
        "\(CurveBundle.mostDrawn) of \(assessed(side).count) \(side.rawValue) cycles are drawn "
          + "singly, evenly chosen; the mean is of all.")
    }
    return remarks
  }
}
