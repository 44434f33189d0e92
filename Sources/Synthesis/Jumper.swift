import Foundation
import Geometry
import Motion

/// A person who drops off a box, lands on both feet at once, each on a force plate of its own, bends
/// and rebounds.
///
/// Prescribed exactly: flexion of both knees, where both knees lie in the frontal plane, the abduction
/// of the knees in space, tilt of pelvis and trunk, and the vertical force under each foot. Hip
/// angles follow. The pelvis stays level and faces along the heading.
public struct Jumper: Sendable {
  /// A quantity that moves from a value at contact to one at the deepest point, radians.
  public struct Span: Hashable, Sendable {
    public var contact: Double
    public var deepest: Double

    public init(_ contact: Double, _ deepest: Double) {
      self.contact = contact
      self.deepest = deepest
    }

    func value(_ share: Double) -> Double { contact + (deepest - contact) * share }
  }

  public var body: Body
  public var kneeFlexion = Span(.degrees(30), .degrees(80))
  /// Angle of each knee in the frontal projection plane, medial (valgus) positive.
  public var frontalPlaneAngle = Span(.degrees(2), .degrees(4))
  /// Distance of the knees at the deepest point as a share of that of the trochanter markers; takes the
  /// place of the angle there.
  public var kneeSeparation: Double?
  /// Distance of the trochanter markers, metres; `nil`: none are worn.
  public var trochanterWidth: Double?
  /// Abduction of both knees in space, all the time, radians.
  public var kneeAbduction = 0.0
  /// How far the heels are up on the forefoot.
  public var footPitch = Span(0, 0)
  /// How far to its outer side the force acts under each foot, metres.
  public var pressureShift = 0.0
  /// Distance of the ankle centres, metres.
  public var stanceWidth = 0.24
  /// Share of the usual force that a foot carries; 1 where none is given.
  public var loading: [Side: Double] = [:]
  /// Anterior positive.
  public var pelvicTilt = Span(.degrees(12), .degrees(28))
  /// How far the trunk leans forward.
  public var trunkTilt = Span(.degrees(12), .degrees(34))
  /// Standing on the box, falling, bending, stretching and the flight after it, seconds.
  public var onBox = 0.8
  public var fall = 0.25
  public var absorption = 0.25
  public var push = 0.30
  public var flight = 0.30
  public var heading = Heading(.plusX)
  public var rate = 100.0
  public var analogRate = 1000.0
  public var markers = MarkerSet.lowerBody
  public var markerNoise = 0.0
  /// Standard deviation of noise on the plates' forces, newtons.
  public var plateNoise = 0.0
  public var seed: UInt64 = 1
  public var name = "drop_jump01"

  public init(body: Body) { self.body = body }

  /// Contact of both feet, deepest point and foot off, seconds.
  public var contact: Double { onBox + fall }
  public var deepest: Double { contact + absorption }
  public var footOff: Double { deepest + push }
  public var duration: Double { footOff + flight }

  /// The recording, and what is known about it.
  public func trial() -> SyntheticTrial {
    let frameCount = max(1, Int((duration * rate).rounded(.down)) + 1)
    let pose = LandingPose(self)
    let placed = (0..<frameCount).map { frame -> Skeleton in
      let time = Double(frame) / rate
      return pose.skeleton(depth: depth(at: time))
        .moved(by: heading.rotation, offset: Vector3(0, 0, height(at: time)))
    }
    var truth = MotionTruth(placed, progression: heading.axis)
    let forward = heading.rotation.x
    truth.frontalPlaneAngle = placed.map { skeleton in
      let angles = Side.allCases.map { LandingPose.projection(skeleton[$0], $0, facing: forward) }
      return angles.reduce(0, +) / 2
    }
    let both: [Side: Double] = [.left: contact, .right: contact]
    truth.repetitions = [
      Repetition(
        task: .dropVerticalJump, trial: name, side: nil, start: contact, deepest: deepest,
        end: footOff, peakKneeFlexion: kneeFlexion.deepest, initialContacts: both,
        footOffs: both.mapValues { _ in footOff },
        phases: [
          .init(.landing, from: contact, to: deepest),
          .init(.propulsion, from: deepest, to: footOff),
        ])
    ]
    var trajectories = MarkerPlacement(body: body, set: markers).trajectories(placed)
    trajectories += trochanters(placed)
    var recording = Recording(
      name: name, format: "synthetic", frameRate: rate, frameCount: frameCount, up: .plusZ,
      forward: heading.axis, trajectories: trajectories,
      plates: plates(under: pose.skeleton(depth: 0).moved(by: heading.rotation, offset: .zero)),
      measures: body.measures())
    if markerNoise > 0 { recording = recording.withMarkerNoise(markerNoise, seed: seed) }
    return SyntheticTrial(recording: recording, truth: truth)
  }

  // MARK: - Course

  /// 0 at contact and in the air, 1 at the deepest point.
  private func depth(at time: Double) -> Double {
    if time < contact || time > footOff { return 0 }
    return time < deepest
      ? raisedCosine(time, from: contact, to: deepest)
      : 1 - raisedCosine(time, from: deepest, to: footOff)
  }

  /// How high the feet are over the floor, metres: on the box, falling, and in the rebound.
  private func height(at time: Double) -> Double {
    let gravity = 9.81
    if time < contact {
      let fallen = max(0, time - onBox)
      return gravity / 2 * (fall * fall - fallen * fallen)
    }
    guard time > footOff else { return 0 }
    let flown = time - footOff
    return max(0, gravity * flight / 2 * flown - gravity / 2 * flown * flown)
  }

  private func trochanters(_ skeletons: [Skeleton]) -> [Trajectory] {
    guard let trochanterWidth else { return [] }
    return Side.allCases.map { side in
      Trajectory(
        label: side.letter + "TRO",
        skeletons.map { skeleton in
          let hip = body.hipCentre(side)
          return skeleton.pelvis.point(
            Vector3(hip.x, -side.sign * trochanterWidth / 2, hip.z))
        })
    }
  }

  // MARK: - Forces

  /// The vertical force under one foot, newtons: a peak soon after contact, then the bend and the push.
  func force(on side: Side, at time: Double) -> Double {
    let share = (time - contact) / (footOff - contact)
    guard share > 0, share < 1 else { return 0 }
    let impact = 1.3 * exp(-pow((time - contact - 0.05) / 0.035, 2))
    let bend = 1.7 * sin(.pi * share).squareRoot()
    return body.mass * 9.81 / 2 * (impact + bend) * (loading[side] ?? 1)
  }

  /// The largest external abduction moment about the right knee from contact to the deepest point, as
  /// the force alone makes it, newton-metres.
  public var kneeAbductionMoment: Double {
    let pose = LandingPose(self)
    let sole = pose.skeleton(depth: 0)[.right]
    let point = (sole.toeSole + sole.heelSole) * 0.5 - Vector3(0, pressureShift, 0)
    let moments = (1...50).map { step -> Double in
      let time = contact + absorption * Double(step) / 50
      let leg = pose.skeleton(depth: depth(at: time))[.right]
      let load = Vector3(0, 0, force(on: .right, at: time))
      let acts = Vector3(point.x, point.y, 0)
      return -leg.shank.x.dot((acts - leg.knee).cross(load))
    }
    return moments.max() ?? 0
  }

  /// Shifts the force under both feet sideways until that moment is as given, newton-metres.
  public mutating func aim(kneeAbductionMoment wanted: Double) {
    let jumper = self
    pressureShift = root(from: -0.15, to: 0.15) { shift in
      var trial = jumper
      trial.pressureShift = shift
      return trial.kneeAbductionMoment - wanted
    }
  }

  /// A plate beside the midline for each foot, of C3D type 2, z down.
  private func plates(under skeleton: Skeleton) -> [ForcePlate] {
    let count = Int((duration * analogRate).rounded(.down)) + 1
    let forward = heading.rotation.x
    let right = forward.cross(.unitZ)
    return Side.allCases.enumerated().map { index, side in
      let leg = skeleton[side]
      let point = (leg.toeSole + leg.heelSole) * 0.5
      let foot = Vector3(point.x, point.y, 0) + right * (side.sign * pressureShift)
      // The inner edge lies 3 cm beside the midline.
      let centre = forward * foot.dot(forward) + right * (side.sign * 0.23)
      let (half, wide) = (forward * 0.3, right * 0.2)
      let corners = [-half + wide, -half - wide, half - wide, half + wide].map { centre + $0 }
      var plate = ForcePlate(
        label: String(index + 1), kind: .c3d(type: 2), corners: corners,
        origin: PlateLayout.origin, channels: [])
      guard let surface = plate.surface else { return plate }
      var random = RandomStream(seed: seed, for: "landing plate \(index + 1)")
      var columns = Array(repeating: [Double](), count: 6)
      for sample in 0..<count {
        let load = Vector3(0, 0, force(on: side, at: Double(sample) / analogRate))
        let local = surface.axes.transposed * load
        let moment =
          surface.axes.transposed * (foot - surface.origin).cross(load) - plate.origin.cross(local)
        let wrench = [local.x, local.y, local.z, moment.x, moment.y, moment.z]
        for column in 0..<6 {
          let spread = column < 3 ? plateNoise : plateNoise / 10
          columns[column].append(
            wrench[column] + (plateNoise > 0 ? spread * random.gaussian() : 0))
        }
      }
      let labels = ["Fx", "Fy", "Fz", "Mx", "My", "Mz"]
      plate.channels = zip(labels, columns).enumerated().map { number, channel in
        AnalogChannel(
          label: "\(channel.0)\(index + 1)", unit: number < 3 ? .newton : .newtonMetre,
          rate: analogRate, samples: channel.1)
      }
      return plate
    }
  }
}
