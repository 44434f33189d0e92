import Foundation
import Geometry
import Motion

/// A person who stands still with both feet flat on the floor: the static trial.
///
/// The foot's static offsets that a calibration finds are exactly those of the body.
public struct StandingPerson: Sendable {
  public var body: Body
  /// Anterior positive, radians.
  public var pelvicTilt: Double = .degrees(11)
  /// Right side up positive, radians; `nil`: whatever the lengths of the legs make of it.
  ///
  /// Where it is given, the leg that is then too long stands with its knee bent.
  public var obliquity: Double?
  /// Both knees, radians.
  public var kneeFlexion: Double = .degrees(4)
  public var hipAdduction: Double = 0
  public var kneeAdduction: Double = 0
  /// Toes inwards positive, radians.
  public var footProgression: Double = .degrees(-7)
  /// Largest swing of the pelvis's tilt and rotation in quiet sway, radians.
  public var sway: Double = 0
  public var heading = Heading(.plusX)
  public var start = Vector3.zero
  /// Seconds.
  public var duration = 1.0
  public var rate = 100.0
  public var markers = MarkerSet.lowerBody
  /// How the trunk stands: its programme at the beginning of the cycle; `nil`: no marker on it.
  public var trunk: TrunkProgramme?
  public var markerNoise = 0.0
  public var seed: UInt64 = 1
  public var name = "static"

  public init(body: Body) { self.body = body }

  /// The recording, and what is known about it. Frames follow the rule of standing trials: the
  /// foot's frame is the flattened line from toe to heel itself.
  public func trial() -> SyntheticTrial {
    let frameCount = max(1, Int((duration * rate).rounded(.down)))
    let posture = posture()
    let skeletons = (0..<frameCount).map { frame -> Skeleton in
      var angles = posture
      // Two slow oscillations whose hips answer, so that the legs hardly move.
      let time = Double(frame) / rate
      let (lean, turn) = (sway * sin(2 * .pi * 0.4 * time), sway * sin(2 * .pi * 0.3 * time))
      angles.pelvis.tilt += lean
      angles.pelvis.rotation += turn
      for side in Side.allCases {
        angles[side].hipFlexion += lean
        angles[side].hipRotation -= side.sign * turn
      }
      let skeleton = Skeleton(body, angles, footRule: .standing)
      return skeleton.moved(offset: Vector3(0, 0, -skeleton.lowest))
        .moved(by: heading.rotation, offset: start)
    }
    var truth = MotionTruth(skeletons, progression: heading.axis)
    var recording = Recording(
      name: name, format: "synthetic", frameRate: rate, frameCount: frameCount, up: .plusZ,
      forward: heading.axis,
      trajectories: MarkerPlacement(body: body, set: markers)
        .trajectories(skeletons), measures: body.measures())
    if let trunk {
      let phases = Array(repeating: 0.0, count: skeletons.count)
      recording.trajectories += trunk.trajectories(
        on: skeletons, phases: phases, room: heading.rotation, body: body)
      truth.trunk = trunk.truth(phases: phases)
    }
    if markerNoise > 0 { recording = recording.withMarkerNoise(markerNoise, seed: seed) }
    return SyntheticTrial(recording: recording, truth: truth)
  }

  /// The angles of standing with both soles at one height.
  func posture() -> BodyAngles {
    func angles(obliquity: Double, bending side: Side?, by bend: Double) -> BodyAngles {
      var angles = BodyAngles(pelvis: BodyAngles.Pelvis(tilt: pelvicTilt, obliquity: obliquity))
      for leg in Side.allCases {
        let knee = kneeFlexion + (leg == side ? bend : 0)
        angles[leg] = BodyAngles.Leg(
          // Half the knee's flexion at the hip keeps the ankle under the hip.
          hipFlexion: pelvicTilt + knee / 2,
          hipAdduction: hipAdduction + leg.sign * obliquity, kneeFlexion: knee,
          kneeAdduction: kneeAdduction, foot: .direction(pitch: 0, progression: footProgression))
      }
      return angles
    }
    /// How much higher the right sole is than the left, metres.
    func difference(_ angles: BodyAngles) -> Double {
      let skeleton = Skeleton(body, angles, footRule: .standing)
      return skeleton.right.toeSole.z - skeleton.left.toeSole.z
    }
    guard let obliquity else {
      let level = root(from: -0.5, to: 0.5) {
        difference(angles(obliquity: $0, bending: nil, by: 0))
      }
      return angles(obliquity: level, bending: nil, by: 0)
    }
    let straight = difference(angles(obliquity: obliquity, bending: nil, by: 0))
    let long: Side = straight < 0 ? .right : .left
    let bend = root(from: 0, to: 1.5) {
      difference(angles(obliquity: obliquity, bending: long, by: $0))
    }
    return angles(obliquity: obliquity, bending: long, by: bend)
  }
}

/// Where a function changes its sign, by halving; the end nearer to zero where it does not.
func root(from low: Double, to high: Double, of function: (Double) -> Double) -> Double {
  var (a, b) = (low, high)
  var atA = function(a)
  let atB = function(b)
  guard atA * atB <= 0 else { return abs(atA) < abs(atB) ? a : b }
  for _ in 0..<80 {
    let middle = (a + b) / 2
    let value = function(middle)
    if value == 0 { return middle }
    if atA * value < 0 {
      b = middle
    } else {
      a = middle
      atA = value
    }
  }
  return (a + b) / 2
}
