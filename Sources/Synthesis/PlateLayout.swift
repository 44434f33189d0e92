import Foundation
import Geometry
import Motion

/// Force plates laid along a walk so that each is hit by one foot alone.
///
/// Plates are of C3D type 2: six channels in plate axes, z down, the reaction on the subject;
/// ORIGIN points from the middle of the surface to the sensor with z positive, as Nexus writes it.
struct PlateLayout {
  /// A stance that a plate caught.
  struct Stance {
    var side: Side
    /// Initial contact and foot off, seconds.
    var times: ClosedRange<Double>
    var reaction: GroundReaction
    /// Where the force points, one point a frame of the markers, metres.
    var pivots: [Vector3]
    /// Frames a second.
    var frameRate: Double

    /// The pivot at a time, between two frames; the last one after them.
    func pivot(at time: Double) -> Vector3 {
      let place = min(Double(pivots.count - 1), max(0, time * frameRate))
      let before = Int(place)
      let after = min(before + 1, pivots.count - 1)
      return pivots[before] + (pivots[after] - pivots[before]) * (place - Double(before))
    }
  }

  /// Where the sensor is below the middle of the surface, metres, plate axes.
  static let origin = Vector3(0.0012, -0.0007, 0.0400)

  /// One plate a group of stances, in most laboratories one stance.
  ///
  /// - Parameters:
  ///   - length: Along the path, metres; shorter than a step, so that neighbours do not overlap.
  ///   - sampleCount: Samples of each channel.
  ///   - noise: Standard deviation of noise on the forces, newtons; a tenth of the number, in
  ///     newton-metres, on the moments.
  static func plates(
    under groups: [[Stance]], length: Double, rate: Double, sampleCount: Int, noise: Double,
    seed: UInt64
  ) -> [ForcePlate] {
    groups.enumerated().compactMap { index, stances -> ForcePlate? in
      guard let first = stances.first else { return nil }
      let number = index + 1
      let soles = stances.reduce(Vector3.zero) { $0 + $1.reaction.heel + $1.reaction.toe }
      let centre = soles / Double(2 * stances.count)
      // Every second plate is mounted the other way round, as laboratories do.
      let forward = first.reaction.forward * (index % 2 == 0 ? 1 : -1)
      let right = forward.cross(.unitZ)
      let (half, wide) = (forward * (length / 2), right * 0.2)
      let corners = [-half + wide, -half - wide, half - wide, half + wide].map {
        Vector3(centre.x, centre.y, 0) + $0
      }
      var plate = ForcePlate(
        label: String(number), kind: .c3d(type: 2), corners: corners, origin: origin, channels: [])
      plate.channels = channels(
        of: plate, number, stances, rate: rate, count: sampleCount, noise: noise, seed: seed)
      return plate
    }
  }

  private static func channels(
    of plate: ForcePlate, _ number: Int, _ stances: [Stance], rate: Double, count: Int,
    noise: Double,
    seed: UInt64
  ) -> [AnalogChannel] {
    var columns = Array(repeating: Array(repeating: 0.0, count: count), count: 6)
    guard let surface = plate.surface else { return [] }
    var random = RandomStream(seed: seed, for: "plate \(number)")
    for sample in 0..<count {
      let time = Double(sample) / rate
      var values = Array(repeating: 0.0, count: 6)
      for stance in stances {
        let duration = stance.times.upperBound - stance.times.lowerBound
        let share = (time - stance.times.lowerBound) / duration
        guard share > 0, share < 1 else { continue }
        let load = stance.reaction.sample(at: share, towards: stance.pivot(at: time))
        let force = surface.axes.transposed * load.force
        let free = Vector3.unitZ * load.freeMoment
        let aboutSurface = (load.point - surface.origin).cross(load.force) + free
        let moment = surface.axes.transposed * aboutSurface - plate.origin.cross(force)
        let wrench = [force.x, force.y, force.z, moment.x, moment.y, moment.z]
        values = zip(values, wrench).map { $0 + $1 }
      }
      for column in 0..<6 {
        let spread = column < 3 ? noise : noise / 10
        columns[column][sample] = values[column] + (noise > 0 ? spread * random.gaussian() : 0)
      }
    }
    let labels = ["Fx", "Fy", "Fz", "Mx", "My", "Mz"]
    return zip(labels, columns).enumerated().map { index, channel in
      AnalogChannel(
        label: "\(channel.0)\(number)", unit: index < 3 ? .newton : .newtonMetre, rate: rate,
        samples: channel.1)
    }
  }
}
