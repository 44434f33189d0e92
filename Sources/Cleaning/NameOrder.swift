import Geometry
import Motion

/// Names that cannot be true over a whole stretch of frames, because the body is not built so.
///
/// Every test asks for a margin, so that a name that could be either is left alone. The limits are
/// choices of this project, far from what 26 trials of 8 people show.
struct NameOrder {
  /// What the geometry contradicts.
  struct Contradiction {
    var kind: MarkerFault.Kind
    /// Names two by two, each beside the one it was exchanged with.
    var markers: [String]
    var words: String
  }

  private let body: BodyGeometry

  /// A place or an order counts as wrong only by more than this, metres.
  static let margin = 0.03
  /// The pelvis is above the feet by more than this on an upright person, metres.
  static let upright = 0.3

  init(_ body: BodyGeometry) { self.body = body }

  var contradictions: [Contradiction] {
    let height = pelvisHeight
    if let height, height < -Self.upright { return [upsideDown] }
    if let pelvis = frontAndBack { return [pelvis] }
    if let sides = sidesOfTheBody { return sides }
    return Side.allCases.flatMap { side in
      // A foot is not judged by an ankle or a heel whose place on the leg is wrong.
      let leg = alongTheLeg(side)
      return leg.isEmpty ? foot(side) : leg
    }
  }

  /// Whether a marker pair is the right way round; `nil` where geometry does not tell.
  func isRight(_ first: String, _ second: String) -> Bool? {
    if let place = MarkerPairs.sharedPlace(first, second) {
      return offsetOfSides(place).flatMap { abs($0) > Self.margin ? $0 > 0 : nil }
    }
    for side in Side.allCases {
      let names = Set([first, second])
      for back in [MarkerPairs.name("PSI", side), "SACR"]
      where names == [MarkerPairs.name("ASI", side), back] {
        return depthOfPelvis(side, back).flatMap { abs($0) > Self.margin ? $0 > 0 : nil }
      }
      if names == [MarkerPairs.name("HEE", side), MarkerPairs.name("TOE", side)] {
        return toeAheadOfHeel(side).flatMap { abs($0) > Self.margin ? $0 > 0 : nil }
      }
      if names == [MarkerPairs.name("ANK", side), MarkerPairs.name("HEE", side)] {
        return heelBeyondAnkle(side).flatMap { abs($0) > Self.margin / 2 ? $0 > 0 : nil }
      }
      let leg = MarkerPairs.alongLeg.map { MarkerPairs.name($0, side) }
      if let upper = leg.first(where: names.contains), let lower = leg.last(where: names.contains),
        upper != lower, names == [upper, lower],
        let a = depth(upper, side), let b = depth(lower, side), abs(b - a) > Self.margin
      {
        return b > a
      }
    }
    return nil
  }

  // MARK: - Front and back

  /// How far an anterior spine is in front of a marker at the back of the pelvis, metres.
  private func depthOfPelvis(_ side: Side, _ back: String) -> Double? {
    body.aheadByTheFeet(of: MarkerPairs.name("ASI", side), from: back)
  }

  /// The side of the pelvis whose front carries the name of its back, if there is one. Both sides
  /// alike are no matter of two markers: the feet may be the wrong ones.
  private var frontAndBack: Contradiction? {
    var reversed: [(front: String, back: String, depth: Double)] = []
    for side in Side.allCases {
      for back in [MarkerPairs.name("PSI", side), "SACR"] {
        guard let depth = depthOfPelvis(side, back), depth < -Self.margin else { continue }
        reversed.append((MarkerPairs.name("ASI", side), back, depth))
      }
    }
    reversed.sort { $0.depth < $1.depth }
    guard let first = reversed.first,
      reversed.dropFirst().allSatisfy({ $0.depth > first.depth / 2 })
    else { return nil }
    return exchange(first.front, first.back, "the front is behind the back")
  }

  // MARK: - Up and down

  private var pelvisHeight: Double? {
    let heights = Side.allCases.flatMap { side in
      ["ANK", "HEE", "TOE"].compactMap { foot in
        body.above(of: MarkerPairs.name("ASI", side), from: MarkerPairs.name(foot, side))
      }
    }
    return heights.sorted().dropFirst(heights.count / 2).first
  }

  private var upsideDown: Contradiction {
    let sides = MarkerPairs.legs.compactMap(offsetOfSides)
    let isTurned = sides.count { $0 < 0 } * 2 > sides.count
    return Contradiction(
      kind: .upsideDown, markers: [],
      words: "the pelvis is below the feet: "
        + (isTurned
          ? "the axis that is taken as up points down"
          : "the vertical axis of the laboratory is mirrored"))
  }

  // MARK: - Left and right

  private func offsetOfSides(_ place: String) -> Double? {
    body.leftward(of: MarkerPairs.name(place, .left), from: MarkerPairs.name(place, .right))
  }

  private func toeAheadOfHeel(_ side: Side) -> Double? {
    body.ahead(of: MarkerPairs.name("TOE", side), from: MarkerPairs.name("HEE", side))
  }

  /// What is wrong about left and right; `nil` where nothing is.
  private var sidesOfTheBody: [Contradiction]? {
    let places = MarkerPairs.pelvis + MarkerPairs.legs
    let offsets = places.compactMap { place in offsetOfSides(place).map { (place, $0) } }
    let reversed = offsets.filter { $0.1 < -Self.margin }.map(\.0)
    let right = offsets.filter { $0.1 > Self.margin }.map(\.0)
    guard !reversed.isEmpty else { return nil }
    if right.isEmpty, reversed.contains(where: MarkerPairs.legs.contains),
      reversed.contains(where: MarkerPairs.pelvis.contains)
    {
      return [wholeBody(reversed)]
    }
    let legs = reversed.filter(MarkerPairs.legs.contains)
    if legs.contains("THI") || legs.contains("KNE"), legs.count >= 3,
      !right.contains(where: MarkerPairs.legs.contains)
    {
      return [
        Contradiction(
          kind: .legs, markers: legs.flatMap(MarkerPairs.both),
          words: "the markers of the left and of the right leg carry each other's names: seen from "
            + "the pelvis, every left one is on the right")
      ]
    }
    let pairs = reversed.filter { isConfirmed($0, right) }
    return pairs.isEmpty ? nil : pairs.map(pair)
  }

  /// Left and right of everything: a mirrored laboratory, exchanged names, or a pelvis whose front
  /// carries the names of its back.
  private func wholeBody(_ reversed: [String]) -> Contradiction {
    let feet = Side.allCases.compactMap(toeAheadOfHeel)
    if !feet.isEmpty, feet.allSatisfy({ $0 < -Self.margin }), reversed.contains("PSI") {
      return Contradiction(
        kind: .pair,
        markers: Side.allCases.flatMap {
          [MarkerPairs.name("ASI", $0), MarkerPairs.name("PSI", $0)]
        },
        words: "the front and the back of the pelvis carry each other's names: the toes point "
          + "backwards and every left marker is on the right")
    }
    return Contradiction(
      kind: .mirrored, markers: reversed.flatMap(MarkerPairs.both),
      words: "every left marker is on the right of the body: one horizontal axis of the laboratory "
        + "is mirrored, or all left and right names are exchanged")
  }

  private func pair(_ place: String) -> Contradiction {
    let (left, right) = (MarkerPairs.name(place, .left), MarkerPairs.name(place, .right))
    return Contradiction(
      kind: .pair, markers: [left, right],
      words: "\(left) and \(right) carry each other's names: the left one is on the right of the "
        + "other")
  }

  /// Crossed legs are no exchange: a marker of the wrong name is nearer to the other leg's neighbour.
  private func isConfirmed(_ place: String, _ right: [String]) -> Bool {
    let neighbours = right.filter(MarkerPairs.legs.contains)
    guard MarkerPairs.legs.contains(place) else { return true }
    let votes = neighbours.compactMap { neighbour -> Bool? in
      var (own, other) = (0.0, 0.0)
      for side in Side.allCases {
        guard
          let near = body.distance(
            MarkerPairs.name(place, side), MarkerPairs.name(neighbour, side)),
          let far = body.distance(
            MarkerPairs.name(place, side), MarkerPairs.name(neighbour, side.opposite))
        else { return nil }
        own += near
        other += far
      }
      return own > other + Self.margin
    }
    return votes.count { $0 } * 2 > votes.count
  }

  // MARK: - Along the leg

  /// How far down the leg a marker is, metres: farther from the hip, nearer to the heel. Posture
  /// hardly changes the order.
  private func depth(_ name: String, _ side: Side) -> Double? {
    guard let hip = body.distance(name, MarkerPairs.name("ASI", side)),
      let heel = body.distance(name, MarkerPairs.name("HEE", side))
    else { return nil }
    return hip - heel
  }

  private func alongTheLeg(_ side: Side) -> [Contradiction] {
    let leg = MarkerPairs.alongLeg.map { MarkerPairs.name($0, side) }
    let depths = leg.compactMap { name in depth(name, side).map { (name: name, depth: $0) } }
    func isOrdered(_ depths: [Double]) -> Bool {
      zip(depths, depths.dropFirst()).allSatisfy { $1 - $0 > -Self.margin }
    }
    guard !isOrdered(depths.map(\.depth)) else { return [] }
    for a in depths.indices {
      for b in depths.indices.dropFirst(a + 1) {
        var exchanged = depths.map(\.depth)
        exchanged.swapAt(a, b)
        guard isOrdered(exchanged), depths[a].depth - depths[b].depth > Self.margin else {
          continue
        }
        return [exchange(depths[a].name, depths[b].name, "their order down the leg is reversed")]
      }
    }
    return []
  }

  // MARK: - Feet

  /// How much farther from the toe the heel is than the ankle, metres.
  private func heelBeyondAnkle(_ side: Side) -> Double? {
    let toe = MarkerPairs.name("TOE", side)
    guard let heel = body.distance(toe, MarkerPairs.name("HEE", side)),
      let ankle = body.distance(toe, MarkerPairs.name("ANK", side))
    else { return nil }
    return heel - ankle
  }

  private func foot(_ side: Side) -> [Contradiction] {
    let (heel, toe) = (MarkerPairs.name("HEE", side), MarkerPairs.name("TOE", side))
    if let ahead = toeAheadOfHeel(side), ahead < -Self.margin {
      return [exchange(heel, toe, "the toe is behind the heel")]
    }
    if let beyond = heelBeyondAnkle(side), beyond < -Self.margin {
      return [
        exchange(
          MarkerPairs.name("ANK", side), heel, "the ankle is farther from the toe than the heel is")
      ]
    }
    return []
  }

  private func exchange(_ first: String, _ second: String, _ reason: String) -> Contradiction {
    Contradiction(
      kind: .pair, markers: [first, second],
      words: "\(first) and \(second) carry each other's names: \(reason)")
  }
}
