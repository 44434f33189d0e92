/// One of the trunk's angles over a cycle, on the cycle's own side.
public enum TrunkAngle: String, CaseIterable, Codable, Hashable, Sendable {
  /// In the laboratory, about the line of progression.
  case lean
  case tilt
  /// In the laboratory, from the line of progression.
  case rotation
  case leanOnPelvis = "lean_on_pelvis"
  case tiltOnPelvis = "tilt_on_pelvis"
  case rotationOnPelvis = "rotation_on_pelvis"

  /// Which way is positive, in words.
  public var signInWords: String {
    switch self {
    case .lean: "+ towards the own side, against the vertical"
    case .tilt: "+ forwards, against the vertical"
    case .rotation: "+ own side forward, against the line of progression"
    case .leanOnPelvis: "+ towards the own side, against the pelvis"
    case .tiltOnPelvis: "+ forwards, against the pelvis"
    case .rotationOnPelvis: "+ own side forward, against the pelvis"
    }
  }

  /// A short title, as figures print it.
  public var title: String {
    switch self {
    case .lean: "Trunk lean"
    case .tilt: "Trunk tilt"
    case .rotation: "Trunk rotation"
    case .leanOnPelvis: "Trunk lean on pelvis"
    case .tiltOnPelvis: "Trunk tilt on pelvis"
    case .rotationOnPelvis: "Trunk rotation on pelvis"
    }
  }

  /// Whether the sign turns with the side; forward bending is the same for both.
  public var isSided: Bool { self != .tilt && self != .tiltOnPelvis }
}

/// Which markers the trunk was seen by.
public enum TrunkBasis: String, CaseIterable, Codable, Hashable, Sendable {
  /// C7, T10, CLAV and STRN: a segment of three axes.
  case thorax = "C7, T10, CLAV and STRN"
  /// The midpoint of both shoulders over the centre of the pelvis: no rotation by the spine.
  case shoulders = "both shoulders over the centre of the pelvis"
  /// C7 over the midpoint of the posterior iliac spines: no rotation.
  case spine = "C7 over the midpoint of the posterior iliac spines"
}

/// How the trunk moves over a trial, radians, one value a frame; NaN where it was not seen.
///
/// Signs are those of the right side; `values(_:side:)` gives a side its own.
public struct TrunkMotion: Codable, Sendable {
  public var basis: TrunkBasis
  /// Angles the markers allow; a rotation is missing where the basis shows none.
  public var angles: [TrunkAngle: [Double]]

  public init(basis: TrunkBasis, angles: [TrunkAngle: [Double]]) {
    self.basis = basis
    self.angles = angles
  }

  /// One angle with the signs of a side, radians a frame, or `nil` where the basis does not show it.
  public func values(_ angle: TrunkAngle, side: Side) -> [Double]? {
    let sign = angle.isSided ? side.sign : 1
    return angles[angle]?.map { sign * $0 }
  }
}

/// How the trunk stands, radians, signs of the right side: the mean of the standing trial.
public struct TrunkPosture: Codable, Hashable, Sendable {
  public var basis: TrunkBasis
  public var angles: [TrunkAngle: Double]

  public init(basis: TrunkBasis, angles: [TrunkAngle: Double]) {
    self.basis = basis
    self.angles = angles
  }

  /// One standing angle with the signs of a side, radians, or `nil` where the basis does not show it.
  public func value(_ angle: TrunkAngle, side: Side) -> Double? {
    angles[angle].map { (angle.isSided ? side.sign : 1) * $0 }
  }
}
