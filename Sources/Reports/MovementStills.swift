import Drawing
import Foundation
import Geometry
import Motion

/// A movement as a row of stick figures, for print and for pages that do not play.
struct MovementStills {
  var sides: SideStyles

  /// Metres between neighbours.
  private static let spacing = 0.85

  /// A gait cycle seen from the person's right, at its events.
  func chart(of trial: TrialAnalysis, cycle: Cycle, title: String) -> Chart? {
    let middle = { (a: Double?, b: Double?) in a.flatMap { a in b.map { (a + $0) / 2 } } }
    let instants: [(String, Double?)] = [
      ("contact", cycle.start), ("other foot off", cycle.oppositeFootOff),
      ("mid stance", middle(cycle.oppositeFootOff, cycle.oppositeInitialContact)),
      ("other contact", cycle.oppositeInitialContact), ("foot off", cycle.footOff),
      ("mid swing", middle(cycle.footOff, cycle.end)), ("contact", cycle.end),
    ]
    return chart(
      of: trial, at: instants.compactMap { name, time in time.map { (name, $0) } },
      isFrontal: false,
      title: "\(title): \(cycle.trial), \(cycle.side.rawValue) cycle, seen from the right")
  }

  /// The first repetitions at their start, deepest point and end, seen from the front.
  func chart(of trial: TrialAnalysis, title: String) -> Chart? {
    let instants = trial.repetitions.prefix(2).enumerated().flatMap { index, repetition in
      [
        ("\(index + 1): start", repetition.start), ("\(index + 1): deepest", repetition.deepest),
        ("\(index + 1): end", repetition.end),
      ]
    }
    return chart(
      of: trial, at: instants, isFrontal: true,
      title: "\(title): \(trial.trial.name), seen from the front")
  }

  private func chart(
    of trial: TrialAnalysis, at instants: [(name: String, time: Double)], isFrontal: Bool,
    title: String
  ) -> Chart? {
    guard let figure = StickFigure(trial), instants.count > 1, trial.trial.rate > 0 else {
      return nil
    }
    var lines: [Side?: (x: [Double], y: [Double])] = [:]
    var top = 1.0
    for (place, instant) in instants.enumerated() {
      let number = instant.time * trial.trial.rate
      guard number.isFinite, number >= 0, number < Double(trial.trial.frameCount) else { continue }
      let frame = Int(number)
      let around = max(0, frame - 2)..<min(trial.trial.frameCount, frame + 3)
      let hips = (figure.point(0, at: frame) + figure.point(1, at: frame)) * 0.5
      guard let heading = figure.heading(over: around), hips.isFinite else { continue }
      let direction = isFrontal ? heading + .pi / 2 : heading
      let axis = Vector3.unitX.rotated(by: direction)
      for bone in figure.bones {
        let ends = [figure.point(bone.from, at: frame), figure.point(bone.to, at: frame)]
        guard ends.allSatisfy(\.isFinite) else { continue }
        for end in ends {
          lines[bone.side, default: ([], [])].x
            .append((Double(place) + 0.5) * Self.spacing + (end - hips).dot(axis))
          lines[bone.side, default: ([], [])].y.append(end.z)
          top = max(top, end.z)
        }
        lines[bone.side, default: ([], [])].x.append(.nan)
        lines[bone.side, default: ([], [])].y.append(.nan)
      }
    }
    guard !lines.isEmpty, top < 4 else { return nil }
    let width = Double(instants.count) * Self.spacing
    var chart = Chart(
      title: title,
      description: "Stick figures at: " + instants.map(\.name).joined(separator: ", ") + ".",
      x: Chart.Axis(range: 0...width, ticks: 0), y: Chart.Axis(range: 0...(top + 0.15), ticks: 0))
    chart.plotWidth = 640
    chart.plotHeight = 640 * (top + 0.15) / width
    chart.leftMargin = 6
    let order: [Side?] = [nil, .right, .left]
    for side in order {
      guard let line = lines[side] else { continue }
      let style =
        side.map { sides.mean($0) } ?? Style(Colour(rgb: 0x5B6470), width: 1.4)
      chart.lines.append(
        .init(x: line.x, y: line.y, style: style, tag: .init(side?.rawValue ?? "")))
    }
    for (place, instant) in instants.enumerated() {
      chart.phases.append(
        .init(
          instant.name, from: Double(place) * Self.spacing, to: Double(place + 1) * Self.spacing))
    }
    return chart
  }
}

extension Vector3 {
  /// The horizontal direction at an angle from x, counter-clockwise seen from above, radians.
  fileprivate func rotated(by angle: Double) -> Vector3 {
    let (c, s) = (cos(angle), sin(angle))
    return Vector3(x * c - y * s, x * s + y * c, z)
  }
}
