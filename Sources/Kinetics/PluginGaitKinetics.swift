import Geometry
import Motion

/// What a laboratory may choose about joint moments.
public struct KineticsSettings: Hashable, Sendable {
  /// In which frames moments are left out because the foot stands on the ground but on no plate.
  public enum Blanking: String, CaseIterable, Hashable, Sendable {
    /// Wherever the events say that the foot stands, also where the stance is cut by the trial, and
    /// wherever two feet share a plate.
    case strict
    /// In complete stances only, as Vicon does; moments of cut stances then lack the ground's force.
    case vicon
  }

  public var blanking: Blanking

  public init(blanking: Blanking = .strict) { self.blanking = blanking }
}

/// Joint moments and powers as Plug-in Gait computes them: internal, in the distal segment's axes.
///
/// Sources: Davis et al. 1991, Hum Mov Sci 10:575; Woltring 1986, Adv Eng Softw 8:104.
public struct PluginGaitKinetics: Sendable {
  public var settings: KineticsSettings

  public init(settings: KineticsSettings = KineticsSettings()) { self.settings = settings }

  /// The kinetics of a trial.
  ///
  /// - Parameters:
  ///   - poses: Segments and joint centres, z up, metres.
  ///   - events: The events in use; they say when a foot stands.
  ///   - subject: Mass (kg) and marker diameter (m).
  /// - Returns: Per kilogram of body mass, or why there is none.
  public func kinetics(
    of trial: Trial, poses: SegmentPoses, events: [GaitEvent], subject: SubjectMeasures
  ) -> Availability<JointKinetics> {
    guard let mass = subject[.mass], mass > 0 else {
      return .absent(because: "the body mass is not known (mass_kg)")
    }
    guard !trial.plates.isEmpty else { return .absent(because: "the trial has no force plates") }
    guard let diameter = subject[.markerDiameter] else {
      return .absent(because: "the marker diameter is not known (marker_diameter_m)")
    }
    var reactions: [GroundReaction] = []
    var reasons: [String] = []
    for plate in trial.plates {
      switch GroundReaction.reaction(of: plate, frameCount: trial.frameCount, rate: trial.rate) {
      case .present(let reaction): reactions.append(reaction)
      case .absent(let reason): reasons.append(reason)
      }
    }
    guard !reactions.isEmpty else { return .absent(because: reasons.joined(separator: "; ")) }
    let stances = Dictionary(
      uniqueKeysWithValues: Side.allCases.map {
        ($0, Stances($0, events: events, settings: settings))
      })
    let loads = FootLoads(
      reactions,
      ankles: Dictionary(
        uniqueKeysWithValues: Side.allCases.map { ($0, poses.centre(of: .ankle, $0)) }),
      rate: trial.rate, stances: settings.blanking == .vicon ? nil : stances)
    let pelvis = SegmentMotion(
      axes: poses.poses(of: .pelvis).map(\.axes), centre: [], rate: trial.rate)
    var legs: [Side: LegKinetics] = [:]
    for side in Side.allCases {
      let leg = LegDynamics(
        side: side, trial: trial, poses: poses, pelvis: pelvis, markerRadius: diameter / 2)
      var kinetics = leg.kinetics(loads: loads.wrenches[side] ?? [], mass: mass)
      if let standing = stances[side] { blank(&kinetics, side, trial, standing, loads) }
      legs[side] = kinetics
    }
    return .present(
      JointKinetics(
        legs: legs,
        notices: (reasons + loads.sharedWords).map { Notice(.plates, trial: trial.name, $0) },
        methods: [
          "Joint moments are internal, per kilogram, in the distal segment's axes, by inverse "
            + "dynamics from type 2 plates without filtering; accelerations come from a quintic "
            + "spline smoothed by generalised cross-validation (Woltring 1986)."
        ]))
  }

  /// Leaves out what would lack the ground's force.
  private func blank(
    _ leg: inout LegKinetics, _ side: Side, _ trial: Trial, _ stances: Stances,
    _ loads: FootLoads
  ) {
    let own = loads.wrenches[side] ?? []
    let shared = loads.shared[side] ?? []
    for frame in own.indices {
      let lacksLoad = own[frame].isEmpty && stances.contains(trial.time(ofFrame: frame))
      guard lacksLoad || shared.contains(frame) else { continue }
      leg.moments = leg.moments.mapValues { replaced($0, frame, .missing) }
      leg.powers = leg.powers.mapValues { replaced($0, frame, .nan) }
    }
  }

  private func replaced<Element>(_ list: [Element], _ index: Int, _ value: Element) -> [Element] {
    var list = list
    list[index] = value
    return list
  }
}
