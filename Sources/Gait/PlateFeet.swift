import Foundation
import Geometry
import Motion
import Signal

/// Which foot stands on a plate, by where its markers are.
struct PlateFeet {
  /// Low-pass of paths before their speed is taken.
  static let smoothing = ZeroPhaseFilter(.lowPass(7), order: 2)
  /// The slower of heel and toe moves slower than this while a foot stands, metres per second.
  static let standingSpeed = 0.6
  /// How far heel and toe marker must lie inside the plate's edge for a whole foot, metres.
  static let margin = 0.010

  private let feet: [FootPath]
  private let speeds: [Side: [Double]]
  private let rate: Double
  private let frameCount: Int

  /// - Returns: `nil` where neither foot has heel and toe markers.
  init?(_ trial: Trial) {
    feet = Side.allCases.compactMap { FootPath($0, in: trial) }
    guard !feet.isEmpty else { return nil }
    rate = trial.rate
    frameCount = trial.frameCount
    speeds = Dictionary(
      uniqueKeysWithValues: feet.map { ($0.side, $0.groundSpeed(smoothing: Self.smoothing)) })
  }

  /// The feet that stand on a plate at some time between two instants, seconds.
  func standing(on area: PlateArea, from start: Double, to end: Double) -> [Side] {
    feet.filter { foot in
      frames(from: start, to: end).contains { frame in
        guard let speed = speeds[foot.side]?[frame], speed < Self.standingSpeed else {
          return false
        }
        return area.isUnder(
          heel: foot.heel[frame], toe: foot.toe[frame],
          ankle: foot.ankle?[frame] ?? .missing, at: Double(frame) / rate)
      }
    }.map(\.side)
  }

  /// Whether heel and toe lie wholly inside the plate in the frame, between two instants, in which
  /// the foot stands most firmly; `nil` where it was not seen. A plate without known edges is taken
  /// to hold the whole foot.
  func isWhollyOn(
    _ area: PlateArea, _ side: Side, from start: Double, to end: Double
  ) -> Bool? {
    guard let foot = feet.first(where: { $0.side == side }), let speed = speeds[side] else {
      return nil
    }
    let seen = frames(from: start, to: end).filter { speed[$0].isFinite }
    guard let firmest = seen.min(by: { speed[$0] < speed[$1] }) else { return nil }
    return [foot.heel[firmest], foot.toe[firmest]].allSatisfy { point in
      area.depth(of: point).map { $0 >= Self.margin } ?? true
    }
  }

  private func frames(from start: Double, to end: Double) -> Range<Int> {
    let first = min(max(0, Int((start * rate).rounded(.up))), frameCount)
    let last = min(frameCount, Int((end * rate).rounded(.down)) + 1)
    return first..<max(first, last)
  }
}
