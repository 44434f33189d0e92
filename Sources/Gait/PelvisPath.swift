import Foundation
import Geometry
import Motion
import Signal

/// Where the pelvis is and which way it travels, seen from above.
///
/// The pelvis centre is the mean of the midpoint of the anterior iliac spines and the sacrum; where
/// a trial has only one of them, that one.
struct PelvisPath {
  /// Slower than this the person does not travel (a treadmill, standing): the way the pelvis faces
  /// stands for the heading then. Metres per second.
  static let leastTravel = 0.2

  let rate: Double
  /// Centre, metres; gaps inside are bridged by a straight line, since only the way of travel is
  /// read from it.
  let x: [Double]
  let y: [Double]
  /// Frames from the first to the last in which the pelvis was seen.
  let seen: ClosedRange<Int>
  /// Speed of a belt under the person, metres per second, backwards as the person faces; 0 on a
  /// floor that stands still.
  let beltSpeed: Double
  /// From the sacrum to the anterior iliac spines, metres; NaN where not seen.
  private let forwardX: [Double]
  private let forwardY: [Double]

  /// - Returns: `nil` where no frame shows the pelvis.
  init?(_ trial: Trial) {
    guard FootPath.usableRates.contains(trial.rate) else { return nil }
    let front = Self.midpoint("LASI", "RASI", in: trial)
    let back = Self.sacrum(in: trial)
    let centre: [Vector3]
    if let front, let back {
      centre = zip(front, back).map { ($0 + $1) * 0.5 }
      forwardX = zip(front, back).map { $0.x - $1.x }
      forwardY = zip(front, back).map { $0.y - $1.y }
    } else {
      guard let only = front ?? back else { return nil }
      centre = only
      forwardX = []
      forwardY = []
    }
    let frames = centre.indices.filter { centre[$0].isFinite }
    guard let first = frames.first, let last = frames.last else { return nil }
    rate = trial.rate
    beltSpeed = trial.beltSpeed ?? 0
    seen = first...last
    x = Self.bridged(centre.map { $0.isFinite ? $0.x : .nan })
    y = Self.bridged(centre.map { $0.isFinite ? $0.y : .nan })
  }

  /// The sacrum: its marker, or the midpoint of the posterior iliac spines; metres.
  static func sacrum(in trial: Trial) -> [Vector3]? {
    if let marker = trial.markers["SACR"] { return (0..<marker.count).map { marker[$0] } }
    return midpoint("LPSI", "RPSI", in: trial)
  }

  private static func midpoint(_ left: String, _ right: String, in trial: Trial) -> [Vector3]? {
    guard let a = trial.markers[left], let b = trial.markers[right] else { return nil }
    return (0..<min(a.count, b.count)).map { (a[$0] + b[$0]) * 0.5 }
  }

  private static func bridged(_ samples: [Double]) -> [Double] {
    var result = samples
    let blocks = Blocks.unbroken(in: samples)
    for (before, after) in zip(blocks, blocks.dropFirst()) {
      let start = before.upperBound - 1
      let end = after.lowerBound
      for frame in before.upperBound..<end {
        let share = Double(frame - start) / Double(end - start)
        result[frame] = samples[start] + (samples[end] - samples[start]) * share
      }
    }
    return result
  }

  /// The first and the last instant at which the pelvis was seen, seconds.
  var span: ClosedRange<Double> {
    (Double(seen.lowerBound) / rate)...(Double(seen.upperBound) / rate)
  }

  /// The way from one instant to another over the floor, or over the belt, metres; NaN outside
  /// `span`.
  func displacement(from start: Double, to end: Double) -> Vector3 {
    let way = displacementInRoom(from: start, to: end)
    guard beltSpeed > 0, let facing = facing(from: start, to: end) else { return way }
    return way + facing * (beltSpeed * (end - start))
  }

  private func displacementInRoom(from start: Double, to end: Double) -> Vector3 {
    func difference(_ samples: [Double]) -> Double {
      Resampling.value(of: samples, at: end * rate)
        - Resampling.value(of: samples, at: start * rate)
    }
    return Vector3(difference(x), difference(y), 0)
  }

  /// How far the pelvis gets along the laboratory's axes, the larger of both, metres.
  var widestWay: Double {
    func range(_ samples: [Double]) -> Double {
      let part = samples[seen]
      return (part.max() ?? 0) - (part.min() ?? 0)
    }
    return max(range(x), range(y))
  }

  /// The direction of travel around an instant, length one, horizontal.
  ///
  /// The displacement over `stride` seconds centred on the instant; the window is shifted inside
  /// the part in which the pelvis was seen.
  ///
  /// - Returns: `nil` where the person neither travels nor shows which way the pelvis faces.
  func direction(at time: Double, over stride: Double) -> Vector3? {
    travel(at: time, over: stride)?.direction
  }

  /// The direction of travel around an instant, as `direction(at:over:)`, and its speed over the
  /// floor or the belt, metres per second.
  func travel(
    at time: Double, over stride: Double
  ) -> (direction: Vector3, speed: Double)? {
    let span = span
    let length = min(stride, span.upperBound - span.lowerBound)
    guard length > 0 else { return nil }
    let start = min(max(time - length / 2, span.lowerBound), span.upperBound - length)
    let end = min(start + length, span.upperBound)
    let way = displacement(from: start, to: end)
    if way.length >= Self.leastTravel * length { return (way.normalized, way.length / length) }
    return facing(from: start, to: end).map { ($0, way.length / length) }
  }

  /// The heading around an instant, radians, counter-clockwise from +X seen from above.
  func heading(at time: Double, over stride: Double) -> Double? {
    direction(at: time, over: stride).map { atan2($0.y, $0.x) }
  }

  /// How far the heading turns over the whole trial: the angle between its extremes, radians.
  func totalHeadingChange(over stride: Double) -> Double? {
    let span = span
    let count = max(2, min(seen.count, Int((span.upperBound - span.lowerBound) / 0.05)))
    var unwrapped: [Double] = []
    for number in 0..<count {
      let time =
        span.lowerBound + (span.upperBound - span.lowerBound) * Double(number) / Double(count - 1)
      guard let heading = heading(at: time, over: stride) else { continue }
      let last = unwrapped.last ?? heading
      unwrapped.append(last + Self.wrapped(heading - last))
    }
    guard let low = unwrapped.min(), let high = unwrapped.max() else { return nil }
    return high - low
  }

  /// The angle between the ways of the two halves of the trial, radians; for trials too short to
  /// have a heading at both ends of a stride.
  var angleBetweenHalves: Double? {
    let span = span
    let middle = (span.lowerBound + span.upperBound) / 2
    let first = displacement(from: span.lowerBound, to: middle)
    let second = displacement(from: middle, to: span.upperBound)
    let least = Self.leastTravel * (middle - span.lowerBound)
    guard first.length > least, second.length > least else { return nil }
    return Self.wrapped(atan2(second.y, second.x) - atan2(first.y, first.x))
  }

  /// The horizontal first principal component of the path, signed by travel: the line of
  /// progression of a pass; length one.
  ///
  /// - Returns: Where the person hardly travels, the way the pelvis faces; `nil` without either.
  var progression: Vector3? {
    let span = span
    if beltSpeed > 0 { return facing(from: span.lowerBound, to: span.upperBound) }
    let way = displacement(from: span.lowerBound, to: span.upperBound)
    guard way.length >= Self.leastTravel * (span.upperBound - span.lowerBound), way.length > 0
    else { return facing(from: span.lowerBound, to: span.upperBound) }
    let count = Double(seen.count)
    let meanX = x[seen].reduce(0, +) / count
    let meanY = y[seen].reduce(0, +) / count
    var xx = 0.0
    var xy = 0.0
    var yy = 0.0
    for frame in seen {
      let dx = x[frame] - meanX
      let dy = y[frame] - meanY
      xx += dx * dx
      xy += dx * dy
      yy += dy * dy
    }
    let angle = atan2(2 * xy, xx - yy) / 2
    let axis = Vector3(cos(angle), sin(angle), 0)
    return axis.dot(way) < 0 ? -axis : axis
  }

  /// Mean direction in which the pelvis faces, length one; `nil` where it was not seen whole.
  private func facing(from start: Double, to end: Double) -> Vector3? {
    guard !forwardX.isEmpty else { return nil }
    let first = max(0, Int((start * rate).rounded(.up)))
    let last = min(forwardX.count - 1, Int(end * rate))
    guard first <= last else { return nil }
    var sum = Vector3.zero
    for frame in first...last {
      let forward = Vector3(forwardX[frame], forwardY[frame], 0)
      if forward.isFinite { sum += forward.normalized }
    }
    return sum.length > 1e-9 ? sum.normalized : nil
  }

  /// An angle brought into −π to π.
  static func wrapped(_ angle: Double) -> Double { angle - 2 * .pi * (angle / (2 * .pi)).rounded() }
}
