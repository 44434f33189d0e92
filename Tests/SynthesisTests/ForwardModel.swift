import Foundation
import Geometry
import Motion
import Synthesis

/// The conventional gait model from markers to angles, written a second time for these tests alone.
///
/// Knows nothing of how the markers were made.
struct ForwardModel {
  struct Offsets {
    var plantarFlexion: Double
    var rotation: Double
  }

  struct Leg {
    var hip: Vector3
    var knee: Vector3
    var ankle: Vector3
    var thigh: Matrix3
    var shank: Matrix3
    var foot: Matrix3
  }

  var measures: SubjectMeasures

  func measure(_ measure: SubjectMeasure) -> Double { measures[measure] ?? .nan }

  func pelvis(_ recording: Recording, _ frame: Int) -> Pose {
    let left = point(recording, "LASI", frame)
    let right = point(recording, "RASI", frame)
    let rear =
      recording.trajectory("SACR")?[frame]
      ?? (point(recording, "LPSI", frame) + point(recording, "RPSI", frame)) / 2
    let origin = (left + right) / 2
    let y = (left - right).normalized
    let back = origin - rear
    let x = (back - y * back.dot(y)).normalized
    return Pose(origin: origin, axes: Matrix3(x: x, y: y, z: x.cross(y)))
  }

  func hip(_ side: Side, in pelvis: Pose) -> Vector3 {
    let mean = (measure(.legLength(.left)) + measure(.legLength(.right))) / 2
    let c = 115e-3 * mean - 15.3e-3
    let d = 0.1288 * measure(.legLength(side)) - 48.56e-3 + measure(.markerDiameter) / 2
    let x = c * cos(0.5) * sin(0.314) - d * cos(0.314)
    let y = measure(.interAsisDistance) / 2 - c * sin(0.5)
    let z = -c * cos(0.5) * cos(0.314) - d * sin(0.314)
    return pelvis.point(Vector3(x, side == .left ? y : -y, z))
  }

  func chord(_ offset: Double, top: Vector3, marker: Vector3, wand: Vector3) -> Vector3 {
    let x = top - marker
    let d2 = x.dot(x)
    let e = x.cross(x.cross(wand - marker)).normalized
    return marker + x * (offset * offset / d2)
      + e * (offset * (1 - offset * offset / d2).squareRoot())
  }

  func leg(_ recording: Recording, _ side: Side, _ index: Int, offsets: Offsets?) -> Leg {
    let letter = side.letter
    func marker(_ name: String) -> Vector3 { point(recording, letter + name, index) }
    let radius = measure(.markerDiameter) / 2
    let outward: Double = side == .left ? 1 : -1
    let hip = hip(side, in: pelvis(recording, index))
    let knee = chord(
      measure(.kneeWidth(side)) / 2 + radius, top: hip, marker: marker("KNE"),
      wand: marker("THI"))
    let ankle = chord(
      measure(.ankleWidth(side)) / 2 + radius, top: knee, marker: marker("ANK"),
      wand: marker("TIB"))
    func axes(_ z: Vector3, toward y: Vector3) -> Matrix3 {
      let y = (y - z * y.dot(z)).normalized
      return Matrix3(x: y.cross(z), y: y, z: z)
    }
    let thigh = axes((hip - knee).normalized, toward: (marker("KNE") - knee) * outward)
    let shank = axes((knee - ankle).normalized, toward: (marker("ANK") - ankle) * outward)
    let uncorrected = axes((ankle - marker("TOE")).normalized, toward: shank.y)
    let foot: Matrix3
    if let offsets {
      let k: Double = side == .left ? -1 : 1
      foot =
        uncorrected * Matrix3.rotationY(-offsets.plantarFlexion)
        * Matrix3.rotationX(k * offsets.rotation)
    } else {
      var heel = marker("HEE")
      heel.z = marker("TOE").z
      foot = axes((heel - marker("TOE")).normalized, toward: shank.y)
    }
    return Leg(hip: hip, knee: knee, ankle: ankle, thigh: thigh, shank: shank, foot: foot)
  }

  /// Static offsets of a standing trial: the mean over its frames.
  func offsets(_ standing: Recording, _ side: Side) -> Offsets {
    var sum = Offsets(plantarFlexion: 0, rotation: 0)
    let k: Double = side == .left ? -1 : 1
    for frame in 0..<standing.frameCount {
      let leg = leg(standing, side, frame, offsets: nil)
      let toe = point(standing, side.letter + "TOE", frame)
      let z = (leg.ankle - toe).normalized
      let y = (leg.shank.y - z * leg.shank.y.dot(z)).normalized
      let turn = cardan(Matrix3(x: y.cross(z), y: y, z: z), leg.foot)
      sum.plantarFlexion += -turn.a
      sum.rotation += k * turn.b
    }
    let count = Double(standing.frameCount)
    return Offsets(plantarFlexion: sum.plantarFlexion / count, rotation: sum.rotation / count)
  }

  /// The three angles of a group, radians.
  func angles(
    _ group: AngleGroup, _ side: Side, _ recording: Recording, _ frame: Int, progression: Axis,
    offsets: Offsets?
  ) -> Vector3 {
    let k: Double = side == .left ? -1 : 1
    let forward = progression.vector
    let room = Matrix3(x: forward, y: Vector3.unitZ.cross(forward), z: .unitZ)
    let pelvis = pelvis(recording, frame)
    let leg = leg(recording, side, frame, offsets: offsets)
    switch group {
    case .pelvis:
      let r = cardan(room, pelvis.axes)
      return Vector3(r.a, -k * r.b, k * r.c)
    case .hip:
      let r = cardan(pelvis.axes, leg.thigh)
      return Vector3(-r.a, k * r.b, k * r.c)
    case .knee:
      let r = cardan(leg.thigh, leg.shank)
      return Vector3(r.a, k * r.b, k * r.c)
    case .ankle:
      let r = cardan(leg.shank, leg.foot)
      return Vector3(-r.a - .pi / 2, k * r.c, k * r.b)
    case .footProgress:
      let r = cardan(room, leg.foot)
      return Vector3(r.a, -k * r.c, k * r.b)
    }
  }

  private func cardan(_ p: Matrix3, _ d: Matrix3) -> (a: Double, b: Double, c: Double) {
    let r = p.transposed * d
    return (atan2(r[0, 2], r[2, 2]), asin(-r[1, 2]), atan2(r[1, 0], r[1, 1]))
  }

  private func point(_ recording: Recording, _ label: String, _ frame: Int) -> Vector3 {
    recording.trajectory(label)?[frame] ?? .missing
  }
}

/// The largest difference between what a model finds in a recording and what is known about it.
func worstDifference(
  _ recording: Recording, _ truth: MotionTruth, standing: Recording?, sidesSwapped: Bool = false,
  step: Int = 7
) -> (angle: Double, group: String) {
  let model = ForwardModel(measures: recording.measures)
  var worst = (angle: 0.0, group: "")
  for side in Side.allCases {
    let offsets = standing.map { model.offsets($0, side) }
    let known = sidesSwapped ? side.opposite : side
    for group in AngleGroup.allCases {
      guard let curve = truth.angles[group, known] else { return (.infinity, "\(group) missing") }
      for frame in stride(from: 0, to: recording.frameCount, by: step) {
        let found = model.angles(
          group, side, recording, frame, progression: truth.poses.progression, offsets: offsets)
        for component in 0..<3 {
          let difference = abs(found[component] - curve[component][frame])
          // A NaN must not pass for a small difference.
          if !(difference <= worst.angle) {
            worst = (
              difference.isNaN ? .infinity : difference,
              "\(side) \(group) \(component) frame \(frame)"
            )
          }
        }
      }
    }
  }
  return worst
}
