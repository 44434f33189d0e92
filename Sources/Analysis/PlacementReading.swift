import Geometry
import Motion

/// Changes that are known at a few frames of a trial, read at many places between them.
///
/// A cubic through the four known frames about each place (Lagrange), whose weights are worked out
/// once; where one of them was not seen, the nearer of the two neighbours, and no change without one.
struct PlacementReading {
  /// The first of four known frames, by place; empty where fewer than four are known.
  private var first: [Int] = []
  private var weights: [SIMD4<Double>] = []
  /// The nearer and the farther neighbour of each place.
  private var near: [(Int, Int)] = []

  var count: Int { near.count }

  /// - Parameters:
  ///   - places: Frames, which may be fractions.
  ///   - frames: Where changes are known, rising; at least one.
  init(at places: [Double], from frames: [Int]) {
    near.reserveCapacity(places.count)
    var interval = 0
    for place in places {
      if interval + 1 < frames.count, Double(frames[interval]) > place { interval = 0 }
      while interval + 2 < frames.count, Double(frames[interval + 1]) < place { interval += 1 }
      let last = min(interval + 1, frames.count - 1)
      let isNearer = abs(place - Double(frames[interval])) <= abs(place - Double(frames[last]))
      near.append(isNearer ? (interval, last) : (last, interval))
      guard frames.count >= 4 else { continue }
      let start = min(max(0, interval - 1), frames.count - 4)
      var weight = SIMD4<Double>(repeating: 1)
      for a in 0..<4 {
        for b in 0..<4 where a != b {
          let (own, other) = (Double(frames[start + a]), Double(frames[start + b]))
          weight[a] *= (place - other) / (own - other)
        }
      }
      first.append(start)
      weights.append(weight)
    }
  }

  /// Sets a curve to samples with the changes added.
  ///
  /// - Parameters:
  ///   - changes: One at each known frame, NaN where it is not known; none: no change.
  ///   - result: As many samples, so that no memory is asked for.
  func add(_ changes: [Double], to samples: [Double], into result: inout [Double]) {
    if result.count != samples.count { result = samples }
    let many = min(count, samples.count)
    guard !first.isEmpty, changes.count >= 4 else {
      for index in 0..<many { result[index] = samples[index] + nearest(changes, index) }
      return
    }
    var sum = 0.0
    first.withUnsafeBufferPointer { first in
      weights.withUnsafeBufferPointer { weights in
        changes.withUnsafeBufferPointer { changes in
          samples.withUnsafeBufferPointer { samples in
            result.withUnsafeMutableBufferPointer { result in
              for index in 0..<many {
                let start = first[index]
                let four = SIMD4(
                  changes[start], changes[start + 1], changes[start + 2], changes[start + 3])
                let change = (four * weights[index]).sum()
                sum += change
                result[index] = samples[index] + change
              }
            }
          }
        }
      }
    }
    // Rare, so that the loop above need not ask.
    guard !sum.isFinite else { return }
    for index in 0..<many where !result[index].isFinite && samples[index].isFinite {
      result[index] = samples[index] + nearest(changes, index)
    }
  }

  /// The change of a point or a vector at a place.
  ///
  /// - Parameter changes: One at each known frame, NaN where it is not known.
  func change(_ changes: [Vector3], at index: Int) -> Vector3 {
    guard index < count else { return .zero }
    guard !first.isEmpty, changes.count >= 4 else { return nearest(changes, index) }
    let start = first[index]
    let weight = weights[index]
    let (a, b, c, d) = (
      changes[start], changes[start + 1], changes[start + 2], changes[start + 3]
    )
    let change = Vector3(
      (SIMD4(a.x, b.x, c.x, d.x) * weight).sum(), (SIMD4(a.y, b.y, c.y, d.y) * weight).sum(),
      (SIMD4(a.z, b.z, c.z, d.z) * weight).sum())
    return change.isFinite ? change : nearest(changes, index)
  }

  private func nearest(_ changes: [Double], _ index: Int) -> Double {
    let (a, b) = near[index]
    if changes.indices.contains(a), changes[a].isFinite { return changes[a] }
    if changes.indices.contains(b), changes[b].isFinite { return changes[b] }
    return 0
  }

  private func nearest(_ changes: [Vector3], _ index: Int) -> Vector3 {
    let (a, b) = near[index]
    if changes.indices.contains(a), changes[a].isFinite { return changes[a] }
    if changes.indices.contains(b), changes[b].isFinite { return changes[b] }
    return .zero
  }
}
