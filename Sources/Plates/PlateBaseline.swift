import Geometry
import Motion
import Signal

/// What is taken from a plate's signals as its zero.
public enum PlateBaseline: String, CaseIterable, Hashable, Sendable {
  /// The mean over the frames that the file names as its zero (C3D FORCE_PLATFORM:ZERO); nothing
  /// where it names none.
  case file
  /// A straight line through the samples in which the plate is free, so that drift is taken away too.
  case unloaded
  /// Nothing: the signals as they are.
  case none

  /// Fewer free samples than this set no zero.
  static let leastSamples = 50
  /// A free plate shows no more than this, newtons.
  static let largestFree = 20.0

  /// Loads without their zero.
  struct Applied {
    var loads: [PlateReading.Load]
    /// What was taken from the vertical force at the first sample, newtons.
    var level = 0.0
    /// How that changes from one sample to the next, newtons.
    var slope = 0.0
    /// What was done, in words, or `nil` where nothing was.
    var words: String?
  }

  /// The loads without their zero, and what was done.
  func applied(
    to loads: [PlateReading.Load], of plate: ForcePlate, markerRate: Double
  ) -> Applied {
    let unchanged = Applied(loads: loads)
    switch self {
    case .none: return unchanged
    case .file:
      guard let range = plate.zeroRange, markerRate > 0 else { return unchanged }
      let perFrame = plate.rate / markerRate
      // A file may name frames that it does not hold.
      func sample(_ frame: Int) -> Int {
        Int(min(Double(loads.count), max(0, (Double(frame) * perFrame).rounded())))
      }
      let (first, last) = (sample(range.lowerBound - 1), sample(range.upperBound))
      guard first < last else { return unchanged }
      let samples = Array(first..<last)
      let force = Self.mean(samples.map { loads[$0].force })
      let moment = Self.mean(samples.map { loads[$0].moment })
      guard force.isFinite, moment.isFinite else { return unchanged }
      guard Self.isZero(force.z, of: loads) else {
        var refused = unchanged
        refused.words =
          "plate \(plate.label): frames \(range.lowerBound) to \(range.upperBound), which the file "
          + "names as its zero, bear \(Int(force.z.magnitude.rounded())) N: somebody stands there, and "
          + "no zero is taken"
        return refused
      }
      return Applied(
        loads: loads.map {
          PlateReading.Load(force: $0.force - force, moment: $0.moment - moment)
        },
        level: force.z,
        words:
          "plate \(plate.label): the mean of frames \(range.lowerBound) to \(range.upperBound) was "
          + "taken as its zero, as the file says"
      )
    case .unloaded:
      let free = Self.free(loads.map(\.force.z))
      guard free.count >= Self.leastSamples else { return unchanged }
      let lines = (0..<6).map { column in
        Self.line(through: free.map { (Double($0), Self.component(column, loads[$0])) })
      }
      let corrected = loads.enumerated().map { index, load in
        let zero = lines.map { $0.level + $0.slope * Double(index) }
        return PlateReading.Load(
          force: load.force - Vector3(zero[0], zero[1], zero[2]),
          moment: load.moment - Vector3(zero[3], zero[4], zero[5]))
      }
      let shift = abs(lines[2].slope) * Double(loads.count)
      return Applied(
        loads: corrected, level: lines[2].level, slope: lines[2].slope,
        words:
          "plate \(plate.label): its zero was taken from \(free.count) samples of the free plate"
          + (shift > 1 ? "; it drifts by \((shift * 10).rounded() / 10) N over the trial" : "")
      )
    }
  }

  /// Whether a vertical force can be the zero of a plate, newtons: hardly any, or as much as the free
  /// plate shows at other times too.
  private static func isZero(_ level: Double, of loads: [PlateReading.Load]) -> Bool {
    if abs(level) <= largestFree { return true }
    let vertical = loads.map(\.force.z)
    let free = free(vertical)
    guard free.count >= leastSamples else { return false }
    return abs(mean(free.map { loads[$0].force }).z - level) <= largestFree
  }

  /// The samples in which the plate is free: near its lowest level, which may drift.
  static func free(_ vertical: [Double]) -> [Int] {
    guard
      var level = Statistics.percentile(5, of: vertical.map(abs)).map({ low in
        Statistics.median(of: vertical.filter { abs(abs($0) - low) < largestFree }) ?? low
      })
    else { return [] }
    guard abs(level) <= PlateForce.largestOffset else { return [] }
    var slope = 0.0
    var found: [Int] = []
    for _ in 0..<4 {
      found = vertical.indices.filter {
        abs(vertical[$0] - level - slope * Double($0)) < largestFree
      }
      guard found.count >= leastSamples else { return found }
      (level, slope) = line(through: found.map { (Double($0), vertical[$0]) })
    }
    return found
  }

  private static func component(_ column: Int, _ load: PlateReading.Load) -> Double {
    column < 3 ? load.force[column] : load.moment[column - 3]
  }

  private static func mean(_ vectors: [Vector3]) -> Vector3 {
    vectors.reduce(.zero, +) / Double(vectors.count)
  }

  /// Least squares.
  static func line(through points: [(Double, Double)]) -> (level: Double, slope: Double) {
    let seen = points.filter { $0.1.isFinite }
    guard !seen.isEmpty else { return (0, 0) }
    let count = Double(seen.count)
    let middle = seen.reduce(0) { $0 + $1.0 } / count
    let level = seen.reduce(0) { $0 + $1.1 } / count
    let spread = seen.reduce(0) { $0 + ($1.0 - middle) * ($1.0 - middle) }
    guard spread > 0 else { return (level, 0) }
    let slope = seen.reduce(0) { $0 + ($1.0 - middle) * ($1.1 - level) } / spread
    return (level - slope * middle, slope)
  }
}
