/// A laboratory's own reference: its healthy people's mean curves, and what they come to.
public struct LaboratoryNorms: Sendable {
  /// One person at one speed: one side, drawn by the label, never both as if they were two people.
  public struct Person: Codable, Sendable {
    public var label: String
    public var condition: String
    public var side: Side
    /// `M`, `F` or `nil`.
    public var sex: String?
    /// Years.
    public var age: Double?
    /// Mean of both, metres.
    public var legLength: Double?
    /// v*, or `nil` where no leg length is known.
    public var speed: Double?
    /// Cycles behind the curves.
    public var cycles: Int
    /// Mean curve of each quantity, 101 samples, SI units, along the line of progression.
    public var curves: [CycleQuantity: [Double]]

    public init(
      label: String, condition: String, side: Side, sex: String? = nil, age: Double? = nil,
      legLength: Double? = nil, speed: Double? = nil, cycles: Int,
      curves: [CycleQuantity: [Double]]
    ) {
      self.label = label
      self.condition = condition
      self.side = side
      self.sex = sex
      self.age = age
      self.legLength = legLength
      self.speed = speed
      self.cycles = cycles
      self.curves = curves
    }

    /// The speed band the person walked in: `free`; `any speed` where v* is not known.
    public var band: String { speed.map(SpeedBand.words) ?? LaboratoryNorms.anySpeed }
  }

  /// How often the reference flags its own healthy people, each judged by all the others.
  public struct FlagRate: Sendable {
    /// A curve's or a rule's name.
    public var name: String
    public var flagged: Int
    public var people: Int

    public init(name: String, flagged: Int, people: Int) {
      self.name = name
      self.flagged = flagged
      self.people = people
    }

    public var share: Double { people > 0 ? Double(flagged) / Double(people) : .nan }
  }

  static let anySpeed = "any speed"
  /// Fewer people a band make no band that a verdict should rest on.
  public static let leastCountForBands = 20

  /// In words: `Plug-in Gait`.
  public var model: String
  /// In order of their labels.
  public var people: [Person]
  /// Standard error of measurement of each parameter between sessions of one person, SI units.
  public var measurementErrors: [String: Double]
  /// People with more than one session.
  public var repeatedPeople: Int
  public var curveFlagRates: [FlagRate]
  public var ruleFlagRates: [FlagRate]

  public init(
    model: String, people: [Person], measurementErrors: [String: Double] = [:],
    repeatedPeople: Int = 0, curveFlagRates: [FlagRate] = [], ruleFlagRates: [FlagRate] = []
  ) {
    self.model = model
    self.people = people
    self.measurementErrors = measurementErrors
    self.repeatedPeople = repeatedPeople
    self.curveFlagRates = curveFlagRates
    self.ruleFlagRates = ruleFlagRates
  }

  /// The people of each speed band that has any, the slowest first.
  public var bands: [(words: String, people: [Person])] {
    (SpeedBand.all + [Self.anySpeed]).compactMap { words in
      let members = people.filter { $0.band == words }
      return members.isEmpty ? nil : (words, members)
    }
  }

  /// Why no z is shown against a band, or `nil` where it is.
  public static func refusalOfZ(people count: Int) -> String? {
    count < NormalBand.leastCountForZ
      ? "z needs at least \(NormalBand.leastCountForZ) people, the band has \(count)" : nil
  }

  /// The reference that these people make: mean, sample standard deviation and count of each curve
  /// in each speed band; a band of one person has no deviation and is left out.
  public var referenceSet: ReferenceSet {
    // People without v* make a reference only where nobody has one.
    let known = bands.filter { $0.words != Self.anySpeed }
    let used = known.isEmpty ? bands : known
    let held = used.filter { $0.people.count > 1 }
    let quantities = CycleQuantity.all.filter { quantity in
      held.contains { $0.people.contains { $0.curves[quantity] != nil } }
    }
    let ages = people.compactMap(\.age)
    var set = ReferenceSet(
      name: "Own reference", population: "people of this laboratory", citation: nil, isOwn: true,
      ages: (ages.min() ?? 0).rounded(.down)..<((ages.max() ?? 0).rounded(.down) + 1),
      groups: held.map { band in
        ReferenceSet.Group(
          words: band.words, speed: Statistic(of: band.people.compactMap(\.speed))?.mean)
      },
      standIn: held.firstIndex { $0.words == "free" } ?? held.count / 2,
      curves: Dictionary(
        uniqueKeysWithValues: quantities.map { quantity in
          (quantity, held.map { Self.curve(of: quantity, in: $0.people) })
        }))
    set.measurementErrors = measurementErrors
    set.people = held.flatMap(\.people)
    for quantity in quantities {
      set.ninetyFifthScores[quantity] = ninetyFifthScore(of: quantity, in: held)
    }
    return set
  }

  /// Mean, sample standard deviation and count at each per cent; `nil` below two people.
  private static func curve(of quantity: CycleQuantity, in people: [Person]) -> ReferenceCurve? {
    let curves = people.compactMap { $0.curves[quantity] }.filter { $0.count == Waveform.count }
    guard curves.count > 1 else { return nil }
    let statistics = (0..<Waveform.count).map { index in Statistic(of: curves.map { $0[index] }) }
    return ReferenceCurve(
      mean: statistics.map { $0?.mean ?? .nan },
      standardDeviation: statistics.map { $0?.standardDeviation ?? .nan }, count: curves.count)
  }

  /// The gait variable score that 95 of 100 of these people stay below, against their band's mean;
  /// `nil` below twenty people.
  private func ninetyFifthScore(
    of quantity: CycleQuantity, in bands: [(words: String, people: [Person])]
  ) -> Double? {
    var scores: [Double] = []
    for band in bands {
      guard let mean = Self.curve(of: quantity, in: band.people)?.mean else { continue }
      for person in band.people {
        guard let curve = person.curves[quantity], curve.count == mean.count else { continue }
        let squares = stride(from: 0, to: mean.count, by: 2).map { index in
          (curve[index] - mean[index]) * (curve[index] - mean[index])
        }
        scores.append((squares.reduce(0, +) / Double(squares.count)).squareRoot())
      }
    }
    guard scores.count >= Self.leastCountForBands else { return nil }
    let sorted = scores.sorted()
    return sorted[min(sorted.count - 1, Int((0.95 * Double(sorted.count)).rounded(.up)) - 1)]
  }

  /// The same norms without one person: what the others would judge them by.
  public func without(_ label: String) -> LaboratoryNorms {
    var others = self
    others.people.removeAll { $0.label == label }
    return others
  }
}
