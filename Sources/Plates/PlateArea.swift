import Geometry
import Motion
import Signal

/// Where on the floor a plate is loaded: the rectangle of its surface, or, for plates that a file
/// gives in laboratory axes without corners, the path of the centre of pressure.
public struct PlateArea: Sendable {
  private enum Form {
    case rectangle(surface: Pose, halfLength: Double, halfWidth: Double)
    case pressure(x: [Double], y: [Double], rate: Double)
  }

  /// A foot nearer than this to the centre of pressure stands on it, metres.
  public static let reach = 0.10

  private let form: Form

  /// - Returns: `nil` where the file tells neither corners nor the centre of pressure.
  public init?(_ plate: ForcePlate) {
    if let surface = plate.surface {
      let corners = plate.corners
      let length = ((corners[0] + corners[3]) - (corners[1] + corners[2])).length
      let width = ((corners[0] + corners[1]) - (corners[2] + corners[3])).length
      form = .rectangle(surface: surface, halfLength: length / 4, halfWidth: width / 4)
    } else if plate.kind == .laboratoryAxes, plate.channels.count >= 6,
      PlateForce.usableRates.contains(plate.rate)
    {
      form = .pressure(
        x: plate.channels[3].samples, y: plate.channels[4].samples, rate: plate.rate)
    } else {
      return nil
    }
  }

  /// How far inside the nearest edge a point lies, seen from above, metres: negative outside, NaN
  /// for a point not seen; `nil` for a plate without known edges.
  public func depth(of point: Vector3) -> Double? {
    guard case .rectangle(let surface, let halfLength, let halfWidth) = form else { return nil }
    let local = surface.local(point)
    guard local.isFinite else { return .nan }
    return min(halfLength - abs(local.x), halfWidth - abs(local.y))
  }

  /// Whether the plate lies under a foot: under its ankle or any point from heel to toe; or has its
  /// centre of pressure beside that line.
  public func isUnder(heel: Vector3, toe: Vector3, ankle: Vector3, at time: Double) -> Bool {
    switch form {
    case .rectangle:
      let points = (0...4).map { heel + (toe - heel) * (Double($0) / 4) } + [ankle]
      return points.contains { (depth(of: $0) ?? .nan) >= 0 }
    case .pressure(let x, let y, let rate):
      let centre = Vector3(
        Resampling.value(of: x, at: time * rate), Resampling.value(of: y, at: time * rate), 0)
      let line = Vector3(toe.x - heel.x, toe.y - heel.y, 0)
      let offset = Vector3(centre.x - heel.x, centre.y - heel.y, 0)
      guard line.isFinite, line.lengthSquared > 0 else { return false }
      let share = min(max(offset.dot(line) / line.lengthSquared, 0), 1)
      return (offset - line * share).length <= Self.reach
    }
  }
}
