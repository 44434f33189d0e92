import Geometry
import Motion

/// Forces and moments at the joints of one leg, from the ground up (Newton and Euler).
///
/// Every quantity may be given per kilogram of body mass or in full, as long as all are alike.
public struct InverseDynamics {
  public static let gravity = Vector3(0, 0, -9.81)

  /// One segment's contribution in one frame.
  public struct Link: Sendable {
    /// Mass, or share of the body's mass.
    public var mass: Double
    /// Moments of inertia about the segment's own x, y and z through its centre of mass.
    public var inertia: Vector3
    public var axes: Matrix3
    /// Centre of mass, metres.
    public var centre: Vector3
    /// The joint above, metres.
    public var proximal: Vector3
    /// Of the centre of mass, metres per second squared.
    public var acceleration: Vector3
    /// Radians per second, and per second squared, laboratory axes.
    public var angularVelocity: Vector3
    public var angularAcceleration: Vector3

    public init(
      mass: Double, inertia: Vector3, axes: Matrix3, centre: Vector3, proximal: Vector3,
      acceleration: Vector3, angularVelocity: Vector3, angularAcceleration: Vector3
    ) {
      self.mass = mass
      self.inertia = inertia
      self.axes = axes
      self.centre = centre
      self.proximal = proximal
      self.acceleration = acceleration
      self.angularVelocity = angularVelocity
      self.angularAcceleration = angularAcceleration
    }
  }

  /// A force at a point with a free moment.
  public struct Load: Sendable {
    public var force: Vector3
    public var moment: Vector3
    public var point: Vector3

    public init(force: Vector3, moment: Vector3, point: Vector3) {
      self.force = force
      self.moment = moment
      self.point = point
    }

    /// The same from the other side: what the body pushed does in return.
    public var reversed: Load { Load(force: -force, moment: -moment, point: point) }
  }

  /// What the proximal segment does to this one, laboratory axes, at the joint above.
  ///
  /// - Parameter gravity: Metres per second squared.
  public static func proximalLoad(
    on link: Link, external: [Load], gravity: Vector3 = gravity
  ) -> Load {
    let pushed = external.reduce(Vector3.zero) { $0 + $1.force }
    let force = (link.acceleration - gravity) * link.mass - pushed
    let spin = link.axes.transposed * link.angularVelocity
    let turning = link.axes.transposed * link.angularAcceleration
    func inertia(_ v: Vector3) -> Vector3 {
      Vector3(v.x * link.inertia.x, v.y * link.inertia.y, v.z * link.inertia.z)
    }
    var moment = link.axes * (inertia(turning) + spin.cross(inertia(spin)))
    for load in external {
      moment = moment - (load.moment + (load.point - link.centre).cross(load.force))
    }
    moment = moment - (link.proximal - link.centre).cross(force)
    return Load(force: force, moment: moment, point: link.proximal)
  }

  /// The reported triple of a moment given in the distal segment's axes.
  static func reported(_ m: Vector3, at joint: Joint, _ side: Side) -> Vector3 {
    let k = side.sign
    return switch joint {
    case .ankle: Vector3(m.y, k * m.z, -k * m.x)
    case .knee: Vector3(-m.y, -k * m.x, -k * m.z)
    case .hip: Vector3(m.y, -k * m.x, -k * m.z)
    }
  }
}
