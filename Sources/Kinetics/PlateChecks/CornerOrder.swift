import Geometry
import Motion
import Plates

/// A plate whose corners are in another order than its axes: force and centre of pressure come out
/// turned or mirrored.
///
/// In a step, the centre of pressure lies under the foot and runs from heel to toe, and the force
/// brakes before it drives. Where that fails as the corners stand, and another order of the same
/// corners makes it all true, the order is the fault.
struct CornerOrder: PlateCheck {
  static let fault = "corners in the wrong order"

  func remarks(on contact: ContactEvidence) -> [PlateRemark] {
    guard let step = StepPattern(contact), !step.isSound(.given) else { return [] }
    guard let turn = StepPattern.orders.first(where: step.isSound) else { return [] }
    let cause =
      contact.plate.isTurned
      ? "the sign of its vertical force alone is wrong, or its corners are in another order"
      : "its corners are in another order than its axes"
    return [
      .doubt(
        "force and centre of pressure fit the foot only when the plate is \(turn.words): \(cause)")
    ]
  }
}

/// How centre of pressure and horizontal force go through one step, to be compared with how they
/// must.
struct StepPattern {
  /// Largest distance of the centre of pressure from the line of the foot, root mean square, metres.
  static let nearest = 0.06
  /// Least way of the centre of pressure along the foot from early to late stance, metres.
  static let leastRun = 0.03
  /// Parts of the stance that are compared, share of it.
  static let early = 0.1...0.4
  static let late = 0.6...0.9

  /// An order of the corners, as what it does to horizontal vectors seen from above.
  struct Order {
    var words: String
    /// Of the centre of pressure.
    var turn: Matrix3

    /// As the file has them.
    static let given = Order(words: "as it is", turn: .identity)

    var isMirrored: Bool { turn.x.cross(turn.y).z < 0 }

    /// Of the force. Corners that run the other way round also turn the plate upside down, so that
    /// the whole force is taken the other way round.
    var forceTurn: Matrix3 {
      isMirrored ? Matrix3(x: -turn.x, y: -turn.y, z: turn.z) : turn
    }
  }

  /// Every other order of four corners.
  static let orders: [Order] = [
    ("turned by 180°", -1, 0, 0, -1), ("turned by 90° to the left", 0, -1, 1, 0),
    ("turned by 90° to the right", 0, 1, -1, 0), ("mirrored along its x axis", -1, 0, 0, 1),
    ("mirrored along its y axis", 1, 0, 0, -1), ("mirrored along a diagonal", 0, 1, 1, 0),
    ("mirrored along its other diagonal", 0, -1, -1, 0),
  ].map { words, xx, xy, yx, yy in
    Order(
      words: words,
      turn: Matrix3(
        x: Vector3(Double(xx), Double(yx), 0), y: Vector3(Double(xy), Double(yy), 0), z: .unitZ))
  }

  private struct Sample {
    var share: Double
    /// From the middle of the plate, in the plate's own horizontal axes.
    var pressure: Vector3
    var force: Vector3
    var heel: Vector3
    var toe: Vector3
    var weight: Double
  }

  private let samples: [Sample]
  private let travel: Vector3
  /// Whether the plate pulls as its corners stand.
  private let isTurned: Bool

  /// - Returns: `nil` for what is no step, or a step without corners or foot markers.
  init?(_ contact: ContactEvidence) {
    guard contact.isStep, let side = contact.owner.side, let foot = contact.feet?.foot(side),
      let surface = contact.plate.plate.surface, let travel = contact.travel
    else { return nil }
    // The plate's axes, laid flat: turning within them is what another order of corners does.
    let x = Vector3(surface.axes.x.x, surface.axes.x.y, 0).normalized
    let axes = Matrix3(x: x, y: Vector3.unitZ.cross(x), z: .unitZ)
    let duration = contact.times.upperBound - contact.times.lowerBound
    samples = contact.loaded(above: 0.2).compactMap { frame, wrench in
      let (heel, toe) = (foot.heel[frame], foot.toe[frame])
      guard heel.isFinite, toe.isFinite else { return nil }
      func local(_ v: Vector3) -> Vector3 { axes.transposed * Vector3(v.x, v.y, 0) }
      return Sample(
        share: (Double(frame) / contact.trial.rate - contact.times.lowerBound) / duration,
        pressure: local(wrench.centreOfPressure - surface.origin), force: local(wrench.force),
        heel: local(heel - surface.origin), toe: local(toe - surface.origin),
        weight: wrench.force.z)
    }
    self.travel = axes.transposed * travel
    isTurned = contact.plate.isTurned
    guard part(Self.early).count >= 3, part(Self.late).count >= 3 else { return nil }
  }

  /// Whether, with the corners in another order, everything goes as in a step. A mirrored order makes
  /// the plate pull, so one that pushes has none.
  func isSound(_ order: Order) -> Bool {
    (isTurned || !order.isMirrored) && distance(order) < Self.nearest && run(order) > Self.leastRun
      && drive(order) > 0
  }

  /// Root mean square distance of the centre of pressure from the line of the foot, metres.
  func distance(_ order: Order) -> Double {
    let squares = samples.map { sample in
      FootLine(heel: sample.heel, toe: sample.toe).distance(to: order.turn * sample.pressure)
    }.map { $0 * $0 }
    return (squares.reduce(0, +) / Double(max(1, squares.count))).squareRoot()
  }

  /// How far the centre of pressure runs towards the toes, metres.
  private func run(_ order: Order) -> Double {
    let axis = samples.reduce(Vector3.zero) { $0 + ($1.toe - $1.heel) }.normalized
    func place(_ part: [Sample]) -> Double {
      part.reduce(0) { $0 + (order.turn * $1.pressure).dot(axis) } / Double(max(1, part.count))
    }
    return place(part(Self.late)) - place(part(Self.early))
  }

  /// How much more the force drives late than early in stance, share of the vertical force.
  func drive(_ order: Order) -> Double {
    func push(_ part: [Sample]) -> Double {
      part.reduce(0) { $0 + (order.forceTurn * $1.force).dot(travel) / $1.weight }
        / Double(max(1, part.count))
    }
    return push(part(Self.late)) - push(part(Self.early))
  }

  private func part(_ shares: ClosedRange<Double>) -> [Sample] {
    samples.filter { shares.contains($0.share) }
  }
}
