import Foundation
import Motion

/// Smooth walking curves through a few points, degrees; invented, of ordinary shape.
enum SampleCurves {
  /// Values at 0, 10, … 100 % of the cycle for each component.
  static let degrees: [AngleGroup: [[Double]]] = [
    .pelvis: [
      [12, 11, 11, 12, 12, 12, 11, 11, 12, 12, 12], [1, 3, 3, 0, 0, -1, -3, -3, 0, 0, 1],
      [4, 3, 3, 1, -2, -4, -4, -3, -1, 2, 4],
    ],
    .hip: [
      [36, 33, 22, 11, 2, -5, -1, 18, 32, 37, 36], [-2, 4, 5, 3, 2, 1, -5, -6, -3, -2, -2],
      [-3, 1, 0, -1, -2, -3, -5, -3, 1, -2, -3],
    ],
    .knee: [
      [6, 19, 16, 10, 6, 12, 34, 58, 50, 19, 6], [0, 1, 1, 0, 0, 0, -1, -1, 5, 1, 0],
      [-5, 2, 4, 3, 2, 0, -3, -6, -8, -7, -5],
    ],
    .ankle: [
      [-2, -2, 5, 9, 11, 10, -14, -11, 1, 1, -2], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      [-6, -4, -3, -4, -5, -6, 2, -4, -8, -8, -6],
    ],
    .footProgress: [
      [-75, -90, -90, -88, -80, -65, -30, -45, -75, -80, -75],
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [-8, -4, -5, -6, -8, -6, -2, -9, -14, -12, -8],
    ],
  ]

  /// A curve through the points, moved by an offset; radians.
  static func waveform(_ points: [Double], offset: Double) -> Waveform {
    Waveform(
      (0..<Waveform.count).map { percent in
        let place = min(percent / 10, points.count - 2)
        let share = Double(percent - place * 10) / 10
        let blend = (1 - cos(share * .pi)) / 2
        return .degrees(points[place] * (1 - blend) + points[place + 1] * blend + offset)
      })
  }
}

/// Repeatable numbers between −1 and 1.
struct Noise {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 40) / Double(1 << 23) - 1
  }
}
