import Foundation
import Geometry
import Motion

/// What a walker's trunk does in the room over the right foot's cycle, and the markers it wears.
///
/// Lean to the right, tilt forwards and rotation with the right side forward are positive. Markers
/// lie such that all three ways of reading a trunk (thorax; shoulders over the pelvis; C7 over the
/// posterior iliac spines) give back the same lean and tilt.
public struct TrunkProgramme: Hashable, Sendable {
  public var lean: AngleCourse
  public var tilt: AngleCourse
  public var rotation: AngleCourse
  /// The markers worn, of `C7`, `T10`, `CLAV`, `STRN`, `LSHO` and `RSHO`.
  public var markers: [String]

  public static let allMarkers = ["C7", "T10", "CLAV", "STRN", "LSHO", "RSHO"]

  public init(
    lean: AngleCourse = AngleCourse(constant: 0),
    tilt: AngleCourse = AngleCourse(constant: .degrees(2)),
    rotation: AngleCourse = AngleCourse(constant: 0), markers: [String] = allMarkers
  ) {
    self.lean = lean
    self.tilt = tilt
    self.rotation = rotation
    self.markers = markers
  }

  /// Holds the trunk leant towards a side through a window of that side's cycle.
  ///
  /// - Parameters:
  ///   - lean: Radians, towards that side positive.
  ///   - window: In cycles of that side.
  ///   - leftContact: Where in the right foot's cycle the left foot meets the ground.
  public mutating func hold(
    lean angle: Double, over window: ClosedRange<Double>, of side: Side, leftContact: Double = 0.5
  ) {
    let shift = side == .right ? 0 : leftContact
    lean.plateaus.append(
      AngleCourse.Plateau(
        side.sign * angle, over: (window.lowerBound + shift)...(window.upperBound + shift)))
  }

  /// The trunk's angles at a phase of the right foot's cycle, radians.
  func angles(at phase: Double) -> CardanYXZ {
    CardanYXZ(
      y: tilt.value(at: phase), x: lean.value(at: phase), z: rotation.value(at: phase))
  }

  /// The markers' paths over a run of skeletons, metres.
  ///
  /// - Parameters:
  ///   - phases: One a skeleton, of the right foot's cycle.
  ///   - room: The axes of the way walked.
  func trajectories(
    on skeletons: [Skeleton], phases: [Double], room: Matrix3, body: Body
  ) -> [Trajectory] {
    let frames = zip(skeletons, phases).map { skeleton, phase in
      Self.positions(
        on: skeleton.pelvis, axes: room * angles(at: phase).rotation, body: body)
    }
    return markers.compactMap { label in
      guard frames.first?[label] != nil else { return nil }
      return Trajectory(label: label, frames.map { $0[label] ?? .missing })
    }
  }

  /// What an analysis should find in it, radians.
  func truth(phases: [Double]) -> TrunkMotion {
    let angles = phases.map(angles(at:))
    return TrunkMotion(
      basis: .thorax,
      angles: [
        .lean: angles.map(\.x), .tilt: angles.map(\.y), .rotation: angles.map(\.z),
      ])
  }

  private static func positions(
    on pelvis: Pose, axes: Matrix3, body: Body
  ) -> [String: Vector3] {
    let size = body.height
    let rear = pelvis.point(Vector3(-body.pelvicDepth, 0, 0))
    let centre = pelvis.point(Vector3(-body.pelvicDepth / 2, 0, 0))
    let c7 = rear + axes.z * (0.28 * size)
    let front = c7 + axes.x * (0.08 * size)
    let shoulders = centre + axes.z * (0.26 * size)
    return [
      "C7": c7, "T10": c7 - axes.z * (0.12 * size), "CLAV": front - axes.z * (0.03 * size),
      "STRN": front - axes.z * (0.12 * size), "LSHO": shoulders + axes.y * (0.11 * size),
      "RSHO": shoulders - axes.y * (0.11 * size),
    ]
  }
}
