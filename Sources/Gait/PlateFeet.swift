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
        return isOver(area, foot, frame)
      }
    }.map(\.side)
  }

  /// Whether heel and toe lie wholly inside the plate in the frame, between two instants, in which
  /// the foot stands most firmly; `nil` where it was not seen.
  func isWhollyOn(
    _ area: PlateArea, _ side: Side, from start: Double, to end: Double
  ) -> Bool? {
    guard let foot = feet.first(where: { $0.side == side }), let speed = speeds[side] else {
      return nil
    }
    let seen = frames(from: start, to: end).filter { speed[$0].isFinite }
    guard let firmest = seen.min(by: { speed[$0] < speed[$1] }) else { return nil }
    return area.depth(of: foot.heel[firmest]) >= Self.margin
      && area.depth(of: foot.toe[firmest]) >= Self.margin
  }

  private func isOver(_ area: PlateArea, _ foot: FootPath, _ frame: Int) -> Bool {
    let heel = foot.heel[frame]
    let toe = foot.toe[frame]
    for step in 0...4 where area.depth(of: heel + (toe - heel) * (Double(step) / 4)) >= 0 {
      return true
    }
    guard let ankle = foot.ankle else { return false }
    return area.depth(of: ankle[frame]) >= 0
  }

  private func frames(from start: Double, to end: Double) -> Range<Int> {
    let first = min(max(0, Int((start * rate).rounded(.up))), frameCount)
    let last = min(frameCount, Int((end * rate).rounded(.down)) + 1)
    return first..<max(first, last)
  }
}

/// The rectangle of a plate's surface.
struct PlateArea {
  private let surface: Pose
  private let halfLength: Double
  private let halfWidth: Double

  /// - Returns: `nil` without four corners.
  init?(_ plate: ForcePlate) {
    guard let surface = plate.surface else { return nil }
    let corners = plate.corners
    self.surface = surface
    halfLength = ((corners[0] + corners[3]) - (corners[1] + corners[2])).length / 4
    halfWidth = ((corners[0] + corners[1]) - (corners[2] + corners[3])).length / 4
  }

  /// How far inside the nearest edge a point lies, seen from above, metres; negative outside, NaN
  /// for a point not seen.
  func depth(of point: Vector3) -> Double {
    let local = surface.local(point)
    guard local.isFinite else { return .nan }
    return min(halfLength - abs(local.x), halfWidth - abs(local.y))
  }
}
