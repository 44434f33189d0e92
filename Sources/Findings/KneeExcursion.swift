import Foundation
import Geometry
import Motion
import Signal

/// The inward excursion of the knee in one repetition of a single-leg squat.
///
/// Angles are frontal plane projection angles in a plane that faces as the pelvis did over the
/// 200 ms before the descent, fixed for the repetition; + valgus. Only samples on the way down with
/// no more than 90° of knee flexion are graded. Times are seconds from the descent onset.
public struct KneeExcursion: Sendable {
  public var repetition: Repetition
  /// Median angle of the 100 ms before the descent, radians.
  public var baseline: Double
  /// First time that the angle holds for 50 ms above the baseline by 4°, or by u(plane) + SEM
  /// where that is more; `nil` where it never does.
  public var onset: Double?
  /// Largest graded angle, radians.
  public var peak: Double
  public var peakTime: Double
  public var flexionAtPeak: Double
  /// First return below the onset's level after the peak, or the end of the repetition.
  public var offset: Double?
  /// Integral of the angle above the baseline from onset to offset, radian seconds.
  public var area: Double?
  /// (peak − baseline) / (time of peak − onset), radians a second.
  public var rate: Double?
  /// The peak's value with the plane turned by 5° either way, radians.
  public var peakRange: ClosedRange<Double>
  /// One standard deviation of the peak from the placing of the plane, radians.
  public var planeUncertainty: Double
  /// Medial movement of the knee since the descent onset less that of the ankle, at the peak, m.
  public var medialDisplacement: Double
  /// Distance of the knee from the line hip-ankle at the peak, metres, + medial.
  public var medialOffset: Double
  /// The angle at 45° and at 60° of knee flexion on the way down, where reached, radians.
  public var at45: Double?
  public var at60: Double?
  /// Share of the repetition's frames in which the leg was seen, 0 to 1.
  public var seen: Double
  /// Share of the repetition's frames in which the pelvis was seen, 0 to 1.
  public var pelvisSeen: Double

  /// (peak − baseline), radians.
  public var excursion: Double { peak - baseline }
  /// Less than 45° of knee flexion.
  public var isShallow: Bool { repetition.peakKneeFlexion < .degrees(45) }
  /// Length of the repetition, seconds.
  public var duration: Double { repetition.end - repetition.start }

  static let facing = 0.200
  static let before = 0.100
  static let held = 0.050
  static let leastRise = Double.degrees(4)
  static let deepestGraded = Double.degrees(90)
  static let leastSeen = 0.95
  static let longestGap = 0.050

  /// Measures a repetition, or says why it cannot be.
  public static func measure(
    _ repetition: Repetition, in trial: TrialAnalysis
  ) -> Availability<KneeExcursion> {
    guard let poses = trial.poses.value else {
      return .absent(because: trial.poses.reason ?? "no segment poses")
    }
    guard let side = repetition.side else {
      return .absent(because: "the repetition is one of both legs")
    }
    let window = RepetitionWindow(repetition, trial: trial.trial, frameCount: poses.frameCount)
    guard !window.frames.isEmpty else {
      return .absent(because: "the repetition lies outside the trial")
    }
    let pelvis = poses.poses(of: .pelvis)
    let facing = window.frames(before: facing).map { pelvis[$0].axes.x }.filter(\.isFinite)
    guard let plane = FrontalPlane(facing: facing.reduce(.zero, +)) else {
      return .absent(because: "plane: the pelvis was not seen before the descent")
    }
    let legs = FrontalPlane.Leg.all(of: side, in: poses)
    let unseen = window.frames.filter { !legs[$0].isFinite }
    let seen = 1 - Double(unseen.count) / Double(window.frames.count)
    guard seen >= leastSeen, window.longestRun(of: unseen) <= longestGap else {
      return .absent(because: "markers: the leg was seen in \(Wording.number(100 * seen, 0)) %")
    }
    let pelvisSeen = window.frames.count { pelvis[$0].isFinite }
    return excursion(
      repetition, window, plane, legs, flexion: trial.angles.value?[.knee, side]?.x,
      seen: seen, pelvisSeen: Double(pelvisSeen) / Double(window.frames.count))
  }

  private static func excursion(
    _ repetition: Repetition, _ window: RepetitionWindow, _ plane: FrontalPlane,
    _ legs: [FrontalPlane.Leg], flexion: [Double]?, seen: Double, pelvisSeen: Double
  ) -> Availability<KneeExcursion> {
    let angles = legs.map(plane.projectionAngle)
    let flexions = legs.indices.map { frame in
      let stored = flexion.flatMap { $0.indices.contains(frame) ? $0[frame] : nil }
      return stored.flatMap { $0.isFinite ? $0 : nil } ?? legs[frame].flexion
    }
    let quiet = window.frames(before: before).map { angles[$0] }.filter(\.isFinite)
    let graded = window.descent.filter {
      angles[$0].isFinite && flexions[$0] <= deepestGraded
    }
    guard let baseline = Statistics.median(of: quiet) ?? graded.first.map({ angles[$0] }),
      let peakFrame = graded.max(by: { angles[$0] < angles[$1] })
    else { return .absent(because: "markers: the leg was not seen on the way down") }

    let error = MeasurementError.frontalPlaneProjection.standardError
    func level(_ frame: Int) -> Double {
      baseline + max(leastRise, plane.uncertainty(legs[frame]) + error)
    }
    let above = window.frames.filter { angles[$0].isFinite && angles[$0] >= level($0) }
    let held = window.firstRun(of: above, lasting: held).flatMap { run in
      graded.contains(run) ? run : nil
    }
    let first = window.frames.first ?? 0
    let start = legs[first]
    let m = plane.medial(start.side)
    let atPeak = legs[peakFrame]
    func value(atFlexion level: Double) -> Double? {
      graded.first { flexions[$0] >= level }.map { angles[$0] }
    }
    var found = KneeExcursion(
      repetition: repetition, baseline: baseline, peak: angles[peakFrame],
      peakTime: window.time(peakFrame), flexionAtPeak: flexions[peakFrame],
      peakRange: plane.range(atPeak), planeUncertainty: plane.uncertainty(atPeak),
      medialDisplacement: (atPeak.knee - start.knee - atPeak.ankle + start.ankle).dot(m),
      medialOffset: plane.medialOffset(atPeak), at45: value(atFlexion: .degrees(45)),
      at60: value(atFlexion: .degrees(60)), seen: seen, pelvisSeen: pelvisSeen)
    if let held {
      let last = window.frames.last ?? held
      let over = Set(above)
      let back = (max(held, peakFrame)...last).first { angles[$0].isFinite && !over.contains($0) }
      let end = back ?? last
      found.onset = window.time(held)
      found.offset = window.time(end)
      let heights = (held...end).map { angles[$0] - baseline }.filter(\.isFinite)
      found.area = heights.reduce(0, +) / window.rate
      let rise = window.time(peakFrame) - window.time(held)
      if rise > 0 { found.rate = found.excursion / rise }
    }
    return .present(found)
  }
}

extension FrontalPlane.Leg {
  /// A leg in every frame of a trial.
  static func all(of side: Side, in poses: SegmentPoses) -> [FrontalPlane.Leg] {
    let hip = poses.centre(of: .hip, side)
    let knee = poses.centre(of: .knee, side)
    let ankle = poses.centre(of: .ankle, side)
    return (0..<min(hip.count, knee.count, ankle.count)).map {
      FrontalPlane.Leg(side: side, hip: hip[$0], knee: knee[$0], ankle: ankle[$0])
    }
  }
}
