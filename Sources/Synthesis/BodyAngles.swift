import Motion

/// The angles of a whole lower body in one instant, radians, with the signs of the clinic.
public struct BodyAngles: Hashable, Sendable {
  /// The pelvis in the direction of walking.
  public struct Pelvis: Hashable, Sendable {
    /// Anterior positive.
    public var tilt: Double
    /// Right side up positive.
    public var obliquity: Double
    /// Right side forward positive.
    public var rotation: Double

    public init(tilt: Double = 0, obliquity: Double = 0, rotation: Double = 0) {
      self.tilt = tilt
      self.obliquity = obliquity
      self.rotation = rotation
    }
  }

  /// A dorsiflexion that takes the place of the one a foot's direction gives.
  public struct AnkleHold: Hashable, Sendable {
    /// Dorsiflexion positive.
    public var dorsiflexion: Double
    /// 0: the direction alone decides; 1: the hold alone.
    public var weight: Double

    public init(dorsiflexion: Double, weight: Double) {
      self.dorsiflexion = dorsiflexion
      self.weight = weight
    }
  }

  /// What the foot does: either where it points in the room, or its angles at the ankle.
  public enum Foot: Hashable, Sendable {
    /// Pitch with the heel up positive, and progression with the toes inwards positive; a hold
    /// changes the pitch until the ankle has its dorsiflexion.
    case direction(pitch: Double, progression: Double, hold: AnkleHold? = nil)
    /// First and third component of the ankle's angles. The second follows from them in a model
    /// whose foot is a single line.
    case ankle(dorsiflexion: Double, rotation: Double)
  }

  public struct Leg: Hashable, Sendable {
    /// Flexion positive.
    public var hipFlexion: Double
    /// Adduction positive.
    public var hipAdduction: Double
    /// Internal positive.
    public var hipRotation: Double
    /// Flexion positive.
    public var kneeFlexion: Double
    /// Adduction (varus) positive.
    public var kneeAdduction: Double
    /// Internal positive.
    public var kneeRotation: Double
    public var foot: Foot

    public init(
      hipFlexion: Double = 0, hipAdduction: Double = 0, hipRotation: Double = 0,
      kneeFlexion: Double = 0, kneeAdduction: Double = 0, kneeRotation: Double = 0,
      foot: Foot = .direction(pitch: 0, progression: 0)
    ) {
      self.hipFlexion = hipFlexion
      self.hipAdduction = hipAdduction
      self.hipRotation = hipRotation
      self.kneeFlexion = kneeFlexion
      self.kneeAdduction = kneeAdduction
      self.kneeRotation = kneeRotation
      self.foot = foot
    }
  }

  /// The trunk in the room, about the direction of walking.
  public struct Trunk: Hashable, Sendable {
    /// Forward positive, seen from the side.
    public var tilt: Double
    /// To the right positive, seen from the front.
    public var lean: Double
    /// Right side forward positive.
    public var rotation: Double

    public init(tilt: Double = 0, lean: Double = 0, rotation: Double = 0) {
      self.tilt = tilt
      self.lean = lean
      self.rotation = rotation
    }
  }

  public var pelvis: Pelvis
  public var left: Leg
  public var right: Leg
  public var trunk: Trunk

  public init(
    pelvis: Pelvis = Pelvis(), left: Leg = Leg(), right: Leg = Leg(), trunk: Trunk = Trunk()
  ) {
    self.pelvis = pelvis
    self.left = left
    self.right = right
    self.trunk = trunk
  }

  public subscript(side: Side) -> Leg {
    get { side == .left ? left : right }
    set { if side == .left { left = newValue } else { right = newValue } }
  }
}
