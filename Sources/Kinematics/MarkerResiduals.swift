import Motion

/// How far markers lie from where fitted segments would have them, gathered over a trial.
struct MarkerResiduals {
  private(set) var byMarker: [String: [Double]] = [:]
  var notices: [Notice] = []

  /// Adds the next frame of a marker, metres; NaN where it was not seen or not fitted.
  mutating func add(_ distance: Double, marker: String) {
    byMarker[marker, default: []].append(distance)
  }

  /// How large the residuals are over a trial, in one sentence; none where nothing was fitted.
  func summary(of trial: Trial) -> [Notice] {
    var squares = 0.0
    var count = 0
    var worst: (marker: String, distance: Double)?
    for (marker, distances) in byMarker.sorted(by: { $0.key < $1.key }) {
      for distance in distances where distance.isFinite {
        squares += distance * distance
        count += 1
        if distance > worst?.distance ?? -1 { worst = (marker, distance) }
      }
    }
    guard let worst, count > 0 else { return [] }
    let rms = (squares / Double(count)).squareRoot()
    return [
      Notice(
        .model, trial: trial.name,
        "markers lie \(Self.millimetres(rms)) mm (root mean square) from the fitted segments, "
          + "\(worst.marker) at most \(Self.millimetres(worst.distance)) mm")
    ]
  }

  private static func millimetres(_ distance: Double) -> Double {
    (distance.in(.millimetre) * 10).rounded() / 10
  }
}

extension Segment {
  /// The segment in words: `left thigh`.
  var words: String {
    switch self {
    case .pelvis: "pelvis"
    case .thigh(let side): "\(side.rawValue) thigh"
    case .shank(let side): "\(side.rawValue) shank"
    case .foot(let side): "\(side.rawValue) foot"
    }
  }
}
