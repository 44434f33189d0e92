import Motion

/// How far markers lie from where fitted segments would have them, gathered over a trial.
struct MarkerResiduals {
  private(set) var byMarker: [String: [Double]] = [:]
  var notices: [Notice] = []

  /// Adds the next frame of a marker, metres; NaN where it was not seen or not fitted.
  mutating func add(_ distance: Double, marker: String) {
    byMarker[marker, default: []].append(distance)
  }
}
