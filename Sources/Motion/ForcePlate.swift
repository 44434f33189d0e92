import Geometry

/// One force plate: where it lies, and the signals it gave.
public struct ForcePlate: Codable, Hashable, Sendable {
  /// How the six (or eight) signals are to be read.
  public enum Kind: Codable, Hashable, Sendable {
    /// C3D types 1 to 4, and 5 to 7 which are refused by name: signals in plate axes.
    case c3d(type: Int)
    /// Force and moment in plate axes without a known position (a Nexus `Devices` section).
    case plateAxes
    /// Force, point of application and free moment already in laboratory axes (OpenSim, Cortex):
    /// signals are Fx Fy Fz (N), Px Py Pz (m), Tx Ty Tz (N·m).
    case laboratoryAxes
  }

  /// Number of the plate, from 1, or the name the file gives.
  public var label: String
  public var kind: Kind
  /// The four corners in the file's order, metres, laboratory axes; empty where unknown.
  public var corners: [Vector3]
  /// The ORIGIN vector as the file stores it, metres, plate axes (see plug-in-gait, section 8).
  public var origin: Vector3
  /// The calibration matrix, rows, or `nil` (types 1, 2: none); it takes the signals in SI units to
  /// newton and newton-metre.
  public var calibration: [[Double]]?
  /// The baseline range ZERO, as the file stores it: 1-based frames, or `nil`.
  public var zeroRange: ClosedRange<Int>?
  /// The signals in the order of the plate's type, SI units.
  public var channels: [AnalogChannel]

  public init(
    label: String, kind: Kind, corners: [Vector3], origin: Vector3 = .zero,
    calibration: [[Double]]? = nil, zeroRange: ClosedRange<Int>? = nil, channels: [AnalogChannel]
  ) {
    self.label = label
    self.kind = kind
    self.corners = corners
    self.origin = origin
    self.calibration = calibration
    self.zeroRange = zeroRange
    self.channels = channels
  }

  /// Samples per second, hertz; 0 for a plate without channels.
  public var rate: Double { channels.first?.rate ?? 0 }

  /// The plate's axes in the laboratory, z pointing down into the floor, and the centre of its
  /// surface, metres; `nil` without four corners.
  ///
  /// Source: C3D user guide, FORCE_PLATFORM:CORNERS.
  public var surface: Pose? {
    guard corners.count == 4 else { return nil }
    let x = ((corners[0] + corners[3]) - (corners[1] + corners[2])).normalized
    let z = x.cross((corners[0] + corners[1]) - (corners[2] + corners[3])).normalized
    let centre = (corners[0] + corners[1] + corners[2] + corners[3]) * 0.25
    let pose = Pose(origin: centre, axes: Matrix3(x: x, y: z.cross(x), z: z))
    return pose.isFinite ? pose : nil
  }
}
