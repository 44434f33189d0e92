import Motion

/// Scales lengths, times and speeds to the length of the legs, so that people of any size compare.
///
/// With l the mean of both leg lengths and g = 9.81 m/s²: length / l, time √(g / l), frequency
/// √(l / g), speed / √(g l).
/// - SeeAlso: Hof, Gait Posture 4:222, 1996.
struct HofScaling: Sendable {
  /// Metres.
  var legLength: Double

  func length(_ metres: Double) -> Double { metres / legLength }
  func time(_ seconds: Double) -> Double {
    seconds * (Spatiotemporal.gravity / legLength).squareRoot()
  }
  func frequency(_ hertz: Double) -> Double {
    hertz * (legLength / Spatiotemporal.gravity).squareRoot()
  }
  func speed(_ metresPerSecond: Double) -> Double {
    metresPerSecond / (Spatiotemporal.gravity * legLength).squareRoot()
  }
}

extension Availability where Value == HofScaling {
  /// The scaling of a person, or which leg length is not known.
  init(_ subject: SubjectMeasures) {
    let missing = Side.allCases.filter { !((subject[.legLength($0)] ?? 0) > 0) }
    guard missing.isEmpty else {
      let names = missing.map(\.rawValue).joined(separator: " and ")
      self = .absent(because: "the \(names) leg length is not known")
      return
    }
    let legs = Side.allCases.compactMap { subject[.legLength($0)] }
    self = .present(HofScaling(legLength: legs.reduce(0, +) / Double(legs.count)))
  }
}
