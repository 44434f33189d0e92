import Geometry
import Motion

/// Forces and moments at the joints of one leg, from the ground up (Newton and Euler).
struct InverseDynamics {
  static let gravity = Vector3(0, 0, -9.81)

  /// One segment's contribution in one frame.
  struct Link {
    var massShare: Double
    /// Moment of inertia across the segment's long axis, per kilogram of body mass, m².
    var inertia: Double
    var axes: Matrix3
    var centre: Vector3
    var proximal: Vector3
    var acceleration: Vector3
    var angularVelocity: Vector3
    var angularAcceleration: Vector3
  }

  /// A force at a point with a free moment, per kilogram of body mass.
  struct Load {
    var force: Vector3
    var moment: Vector3
    var point: Vector3
  }

  /// What the proximal segment does to this one, per kilogram of body mass, laboratory axes.
  static func proximalLoad(on link: Link, external: [Load]) -> Load {
    let pushed = external.reduce(Vector3.zero) { $0 + $1.force }
    let force = (link.acceleration - gravity) * link.massShare - pushed
    let spin = link.axes.transposed * link.angularVelocity
    let turning = link.axes.transposed * link.angularAcceleration
    func inertia(_ v: Vector3) -> Vector3 { Vector3(v.x * link.inertia, v.y * link.inertia, 0) }
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
