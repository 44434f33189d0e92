/// Mean and standard deviation of one quantity in one speed group, as a reference gives them.
public struct ReferenceCurve: Codable, Hashable, Sendable {
  /// SI units; 21 samples (every 5 % of the cycle) or 101.
  public var mean: [Double]
  public var standardDeviation: [Double]
  public var count: Int

  public init(mean: [Double], standardDeviation: [Double], count: Int) {
    precondition(
      mean.count == standardDeviation.count && [21, 101].contains(mean.count),
      "a reference curve has 21 or 101 samples")
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.count = count
  }

  /// The same curve with 101 samples: through those given by cubics whose slope at each is that of
  /// its neighbours (Catmull, Rom 1974), the cycle closed.
  var atEveryPercent: ReferenceCurve {
    guard mean.count != Waveform.count else { return self }
    return ReferenceCurve(
      mean: Self.refined(mean),
      standardDeviation: Self.refined(standardDeviation).map { max(0, $0) },
      count: count)
  }

  private static func refined(_ samples: [Double]) -> [Double] {
    let last = samples.count - 1
    let step = (Waveform.count - 1) / last
    return (0..<Waveform.count).map { percent in
      let index = min(percent / step, last - 1)
      let share = Double(percent - index * step) / Double(step)
      let before = index == 0 ? samples[last - 1] : samples[index - 1]
      let after = index + 2 > last ? samples[1] : samples[index + 2]
      let (a, b) = (samples[index], samples[index + 1])
      let slope = b - before
      let bend = 2 * before - 5 * a + 4 * b - after
      let twist = 3 * (a - b) + after - before
      return a + share / 2 * (slope + share * (bend + share * twist))
    }
  }
}

/// A reference population: who they are, and their curves at the speeds they walked at.
public struct ReferenceSet: Codable, Sendable {
  /// People who walked at about the same speed.
  public struct Group: Codable, Hashable, Sendable {
    /// `very slow`, `free`.
    public var words: String
    /// Mean v*, or `nil` for one group of all speeds.
    public var speed: Double?

    public init(words: String, speed: Double?) {
      self.words = words
      self.speed = speed
    }
  }

  /// As figures name it: `Schwartz et al. 2008`.
  public var name: String
  /// Who they are: `typically developing children`.
  public var population: String
  public var citation: Citation?
  /// Whether they are the laboratory's own people, measured the same way.
  public var isOwn: Bool
  /// Ages it may judge, years.
  public var ages: Range<Double>
  /// By speed, the slowest first.
  public var groups: [Group]
  /// The group that stands in where the speed is not known.
  public var standIn: Int
  /// One curve a group; `nil` where a group has none.
  public var curves: [CycleQuantity: [ReferenceCurve?]]
  /// The gait variable score that 95 of 100 of these people stay below, radians, where individual
  /// curves are held.
  public var ninetyFifthScores: [CycleQuantity: Double] = [:]
  /// The laboratory's own standard error of measurement between sessions by parameter, SI units;
  /// empty where none was measured.
  public var measurementErrors: [String: Double] = [:]
  /// The people behind an own reference, so that a rule can read its own number from each of them;
  /// empty for a published one, of which only means are known.
  public var people: [LaboratoryNorms.Person] = []

  public init(
    name: String, population: String, citation: Citation?, isOwn: Bool, ages: Range<Double>,
    groups: [Group], standIn: Int, curves: [CycleQuantity: [ReferenceCurve?]]
  ) {
    self.name = name
    self.population = population
    self.citation = citation
    self.isOwn = isOwn
    self.ages = ages
    self.groups = groups
    self.standIn = standIn
    self.curves = curves
  }

  /// The band of a quantity at a speed: mean and standard deviation interpolated linearly in v*
  /// between the groups that have a curve, constant outside them.
  ///
  /// - Parameter speed: v*, or `nil` for the group that stands in.
  /// - Returns: SI units, or `nil` where the reference does not hold the quantity.
  public func band(of quantity: CycleQuantity, at speed: Double?) -> NormalBand? {
    guard let all = curves[quantity], all.count == groups.count else { return nil }
    let held = groups.indices.filter { all[$0] != nil }
    guard let first = held.first, let last = held.last else { return nil }
    func curve(_ index: Int) -> ReferenceCurve? { all[index]?.atEveryPercent }
    func band(_ curve: ReferenceCurve?) -> NormalBand? {
      curve.map {
        NormalBand(
          quantity: quantity, mean: $0.mean, standardDeviation: $0.standardDeviation,
          count: $0.count)
      }
    }
    guard let speed, speed.isFinite, groups.allSatisfy({ $0.speed != nil }) else {
      return band(curve(held.contains(standIn) ? standIn : held[held.count / 2]))
    }
    func place(_ index: Int) -> Double { groups[index].speed ?? 0 }
    if speed <= place(first) { return band(curve(first)) }
    if speed >= place(last) { return band(curve(last)) }
    guard let above = held.first(where: { place($0) >= speed }), above > first,
      let below = held.last(where: { place($0) < speed }), let low = curve(below),
      let high = curve(above)
    else { return band(curve(first)) }
    let share = (speed - place(below)) / (place(above) - place(below))
    func mix(_ a: [Double], _ b: [Double]) -> [Double] {
      zip(a, b).map { $0 + share * ($1 - $0) }
    }
    return NormalBand(
      quantity: quantity, mean: mix(low.mean, high.mean),
      standardDeviation: mix(low.standardDeviation, high.standardDeviation),
      count: min(low.count, high.count))
  }
}
