import Foundation
import Geometry
import Motion
import Signal

/// Which foot stands on a plate, by where its markers are.
public struct PlateFeet: Sendable {
  /// Heel, toe and ankle markers of one foot.
  public struct Foot: Sendable {
    public var side: Side
    /// Marker at the back of the heel.
    public var heel: Trajectory
    /// Marker on the second metatarsal head.
    public var toe: Trajectory
    /// Marker on the lateral malleolus, if there is one.
    public var ankle: Trajectory?

    public init(side: Side, heel: Trajectory, toe: Trajectory, ankle: Trajectory?) {
      self.side = side
      self.heel = heel
      self.toe = toe
      self.ankle = ankle
    }

    /// Speed over ground of the slower of heel and toe, metres per second, one value a frame: near
    /// zero as long as a part of the foot stands.
    func groundSpeed(rate: Double) -> [Double] {
      zip(Self.speed(of: heel, rate: rate), Self.speed(of: toe, rate: rate)).map { heel, toe in
        heel.isFinite && toe.isFinite ? min(heel, toe) : .nan
      }
    }

    private static func speed(of marker: Trajectory, rate: Double) -> [Double] {
      let x = Derivative.first(of: smoothing.applied(to: marker.x, rate: rate), rate: rate)
      let y = Derivative.first(of: smoothing.applied(to: marker.y, rate: rate), rate: rate)
      return zip(x, y).map { ($0 * $0 + $1 * $1).squareRoot() }
    }
  }

  /// Low-pass of paths before their speed is taken.
  static let smoothing = ZeroPhaseFilter(.lowPass(7), order: 2)
  /// The slower of heel and toe moves slower than this while a foot stands, metres per second.
  static let standingSpeed = 0.6
  /// How far heel and toe marker must lie inside the plate's edge for a whole foot, metres.
  public static let margin = 0.010
  /// Frames per second with which anything can be done, hertz: outside, the file is wrong.
  static let usableRates = 1.0...1e6

  public let feet: [Foot]
  private let speeds: [Side: [Double]]
  private let rate: Double
  private let frameCount: Int

  /// - Returns: `nil` where neither foot has heel and toe markers over the whole trial.
  public init?(_ trial: Trial) {
    guard Self.usableRates.contains(trial.rate) else { return nil }
    feet = Side.allCases.compactMap { side in
      guard let heel = trial.markers[side.letter + "HEE"],
        let toe = trial.markers[side.letter + "TOE"], heel.count == trial.frameCount,
        toe.count == trial.frameCount
      else { return nil }
      let ankle = trial.markers[side.letter + "ANK"]
      return Foot(
        side: side, heel: heel, toe: toe,
        ankle: ankle.flatMap { $0.count == heel.count ? $0 : nil })
    }
    guard !feet.isEmpty else { return nil }
    rate = trial.rate
    frameCount = trial.frameCount
    speeds = Dictionary(
      uniqueKeysWithValues: feet.map { ($0.side, $0.groundSpeed(rate: trial.rate)) })
  }

  /// The foot of a side, or `nil` where its markers are missing.
  public func foot(_ side: Side) -> Foot? { feet.first { $0.side == side } }

  /// The feet that stand on a plate at some time between two instants, seconds.
  public func standing(on area: PlateArea, from start: Double, to end: Double) -> [Side] {
    feet.filter { foot in
      standingFrames(of: foot, on: area, from: start, to: end).first != nil
    }.map(\.side)
  }

  /// How long a foot stands on a plate between two instants, seconds.
  public func timeStanding(
    _ side: Side, on area: PlateArea, from start: Double, to end: Double
  ) -> Double {
    guard let foot = foot(side) else { return 0 }
    return Double(standingFrames(of: foot, on: area, from: start, to: end).count) / rate
  }

  private func standingFrames(
    of foot: Foot, on area: PlateArea, from start: Double, to end: Double
  ) -> [Int] {
    frames(from: start, to: end).filter { frame in
      guard let speed = speeds[foot.side]?[frame], speed < Self.standingSpeed else { return false }
      return area.isUnder(
        heel: foot.heel[frame], toe: foot.toe[frame],
        ankle: foot.ankle?[frame] ?? .missing, at: Double(frame) / rate)
    }
  }

  /// Whether heel and toe lie wholly inside the plate in the frame, between two instants, in which
  /// the foot stands most firmly; `nil` where it was not seen. A plate without known edges is taken
  /// to hold the whole foot.
  public func isWhollyOn(
    _ area: PlateArea, _ side: Side, from start: Double, to end: Double
  ) -> Bool? {
    guard let foot = foot(side), let firmest = firmest(side, from: start, to: end) else {
      return nil
    }
    return [foot.heel[firmest], foot.toe[firmest]].allSatisfy { point in
      area.depth(of: point).map { $0 >= Self.margin } ?? true
    }
  }

  /// The frame between two instants in which a foot stands most firmly; `nil` where it was not seen.
  public func firmest(_ side: Side, from start: Double, to end: Double) -> Int? {
    guard let speed = speeds[side] else { return nil }
    return frames(from: start, to: end).filter { speed[$0].isFinite }
      .min { speed[$0] < speed[$1] }
  }

  private func frames(from start: Double, to end: Double) -> Range<Int> {
    guard start.isFinite, end.isFinite, abs(start) < 1e9, abs(end) < 1e9 else { return 0..<0 }
    let first = min(max(0, Int((start * rate).rounded(.up))), frameCount)
    let last = min(frameCount, Int((end * rate).rounded(.down)) + 1)
    return first..<max(first, last)
  }
}
