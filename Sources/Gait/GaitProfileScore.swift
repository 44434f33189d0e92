import Motion

/// Gait variable scores, the movement analysis profile and the gait profile score.
///
/// A variable score is the root mean square over 51 points of the distance between a side's mean
/// curve and the reference mean; the profile score is the root of the mean *square* of the variable
/// scores, not their mean. Pelvic rotation and foot progression count from the line of progression.
/// - SeeAlso: Baker et al., Gait Posture 30:265, 2009; Baker et al., Gait Posture 35:612, 2012.
public struct GaitProfileScore: Sendable {
  /// The pelvis, which both sides share.
  public static let pelvis: [CycleQuantity] = (0..<3).map { .angle(.pelvis, $0) }
  /// What each leg has of its own.
  public static let leg: [CycleQuantity] =
    (0..<3).map { .angle(.hip, $0) } + [
      .angle(.knee, 0), .angle(.ankle, 0), .angle(.footProgress, 2),
    ]
  /// The nine curves of a side.
  public static let quantities = pelvis + leg
  /// Fewer cycles a side make no profile score.
  public static let leastCycles = 3
  static let hipRotation = CycleQuantity.angle(.hip, 2)

  public var reference: ReferenceSet
  /// Sides whose knee axis is so far out that hip rotation says little.
  public var unreliableKneeAxis: Set<Side>

  public init(reference: ReferenceSet, unreliableKneeAxis: Set<Side> = []) {
    self.reference = reference
    self.unreliableKneeAxis = unreliableKneeAxis
  }

  /// The profile of one task and condition.
  ///
  /// - Parameters:
  ///   - cycles: All cycles; those with gates do not count.
  ///   - speed: v*, or `nil` where it is not known.
  ///   - words: The reference in words.
  ///   - standing: Whether a standing trial calibrated the model; without one there is no score.
  public func profile(
    of cycles: [CycleCurves], task: MovementTask, condition: String, speed: Double?, words: String,
    standing: Bool
  ) -> GaitProfile {
    let assessed = cycles.filter(\.cycle.isAssessed)
    let own = Side.allCases.flatMap { side in
      Self.quantities.map { variable($0, side, in: assessed, at: speed) }
    }
    let free = Side.allCases.flatMap { side in
      Self.quantities.map { variable($0, side, in: assessed, at: nil) }
    }
    let matched =
      speed == nil
      ? GaitProfile.Score(absentBecause: "speed not matched: v* is not known")
      : score(own, standing: standing)
    var notes: [String] = []
    if !reference.isOwn {
      notes.append(
        "another laboratory's reference: models and marker placement alone differ by about 3°, so "
          + "the score describes and does not grade")
    }
    for side in Side.allCases where unreliableKneeAxis.contains(side) {
      notes.append(
        "the \(side.rawValue) knee axis is unreliable: hip rotation is marked, and the score is given "
          + "without hip rotation too")
    }
    return GaitProfile(
      task: task, condition: condition, reference: words, isOwn: reference.isOwn, speed: speed,
      variables: own, score: score(free, standing: standing), speedMatchedScore: matched,
      notes: notes)
  }

  /// The mean of a side's complete curves along the line of progression, SI units, and how many there
  /// are; empty where there is none.
  public static func mean(
    _ quantity: CycleQuantity, _ side: Side, in cycles: [CycleCurves]
  ) -> (curve: [Double], count: Int) {
    let curves = cycles.filter { $0.cycle.side == side }
      .compactMap { $0.waveformAlongPath(of: quantity) }.filter(\.isComplete)
    guard !curves.isEmpty else { return ([], 0) }
    return (
      (0..<Waveform.count).map { percent in
        curves.reduce(0) { $0 + $1[percent] } / Double(curves.count)
      }, curves.count
    )
  }

  /// Root mean square over every second per cent of the cycle.
  static func rootMeanSquare(_ samples: [Double]) -> Double {
    let squares = stride(from: 0, to: samples.count, by: 2).map { samples[$0] * samples[$0] }
    return (squares.reduce(0, +) / Double(squares.count)).squareRoot()
  }

  private func variable(
    _ quantity: CycleQuantity, _ side: Side, in cycles: [CycleCurves], at speed: Double?
  ) -> GaitProfile.VariableScore {
    guard let band = reference.band(of: quantity, at: speed) else {
      return GaitProfile.VariableScore(
        quantity: quantity, side: side,
        score: .absent(because: "\(reference.name) does not hold \(quantity.title.lowercased())"))
    }
    let found = Self.mean(quantity, side, in: cycles)
    var notes: [String] = []
    if quantity == Self.hipRotation, unreliableKneeAxis.contains(side) {
      notes.append("unreliable: the knee axis is out")
    }
    return GaitProfile.VariableScore(
      quantity: quantity, side: side,
      score: found.count == 0
        ? .absent(because: "no \(side.rawValue) cycle shows the whole curve")
        : .present(Self.rootMeanSquare(zip(found.curve, band.mean).map { $0 - $1 })),
      expected: Self.rootMeanSquare(band.standardDeviation),
      ninetyFifth: reference.ninetyFifthScores[quantity], count: found.count, notes: notes)
  }

  private func score(
    _ variables: [GaitProfile.VariableScore], standing: Bool
  ) -> GaitProfile.Score {
    guard standing else {
      return GaitProfile.Score(
        absentBecause: "no standing trial calibrated the model, so offsets are not known")
    }
    var sides: [Side: Availability<Double>] = [:]
    for side in Side.allCases { sides[side] = sideScore(variables.filter { $0.side == side }) }
    let reason = Side.allCases.compactMap { sides[$0]?.reason }.first
    guard reason == nil else {
      let absent = Availability<Double>.absent(because: reason ?? "")
      return GaitProfile.Score(sides: sides, overall: absent, withoutHipRotation: absent)
    }
    func overall(without left: Set<CycleQuantity> = []) -> Availability<Double> {
      // The pelvis is one body: its two mirror images count together as one.
      let squares = variables.filter { !left.contains($0.quantity) }.map { variable in
        (variable.score.value ?? .nan) * (variable.score.value ?? .nan)
          * (Self.pelvis.contains(variable.quantity) ? 0.5 : 1)
      }
      let count = Self.pelvis.count + 2 * (Self.leg.count - left.count)
      return .present((squares.reduce(0, +) / Double(count)).squareRoot())
    }
    return GaitProfile.Score(
      sides: sides, overall: overall(), withoutHipRotation: overall(without: [Self.hipRotation]))
  }

  /// The root of the mean square of nine scores; never an average over fewer.
  private func sideScore(_ variables: [GaitProfile.VariableScore]) -> Availability<Double> {
    let missing = variables.filter { $0.score.value == nil }
    if let first = missing.first {
      return .absent(
        because: missing.count == variables.count
          ? first.score.reason ?? ""
          : "not all nine curves were measured: "
            + missing.map { $0.quantity.title.lowercased() }.joined(separator: ", "))
    }
    if let least = variables.map(\.count).min(), least < Self.leastCycles {
      return .absent(
        because: "\(least) of at least \(Self.leastCycles) \(variables[0].side.rawValue) cycles")
    }
    let squares = variables.compactMap(\.score.value).map { $0 * $0 }
    guard !squares.isEmpty else { return .absent(because: "no curve was measured") }
    return .present((squares.reduce(0, +) / Double(squares.count)).squareRoot())
  }
}
