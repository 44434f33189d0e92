import Drawing
import Motion

/// Curves of a task's repetitions laid over each other: from the start (0 %) to the end (100 %).
struct RepetitionCurves {
  /// One repetition of one leg.
  struct Member {
    var trial: TrialAnalysis
    var repetition: Repetition
    var side: Side
    /// Counted from 1 within its trial.
    var number: Int
  }

  var members: [Member]

  init(of trials: [TrialAnalysis]) {
    members = trials.flatMap { trial in
      trial.repetitions.enumerated().flatMap { index, repetition in
        repetition.legs.map {
          Member(trial: trial, repetition: repetition, side: $0, number: index + 1)
        }
      }
    }
  }

  static let axis = Chart.Axis(title: "repetition (%)", range: 0...100, ticks: 6)

  /// 101 samples of a curve over a repetition, linear between frames; `nil` where there is none.
  static func samples(_ curve: [Double], of member: Member) -> [Double]? {
    let (rate, repetition) = (member.trial.trial.rate, member.repetition)
    guard rate > 0, repetition.duration > 0, repetition.start.isFinite, curve.count > 1 else {
      return nil
    }
    return (0..<Waveform.count).map { percent in
      let time = repetition.start + repetition.duration * Double(percent) / 100
      let place = time * rate
      guard place >= 0, place <= Double(curve.count - 1) else { return .nan }
      let frame = min(Int(place), curve.count - 2)
      let share = place - Double(frame)
      return curve[frame] + share * (curve[frame + 1] - curve[frame])
    }
  }

  /// One chart a link of the chain, a line each repetition and leg; `nil` where nothing was seen.
  func chart(of variable: ChainVariable, title: String, sides: SideStyles) -> Chart? {
    var curves: [Side: CurveBundle] = [:]
    for side in Side.allCases {
      curves[side] = CurveBundle(
        members.filter { $0.side == side }.compactMap { member in
          variable.samples(of: member.trial, side).flatMap { Self.samples($0, of: member) }
        })
    }
    let seen = Side.allCases.compactMap { curves[$0] }.filter { !$0.curves.isEmpty }
    guard !seen.isEmpty else { return nil }
    let words = Side.allCases.compactMap { side in
      curves[side].map { $0.words(side, suffix: variable.suffix, noun: "repetition") }
    }
    var chart = variable.chart(
      holding: Array(seen.flatMap(\.curves).joined()),
      description: "\(title), each repetition. " + words.joined(separator: " "), x: Self.axis)
    chart.base = "repetition"
    chart.unit = variable.suffix
    for side in Side.allCases {
      guard let bundle = curves[side], !bundle.curves.isEmpty else { continue }
      var line = Chart.Line(
        x: CurveBundle.places, curves: bundle.drawn, style: sides.single(side),
        tag: .init(side.rawValue))
      line.tolerance = CycleFigure.singleTolerance
      chart.lines.append(line)
      chart.lines.append(
        .init(
          x: CurveBundle.places, y: bundle.mean, style: sides.mean(side),
          tag: .init(side.rawValue, isReadOut: true)))
    }
    return chart
  }

  func legend(_ sides: SideStyles) -> [Chart.LegendEntry] {
    Side.allCases.compactMap { side in
      let count = members.count { $0.side == side }
      return count == 0
        ? nil
        : .init(
          "\(side.rawValue), mean of " + Reading.count(count, "repetition"), sides.mean(side))
    }
  }
}
