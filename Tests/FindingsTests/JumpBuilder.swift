import Foundation
import Geometry
import Motion

/// Drop jumps whose knees, forces and angles are known at every instant.
enum JumpBuilder {
  static let rate = 200.0
  static let contact = 0.5
  static let deepest = 0.8
  static let end = 1.2

  /// One landing.
  struct Landing {
    /// Medial shift of each knee at the deepest point, metres.
    var medial: [Side: Double] = [:]
    /// Distance of the knees at the deepest point, metres; sets both shifts where given.
    var separation: Double?
    /// Largest knee flexion, degrees.
    var depth = 75.0
    /// Knee abduction at contact and after, degrees, of both.
    var abduction = 0.0
    /// Vertical force of each foot, newtons, constant.
    var force: [Side: Double] = [:]
    /// External abduction moment, N·m/kg.
    var moment: Double?
    /// Distance of the trochanter markers, metres; none without.
    var trochanters: Double?
    /// How far the whole body turns from before contact to the deepest point, degrees.
    var turn = 0.0
    /// Distance of the ankles, metres.
    var footWidth = JumpBuilder.footWidth
    /// Knee flexion at contact, degrees.
    var kneeAtContact = 15.0
    /// Whether heel, toe and shoulder markers and the trunk are seen, and the hips bend.
    var isDressed = false
  }

  static let hipWidth = 0.18
  static let footWidth = 0.24

  static func trial(_ name: String = "DJ1", condition: String = "DJ", _ landing: Landing)
    -> TrialAnalysis
  {
    let count = Int(1.5 * rate)
    var centres: [Side: [Joint: [Vector3]]] = [:]
    var curves: [Side: [AngleGroup: AngleCurve]] = [:]
    var pelvis: [Pose] = []
    var markers: [String: Trajectory] = [:]
    let bends = (0..<count).map { frame -> Double in
      let time = Double(frame) / rate
      let share = min(1, max(0, (time - contact) / (deepest - contact)))
      let back = min(1, max(0, (time - deepest) / (end - deepest)))
      return share * (1 - back)
    }
    for frame in 0..<count {
      let angle = Double.degrees(landing.turn) * bends[frame]
      pelvis.append(Pose(origin: Vector3(0, 0, 0.9), axes: Matrix3.rotationZ(angle)))
    }
    for side in Side.allCases {
      let outward = -side.sign
      var hips: [Vector3] = []
      var knees: [Vector3] = []
      var ankles: [Vector3] = []
      var flexions: [Double] = []
      for frame in 0..<count {
        let f = Double.degrees(
          landing.kneeAtContact + (landing.depth - landing.kneeAtContact) * bends[frame])
        let half = 0.42 * cos(f / 2)
        let hip = outward * hipWidth / 2
        let foot = outward * landing.footWidth / 2
        var medial = (landing.medial[side] ?? 0) * bends[frame]
        if let separation = landing.separation {
          medial = ((hipWidth + landing.footWidth) / 2 - separation) / 2 * bends[frame]
        }
        let knee = (hip + foot) / 2 - outward * medial
        ankles.append(Vector3(0, foot, 0.08))
        knees.append(Vector3(0.42 * sin(f / 2), knee, 0.08 + half))
        hips.append(Vector3(0, hip, 0.08 + 2 * half))
        flexions.append(f)
      }
      centres[side] = [.hip: hips, .knee: knees, .ankle: ankles]
      let zero = Array(repeating: 0.0, count: count)
      let adduction = Array(repeating: Double.degrees(-landing.abduction), count: count)
      curves[side] = [
        .knee: AngleCurve(x: flexions, y: adduction, z: zero),
        .hip: AngleCurve(
          x: landing.isDressed ? bends.map { .degrees(25 + 40 * $0) } : zero, y: zero, z: zero),
        .pelvis: AngleCurve(x: zero, y: zero, z: zero),
      ]
      if landing.isDressed { markers.merge(dress(side, ankles, bends)) { $1 } }
      if let width = landing.trochanters {
        let letter = side == .left ? "L" : "R"
        markers[letter + "TRO"] = Trajectory(
          label: letter + "TRO",
          Array(repeating: Vector3(0, outward * width / 2, 0.85), count: count))
      }
    }
    var trial = SessionBuilder.trial(
      name, task: .dropVerticalJump, condition: condition, rate: rate)
    trial.frameCount = count
    trial.markers = markers
    var analysis = TrialAnalysis(
      trial: trial, model: "Plug-in Gait",
      poses: .present(
        SegmentPoses(
          frameCount: count, poses: [.pelvis: pelvis], centres: centres, progression: .plusX)),
      angles: .present(JointAngles(curves)),
      repetitions: [
        Repetition(
          task: .dropVerticalJump, trial: name, side: nil, start: contact, deepest: deepest,
          end: end, peakKneeFlexion: .degrees(landing.depth),
          initialContacts: [.left: contact, .right: contact],
          phases: [.init(.landing, from: contact, to: deepest)])
      ])
    if landing.isDressed {
      analysis.trunk = .present(
        TrunkMotion(
          basis: .shoulders,
          angles: [
            .tilt: bends.map { .degrees(12 + 25 * $0) }, .lean: bends.map { _ in .degrees(1) },
          ]))
    }
    for (index, side) in Side.allCases.enumerated() {
      guard let force = landing.force[side] else { continue }
      let forces = (0..<count).map { frame -> Vector3 in
        Double(frame) / rate >= contact ? Vector3(0, 0, force) : .zero
      }
      analysis.plateReactions.append(
        PlateReaction(
          plate: "\(index)", force: forces,
          centreOfPressure: Array(repeating: .zero, count: count),
          freeMoment: Array(repeating: 0, count: count)))
      analysis.plateContacts.append(
        PlateContact(
          plate: "\(index)", side: side, ownership: "test", start: contact, end: nil, peak: force,
          isWhole: true))
    }
    if let moment = landing.moment {
      let leg = LegKinetics(
        groundReaction: [],
        moments: [.knee: Array(repeating: Vector3(0, -moment, 0), count: count)], powers: [:])
      analysis.kinetics = .present(JointKinetics(legs: [.left: leg, .right: leg]))
    }
    return analysis
  }

  /// Heel, toe and shoulder of a side: toes first, heels down at the deepest point, feet straight
  /// ahead, as far apart as the shoulders.
  private static func dress(
    _ side: Side, _ ankles: [Vector3], _ bends: [Double]
  ) -> [String: Trajectory] {
    let outward = -side.sign
    let letter = side.letter
    let toes = ankles.map { $0 + Vector3(0.15, 0, -0.04) }
    let heels = ankles.indices.map { frame -> Vector3 in
      let share = min(1, bends[frame] * 3)
      let isBefore = Double(frame) / rate < deepest
      return ankles[frame] + Vector3(-0.05, 0, -0.04 + (isBefore ? 0.05 * (1 - share) : 0))
    }
    let width = abs(toes[0].y)
    return [
      letter + "TOE": Trajectory(label: letter + "TOE", toes),
      letter + "HEE": Trajectory(label: letter + "HEE", heels),
      letter + "SHO": Trajectory(
        label: letter + "SHO", ankles.map { _ in Vector3(0, outward * width, 1.3) }),
    ]
  }

  static func session(
    _ landings: [Landing], sex: String? = "female", mass: Double = 60, axis: Double? = nil,
    light: KneeAxisCheck.Light = .green
  ) -> SessionAnalysis {
    let trials = landings.enumerated().map { trial("DJ\($0.offset + 1)", $0.element) }
    var session = SessionBuilder.session(sex: sex, trials: trials)
    session.subject.measures.set(.mass, mass, from: "test")
    if let axis { session.kneeAxes = axes(axis, light) }
    return session
  }

  /// The checks of both knees with an axis turned by some degrees.
  static func axes(
    _ degrees: Double, _ light: KneeAxisCheck.Light
  ) -> [Side: Availability<KneeAxisCheck>] {
    var axes: [Side: Availability<KneeAxisCheck>] = [:]
    for side in Side.allCases {
      axes[side] = .present(
        KneeAxisCheck(
          side: side, light: light, cycleLights: [light], slope: 0, correlation: 0,
          residualDeviation: 0, swingRange: 0, flexion: 0...1, axisError: .degrees(degrees)))
    }
    return axes
  }
}
