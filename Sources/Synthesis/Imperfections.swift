import Foundation
import Geometry
import Motion

/// What goes wrong in laboratories, done on purpose; and turns and mirrors of a whole recording.
extension Recording {
  /// Without a marker.
  public func without(_ label: String) -> Recording {
    var copy = self
    copy.trajectories.removeAll { $0.label == label }
    return copy
  }

  /// With a marker not seen in some frames; frames outside the recording are passed over.
  public func hiding(_ label: String, in frames: Range<Int>) -> Recording {
    changing { trajectory in
      guard trajectory.label == label else { return }
      for frame in frames.clamped(to: 0..<trajectory.count) {
        trajectory.x[frame] = .nan
        trajectory.y[frame] = .nan
        trajectory.z[frame] = .nan
      }
    }
  }

  /// With two markers' names exchanged, in some frames or, without them, in all.
  public func swapping(_ first: String, _ second: String, in frames: Range<Int>? = nil) -> Recording
  {
    guard let a = trajectory(first), let b = trajectory(second) else { return self }
    let window = (frames ?? 0..<frameCount).clamped(to: 0..<min(a.count, b.count))
    return changing { trajectory in
      let other: Trajectory
      switch trajectory.label {
      case first: other = b
      case second: other = a
      default: return
      }
      trajectory.x.replaceSubrange(window, with: other.x[window])
      trajectory.y.replaceSubrange(window, with: other.y[window])
      trajectory.z.replaceSubrange(window, with: other.z[window])
    }
  }

  /// With independent normal noise on every coordinate of every marker.
  ///
  /// - Parameter deviation: Standard deviation, metres.
  public func withMarkerNoise(_ deviation: Double, seed: UInt64) -> Recording {
    changing { trajectory in
      var random = RandomStream(seed: seed, for: "marker noise \(trajectory.label) \(name)")
      for frame in 0..<trajectory.count {
        trajectory.x[frame] += deviation * random.gaussian()
        trajectory.y[frame] += deviation * random.gaussian()
        trajectory.z[frame] += deviation * random.gaussian()
      }
    }
  }

  /// In a laboratory whose axes are turned: what pointed along x now points along `rotation.x`.
  ///
  /// Plates turn by their corners; their channels are in plate axes and stay.
  /// - Parameter rotation: A proper rotation. Where it carries an axis onto an axis, `up` and
  ///   `forward` follow; where not, they are no longer known.
  public func turned(by rotation: Matrix3) -> Recording {
    func carried(_ axis: Axis?) -> Axis? {
      guard let axis else { return nil }
      let vector = rotation * axis.vector
      return Axis.allCases.first { ($0.vector - vector).length < 1e-9 }
    }
    var copy = changing { trajectory in
      let turned = (0..<trajectory.count).map { rotation * trajectory[$0] }
      trajectory = Trajectory(label: trajectory.label, prefix: trajectory.prefix, turned)
    }
    for plate in copy.plates.indices {
      copy.plates[plate].corners = copy.plates[plate].corners.map { rotation * $0 }
    }
    copy.up = carried(up)
    copy.forward = carried(forward)
    return copy
  }

  /// In a laboratory with y up, as OpenSim and many motion-capture programs have it: what was x
  /// stays, what was y becomes −z, what was z becomes y.
  public var withYUp: Recording {
    turned(by: Matrix3(x: .unitX, y: -.unitZ, z: .unitY))
  }

  /// The whole recording seen in a mirror: left and right exchanged in space and in every name.
  ///
  /// The mirror stands upright along the laboratory's forward axis (x where it names none).
  /// Labels that begin with L or R change sides, plates keep z down, moments turn as moments do.
  public var mirrored: Recording {
    let upright = (up ?? .plusZ).vector
    let across = upright.cross((forward ?? .plusX).vector)
    // Only the component across the mirror changes its sign.
    func reflected(_ v: Vector3) -> Vector3 { v - across * (2 * v.dot(across)) }
    var copy = changing { trajectory in
      let label = Self.otherSide(trajectory.label)
      trajectory = Trajectory(
        label: label, prefix: trajectory.prefix,
        (0..<trajectory.count).map { reflected(trajectory[$0]) })
    }
    copy.trajectories = trajectories.compactMap { copy.trajectory($0.label) }
    copy.analog = analog.map { channel in
      var mirror = channel
      mirror.label = Self.otherSide(channel.label)
      return mirror
    }
    copy.events = events.map {
      GaitEvent($0.kind, side: $0.side?.opposite, time: $0.time, source: $0.source)
    }
    copy.measures = SubjectMeasures()
    for (measure, entry) in measures.entries {
      copy.measures.set(measure.otherSide, entry.value, from: entry.source)
    }
    copy.plates = plates.map { plate in
      var mirror = plate
      // The order of corners is turned round so that z still points down; then x is the mirror
      // image of x, y the opposite of y's.
      mirror.corners = plate.corners.reversed().map(reflected)
      mirror.origin.y = -plate.origin.y
      for (index, channel) in plate.channels.enumerated() where [1, 3, 5].contains(index) {
        mirror.channels[index].samples = channel.samples.map { -$0 }
      }
      return mirror
    }
    return copy
  }

  private static func otherSide(_ label: String) -> String {
    if label.hasPrefix("L") { return "R" + label.dropFirst() }
    if label.hasPrefix("R") { return "L" + label.dropFirst() }
    return label
  }

  private func changing(_ change: (inout Trajectory) -> Void) -> Recording {
    var copy = self
    for index in copy.trajectories.indices { change(&copy.trajectories[index]) }
    return copy
  }
}

extension SubjectMeasure {
  /// The same measure of the other side; a measure without a side is itself.
  fileprivate var otherSide: SubjectMeasure {
    switch self {
    case .mass, .height, .age, .markerDiameter, .interAsisDistance: self
    case .legLength(let side): .legLength(side.opposite)
    case .kneeWidth(let side): .kneeWidth(side.opposite)
    case .ankleWidth(let side): .ankleWidth(side.opposite)
    case .asisTrochanterDistance(let side): .asisTrochanterDistance(side.opposite)
    case .staticPlantarFlexion(let side): .staticPlantarFlexion(side.opposite)
    case .staticRotation(let side): .staticRotation(side.opposite)
    case .thighRotation(let side): .thighRotation(side.opposite)
    case .shankRotation(let side): .shankRotation(side.opposite)
    case .tibialTorsion(let side): .tibialTorsion(side.opposite)
    case .soleDelta(let side): .soleDelta(side.opposite)
    }
  }
}
