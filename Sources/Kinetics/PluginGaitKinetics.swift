import Geometry
import Motion
import Plates

/// What a laboratory may choose about joint moments.
public struct KineticsSettings: Hashable, Sendable {
  /// In which frames moments are left out because the foot stands on the ground but on no plate.
  public enum Blanking: String, CaseIterable, Hashable, Sendable {
    /// Wherever the events say that the foot stands, also where the stance is cut by the trial, and
    /// wherever its plate cannot be trusted.
    case strict
    /// In complete stances only, and every plate is given to one foot, as Vicon does; moments of cut
    /// stances then lack the ground's force.
    case vicon
  }

  public var blanking: Blanking
  /// What is taken from the plates' signals as their zero.
  public var baseline: PlateBaseline

  public init(blanking: Blanking = .strict, baseline: PlateBaseline = .file) {
    self.blanking = blanking
    self.baseline = baseline
  }
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
  ///   - examination: What the plates give; examined here where it is not given.
  /// - Returns: Per kilogram of body mass, or why there is none.
  public func kinetics(
    of trial: Trial, poses: SegmentPoses, events: [GaitEvent], subject: SubjectMeasures,
    examination: PlateExamination? = nil
  ) -> Availability<JointKinetics> {
    guard let mass = subject[.mass], mass > 0 else {
      return .absent(because: "the body mass is not known (mass_kg)")
    }
    guard !trial.plates.isEmpty else { return .absent(because: "the trial has no force plates") }
    guard let diameter = subject[.markerDiameter] else {
      return .absent(because: "the marker diameter is not known (marker_diameter_m)")
    }
    let loads: FootLoads
    // Vicon's way is for comparison with Nexus, which filters nothing here.
    let landing = settings.blanking == .vicon ? nil : LandingFilter(trial)
    var acting: FootLoads?
    var notices: [Notice] = []
    switch settings.blanking {
    case .vicon:
      var plates: [PlateFrames] = []
      for plate in trial.plates {
        switch frames(of: plate, in: trial) {
        case .present(let found): plates.append(found)
        case .absent(let reason): notices.append(Notice(.plates, trial: trial.name, reason))
        }
      }
      guard !plates.isEmpty else {
        return .absent(because: notices.map(\.text).joined(separator: "; "))
      }
      loads = FootLoads(
        nearest: plates,
        ankles: Dictionary(
          uniqueKeysWithValues: Side.allCases.map { ($0, poses.centre(of: .ankle, $0)) }),
        rate: trial.rate)
    case .strict:
      let examined =
        examination
        ?? PlateDoctor(baseline: settings.baseline).examination(
          of: trial, mass: mass, poses: poses, events: events)
      if let reason = examined.reason { return .absent(because: reason) }
      if examination == nil { notices = examined.notices }
      loads = FootLoads(
        contacts: examined.contacts, plates: examined.frames, frameCount: poses.frameCount,
        rate: trial.rate)
      acting = landing.map { filter in
        FootLoads(
          contacts: examined.contacts,
          plates: examined.signals.compactMap {
            PlateFrames.of(filter.filtered($0), frameCount: trial.frameCount, rate: trial.rate)
              .value
          }, frameCount: poses.frameCount, rate: trial.rate)
      }
    }
    let poses = landing?.filtered(poses) ?? poses
    let pelvis = SegmentMotion(
      axes: poses.poses(of: .pelvis).map(\.axes), centre: [], rate: trial.rate)
    var legs: [Side: LegKinetics] = [:]
    for side in Side.allCases {
      let leg = LegDynamics(
        side: side, trial: trial, poses: poses, pelvis: pelvis, markerRadius: diameter / 2)
      let measured = loads.wrenches[side] ?? []
      var kinetics = leg.kinetics(
        loads: acting?.wrenches[side] ?? measured, measured: measured, mass: mass)
      blank(
        &kinetics, side, trial, Stances(side, events: events, settings: settings), loads)
      legs[side] = kinetics
    }
    return .present(
      JointKinetics(
        legs: legs, notices: notices,
        methods: [
          "Joint moments are internal, per kilogram, in the distal segment's axes, by inverse "
            + "dynamics without filtering; accelerations come from a quintic spline smoothed by "
            + "generalised cross-validation (Woltring 1986)."
        ] + (landing.map { [$0.sentence] } ?? [])))
  }

  private func frames(of plate: ForcePlate, in trial: Trial) -> Availability<PlateFrames> {
    switch PlateSignals.of(plate, baseline: settings.baseline, markerRate: trial.rate) {
    case .absent(let reason): .absent(because: reason)
    case .present(let signals):
      PlateFrames.of(signals, frameCount: trial.frameCount, rate: trial.rate)
    }
  }

  /// Leaves out what would lack the ground's force.
  private func blank(
    _ leg: inout LegKinetics, _ side: Side, _ trial: Trial, _ stances: Stances,
    _ loads: FootLoads
  ) {
    let own = loads.wrenches[side] ?? []
    let unknown = loads.unknown[side] ?? []
    for frame in own.indices {
      let lacksLoad = own[frame].isEmpty && stances.contains(trial.time(ofFrame: frame))
      guard lacksLoad || unknown.contains(frame) else { continue }
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
