import Motion

extension RuleBook {
  /// These rules with every limit of the form mean ± 2 SD worked out anew from a laboratory's own
  /// people, each person giving the number that the rule reads.
  ///
  /// A rule that the laboratory changed by a file of its own keeps that file's figures. Without an own
  /// reference, outside its ages, or with fewer than 15 people in every speed band, all stays as it
  /// is.
  public func judged(by reference: ReferenceSet?, for subject: Subject) -> RuleBook {
    guard let reference, reference.isOwn else { return self }
    if let age = subject.age, age.isFinite, !reference.ages.contains(age) { return self }
    var book = self
    let changed = Set(changedRules)
    for number in OwnNumber.all where !changed.contains(number.rule) {
      guard let own = number.bands(of: reference.people),
        let index = book.rules.firstIndex(where: { $0.id == number.rule }),
        let place = book.rules[index].limits.firstIndex(where: { $0.name == number.limit })
      else { continue }
      book.rules[index].limits[place].follow(own, floor: number.floor)
    }
    return book
  }
}

extension Limit {
  /// Takes mean ± 2 SD of own people as the limit.
  fileprivate mutating func follow(_ bands: [OwnNumber.Band], floor: Double?) {
    means = SpeedBands.groupMeans.map { OwnNumber.read(bands, \.mean, at: $0) }
    deviations = SpeedBands.groupMeans.map { OwnNumber.read(bands, \.deviation, at: $0) }
    values = zip(means, deviations).map { mean, deviation in
      let limit = mean + sense * 2 * deviation
      return floor.map { direction == .above ? max($0, limit) : min($0, limit) } ?? limit
    }
    basis = .own
    tag = .derived
    people = bands.map(\.people).min()
    source = "mean \(direction == .above ? "+" : "-") 2 SD of the laboratory's own people"
  }
}

/// The number that a rule's limit is about, read from one healthy person's mean curves.
struct OwnNumber: Sendable {
  /// People of one speed band.
  struct Band {
    /// Mean v*, or `nil` where nobody's is known.
    var speed: Double?
    var mean: Double
    var deviation: Double
    var people: Int
  }

  /// One person's mean curves along the line of progression, SI units.
  struct Curves {
    var curves: [CycleQuantity: [Double]]

    func samples(_ quantity: CycleQuantity, _ window: ClosedRange<Int>) -> [Double]? {
      guard let curve = curves[quantity], curve.count == Waveform.count else { return nil }
      let samples = curve[window].filter(\.isFinite)
      return samples.count == window.count ? samples : nil
    }
    func mean(_ quantity: CycleQuantity, _ window: ClosedRange<Int>) -> Double? {
      samples(quantity, window).map { $0.reduce(0, +) / Double($0.count) }
    }
    func least(_ quantity: CycleQuantity, _ window: ClosedRange<Int>) -> Double? {
      samples(quantity, window)?.min()
    }
    func most(_ quantity: CycleQuantity, _ window: ClosedRange<Int>) -> Double? {
      samples(quantity, window)?.max()
    }
    func range(_ quantity: CycleQuantity) -> Double? {
      guard let low = least(quantity, 0...100), let high = most(quantity, 0...100) else {
        return nil
      }
      return high - low
    }
    func timeOfMost(_ quantity: CycleQuantity, _ window: ClosedRange<Int>) -> Double? {
      guard let samples = samples(quantity, window),
        let index = samples.indices.max(by: { samples[$0] < samples[$1] })
      else { return nil }
      return Double(window.lowerBound + index) / 100
    }
  }

  var rule: String
  var limit: String
  /// The limit is never inside this, SI units.
  var floor: Double?
  var value: @Sendable (Curves) -> Double?

  private init(
    _ rule: String, _ limit: String, floor: Double? = nil,
    _ value: @escaping @Sendable (Curves) -> Double?
  ) {
    self.rule = rule
    self.limit = limit
    self.floor = floor
    self.value = value
  }

  /// Mean and standard deviation in each band that has people enough, the slowest first, or `nil`
  /// where none has.
  func bands(of people: [LaboratoryNorms.Person]) -> [Band]? {
    var order: [String] = []
    var members: [String: [LaboratoryNorms.Person]] = [:]
    for person in people {
      if members[person.band] == nil { order.append(person.band) }
      members[person.band, default: []].append(person)
    }
    let bands = order.compactMap { name -> Band? in
      let group = members[name] ?? []
      let numbers = group.compactMap { value(Curves(curves: $0.curves)) }.filter(\.isFinite)
      guard numbers.count >= NormalBand.leastCountForZ, let found = Statistic(of: numbers),
        let deviation = found.standardDeviation, deviation > 0
      else { return nil }
      return Band(
        speed: Statistic(of: group.compactMap(\.speed))?.mean, mean: found.mean,
        deviation: deviation, people: numbers.count)
    }.sorted { ($0.speed ?? 0) < ($1.speed ?? 0) }
    return bands.isEmpty ? nil : bands
  }

  /// A band's number at a speed, linear between bands, constant outside them.
  static func read(_ bands: [Band], _ number: KeyPath<Band, Double>, at speed: Double) -> Double {
    let known = bands.filter { $0.speed != nil }
    guard let above = known.firstIndex(where: { ($0.speed ?? 0) >= speed }), above > 0 else {
      let nearest = known.first.map { ($0.speed ?? 0) >= speed } ?? true
      return (nearest ? known.first ?? bands.first : known.last)?[keyPath: number] ?? .nan
    }
    let (a, b) = (known[above - 1], known[above])
    let (x, y) = (a.speed ?? 0, b.speed ?? 0)
    let share = y > x ? (speed - x) / (y - x) : 0
    return a[keyPath: number] + share * (b[keyPath: number] - a[keyPath: number])
  }

  /// Every limit that follows people. Stance ends at 60 % of a mean curve, which has no foot off.
  static let all: [OwnNumber] =
    [
      OwnNumber("P01", "limit", floor: .degrees(4)) { $0.mean(.pelvicObliquity, 30...45) },
      OwnNumber("P04", "hip abduction") { $0.least(.hipAdduction, 60...100) },
      OwnNumber("P06", "peak flexion") { $0.most(.kneeFlexion, 60...100) },
      OwnNumber("P06", "whole range") { $0.range(.kneeFlexion) },
      OwnNumber("P06", "range from foot off") { curves in
        guard let peak = curves.most(.kneeFlexion, 60...100),
          let off = curves.mean(.kneeFlexion, 60...60)
        else { return nil }
        return peak - off
      },
      OwnNumber("P06", "time of peak") { $0.timeOfMost(.kneeFlexion, 60...100) },
      OwnNumber("P07", "limit") { $0.least(.kneeFlexion, 0...60) },
      OwnNumber("P08", "stance dorsiflexion") { $0.most(.dorsiflexion, 0...60) },
      OwnNumber("P08", "hip at contact") { $0.mean(.hipFlexion, 0...0) },
      OwnNumber("P09", "limit") { $0.least(.kneeFlexion, 0...60) },
      OwnNumber("P10", "moment") { $0.most(.moment(.knee, 0), 8...30) },
      OwnNumber("P13", "limit") { $0.least(.hipFlexion, HipExtension.window) },
      OwnNumber("P13b", "tilt") { $0.mean(.pelvicTilt, 0...100) },
      OwnNumber("P13b", "tilt range") { $0.range(.pelvicTilt) },
      OwnNumber("P14", "limit") { $0.mean(.trunk(.tiltOnPelvis), 0...100).map { -$0 } },
      OwnNumber("P15", "at contact") { $0.mean(.dorsiflexion, 0...0) },
      OwnNumber("P15", "in stance") { $0.most(.dorsiflexion, 5...55) },
      OwnNumber("P16", "limit") { $0.mean(.dorsiflexion, 75...85) },
      OwnNumber("P16", "swing hip flexion") { $0.most(.hipFlexion, 60...100) },
      OwnNumber("P17", "in") { $0.mean(.footProgression, 10...50) },
      OwnNumber("P17", "out") { $0.mean(.footProgression, 10...50) },
      OwnNumber("P20", "hip adduction") { $0.most(.hipAdduction, 65...90) },
      OwnNumber("P21", "hip range") { $0.range(.hipFlexion) },
      OwnNumber("P21", "abductor moment") { $0.most(.moment(.hip, 1), 0...30) },
      OwnNumber("P22", "moment") { $0.most(.moment(.knee, 1), 0...30) },
      OwnNumber("P23", "hip range") { $0.range(.hipFlexion) },
      OwnNumber("P23", "rotation excursion") { $0.range(.hipRotation) },
    ]
    + [60, 65, 70, 75, 80, 85].map { percent in
      OwnNumber("P03", "at \(percent) %") { $0.mean(.pelvicObliquity, percent...percent) }
    }
}
