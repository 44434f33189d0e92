import Foundation
import Geometry
import Motion
import Signal

/// The inward excursion of the knee in one repetition of a loaded task.
///
/// Angles are frontal plane projection angles in a plane that faces as the pelvis did over the
/// 200 ms before the descent or the contact, fixed for the repetition; + valgus. Graded are samples
/// on the way down, up to 90° of knee flexion in squats and 75° elsewhere. Times are seconds from
/// the descent onset or the contact.
public struct KneeExcursion: Sendable {
  public var repetition: Repetition
  /// The leg that was looked at; `nil`: the mean of both.
  public var side: Side?
  /// Median angle of the 100 ms before the descent; the value at contact in a landing. Radians.
  public var baseline: Double
  /// First time that the angle holds above the baseline by 4°, or by u(plane) + SEM where that is
  /// more; `nil` where it never does.
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
  /// Medial movement of the knee since the start less that of the ankle, at the peak, metres; the
  /// mean of both legs where both are looked at.
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
  /// Whether the hip centre stood on the front spines alone in some frames.
  public var hipsFromSpines = false
  /// How far the pelvis turns away from the plane until the deepest point, radians, no sign.
  public var turn: Double
  /// The peak in planes that face otherwise: as the pelvis at that instant, as the foot, as the
  /// laboratory's axis. Radians; `nil` where such a plane is not known.
  public var otherPlanes: [(words: String, angle: Double)] = []
  /// Each leg's own largest graded angle where both are looked at, radians.
  public var sides: [Side: Double] = [:]

  /// (peak − baseline), radians.
  public var excursion: Double { peak - baseline }
  /// Not deep enough for its task.
  public var isShallow: Bool {
    repetition.peakKneeFlexion < LoadedWindow.manner(of: repetition.task).shallow
  }
  /// Length of what was looked at, seconds.
  public var duration: Double

  static let facing = 0.200
  static let before = 0.100
  static let leastRise = Double.degrees(4)
  static let leastSeen = 0.95
  /// A pelvis that turns farther away from the plane makes the angle borderline at most, radians.
  static let largestTurn = Double.degrees(5)

  /// Measures a repetition, or says why it cannot be.
  ///
  /// - Parameters:
  ///   - side: One leg, or `nil` for the mean of both.
  ///   - given: Where the plane faces; `nil`: as the pelvis did before.
  public static func measure(
    _ repetition: Repetition, side: Side?, in trial: TrialAnalysis, facing given: Vector3? = nil
  ) -> Availability<KneeExcursion> {
    guard let poses = trial.poses.value else {
      return .absent(because: trial.poses.reason ?? "no segment poses")
    }
    let manner = LoadedWindow.manner(of: repetition.task)
    let window = RepetitionWindow(repetition, trial: trial.trial, frameCount: poses.frameCount)
    guard !window.frames.isEmpty, !window.descent.isEmpty else {
      return .absent(because: "the repetition lies outside the trial")
    }
    let pelvis = poses.poses(of: .pelvis)
    let forward = window.frames(before: facing).map { pelvis[$0].axes.x }.filter(\.isFinite)
    guard let plane = FrontalPlane(facing: given ?? forward.reduce(.zero, +)) else {
      return .absent(because: "plane: the pelvis was not seen \(manner.before)")
    }
    let sides = Side.sides(of: side)
    guard let curve = ProjectionCurve(sides, in: trial, plane),
      curve.flexions.count >= window.frames.upperBound
    else { return .absent(because: "the joint centres were not found") }
    let unseen = window.frames.filter { !curve.isSeen($0) }
    let seen = 1 - Double(unseen.count) / Double(window.frames.count)
    guard seen >= leastSeen, window.longestRun(of: unseen) <= manner.longestGap else {
      return .absent(because: "markers: the leg was seen in \(Wording.number(100 * seen, 0)) %")
    }
    return measure(repetition, side, window, curve, manner, trial, pelvis, seen)
  }

  private static func measure(
    _ repetition: Repetition, _ side: Side?, _ window: RepetitionWindow, _ curve: ProjectionCurve,
    _ manner: LoadedWindow.Manner, _ trial: TrialAnalysis, _ pelvis: [Pose], _ seen: Double
  ) -> Availability<KneeExcursion> {
    let angles = curve.flexions.indices.map(curve.angle)
    let graded = window.descent.filter {
      angles[$0].isFinite && curve.flexions[$0] <= manner.deepestGraded
    }
    let quiet = window.frames(before: before).map { angles[$0] }.filter(\.isFinite)
    let first = graded.first.map { angles[$0] }
    guard let baseline = manner.isLanding ? first : Statistics.median(of: quiet) ?? first,
      let peakFrame = graded.max(by: { angles[$0] < angles[$1] })
    else { return .absent(because: "markers: the leg was not seen on the way down") }
    let start = window.frames.lowerBound
    func displacement(_ leg: [FrontalPlane.Leg]) -> Double {
      let (a, b) = (leg[peakFrame], leg[start])
      return (a.knee - b.knee - a.ankle + b.ankle).dot(curve.plane.medial(a.side))
    }
    func mean(_ value: ([FrontalPlane.Leg]) -> Double) -> Double {
      curve.legs.reduce(0) { $0 + value($1) } / Double(curve.legs.count)
    }
    func value(atFlexion level: Double) -> Double? {
      graded.first { curve.flexions[$0] >= level }.map { angles[$0] }
    }
    let turned = window.descent.map { pelvis[$0].axes.x }.filter(\.isFinite).reduce(.zero, +)
    var found = KneeExcursion(
      repetition: repetition, side: side, baseline: baseline, peak: angles[peakFrame],
      peakTime: window.time(peakFrame), flexionAtPeak: curve.flexions[peakFrame],
      peakRange: curve.range(peakFrame), planeUncertainty: curve.uncertainty(peakFrame),
      medialDisplacement: mean(displacement),
      medialOffset: mean { curve.plane.medialOffset($0[peakFrame]) },
      at45: value(atFlexion: .degrees(45)), at60: value(atFlexion: .degrees(60)), seen: seen,
      pelvisSeen: Double(window.frames.count { pelvis[$0].isFinite })
        / Double(window.frames.count),
      turn: FrontalPlane(facing: turned).map { $0.angle(to: curve.plane) } ?? 0,
      duration: window.time(window.frames.upperBound - 1))
    found.hipsFromSpines = window.frames.contains { curve.isSeen($0) && !pelvis[$0].isFinite }
    if side == nil {
      for (index, own) in Side.allCases.enumerated() where curve.legs.indices.contains(index) {
        found.sides[own] =
          graded.map { curve.plane.projectionAngle(curve.legs[index][$0]) }.max()
      }
    }
    addOtherPlanes(&found, curve, peakFrame, trial, pelvis)
    addCourse(&found, window, curve, angles, graded, peakFrame, manner)
    return .present(found)
  }

  private static func addOtherPlanes(
    _ found: inout KneeExcursion, _ curve: ProjectionCurve, _ frame: Int, _ trial: TrialAnalysis,
    _ pelvis: [Pose]
  ) {
    var planes: [(String, Vector3?)] = [("as the pelvis at that instant", pelvis[frame].axes.x)]
    if let side = found.side {
      let letter = side == .left ? "L" : "R"
      let heel = trial.trial.markers[letter + "HEE"].flatMap { $0.count > frame ? $0[frame] : nil }
      let toe = trial.trial.markers[letter + "TOE"].flatMap { $0.count > frame ? $0[frame] : nil }
      if let heel, let toe { planes.append(("as the foot", toe - heel)) }
    }
    planes.append(("along the laboratory's axis", trial.poses.value?.progression.vector))
    for (words, direction) in planes {
      guard let direction, let plane = FrontalPlane(facing: direction) else { continue }
      let angle =
        curve.legs.reduce(0) { $0 + plane.projectionAngle($1[frame]) } / Double(curve.legs.count)
      if angle.isFinite { found.otherPlanes.append((words, angle)) }
    }
  }

  private static func addCourse(
    _ found: inout KneeExcursion, _ window: RepetitionWindow, _ curve: ProjectionCurve,
    _ angles: [Double], _ graded: [Int], _ peakFrame: Int, _ manner: LoadedWindow.Manner
  ) {
    let error = MeasurementError.frontalPlaneProjection.standardError
    let baseline = found.baseline
    let above = window.frames.filter {
      angles[$0].isFinite
        && angles[$0] >= baseline + max(leastRise, curve.uncertainty($0) + error)
    }
    guard let held = window.firstRun(of: above, lasting: manner.held), graded.contains(held) else {
      return
    }
    let last = window.frames.last ?? held
    let over = Set(above)
    let back = (max(held, peakFrame)...max(last, held, peakFrame)).first {
      angles[$0].isFinite && !over.contains($0)
    }
    let end = back ?? last
    found.onset = window.time(held)
    found.offset = window.time(end)
    let heights = (held...max(held, end)).map { angles[$0] - baseline }.filter(\.isFinite)
    found.area = heights.reduce(0, +) / window.rate
    let rise = window.time(peakFrame) - window.time(held)
    if rise > 0 { found.rate = found.excursion / rise }
  }
}
